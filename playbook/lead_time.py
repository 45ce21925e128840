"""Lead time (F6): a meeting is told of 15, 30 or 60 minutes before, so that one gets there; a call at its minute."""

import re
from datetime import datetime, timedelta
from typing import Final

from playbook.folding import simplified

LEADS = (0, 15, 30, 60)  # minutes to choose from; 0 is on time

_MEETING: Final = re.compile(
    r"^见(?![效好谅识])|拜访|登门|上门|家访|见面|见(?:个)?面|见一面|面谈|面聊|面签|碰面|碰头|当面|试驾|试乘|看车|看房|看样|看货|参观|考察"
    r"|到店|来店|进店|(?:去|到|来).{0,6}(?:店|公司|办公室|厂|现场)|开会|会议|会面|约见|交车|提车|验收|签约|签合同"
    r"|吃饭|吃个饭|午饭|晚饭|早茶|饭局|聚餐|喝茶|喝咖啡|喝杯"
    r"|\b(?:visit|meet(?:ing)?|meet up|see (?:her|him|them)|lunch|dinner|breakfast|coffee|drinks|test[ -]drive"
    r"|viewing|showroom|site|appointment|demo|handover)\b",
    re.IGNORECASE,
)
_NO_MEETING: Final = re.compile(
    r"(?:约|问|提醒|确认|预约|改约|打电话).{0,8}(?:时间|几点|哪天|什么时候)|电话会|线上|视频|\b(?:call|phone|online|zoom|video)\b",
    re.IGNORECASE,
)


def is_meeting(text: str, place: str = "") -> bool:
    """Whether what is to be done brings the two together: it has a place, or its words say so."""
    words = simplified(text)
    return bool(place) or (bool(_MEETING.search(words)) and not _NO_MEETING.search(words))


def tell_at(due: datetime, minutes: int, now: datetime) -> datetime:
    """When to tell of a meeting: as many minutes before as is wanted (see LEADS), or the longest lead still ahead."""
    leads = (timedelta(minutes=lead) for lead in sorted(LEADS, reverse=True) if lead <= minutes)
    return next((due - lead for lead in leads if due - lead > now), due)
