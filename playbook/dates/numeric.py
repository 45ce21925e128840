"""Dates in figures: 2027-01-08, 2027/1/8, 12/3, 11/25(三), 25/12/2026."""

import re
from datetime import date

from playbook.dates.almanac import month_and_day
from playbook.dates.model import Order
from playbook.dates.senses import Day, Frame, Rule, rule
from playbook.dates.zh_days import WEEKDAYS

# Chinese letters may touch the figures (改到12/3吧), others may not.
_ALONE_BEFORE = r"(?<![0-9a-z_.\-/:¥$€£+#第比])"
# 1/2 inch, 3/4的客户, 12/3件 are no dates.
_NO_UNIT = (
    r"(?!\s*(?:寸|英寸|吋|inch|\"|off\b|cups?\b|of\b|[件个台元块折份杯米分条]"
    r"|的(?:客户|人|股|价|钱|量|机会|时间|订单)))"
)


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
        rf"(?:\((?P<weekday>[{WEEKDAYS}])\))?",
        _no_year,
    ),
)
