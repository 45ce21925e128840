"""What comes again, in Chinese: 每周一, 每两周, 每月1号, 每月第一个周一, 隔周周三, 双周一, 每天9点, 每季度末.

双周 and 单周 are the weeks of an even and an odd number (ISO). 每天, 每周, 每月, 两周一次 by themselves tell habits
(她每天接送): they count beside a time, before a verb of planning (每周回访) or as a whole text.
"""

import re
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from playbook.dates.repeats import (
    days,
    month_ends,
    monthly_on,
    monthly_weekday,
    months,
    quarter_ends,
    quarter_starts,
    weekly_on,
    weeks,
    working_days,
    years,
    years_on,
)
from playbook.dates.senses import Clock, Day, Frame, Part, Rule, rule
from playbook.dates.zh_days import WEEK, WEEKDAYS, weekday_number
from playbook.dates.zh_months import NUMBER
from playbook.dates.zh_verbs import PLAN_VERB
from playbook.writing import ZH_NUMBER, read_number

SIGNS = re.compile("[每隔逢双单]|[一1]次")
_PARTS = {
    "早上": Part.MORNING, "上午": Part.FORENOON, "中午": Part.NOON,
    "下午": Part.AFTERNOON, "傍晚": Part.DUSK, "晚上": Part.EVENING,
}  # fmt: skip
_DAY_NAMES = f"{WEEKDAYS}天末"
_LIST = rf"(?P<days>[{_DAY_NAMES}](?:[、,和及跟/]?{WEEK}?[{_DAY_NAMES}](?!直到))*)(?![次趟遍台辆个单年]|回(?![访电复]))"
_COUNT = rf"(?P<count>[0-9]{{1,2}}|[{ZH_NUMBER}]{{1,3}})"


def _spaced(match: re.Match[str]) -> int:
    """每隔一周 is every second week; 每隔三周 is said for every third."""
    count = read_number(match["count"])
    return max(count, 2) if match["gap"] else count


def _named(match: re.Match[str]) -> set[int]:
    return {weekday_number(char) for char in match["days"] if char in _DAY_NAMES}


def _weekdays(match: re.Match[str], frame: Frame) -> Day:
    return weekly_on(frame, _named(match))


def _weekdays_spaced(match: re.Match[str], frame: Frame) -> Day:
    return weekly_on(frame, _named(match), _spaced(match))


def _other_weekdays(match: re.Match[str], frame: Frame) -> Day:
    return weekly_on(frame, _named(match), 2)


def _weekday_range(match: re.Match[str], frame: Frame) -> Day:
    first, last = weekday_number(match["first"]), weekday_number(match["last"])
    return weekly_on(frame, {(first + days) % 7 for days in range((last - first) % 7 + 1)})


def _weekdays_by_parity(match: re.Match[str], frame: Frame) -> Day:
    return weekly_on(frame, _named(match), 2, parity=0 if match["parity"] == "双" else 1)


def _every_week(match: re.Match[str], frame: Frame) -> Day:
    return weeks(frame, 1, tied=not {"once", "plan"} & match.groupdict().keys())


def _every_other_week(match: re.Match[str], frame: Frame) -> Day:
    return weeks(frame, 2)


def _every_weeks(match: re.Match[str], frame: Frame) -> Day:
    return weeks(frame, _spaced(match))


def _days_of_month(match: re.Match[str], frame: Frame) -> Day:
    return monthly_on(frame, *(read_number(day) for day in re.findall(NUMBER, match["days"])))


def _weekday_of_month(match: re.Match[str], frame: Frame) -> Day:
    nth = read_number(match["nth"]) if match["nth"] else -1
    return monthly_weekday(frame, nth, weekday_number(match["weekday"]))


def _end_of_quarter(match: re.Match[str], frame: Frame) -> Day:
    return quarter_ends(frame)


def _end_of_month(match: re.Match[str], frame: Frame) -> Day:
    return monthly_on(frame, 31)


def _start_of_month(match: re.Match[str], frame: Frame) -> Day:
    return monthly_on(frame, {"初": 1, "上旬": 1, "中": 15, "中旬": 11, "下旬": 21}[match["part"]])


def _start_of_quarter(match: re.Match[str], frame: Frame) -> Day:
    return quarter_starts(frame)


def _every_month(match: re.Match[str], frame: Frame) -> Day:
    return months(frame, 1, tied=not {"once", "plan"} & match.groupdict().keys())


def _every_months(match: re.Match[str], frame: Frame) -> Day:
    words = match["count"]
    return months(frame, {"季": 3, "半年": 6}.get(words) or read_number(words))


def _half_month(match: re.Match[str], frame: Frame) -> Day:
    return days(frame, 15)


def _every_day(match: re.Match[str], frame: Frame) -> Day:
    return days(frame, 1, tied="plan" not in match.groupdict())


def _part_of_every_day(match: re.Match[str], frame: Frame) -> Day:
    """每天早上跑步 is a habit; with an hour it is a plan."""
    return replace(days(frame, 1, tied=True), clock=Clock(None, part=_PARTS[match["part"]]))


def _every_days(match: re.Match[str], frame: Frame) -> Day:
    return days(frame, _spaced(match))


def _working_days(match: re.Match[str], frame: Frame) -> Day:
    return working_days(frame)


def _once_in(match: re.Match[str], frame: Frame) -> Day:
    """两周一次, 三个月回访一次."""
    unit, tied = match["unit"] or match["unit_2"], match["verb"] is None
    if unit == "半年":
        return months(frame, 6, tied=tied)
    count = read_number(match["count"] or "一")
    if unit == "天":
        return days(frame, count, tied=tied)
    if unit in ("周", "星期", "礼拜"):
        return weeks(frame, count, tied=tied)
    return years(frame, tied=tied) if unit == "年" else months(frame, {"季度": 3}.get(unit, 1) * count, tied=tied)


def _end_of_year(match: re.Match[str], frame: Frame) -> Day:
    first = match["part"] == "初"
    return years_on(frame, relativedelta(month=1, day=1) if first else relativedelta(month=12, day=31))


def _month_of_year(match: re.Match[str], frame: Frame) -> Day:
    month = read_number(match["month"])
    if match["part"] in ("底", "末", "最后一天", "的最后一天"):
        return month_ends(frame, month)
    return years_on(frame, relativedelta(month=month, day=15 if match["part"] == "中" else 1))


def _every_year(match: re.Match[str], frame: Frame) -> Day:
    return years(frame)


def _day_of_year(match: re.Match[str], frame: Frame) -> Day:
    return years_on(frame, relativedelta(month=read_number(match["month"]), day=read_number(match["day"])))


RULES: tuple[Rule, ...] = (
    rule(rf"(?:每逢?|逢)个?{WEEK}的?{_LIST}", _weekdays),
    rule(
        rf"(?:每逢?|逢)个?{WEEK}(?P<first>[{_DAY_NAMES}])(?:到|至|-|~){WEEK}?(?P<last>[{_DAY_NAMES}])",
        _weekday_range,
    ),
    rule(rf"每(?P<gap>隔)?{_COUNT}个?{WEEK}的?{WEEK}{_LIST}", _weekdays_spaced),
    rule(rf"隔周的?(?:{WEEK})?{_LIST}", _other_weekdays),
    rule(rf"每?逢?(?P<parity>[双单])周(?:的?{WEEK})?{_LIST}", _weekdays_by_parity),
    rule(rf"每个?{WEEK}(?P<plan>)(?=(?:{PLAN_VERB}))", _every_week),
    rule(rf"每个?{WEEK}(?![{_DAY_NAMES}1])", _every_week),
    rule(rf"每个?{WEEK}(?P<once>[一1]次)", _every_week),
    rule(r"隔周(?:[一1]次)?", _every_other_week),
    rule(rf"每(?P<gap>隔)?{_COUNT}个?{WEEK}(?:[一1]次)?", _every_weeks),
    rule(
        rf"(?:每个?月的?|每?逢)(?P<days>{NUMBER}[号日]?(?:[、,和跟及]{NUMBER}[号日]?){{0,3}})(?<=[号日])",
        _days_of_month,
    ),
    rule(
        rf"每个?月的?(?:第?(?P<nth>[一二三四1-4])|最后一)个?的?{WEEK}(?P<weekday>[{_DAY_NAMES}])",
        _weekday_of_month,
    ),
    rule(r"每个?月的?月?(?:底|末|尾|最后[一1]天)", _end_of_month),
    rule(rf"每个?月的?月?(?P<part>初(?![{ZH_NUMBER}])|上旬|中旬|下旬|中(?![秋午旬国]))", _start_of_month),
    rule(rf"每个?月(?P<plan>)(?=(?:{PLAN_VERB}))", _every_month),
    rule(rf"每个?月(?![底末尾初中0-9{ZH_NUMBER}]|的?月?(?:底|末|初|最后))", _every_month),
    rule(r"每个?月(?P<once>[一1]次)", _every_month),
    rule(rf"每{_COUNT}个月(?:[一1]次)?", _every_months),
    rule(r"每个?(?P<count>季)度?(?:[一1]次)?", _every_months),
    rule(r"每个?季度?(?:底|末|的?最后[一1]天)", _end_of_quarter),
    rule(r"每(?P<count>半年)(?:[一1]次)?", _every_months),
    rule(r"每半个月(?:[一1]次)?", _half_month),
    rule(r"每个?季度?(?:初|的?第[一1]天)", _start_of_quarter),
    rule(rf"每[天日](?P<plan>)(?=(?:{PLAN_VERB}))", _every_day),
    rule(rf"每[天日](?P<part>{'|'.join(_PARTS)})", _part_of_every_day),
    rule(r"每[天日]|每(?=[早晚][0-9一二三四五六七八九十])", _every_day),
    rule(
        rf"(?<![每第{ZH_NUMBER}0-9])(?:(?P<unit>半年)|{_COUNT}个?(?P<unit_2>天|周|星期|礼拜|月|季度|年))"
        r"(?:(?P<verb>(?=(?:回访|联系|拜访|跟进)[一1]次|打[一1]次电话))|[一1]次)",
        _once_in,
    ),
    rule(rf"每(?P<gap>隔)?{_COUNT}天(?:[一1]次)?", _every_days),
    rule(r"每个?工作日", _working_days),
    rule(rf"每年的?(?P<month>{NUMBER})月(?P<day>{NUMBER})[号日]", _day_of_year),
    rule(r"每年的?年?(?P<part>[初底末])", _end_of_year),
    rule(rf"每年的?(?P<month>{NUMBER})月份?(?P<part>[初中底末]|的?最后一天)?(?![0-9{ZH_NUMBER}])", _month_of_year),
    rule(r"每年[一1]次", _every_year),
)
