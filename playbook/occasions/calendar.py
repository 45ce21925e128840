"""The festivals and turns of the season on which people of a culture greet one another.

Left out are days on which a greeting would jar: 清明 and 重阳 are for the graves in Hong Kong, 中元 everywhere.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from playbook.dates.festivals import festival_named, solar_term
from playbook.occasions.model import Culture, Day, DayKind

TEACHERS = "teachers"
_TEACHER = re.compile(r"老师|老師|教师|教師|教授|校长|校長|班主任|teacher|professor|lecturer|headmaster", re.IGNORECASE)

_FESTIVALS = {  # our name → the name by which playbook.dates.festivals knows its day
    "new_year": "元旦",
    "spring": "春节",
    "lantern": "元宵",
    "qingming": "清明",
    "dragon_boat": "端午",
    "qixi": "七夕",
    "mid_autumn": "中秋",
    "national": "国庆",
    "double_ninth": "重阳",
    "winter_solstice": "冬至",
    "mothers": "母亲节",
    "fathers": "父亲节",
    TEACHERS: "教师节",
    "easter": "复活节",
    "thanksgiving": "感恩节",
    "christmas": "圣诞",
}
_TERMS = {  # change of season: solar terms that are worth a word
    "spring_begins": "立春",
    "summer_begins": "立夏",
    "great_heat": "大暑",
    "autumn_begins": "立秋",
    "frost": "霜降",
    "winter_begins": "立冬",
    "great_cold": "大寒",
}
FESTIVALS, TERMS = tuple(_FESTIVALS), tuple(_TERMS)

_MAINLAND = (
    "new_year spring lantern qingming dragon_boat qixi mid_autumn national double_ninth winter_solstice "
    "mothers fathers teachers spring_begins summer_begins great_heat autumn_begins frost winter_begins great_cold"
)
_TAIWAN = (
    "new_year spring lantern qingming dragon_boat qixi mid_autumn double_ninth winter_solstice mothers fathers "
    "teachers christmas spring_begins summer_begins great_heat autumn_begins winter_begins great_cold"
)
_HONG_KONG = (
    "new_year spring lantern easter mothers fathers dragon_boat mid_autumn winter_solstice christmas "
    "great_heat autumn_begins winter_begins great_cold"
)
_OVERSEAS = "new_year spring lantern dragon_boat mid_autumn winter_solstice mothers fathers christmas"
_KEPT: dict[Culture, tuple[str, ...]] = {
    Culture.MAINLAND: tuple(_MAINLAND.split()),
    Culture.TAIWAN: tuple(_TAIWAN.split()),
    Culture.HONG_KONG: tuple(_HONG_KONG.split()),
    Culture.OVERSEAS: tuple(_OVERSEAS.split()),
    Culture.AMERICAN: ("new_year", "easter", "mothers", "fathers", "thanksgiving", "christmas"),
    Culture.WESTERN: ("new_year", "easter", "christmas"),  # Mother's Day is another day in every other country
    Culture.PLAIN: ("new_year",),
}
_ZONES = {Culture.TAIWAN: "Asia/Taipei", Culture.HONG_KONG: "Asia/Hong_Kong"}


def between(culture: Culture, first: date, last: date) -> Iterator[Day]:
    """The days that a culture keeps from `first` to `last`, both included."""
    for name in _KEPT[culture]:
        kind = DayKind.SEASON if name in _TERMS else DayKind.FESTIVAL
        day_in = _day_of(name, culture)
        for year in range(first.year, last.year + 1):
            if first <= (day := day_in(year)) <= last:
                yield Day(f"{kind}:{name}:{year}", kind, day, name)


def concerns(day: Day, job: str) -> bool:
    """Whether the day is one for people of this job, in their own words; all but Teachers' Day are for everybody."""
    return day.name != TEACHERS or _TEACHER.search(job) is not None


def _day_of(name: str, culture: Culture) -> Callable[[int], date]:
    if name in _TERMS:
        return solar_term(_TERMS[name])
    return festival_named(_FESTIVALS[name], _ZONES.get(culture, "")).day
