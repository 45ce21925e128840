"""Dates by month in Chinese: 12月3号, 8号, 下个月5号, 月底, 年底, 3月中旬."""

import re
from datetime import date

from playbook.dates.almanac import day_of_month, last_of_month, month_and_day, month_from
from playbook.dates.senses import Day, Frame, Rule, rule
from playbook.writing import ZH_NUMBER, read_number

_YEARS = {"去年": -1, "今年": 0, "明年": 1, "后年": 2}
_MONTHS = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2}
YEAR = rf"(?:(?P<year>20[0-9]{{2}}|[0-9]{{2}}|二[零〇][{ZH_NUMBER}]{{2}})年|(?P<this>[去今明后]年))\s*的?"
NUMBER = rf"(?:[0-9]{{1,2}}|[{ZH_NUMBER}]{{1,3}})"
_WHICH = "(?P<which>上上|下下|上|下|这|本|当)(?:一?个)?月的?"
_STARTS = {"初": 1, "上旬": 1, "中": 15, "中旬": 11, "下旬": 21}
_PART = "(?P<part>底|尾|末|初|上旬|中旬|下旬|中(?![秋午旬国]))"
# A number of a house, a line, a size: 8号楼, 3号线.
_PLACE = r"(?![楼线店车仓机门库厂桌房院铺位柜码馆池油色粉会公地室铁台柱套井球选])"


def year_of(match: re.Match[str], frame: Frame) -> int | None:
    """The year that was said, if one was."""
    if match["this"]:
        return frame.today.year + _YEARS[match["this"]]
    if not match["year"]:
        return None
    year = read_number(match["year"])
    return year + 2000 if year < 100 else year


def _month_day(match: re.Match[str], frame: Frame) -> Day:
    month, day = read_number(match["month"]), read_number(match["day"])
    year = year_of(match, frame)
    return Day(date(year, month, day) if year else month_and_day(frame, month, day))


def _day_of_named_month(match: re.Match[str], frame: Frame) -> Day:
    first = month_from(frame.today, _MONTHS[match["which"]])
    return Day(first.replace(day=read_number(match["day"])))


def _bare_day(match: re.Match[str], frame: Frame) -> Day:
    return Day(day_of_month(frame, read_number(match["day"])))


def _part_of_month(first: date, part: str) -> date:
    return last_of_month(first) if part in ("底", "尾", "末") else first.replace(day=_STARTS[part])


def _named_month(match: re.Match[str], frame: Frame) -> Day:
    first = month_from(frame.today, _MONTHS[match["which"]])
    part = match["part"] or ""
    if part == "内":
        return Day(last_of_month(first), deadline=True)
    return Day(_part_of_month(first, part) if part else first)


def _month_part(match: re.Match[str], frame: Frame) -> Day:
    year, month, part = year_of(match, frame), read_number(match["month"]), match["part"]
    if year:
        return Day(_part_of_month(date(year, month, 1), part or "初"))
    near = month_and_day(frame, month, 28 if part in ("底", "尾", "末") else _STARTS[part])
    return Day(_part_of_month(near.replace(day=1), part))


def _this_month_part(match: re.Match[str], frame: Frame) -> Day:
    day = _part_of_month(month_from(frame.today, 0), match["part"])
    return Day(day if day >= frame.today else _part_of_month(month_from(frame.today, 1), match["part"]))


def _year_end(match: re.Match[str], frame: Frame) -> Day:
    if match["year"]:
        return Day(date(int(match["year"]), 12, 31))
    return Day(date(frame.today.year + (match["this"] == "明"), 12, 31))


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:{YEAR})?(?<![0-9])(?P<month>{NUMBER})月份?\s*(?P<day>{NUMBER})[号日](?:当天|晚(?=$))?{_PLACE}", _month_day
    ),
    rule(rf"(?:{YEAR})?(?<![0-9])(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})(?![0-9个.,号日万元台])", _month_day),
    rule(rf"{_WHICH}(?P<day>{NUMBER})[号日]{_PLACE}", _day_of_named_month),
    rule(rf"(?<![0-9{ZH_NUMBER}第型编单账房月年过满#.,/-])(?P<day>{NUMBER})[号日]{_PLACE}(?![子后前内记])", _bare_day),
    rule(rf"(?<![0-9{ZH_NUMBER}第型编单账房月年过满#.,/-])(?P<day>{NUMBER})号(?=[之以]?[前后])", _bare_day),
    rule(
        r"(?P<which>上上|下下|上|下)(?:一?个)?月(?P<part>底|尾|末|初|上旬|中旬|下旬|中|内)?(?![0-9一二三四五六七八九十份])",
        _named_month,
    ),
    rule(r"(?P<which>这|本)(?:个)?月[之以]?(?P<part>底|尾|末|初|上旬|中旬|下旬|中|内)", _named_month),
    rule(rf"(?:{YEAR})?(?<![0-9])(?P<month>{NUMBER})月份?{_PART}", _month_part),
    rule(rf"{YEAR}(?<![0-9])(?P<month>{NUMBER})月份?(?![0-9{ZH_NUMBER}底尾末初中])(?P<part>)", _month_part),
    rule(
        rf"(?<![0-9{ZH_NUMBER}个这本上下每岁满正腊冬当])月(?P<part>底|尾|末|初(?![{ZH_NUMBER}])|中(?![秋午旬国]))",
        _this_month_part,
    ),
    rule(
        r"(?:(?P<this>[今明])年?|(?P<year>20[0-9]{2}))?(?<![去前]年)(?<![去前那当往同])年(?:[底尾末]|终(?!奖))",
        _year_end,
    ),
)
