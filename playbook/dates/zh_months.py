"""Dates by month in Chinese: 12月3号, 8号, 下个月5号, 月底, 3月中旬, 12月第一个周一."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from playbook.dates.almanac import WEEKDAY_OF, day_of_month, last_of_month, month_and_day, month_from
from playbook.dates.senses import Day, Frame, Rule, rule
from playbook.dates.zh_days import TURNS, WEEK, WEEKDAYS, turned, weekday_number
from playbook.writing import ZH_NUMBER, read_number

YEARS = {"去年": -1, "今年": 0, "明年": 1, "后年": 2}
_FIRST_YEAR_OF_THE_REPUBLIC = 1911
SIGNS = re.compile("[月号日]")
YEAR = (
    rf"(?:(?P<republic>民国)?(?P<year>20[0-9]{{2}}|[0-9]{{2}}|(?<=民国)1[0-9]{{2}}|二[零〇][{ZH_NUMBER}]{{2}})年"
    r"|(?P<this>[去今明后]年))\s*的?"
)
NUMBER = rf"(?:[0-9]{{1,2}}|[{ZH_NUMBER}]{{1,3}})"
_WHICH = f"(?P<which>{TURNS}|当)(?:一?个)?月的?"
_STARTS = {"初": 1, "头": 1, "上旬": 1, "上半月": 1, "中": 15, "中旬": 11, "下半月": 16, "下旬": 21}
_PART = "(?P<part>底|尾|末|的?最后一天|初|头|上旬|中旬|下旬|上半月|下半月|中(?![秋午旬国]))"
_ENDS = ("底", "尾", "末", "最后一天", "的最后一天")
_TO = rf"(?:[号日]?(?:-|~|到|至|或者?|、)\s?(?:[0-9]{{1,2}}|[{ZH_NUMBER}]{{1,3}}))?"
"""3到5号, 3或4号: the first counts."""
# A number of a house, a line, a size: 8号楼, 3号线.
_PLACE = r"(?![楼线店车仓机门库厂桌房院铺位柜码馆池油色粉会公地室铁台柱套井球选])"


def year_of(match: re.Match[str], frame: Frame) -> int | None:
    """The year that was said, if one was."""
    if match["this"]:
        return frame.today.year + YEARS[match["this"]]
    if not match["year"]:
        return None
    year = read_number(match["year"])
    if match["republic"]:
        return year + _FIRST_YEAR_OF_THE_REPUBLIC
    return year + 2000 if year < 100 else year


def _month_day(match: re.Match[str], frame: Frame) -> Day:
    month, day = read_number(match["month"]), read_number(match["day"])
    year = year_of(match, frame)
    return Day(date(year, month, day) if year else month_and_day(frame, month, day))


def _day_of_named_month(match: re.Match[str], frame: Frame) -> Day:
    first = month_from(frame.today, turned(match["which"]))
    return Day(first.replace(day=read_number(match["day"])))


def _bare_day(match: re.Match[str], frame: Frame) -> Day:
    return Day(day_of_month(frame, read_number(match["day"])))


def _part_of_month(first: date, part: str) -> date:
    return last_of_month(first) if part in _ENDS else first.replace(day=_STARTS[part])


def _named_month(match: re.Match[str], frame: Frame) -> Day:
    first = month_from(frame.today, turned(match["which"]))
    part = match["part"] or ""
    if part == "内":
        return Day(last_of_month(first), deadline=True)
    return Day(_part_of_month(first, part) if part else first)


def _month_part(match: re.Match[str], frame: Frame) -> Day:
    year, month, part = year_of(match, frame), read_number(match["month"]), match["part"]
    if year:
        return Day(_part_of_month(date(year, month, 1), part or "初"))
    near = month_and_day(frame, month, 28 if part in _ENDS else _STARTS[part])
    return Day(_part_of_month(near.replace(day=1), part))


def _this_month_part(match: re.Match[str], frame: Frame) -> Day:
    day = _part_of_month(month_from(frame.today, 0), match["part"])
    return Day(day if day >= frame.today else _part_of_month(month_from(frame.today, 1), match["part"]))


def _weekday_of_month(match: re.Match[str], frame: Frame) -> Day:
    """12月第一个周一, 下个月最后一个周五."""
    first = _first_of_said_month(match, frame)
    weekday = WEEKDAY_OF[weekday_number(match["weekday"])]
    if not match["nth"]:
        return Day(last_of_month(first) + relativedelta(weekday=weekday(-1)))
    day = first + relativedelta(weekday=weekday(read_number(match["nth"])))
    if day.month != first.month:
        raise ValueError("no fifth one in that month")
    return Day(day)


def _week_of_month(match: re.Match[str], frame: Frame) -> Day:
    """下个月第一周: the day on which that week of seven days from the 1st begins."""
    return Day(_first_of_said_month(match, frame).replace(day=7 * read_number(match["nth"]) - 6))


def _first_of_said_month(match: re.Match[str], frame: Frame) -> date:
    if match["which"]:
        return month_from(frame.today, turned(match["which"]))
    month, year = read_number(match["month"]), year_of(match, frame)
    return date(year, month, 1) if year else month_and_day(frame, month, 28).replace(day=1)


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:{YEAR})?(?<![0-9])(?P<month>{NUMBER})月份?\s*(?P<day>{NUMBER}){_TO}[号日](?:当天|晚(?=$))?{_PLACE}",
        _month_day,
    ),
    rule(rf"(?:{YEAR})?(?<![0-9])(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})(?![0-9个.,号日万元台])", _month_day),
    rule(rf"{_WHICH}(?P<day>{NUMBER}){_TO}[号日]{_PLACE}", _day_of_named_month),
    rule(
        rf"(?<![0-9{ZH_NUMBER}第型编单账房月年过满#.,/-])(?P<day>{NUMBER}){_TO}[号日]{_PLACE}(?![子后前内记])",
        _bare_day,
    ),
    rule(rf"(?<=[周期拜][一二三四五六日天])(?P<day>[0-9]{{1,2}})[号日]{_PLACE}", _bare_day),
    rule(rf"(?<![0-9{ZH_NUMBER}第型编单账房月年过满#.,/-])(?P<day>{NUMBER})号(?=[之以]?[前后])", _bare_day),
    rule(
        r"(?P<which>上{1,4}|下{1,4})(?:一?个)?月(?P<part>底|尾|末|的?最后一天|初|头|上旬|中旬|下旬|上半月|下半月|中|内)?"
        r"(?![0-9一二三四五六七八九十份半])",
        _named_month,
    ),
    rule(
        r"(?P<which>[这本]|[今呢](?=个))(?:个)?月[之以]?(?P<part>底|尾|末|的?最后一天|初|头|上旬|中旬|下旬|上半月|下半月|中|内)",
        _named_month,
    ),
    rule(rf"(?:{YEAR})?(?<![0-9])(?P<month>{NUMBER})月份?{_PART}", _month_part),
    rule(rf"{YEAR}(?<![0-9])(?P<month>{NUMBER})月份?(?![0-9{ZH_NUMBER}底尾末初中])(?P<part>)", _month_part),
    rule(
        rf"(?<![0-9{ZH_NUMBER}个这本上下每岁满正腊冬当])月(?P<part>底|尾|末|头|初(?![{ZH_NUMBER}])|中(?![秋午旬国]))",
        _this_month_part,
    ),
    rule(
        rf"(?:{_WHICH}|(?:{YEAR})?(?<![0-9])(?P<month>{NUMBER})月份?的?)(?:第(?P<nth>[一二三四五1-5])个?|最后一?个)的?"
        rf"{WEEK}(?P<weekday>[{WEEKDAYS}天末])",
        _weekday_of_month,
    ),
    rule(
        rf"(?:{_WHICH}|(?:{YEAR})?(?<![0-9])(?P<month>{NUMBER})月份?的?)第(?P<nth>[一二三四1-4])个?{WEEK}"
        rf"(?![{WEEKDAYS}天末])",
        _week_of_month,
    ),
)
