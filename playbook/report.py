"""A team's figures over a month or a year (E3, E6): which days they cover, what they are compared with, what they show.

Amounts are minor units of the team's currency. A return counts on its own day, as in the digests; whoever has bought
for nothing (a gift) has bought.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from playbook.history import months_back, months_on
from playbook.stages import Trend
from playbook.typed.months import find_month
from playbook.writing import plain

YEAR_MONTHS = 12
BEFORE_MONTHS = 3  # whole months that the last whole one is compared with
NEARLY_A_YEAR = 300  # days; a month with a year said is no near one
_YEAR = re.compile(
    r"(?:近|最近|过去|这)?(?:12|十二)个?月|(?:近|最近)?一年|全年|年度"
    r"|(?:the )?(?:last |past )?(?:12 months|year)|yearly"
)
_SAYS_A_YEAR = re.compile(r"[0-9]{4}|[去今明后前]年")
CLEARLY = 5  # a fifth more or less is a change worth a word


class Period(StrEnum):
    """Which days a report covers."""

    THIS_MONTH = "m"
    LAST_MONTH = "l"
    YEAR = "y"


class Picture(StrEnum):
    """What is put together beside the bot: a picture, or figures and lists of a team with very many purchases."""

    FIGURES = "figures"
    PEOPLE = "people"
    TIERS = "tiers"
    RETURNING = "returning"
    BEST = "best"
    CURVE = "curve"
    LAPSED = "lapsed"
    COMING = "coming"

    @property
    def is_list(self) -> bool:
        """Whether it comes page by page, all that the reader may see."""
        return self in (Picture.PEOPLE, Picture.LAPSED, Picture.COMING)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a span, both within it."""

    first: date
    last: date


def days(period: Period, today: date) -> Days:
    """The days of a period: this month up to today, the whole month before, or the twelve months that tiers count."""
    if period is Period.THIS_MONTH:
        return Days(today.replace(day=1), today)
    if period is Period.LAST_MONTH:
        last = today.replace(day=1) - timedelta(days=1)
        return Days(last.replace(day=1), last)
    return Days(months_back(today, YEAR_MONTHS), today)


def period_named(text: str, now: datetime) -> Period | None:
    """The period that words name: 上个月, last month, 10月, 12个月, this year; None for any other, or none."""
    said = plain(text).strip().lower()
    if _YEAR.fullmatch(said):
        return Period.YEAR
    found = find_month(said, now)
    if found is None or said[: found.start].strip() or said[found.end :].strip():
        return None
    months = {now.month: Period.THIS_MONTH, days(Period.LAST_MONTH, now.date()).first.month: Period.LAST_MONTH}
    near = abs((found.month - now.date()).days) < NEARLY_A_YEAR or not _SAYS_A_YEAR.search(said)
    return months.get(found.month.month) if near else None


def compared(period: Period, today: date) -> Days:
    """The days that a period is compared with.

    This month: last month up to the same day, or to its end if it is shorter. Last month: the month before. The twelve
    months: the twelve before them, none of their days counted twice.
    """
    own = days(period, today)
    last = own.first - timedelta(days=1)
    if period is Period.YEAR:
        return Days(months_back(last, YEAR_MONTHS), last)
    first = last.replace(day=1)
    if period is Period.THIS_MONTH:
        last = min(last, first + (own.last - own.first))
    return Days(first, last)


@dataclass(frozen=True, slots=True)
class Sales:
    """What was sold in a span: minor units less returns, paid purchases, customers, those who had bought before it.

    `margin`: minor units, as far as it was noted (None: nowhere); `margin_of`: what was sold where it was.
    """

    revenue: int = 0
    orders: int = 0
    buyers: int = 0
    returning: int = 0
    margin: int | None = None
    margin_of: int = 0

    @property
    def first_buyers(self) -> int:
        """Customers whose first purchase ever lies in the span."""
        return self.buyers - self.returning

    @property
    def returning_share(self) -> int | None:
        """Customers who had bought before, in whole per cent of all who bought; None if nobody did."""
        return percent(self.returning, self.buyers)

    @property
    def average(self) -> int | None:
        """Minor units a paid purchase; None with none, or where more came back than was sold."""
        return self.revenue // self.orders if self.orders and self.revenue > 0 else None

    @property
    def margin_share(self) -> int | None:
        """The margin in whole per cent of what was sold where it was noted."""
        return None if self.margin is None else percent(self.margin, self.margin_of)


@dataclass(frozen=True, slots=True)
class Referrals:
    """Clients who came in a span through another one (E2), those of them who bought in it, and for how much."""

    came: int = 0
    bought: int = 0
    revenue: int = 0


def percent(part: int, whole: int) -> int | None:
    """A part in whole per cent, halves up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole > 0 else None


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month by its first day: customers who had bought before it, and those who had not."""

    first_day: date
    returning: int = 0
    first_buyers: int = 0

    @property
    def buyers(self) -> int:
        """All who bought."""
        return self.returning + self.first_buyers


def months_up_to(today: date, count: int = YEAR_MONTHS) -> list[date]:
    """The first days of `count` calendar months, the oldest first; the last one is today's."""
    this = today.replace(day=1)
    return [months_on(this, -back) for back in range(count - 1, -1, -1)]


@dataclass(frozen=True, slots=True)
class Course:
    """Where returning customers are heading: those of the last whole month, and what was usual before (rounded)."""

    month: date
    returning: int
    usual: int
    trend: Trend


def course(months: Sequence[Month]) -> Course | None:
    """Compare the last whole month with the average of up to three before it; the last of `months` still runs.

    Months before the first sale say nothing. None where there are fewer than two whole ones, or nobody ever came back.
    """
    whole = list(months[:-1])
    while whole and not whole[0].buyers:
        whole.pop(0)
    before = whole[-BEFORE_MONTHS - 1 : -1]
    total, count = sum(month.returning for month in before), len(before)
    if not before or not (total or whole[-1].returning):
        return None
    now = whole[-1].returning
    trend = Trend.LEVEL
    if now * count * CLEARLY >= total * (CLEARLY + 1) and now * count > total:
        trend = Trend.UP
    elif now * count * CLEARLY <= total * (CLEARLY - 1):
        trend = Trend.DOWN
    return Course(whole[-1].first_day, now, (2 * total + count) // (2 * count), trend)
