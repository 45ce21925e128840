"""Where a note is cut into clauses, and where a space or a date inside it is no cut; plain writing."""

import re
from typing import Final

from playbook.writing import any_case

_HAN = "一-鿿"


MARK: Final = any_case(
    rf"(?:(?<![0-9]),|,(?![0-9]{{3}}(?![0-9]))|[。;!?\n|])|\.(?=\s|$)|\s+[-–—]+\s+|\s+(?:and then|then"
    rf"|and(?!\s[0-9]))\s+"
    rf"|(?<=[{_HAN}])\s+|\s+(?=[{_HAN}])"
)

WANTS_MORE: Final = any_case(
    r"(?:想要|想买|想看|想换|想试|要|看中|看上|在看|定了|选了|喜欢|爱|开|用|叫|养|买了|试驾|订了|是|买|[订提]了?)\s*$"
)
"""想要 Model 3: what follows a space still belongs to the verb."""

NAMES_MORE: Final = any_case(r"(?:生日|地址|老家|预算|血型|尺码|身高|目标|属|姓)\s*$")
"""生日 8月15: a heading and its entry."""

TOKEN: Final = any_case(r"(?:微信号?|邮箱|邮件|qq号?|line|id|账号|whatsapp|wechat)\s*$")
TOKEN_FOLLOWS: Final = any_case(r"(?=[\w@.+-]*[0-9_@])[a-z0-9][\w@.+-]{3,}")
"""微信 lm_1988."""

AT_PLACE: Final = any_case(r"(?<![^\s,点分半])[在去到][^\s,]{2,12}\s*$")
MEETS_THERE: Final = any_case(r"见|面谈|碰|吃|喝|签|谈|聊|开会|试驾|看车|看房")
"""在星巴克 见面."""

LEADS_TO_DATE: Final = re.compile(
    r"(?:赶在|赶喺|[在於于喺]|最[晚迟遲]|大概|大约|大約|[约約][好定了咗]?|(?:推迟|推遲|延|改)[到在成])$"
)
"""Left over where a date was: 我会在|周五前|发样品."""

LUNAR: Final = any_case(r"农历|阴历|旧历|公历|阳历|lunar")

FIGURES: Final = any_case(r"[^\s一-鿿]*[0-9a-z]\S*")
"""成交 2.5万 SUV: figures and Latin letters belong to what was bought."""

STANDS_ALONE: Final = any_case(
    r"(?:没接(?:电话)?|没打通|没人接|不接(?:电话)?|打不通|没回|关机|占线|不错|很好|挺好|满意|感兴趣"
    r"|(?<![约说定订讲改推延通知提醒诉到为除算等聊谈应求送寄发给带要忘消])(?:了|咗|过)"
    r"|[下签订卖买付交][了咗]?[单合同]*[^,]{0,12}[0-9](?:万|千|k|元|块)*)\s*$"
)
"""Said in full before a day is named: 没接|明天再打."""

_ON_THE_PHONE = (
    r"(?:来电(?:话)?|[打来接回](?:了|过|到|咗)?(?:个)?[她他佢]?(?:的)?(?:电话|微信|消息)(?:来|过来|畀我|俾我)?"
    r"|电话(?:里|中|上|过来)?|发(?:来)?(?:了)?(?:个|条)?(?:微信|消息|信息|短信|语音)(?:来|过来)?"
    r"|微信(?:上|里)?|短信|留言|line(?:上)?|whatsapp(?:上)?|聊天)"
)
_IN_PERSON = (
    r"(?:见(?:了)?面|面谈|面聊|吃(?:了)?(?:个)?饭|喝(?:了)?(?:咖啡|茶)|[来到进](?:了)?店里?|来(?:了)?公司|来访"
    r"|来(?:了)?(?:一趟|过)?|试驾(?:了|后|完)?|看(?:了|完)?车(?:后|时)?|拜访|登门)"
)
_SAID = (
    r"说(?:是|了)?(?!明(?![天早晚年日])|[好服话得]|不[定准]|过要)|讲(?![价好得])|表示|提到|告诉我(?:说)?|通知我?"
    r"|聊到|谈到|聊起|话(?=[要想唔冇会佢听])"
)
_ASKED = r"问(?:了|我|起)?|催(?!款|尾款|付|[她他佢])|要求|抱怨|投诉|反映|确认|同意|答应"
LONG_AGO: Final = any_case(
    r"去年|前年|以前|之前|曾经|上次|上回|从前|当年|第一次|\b(?:last time|previously|years ago)\b"
)
"""A story, no contact of these days."""

REPORTS: Final = (
    any_case(
        rf"(?P<told>(?:(?P<his>来电(?:话)?|打来|来电话|[接收]到|发来|来微信)|{_ON_THE_PHONE}|{_IN_PERSON})"
        r"(?:来|过来|给我|跟我|和我|畀我|俾我|了|过|时|的时候|后)*)"
        rf"(?:[她他佢]|客户|对方|就|又|还|也|一直|我)*(?:(?P<dropped>{_SAID})|(?:{_ASKED}))(?=\S)"
    ),
    any_case(
        r"(?P<told>\b(?:called|rang|phoned|texted|messaged|emailed|wrote|whatsapped|came in|dropped by|stopped by"
        r"|visited)\b"
        r"(?: me| us| in| back)?)"
        r"(?:(?P<dropped>\s(?:to say|saying|and said|to tell (?:me|us)|to let (?:me|us) know|that)(?: that)?\s)"
        r"|(?=\s(?:to ask|asking|to complain|complaining)\b))"
    ),
)
"""A contact and the word for what was said at it."""
