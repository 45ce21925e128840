"""Dates in figures: 2027-01-08, 2027/1/8, 12/3, 11/25(三), 25/12/2026; 12.3 and 11-25 as an answer or beside a time.

12.3 may be a price and 11-25 a range, so within a text they count only beside a time, before 前, or before a verb of
planning (12.3回访).
"""

import re
from datetime import date

from playbook.dates.almanac import month_and_day
from playbook.dates.model import Order
from playbook.dates.senses import Day, Frame, Nothing, Rule, rule
from playbook.dates.zh_days import WEEKDAYS
from playbook.dates.zh_verbs import PLAN_VERB

SIGNS = re.compile("[0-9][-/.][0-9]")

# Chinese letters may touch the figures (改到12/3吧), others may not.
_ALONE_BEFORE = r"(?<![0-9a-z_.\-/:¥$€£+#第比])"
# 1/2 inch, 3/4的客户, 12/3件 are no dates.
_NO_UNIT = (
    r"(?!\s*(?:寸|英寸|吋|inch|\"|off\b|cups?\b|of\b|[件个台元块折份杯米分条]"
    r"|的(?:客户|人|股|价|钱|量|机会|时间|订单)))"
)

# 报价3.5, 降到12.3: no days.
_PRICED = "[价到了涨降共卖是要给开报值付收让少多差款每按]"
_NO_PRICE = rf"(?<!{_PRICED})(?<!{_PRICED}\s)"


def _by_order(frame: Frame, first: int, second: int) -> tuple[int, int]:
    """Month and day; a number above 12 can only be the day."""
    if first > 12 or (frame.order is Order.DAY_FIRST and second <= 12):
        return second, first
    return first, second


def _in_full(match: re.Match[str], frame: Frame) -> Day:
    return Day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _year_last(match: re.Match[str], frame: Frame) -> Day:
    month, day = _by_order(frame, int(match["first"]), int(match["second"]))
    return Day(date(int(match["year"]), month, day))


def _no_year(match: re.Match[str], frame: Frame) -> Day:
    month, day = _by_order(frame, int(match["first"]), int(match["second"]))
    found = month_and_day(frame, month, day)
    if match["weekday"] and WEEKDAYS.index(match["weekday"]) != found.weekday():
        raise ValueError("the weekday says another day")
    return Day(found)


def _unsure(match: re.Match[str], frame: Frame) -> Day | Nothing:
    """12.3 and 11-25; what cannot be month and day is a number of another kind."""
    try:
        found = month_and_day(frame, int(match["first"]), int(match["second"]))
    except ValueError:
        return Nothing()
    return Day(found, tied=match["plan"] is None)


RULES: tuple[Rule, ...] = (
    rule(
        rf"{_ALONE_BEFORE}(?P<year>(?:19|20)[0-9]{{2}})(?P<sign>[-/.])(?P<month>[0-9]{{1,2}})(?P=sign)"
        r"(?P<day>[0-9]{1,2})(?![0-9]|[-/.][0-9])(?:T(?=[0-9]{2}:))?",
        _in_full,
    ),
    rule(
        rf"{_ALONE_BEFORE}(?P<first>[0-9]{{1,2}})(?P<sign>[-/])(?P<second>[0-9]{{1,2}})(?P=sign)"
        r"(?P<year>20[0-9]{2})(?![0-9]|[-/.][0-9])",
        _year_last,
    ),
    rule(rf"{_ALONE_BEFORE}(?P<day>[0-9]{{1,2}})\.(?P<month>[0-9]{{1,2}})\.(?P<year>20[0-9]{{2}})(?![0-9.])", _in_full),
    rule(
        rf"{_ALONE_BEFORE}(?P<first>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})(?![0-9a-z_/:%]|\.[0-9]|-[0-9]){_NO_UNIT}"
        rf"(?:\s?\((?P<weekday>[{WEEKDAYS}])\))?",
        _no_year,
    ),
    rule(
        rf"{_ALONE_BEFORE}{_NO_PRICE}(?P<first>1[0-2]|0?[1-9])\.(?P<second>[0-2]?[1-9]|[1-3]0|31)(?![0-9a-z./:%-])"
        rf"(?!\s*[万亿千元块折个寸米升级分吨公斤两件台条点倍岁折度])(?P<plan>(?=\s?{PLAN_VERB}))?",
        _unsure,
    ),
    rule(
        rf"{_ALONE_BEFORE}(?P<first>1[0-2]|0[1-9])-(?P<second>[0-2][0-9]|3[01])(?![0-9a-z./:%-])(?!\s*[点时号日岁个人%])"
        r"(?P<plan>(?!))?",
        _unsure,
    ),
)
