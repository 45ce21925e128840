"""Words by which a prospect's class is suggested (A8); Chinese simplified, English in small letters."""

from typing import Final

from playbook.capture.model import ClassReason
from playbook.writing import any_case

_GENERIC = r"(?:suv|mpv|vip|ok|app|ppt|ai|it|crm|pos|usb|pdf|excel|logo|logistics|tv|pc)"
_MODEL = rf"(?!{_GENERIC}(?![a-z0-9]))[a-z][a-z0-9-]*(?:\s[a-z0-9][a-z0-9-]*){{0,2}}"

CLASSES: Final = (
    (
        ClassReason.REFUSED,
        any_case(
            r"(?<!没说)不要了|不需要(?!担心|排队|着急)|没(?:有)?需[要求]|不考虑(?!别)|没(?:有)?(?:什么)?兴趣"
            r"|不感兴趣|别再(?:打|联系|找|发|来)|别打(?:了|来了|电话了|扰)"
            r"|拒绝(?!了别|别)|(?:买|订|选)了别[家人]|不想(?:买|换)|不想要了|(?<!前)不买(?:了|$)|(?:说|表示|明确"
            r"|确定)不[买换要]|已经(?:在别处|在别家)?买了别|用不(?:着|上)|不会(?:买|换|考虑)|暂时不需要|冇兴趣"
            r"|唔(?:要|买(?!住)|需要)"
            r"|\b(?:not interested|no need|no longer (?:interested|needs?|wants?)|(?:does ?n[o'’]?t|do ?n[o'’]?t"
            r"|did ?n[o'’]?t) (?:want|need)(?! to (?:wait|worry|pay))"
            r"|refused|stop calling|bought elsewhere|went with (?:a |another |the )?(?:competitor|rival|dealer"
            r"|other)|no interest|turned (?:it|us|me) down|not buying)\b"
        ),
    ),
    (
        ClassReason.MODEL_SETTLED,
        any_case(
            rf"(?<![不没未])(?:想要|就要|要定|选定|选中|看中|看上|认准|定下|敲定|确定要|定了|想订|订了)(?:了|的是"
            rf"|这?[款台个辆])?\s*{_MODEL}"
            r"|(?:车型|型号|款式|颜色|配置)(?:都|也)?(?:已经|已)?(?:定|选好|确定)(?![不下没])|(?<![没不未])(?:交|付"
            r"|下|落|俾|畀)(?:了|咗)?(?:定金|订金|订)(?![单购货])|下定了?(?!决心|单)|就定这|定下来了|看中了"
            rf"|\b(?:settled on|decided on|wants|wants the|going for|chose|picked(?! up))\s+(?:(?:a"
            rf"|the)\s+)?(?={_MODEL})"
            r"(?:[a-z-]+\s)?(?=[a-z]*-?[0-9])[a-z0-9-]+|\bpaid (?:a |the )?deposit\b"
        ),
    ),
    (
        ClassReason.STRONG_INTEREST,
        any_case(
            r"(?<!不是)(?<!没有)(?:很|非常|特别|挺|好|相当|超)(?:感兴趣|有兴趣|想[要买换]|喜欢|心动|钟意|有意向)"
            r"|兴趣很?大|(?<!不)(?<!不着)急着|(?<!不)着急[要用换买]|(?<!不)急[要用]|尽快|越快越好|预算(?:够|充足"
            r"|没问题)|(?<!不)心动|意向(?:很?强|强烈)|马上要用"
            r"|\b(?:(?<!not )(?:very|really|super|quite) interested|keen|loves it|as soon as possible|asap|eager"
            r"|has the budget|urgent(?:ly)?)\b"
        ),
    ),
    (
        ClassReason.ORDINARY_INTEREST,
        any_case(
            r"(?<!不)(?<!没)想(?:要|[换买看试订了])|考虑|了解一下|有需[要求]|有(?:点|些)?兴趣|感兴趣|看看|比较一下"
            r"|在看|打算|有意向|有意"
            r"|不(?:着)?急|(?:明年|以后|过年后|年后|到时候?|过阵子|下半年|明年初)再(?:说|看|谈|买|换)|再说吧?$"
            r"|再看看|再考虑"
            r"|\b(?:thinking (?:about|of)|thinking it over|considering|looking (?:for|at|around)|wants?|interested"
            r"|might buy|needs?(?! to\b| (?:his|her|their|my)\b| the (?:quote|contract|invoice|papers|docs))"
            r"|no (?:hurry|rush)|maybe (?:next"
            r"|later)|not now|(?:just )?browsing|next year maybe)\b"
        ),
    ),
)
"""In the order they are tried (A8); no hurry is a need all the same."""
