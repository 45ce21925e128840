"""Words that tell how a contact was made and how it went; Chinese simplified, English in small letters."""

import re
from typing import Final

from playbook.capture.model import ClassReason, ContactKind, Mood


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


KINDS: Final = (
    (
        ContactKind.ATTEMPT,
        _words(
            r"没打通|没接(?:电话)?|打不通|没人接|占线|关机|没联系上|不在服务区|没见到|扑空|没回(?:消息|微信)?"
            r"|\bno answer\b|\bdid ?n[o']t (?:pick up|answer)\b|\bvoicemail\b|\bline busy\b|\bunreachable\b"
        ),
    ),
    (
        ContactKind.MEAL,
        _words(
            r"(?:请|一起|陪|约)?(?:[她他]|客户)?吃(?:了)?(?:个|顿)?(?:饭|午饭|晚饭|火锅)|聚餐|饭局|喝(?:了)?(?:茶|咖啡)"
            r"|\b(?:lunch|dinner|coffee|breakfast|meal)\b"
        ),
    ),
    (
        ContactKind.VISIT,
        _words(
            r"面谈|见面|见了面?|去(?:了)?[^,。]{0,5}(?:店|公司|厂|家|办公室|仓库)里?(?:坐|看|聊|谈)|当面|拜访|上门|登门|到店|来店|进店|试驾|看车|参观|面聊|碰面|碰头|登门拜访"
            r"|\b(?:met|visit(?:ed)?|came in|dropped by|in person|test drive|showroom|meeting)\b"
        ),
    ),
    (
        ContactKind.CALL,
        _words(
            r"(?:打|通|回|接)(?:了|过)?(?:个|一个|通)?电话|电话(?:里|聊|沟通|联系|回访)?|通话|语音|视频(?:通话)?|致电|来电"
            r"|\b(?:called|call|phoned|phone call|rang|spoke|on the phone)\b"
        ),
    ),
    (
        ContactKind.MESSAGE,
        _words(
            r"微信|短信|发(?:了)?(?:个)?(?:消息|信息)|留言|邮件|私信|whatsapp|\bline\b|telegram"
            r"|\b(?:messaged|texted|emailed|wrote|wechat|sms|e-?mail)\b"
        ),
    ),
)

FILLERS: Final = _words(
    r"[\s,、了过的]|一次|一下|刚刚?|和|跟|与|[她他](?:们)?|客户|又|去|来|已经|已|做"
    r"|\b(?:with|her|him|them|just|had|a|an|the|by|over)\b"
)
"""What may stand beside a kind of contact in a clause that says nothing else."""

DONE: Final = _words(
    r"[^不]了(?!解)|过(?![来去户两几])|已经|已(?=[发打寄送约])|好了|\b(?:already|sent|called|gave|did|was|were|met|visited)\b"
)
"""Marks of something that is over, though it was today."""

MOODS: Final = (
    (
        Mood.POOR,
        _words(
            r"不(?:太|是很|怎么)?(?:满意|高兴|开心|愉快|耐烦|舒服)|生气|发火|抱怨|投诉|冷淡|失望|不愉快|态度不好|爱理不理|吵|不爽"
            r"|\b(?:unhappy|angry|upset|annoyed|complain\w*|disappointed|cold|rude|not (?:happy|pleased|satisfied))\b"
        ),
    ),
    (
        Mood.GOOD,
        _words(
            r"聊得(?:很|挺|还)?(?:不错|好|开心|来|投机|愉快)|谈得(?:很|挺)?(?:不错|好|顺)|很?满意|高兴|开心|愉快|热情|顺利|很好|挺好|投缘|客气"
            r"|\b(?:happy|pleased|great|good|went well|friendly|warm|satisfied|delighted)\b"
        ),
    ),
    (
        Mood.NEUTRAL,
        _words(
            r"一般(?!来说|都|会|在|不)|还行|还可以|平平|不冷不热|马马虎虎|凑合|\b(?:so-so|ok|okay|neutral|lukewarm|fine)\b"
        ),
    ),
)
"""In the order they are tried: unhappy holds happy."""

_GENERIC = r"(?:suv|mpv|vip|ok|app|ppt|ai|it|crm|pos|usb|pdf|excel|logo|logistics|tv|pc)"
_MODEL = rf"(?!{_GENERIC}(?![a-z0-9]))[a-z][a-z0-9-]*(?:\s[a-z0-9][a-z0-9-]*){{0,2}}"

CLASSES: Final = (
    (
        ClassReason.REFUSED,
        _words(
            r"不要了|不需要|没(?:有)?需[要求]|不考虑|没(?:有)?兴趣|不感兴趣|别再?(?:打|联系|找)|拒绝|买了别(?:家|人)|不想(?:买|换)|不想要了|不买了"
            r"|\b(?:not interested|no need|(?:does ?n[o']t|do ?n[o']t|didn't) want|refused|stop calling"
            r"|bought elsewhere|no interest)\b"
        ),
    ),
    (
        ClassReason.MODEL_SETTLED,
        _words(
            rf"(?<!不)(?:想要|就要|要定|选定|选中|看中|看上|认准|定下|敲定|确定要|定了|想订|订了)(?:了|的是|这?[款台个辆])?\s*{_MODEL}"
            r"|(?:车型|型号|款式|颜色|配置)(?:都|也)?(?:已经|已)?(?:定|选好|确定)|(?:交|付|下)了?定金?|就定这|定下来了|看中了"
            rf"|\b(?:settled on|decided on|wants|wants the|going for|chose|picked)\s+(?:(?:a|the)\s+)?(?={_MODEL})"
            r"(?:[a-z-]+\s)?(?=[a-z]*-?[0-9])[a-z0-9-]+|\bpaid a? ?deposit\b"
        ),
    ),
    (
        ClassReason.STRONG_INTEREST,
        _words(
            r"(?:很|非常|特别|挺)(?:感兴趣|有兴趣|想[要买换]|喜欢|心动)|兴趣很?大|急着|着急要|尽快|越快越好|预算(?:够|充足|没问题)|心动"
            r"|\b(?:very interested|really interested|keen|loves it|as soon as possible|asap|eager|has the budget)\b"
        ),
    ),
    (
        ClassReason.ORDINARY_INTEREST,
        _words(
            r"(?<!不)想(?:要|[换买看试订了])|考虑|了解一下|有需[要求]|有(?:点|些)?兴趣|感兴趣|看看|比较一下|在看|打算|有意向|有意"
            r"|\b(?:thinking (?:about|of)|considering|looking for|looking at|wants?|interested|might buy|needs?)\b"
        ),
    ),
)
"""In the order they are tried (A8)."""
