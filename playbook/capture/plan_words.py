"""Verbs that make a clause with a date a promise (A5) or a follow-up (C); Chinese simplified, English small."""

import re
from typing import Final


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


PROMISED: Final = _words(
    r"(?:我|我们)?(?:答应|承诺|保证|许诺)(?:了)?(?:[她他您]|客户|对方|人家)?(?:说)?[,:\s]*"
    r"|\bpromised?(?:\s+(?:her|him|them|to))*\s*"
)
"""The rep's own word for a promise; it is cut from the promise's text."""

BY_REP: Final = _words(r"^(?:我(?:们)?(?:会|来|要)?|i(?:['’]ll| will)|will|to)\s*(?=\S)")
"""The rep naming himself goes without saying in what he plans."""

PROMISE: Final = _words(
    r"发(?!现|生|烧|展|货给我)"
    r"|给.{0,4}?(?:发|送|寄|报|做|出|带|办|算|查|找|准备|申请|确认|答复|回复|方案|价|优惠|样)"
    r"|寄|送(?!货|车|医|孩子)|报价|报个价|帮|查|准备|安排|核(?!酸)|算(?!了)|提供|整理|做(?:个|份|一份)?(?:方案|表|报告|预算)"
    r"|出(?:个|份)?方案|退(?!休)|申请|答复|回复|带(?:上|去|给|样|资料|合同|礼)|搞定|解决|办好|赶出来"
    r"|\b(?:send|give|bring|check(?! in)|quote|prepare|confirm|e-?mail|deliver|arrange|provide|fix|share|find out"
    r"|get back)\b"
)

FOLLOW_UP: Final = _words(
    r"回访|联系|打(?:个)?电话|打给|电话|回电|跟进|追踪|拜访|见面|面谈|碰面|试驾|(?<!大)约(?!定)|聊|问"
    r"|再(?=[约问联聊谈说打看来见访跟定试碰催去电])|看车|看房|看样|到店|来店|进店|过来|交车|提车|取车|上牌|保养"
    r"|续保|续费|续约|续签|签|安装|送货|验收|付|[交下]定|定金|订金|收款|尾款|催|提醒|吃饭|午饭|晚饭|上门|沟通|谈|开会|会议|复查|体检|年检|到期|演示|培训"
    r"|\b(?:call|ring|phone|visit|meet|meeting|follow[ -]?up|check in|test drive|talk|lunch|dinner|coffee|ask|remind"
    r"|demo|renew\w*|pick[ -]?up|chase|appointment|sign|message|text|see|delivery|service|payment|contact|touch base"
    r"|catch up)\b"
)

HABIT: Final = _words(
    r"方便|有空|别|不要打|平时|一般|上班|下班|休息|午休|午睡|起床|送孩子|接孩子|开门|关门|营业"
    r"|\b(?:free|usually|open|closes?|busy|works?|only|never|don't)\b"
)
"""With an hour and no day: when the client can be reached, and no appointment."""

BY_CLIENT: Final = _words(
    r"(?<![给帮约跟和请陪问找向替带送为与对见催访])(?:[她他](?:们|家)?|客户|对方|老公|老婆|爱人|领导|孩子|儿子|女儿)"
    r"(?!.{0,2}[约问])"
    r"|(?:^|(?<=[她他]))(?:先生|太太)"
    r"|^(?:she|he|they|the client|client|husband|wife|(?:her|his) \w+)\b"
)
"""Somebody else is to do it."""

CLIENT_COMES: Final = _words(
    r"试驾|看车|看房|到店|来店|进店|过来|来|提车|取车|交车|签|付|[交下]定|定金|订金|验收|安装|保养|上门|见面"
    r"|\b(?:come|comes|coming|visit|visits|test drive|sign|signs|pay|pays|pick up|picks up|collect|collects)\b"
)
"""What the client does and the rep must be there for."""
