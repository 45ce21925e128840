"""Years and quarters in Chinese: 年底, 明年初, 下季度, 季末, 明年一季度末."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from playbook.dates.almanac import last_of_month
from playbook.dates.senses import Day, Frame, Rule, rule
from playbook.dates.zh_days import turned
from playbook.dates.zh_months import YEAR, YEARS, year_of
from playbook.writing import read_number

SIGNS = re.compile("[年季]|Q[1-4]", re.IGNORECASE)


def _year_end(match: re.Match[str], frame: Frame) -> Day:
    return Day(date(_said_year(match, frame), 12, 31))


def _year_start(match: re.Match[str], frame: Frame) -> Day:
    return Day(date(_said_year(match, frame), 1, 1))


def _said_year(match: re.Match[str], frame: Frame) -> int:
    if match["year"]:
        return int(match["year"])
    return frame.today.year + (YEARS[f"{match['this']}年"] if match["this"] else 0)


def _next_year(match: re.Match[str], frame: Frame) -> Day:
    """Its first day; but 明年再考虑 plans nothing, so it counts as an answer only."""
    return Day(date(frame.today.year + 1, 1, 1), tied=True)


def _coming_year_start(match: re.Match[str], frame: Frame) -> Day:
    return Day(date(frame.today.year + (0 if frame.behind else 1), 1, 1), tied=True)


def _near_quarter(match: re.Match[str], frame: Frame) -> Day:
    """下季度, 本季度末, 季末: the first day of the quarter, or its last."""
    this = frame.today.replace(month=(frame.today.month - 1) // 3 * 3 + 1, day=1)
    first = this + relativedelta(months=3 * turned(match["which"] or ""))
    return Day(_day_of_quarter(first, match["part"]))


def _numbered_quarter(match: re.Match[str], frame: Frame) -> Day:
    """明年一季度, 四季度末, Q1初: without a year the next of which that day has not gone."""
    month = 3 * read_number(match["nth"] or match["figure"]) - 2
    year = year_of(match, frame)
    day = _day_of_quarter(date(year or frame.today.year, month, 1), match["part"])
    if year is None and day < frame.today and not frame.behind:
        return Day(_day_of_quarter(date(frame.today.year + 1, month, 1), match["part"]))
    return Day(day)


def _day_of_quarter(first: date, part: str) -> date:
    return last_of_month(first + relativedelta(months=2)) if part in ("末", "底", "尾", "内") else first


RULES: tuple[Rule, ...] = (
    rule(
        r"(?:(?P<this>[今明]|(?<![以之最今然])后)年?|(?P<year>20[0-9]{2})年?)?(?<![去前]年)(?<![去前那当往同])年(?:[底尾末]|终(?!奖))",
        _year_end,
    ),
    rule(
        r"(?:(?P<this>[今明]|(?<![以之最今然])后)年?|(?P<year>20[0-9]{2})年?)年?(?<=年)初(?![一二三四五六七八九十])",
        _year_start,
    ),
    rule(r"(?<![0-9去今明后前那当往同大])年初(?![一二三四五六七八九十见买])", _coming_year_start),
    rule(r"明年(?![0-9一二三四五六七八九十初底末尾终中春夏秋冬的])", _next_year),
    rule(r"(?P<which>下{1,3}|[本这])(?:一?个)?季度?(?P<part>[初末底尾内])", _near_quarter),
    rule(r"(?P<which>下{1,3})(?:一?个)?季度(?P<part>)(?![初末底尾内])", _near_quarter),
    rule(r"(?<![每个这本上下0-9一二三四])(?P<which>)季度?(?P<part>[末底尾])", _near_quarter),
    rule(
        rf"(?:{YEAR})?(?:第?(?P<nth>[一二三四1-4])季度?|(?<![A-Za-z0-9])Q(?P<figure>[1-4]))(?P<part>[初末底尾])",
        _numbered_quarter,
    ),
    rule(rf"{YEAR}(?:第?(?P<nth>[一二三四1-4])季度|Q(?P<figure>[1-4]))(?P<part>)", _numbered_quarter),
)
