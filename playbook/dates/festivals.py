"""The festivals people name dates by, and their days in a year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from borax.calendars.lunardate import TermUtils
from dateutil.easter import easter
from dateutil.relativedelta import FR, SU, TH, relativedelta

from playbook.dates.lunar import solar_day

DayOf = Callable[[int], date]


@dataclass(frozen=True)
class Festival:
    """A festival, its names, its day in a year and the days off from that day on."""

    names: tuple[str, ...]
    day: DayOf
    days_off: int = 1


def _fixed(month: int, day: int) -> DayOf:
    return lambda year: date(year, month, day)


def _lunar(month: int, day: int) -> DayOf:
    return lambda year: solar_day(year, month, day)


def _eve(of: DayOf) -> DayOf:
    return lambda year: of(year) - timedelta(days=1)


def solar_term(name: str) -> DayOf:
    """The day of one of the 24 solar terms in a year."""

    def day(year: int) -> date:
        found: date = TermUtils.nth_term_day(year, term_name=name)
        return found

    return day


def _nth(month: int, rule: relativedelta) -> DayOf:
    return lambda year: date(year, month, 1) + rule


def _good_friday(year: int) -> date:
    return easter(year) + relativedelta(weekday=FR(-1))


def _black_friday(year: int) -> date:
    return _nth(11, relativedelta(weekday=TH(4)))(year) + timedelta(days=1)


_NEW_YEAR, _SPRING = _fixed(1, 1), _lunar(1, 1)

FESTIVALS: tuple[Festival, ...] = (
    Festival(("元旦", "new year's day", "new year's", "new years", "new year"), _NEW_YEAR),
    Festival(("跨年夜", "new year's eve"), _fixed(12, 31)),
    Festival(("春节", "大年初一", "正月初一", "农历新年", "过年", "chinese new year", "lunar new year",
              "spring festival", "cny"), _SPRING, 7),
    Festival(("小年夜",), lambda year: _SPRING(year) - timedelta(days=2)),
    Festival(("小年",), _lunar(12, 23)),
    Festival(("尾牙",), _lunar(12, 16)),
    Festival(("除夕", "大年三十", "年三十", "chinese new year's eve", "lunar new year's eve"), _eve(_SPRING)),
    Festival(("元宵", "lantern festival"), _lunar(1, 15)),
    Festival(("端午", "dragon boat festival"), _lunar(5, 5)),
    Festival(("七夕",), _lunar(7, 7)),
    Festival(("中元",), _lunar(7, 15)),
    Festival(("中秋", "mid-autumn festival", "mid-autumn", "mid autumn festival", "moon festival"), _lunar(8, 15)),
    Festival(("重阳", "double ninth festival", "double ninth"), _lunar(9, 9)),
    Festival(("腊八",), _lunar(12, 8)),
    Festival(("清明", "qingming festival", "qingming", "tomb-sweeping day"), solar_term("清明")),
    *(Festival((term,), solar_term(term)) for term in ("立春", "惊蛰", "春分", "谷雨", "立夏", "芒种")),
    *(Festival((term,), solar_term(term)) for term in ("夏至", "立秋", "秋分", "霜降", "立冬")),
    Festival(("冬至", "winter solstice"), solar_term("冬至")),
    Festival(("情人节", "valentine's day", "valentine's", "valentines day"), _fixed(2, 14)),
    Festival(("妇女节", "三八节", "女神节", "women's day"), _fixed(3, 8)),
    Festival(("劳动节", "五一", "labour day", "labor day", "may day"), _fixed(5, 1), 5),
    Festival(("儿童节", "六一", "children's day"), _fixed(6, 1)),
    Festival(("教师节", "teacher's day", "teachers' day"), _fixed(9, 10)),
    Festival(("国庆", "十一", "十一长假", "十一假期", "十一黄金周", "national day"), _fixed(10, 1), 7),
    Festival(("618",), _fixed(6, 18)),
    Festival(("双十节",), _fixed(10, 10)),
    Festival(("万圣节", "halloween"), _fixed(10, 31)),
    Festival(("双十一", "双11", "singles' day", "singles day"), _fixed(11, 11)),
    Festival(("双十二", "双12"), _fixed(12, 12)),
    Festival(("平安夜", "christmas eve", "xmas eve"), _fixed(12, 24)),
    Festival(("圣诞", "christmas day", "christmas", "xmas"), _fixed(12, 25)),
    Festival(("boxing day",), _fixed(12, 26)),
    Festival(("母亲节", "mother's day", "mothers' day", "mothers day"), _nth(5, relativedelta(weekday=SU(2)))),
    Festival(("父亲节", "father's day", "fathers' day", "fathers day"), _nth(6, relativedelta(weekday=SU(3)))),
    Festival(("感恩节", "thanksgiving"), _nth(11, relativedelta(weekday=TH(4)))),
    Festival(("黑五", "black friday"), _black_friday),
    Festival(("复活节", "easter sunday", "easter"), easter),
    Festival(("good friday",), _good_friday),
)  # fmt: skip

_CHILDREN_IN_APRIL = Festival(("儿童节", "children's day"), _fixed(4, 4))
ELSEWHERE: dict[str, tuple[Festival, ...]] = {
    "Asia/Taipei": (
        Festival(("国庆", "national day"), _fixed(10, 10)),
        Festival(("父亲节", "father's day", "fathers' day", "fathers day"), _fixed(8, 8)),
        Festival(("教师节", "teacher's day", "teachers' day"), _fixed(9, 28)),
        _CHILDREN_IN_APRIL,
    ),
    "Asia/Hong_Kong": (Festival(("国庆", "national day"), _fixed(10, 1)), _CHILDREN_IN_APRIL),
}
"""Where a name stands for another day: time zone → its own festivals."""

UNSURE = ("十一", "618")
"""Names that are mostly something else: they count before 前, 后, 期间."""

_BY_NAME = {name: festival for festival in FESTIVALS for name in festival.names}


def festival_named(name: str, zone: str) -> Festival:
    """The festival of that name as people of a time zone mean it; KeyError for no festival."""
    own = {each: festival for festival in ELSEWHERE.get(zone, ()) for each in festival.names}
    return own[name] if name in own else _BY_NAME[name]


def festival_names(*, chinese: bool) -> list[str]:
    """All names in Chinese, or all in English, longest first."""
    return sorted(
        (name for name in _BY_NAME if name.isascii() != chinese and name not in UNSURE), key=len, reverse=True
    )
