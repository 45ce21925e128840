"""One client against his own rhythm (D3): what is usual, what is now, how likely he is to buy again.

A rhythm is made of purchase days: several purchases of one day are one, days after today do not count, and a purchase
that was wholly returned is none; a gift (amount 0) is one, since the client came.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from playbook.bgnbd import Model, Summary
from playbook.history import Purchase, kept, months_back

HORIZON_WEEKS = 13
VALUE_MONTHS = 12
BEYOND_USUAL = 1.5
CLEARLY_BELOW = 3 / 4
SEVERE = 1 / 3  # P(alive)
MANY_GAPS = 6  # the next gap is the longest of seven by chance one time in seven
CLEARLY_WORSE = 1 / 2
LONG_GONE_DAYS, LONG_GONE_GAPS = 365, 3


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A client's own rhythm in days: median and longest gap between purchase days, and the gap now.

    `count` is the number of purchase days, at least two.
    """

    usual_days: int
    longest_days: int
    gap_days: int
    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an alert says (D3): days of the rhythm, chances 0 to 1, and a year's value in minor units.

    `p_buy` is the chance of a purchase within 13 weeks, `p_usual` the same as it stood right after the last
    purchase. `yearly_value` is what the client spent in the twelve months up to the last purchase.
    """

    usual_days: int
    longest_days: int
    gap_days: int
    count: int
    p_buy: float
    p_usual: float
    p_alive: float
    yearly_value: int
    few_data: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a silence has come: days, the chance of a purchase within 13 weeks, purchase days before it."""

    gap_days: int
    p_buy: float
    count: int


def purchase_days(purchases: Iterable[Purchase], today: date) -> list[date]:
    """The distinct days a client bought on, in order."""
    return sorted({each.day for each in kept(purchases, today)})


def summary(purchases: Iterable[Purchase], today: date) -> Summary | None:
    """A client as the model sees him, or None if he never bought."""
    days = purchase_days(purchases, today)
    return Summary.of(days[0], days[-1], len(days), today) if days else None


def rhythm(purchases: Iterable[Purchase], today: date) -> Rhythm | None:
    """A client's own rhythm, or None with fewer than two purchase days: one purchase has no rhythm."""
    days = purchase_days(purchases, today)
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    if not gaps:
        return None
    usual = math.floor(median(gaps) + 0.5)
    return Rhythm(usual, max(gaps), (today - days[-1]).days, len(days), days[0], days[-1])


def assess(purchases: Sequence[Purchase], model: Model, today: date) -> Assessment | None:
    """Judge a client against their own rhythm (D3), or None for one who has bought on one day only.

    `few_data` is set by the model, and for a client of whom a single gap is known.
    """
    own = rhythm(purchases, today)
    if own is None:
        return None
    now = Summary.of(own.first, own.last, own.count, today)
    then = Summary.of(own.first, own.last, own.count, own.last)
    return Assessment(
        usual_days=own.usual_days,
        longest_days=own.longest_days,
        gap_days=own.gap_days,
        count=own.count,
        p_buy=model.p_buy(now, HORIZON_WEEKS),
        p_usual=model.p_buy(then, HORIZON_WEEKS),
        p_alive=model.p_alive(now),
        yearly_value=_yearly_value(purchases, own.last, today),
        few_data=model.few_data or own.count == 2,
    )


def is_lapsing(client: Assessment) -> bool:
    """Whether the client is worth an alert (D3): out of his own rhythm, clearly less likely to buy, severely so.

    Out of rhythm: the gap is at least one and a half times the usual one, and beyond the longest ever; the
    fewer gaps are known, the further beyond (double for one, half as much again for two, and so on).
    Clearly less likely: a quarter or more of the usual chance to buy is gone.
    Severe: the model gives two to one that he has stopped for good, or his own record speaks: of so many gaps the
    next one would be the longest by chance one time in seven or less. P(alive) needs no horizon: it asks the same of a
    daily and of a yearly shop. A rank would not do: the best customers score high until they are dormant, and would
    never be named, and an old file full of lost ones would hide who is leaving now.
    """
    known_gaps = client.count - 1
    beyond_longest = client.longest_days * (1 + 1 / known_gaps)
    out_of_rhythm = client.gap_days >= max(BEYOND_USUAL * client.usual_days, beyond_longest)
    is_severe = client.p_alive <= SEVERE or known_gaps >= MANY_GAPS
    return out_of_rhythm and client.p_buy <= CLEARLY_BELOW * client.p_usual and is_severe


def is_long_gone(client: Assessment) -> bool:
    """Whether the client is beyond an alert: silent for over a year and three of his usual gaps besides.

    Such clients come in with old data; they are listed, but nobody is woken for them.
    """
    return client.gap_days > LONG_GONE_DAYS + LONG_GONE_GAPS * client.usual_days


def worse(told: Standing, now: Standing, usual_days: int) -> bool:
    """Whether a case is clearly worse than when it was told, so that it may be told once more.

    At least one more usual gap has passed, and the chance to buy has halved. After a purchase it never is.
    """
    waited = now.gap_days - told.gap_days >= max(usual_days, 1)
    return waited and now.count == told.count and now.p_buy <= CLEARLY_WORSE * told.p_buy


def tenths(chance: float) -> int:
    """A chance as so many in ten, 1 to 9: neither certainty is ever claimed."""
    return max(1, min(9, math.floor(chance * 10 + 0.5)))


def _yearly_value(purchases: Iterable[Purchase], last: date, today: date) -> int:
    """Minor units spent in the twelve months up to and including the last purchase; returns are taken off."""
    start = months_back(last, VALUE_MONTHS)
    return sum(each.amount for each in kept(purchases, today) if start <= each.day <= last)
