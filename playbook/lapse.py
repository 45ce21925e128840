"""Early warning (D3): who stays away longer than their own rhythm, how likely they are gone, what is at stake.

A rhythm is made of purchase days: several purchases of one day are one, days after today and refunds
(amounts below zero) do not count; a purchase of amount zero does, since the client came.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from playbook.bgnbd import Model, Summary, fit
from playbook.history import Histories, Purchase, months_back
from playbook.rfm import Rfm, score

HORIZON_WEEKS = 13
VALUE_MONTHS = 12
BEYOND_USUAL = 1.5
CLEARLY_BELOW = 3 / 4
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
class Candidate:
    """A client to be put in order: the assessment, and the points of D1 (0 for dormant)."""

    client: int
    assessment: Assessment
    points: int


def purchase_days(purchases: Iterable[Purchase], today: date) -> list[date]:
    """The distinct days a client bought on, in order."""
    return sorted({each.day for each in purchases if each.day <= today and each.amount >= 0})


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
        yearly_value=_yearly_value(purchases, own.last),
        few_data=model.few_data or own.count == 2,
    )


def is_lapsing(client: Assessment) -> bool:
    """Whether the client is worth an alert (D3): out of his own rhythm, and clearly less likely to buy.

    Out of rhythm: the gap is at least one and a half times the usual one, and beyond the longest ever; the
    fewer gaps are known, the further beyond (double for one, half as much again for two, and so on).
    Clearly less likely: a quarter or more of the usual chance to buy is gone.
    """
    known_gaps = client.count - 1
    beyond_longest = client.longest_days * (1 + 1 / known_gaps)
    out_of_rhythm = client.gap_days >= max(BEYOND_USUAL * client.usual_days, beyond_longest)
    return out_of_rhythm and client.p_buy <= CLEARLY_BELOW * client.p_usual


def is_long_gone(client: Assessment) -> bool:
    """Whether the client is beyond an alert: silent for over a year and three of his usual gaps besides.

    Such clients come in with old data; they are listed, but nobody is woken for them.
    """
    return client.gap_days > LONG_GONE_DAYS + LONG_GONE_GAPS * client.usual_days


def worse(opened: Assessment, now: Assessment) -> bool:
    """Whether an open case is clearly worse than when it was opened, so that it may be told once more.

    At least one more usual gap has passed, and the chance to buy has halved. After a purchase it never is.
    """
    waited = now.gap_days - opened.gap_days >= max(opened.usual_days, 1)
    return waited and now.count == opened.count and now.p_buy <= CLEARLY_WORSE * opened.p_buy


def rank(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Most at stake first: how far gone a client is among these, times a year's value.

    How far gone is the mean of two ranks: by the chance not to buy, and by the points of D1 (fewer is
    further). Each sees what the other misses: the own rhythm, and the money and habit of the last year.
    """
    by_chance = _rank_shares([1 - each.assessment.p_buy for each in candidates])
    by_points = _rank_shares([-each.points for each in candidates])
    at_stake = {
        each.client: (chance + points) / 2 * each.assessment.yearly_value
        for each, chance, points in zip(candidates, by_chance, by_points, strict=True)
    }
    return sorted(candidates, key=lambda each: (-at_stake[each.client], each.assessment.p_buy, each.client))


def fit_team(histories: Iterable[Sequence[Purchase]], today: date) -> Model:
    """A team's model from all its clients' purchases up to today."""
    return fit(seen for bought in histories if (seen := summary(bought, today)) is not None)


def at_risk(histories: Histories, model: Model, today: date) -> list[Candidate]:
    """The clients (by number) who stay away longer than their rhythm allows, most at stake first (D3)."""
    assessed = ((client, bought, assess(bought, model, today)) for client, bought in histories.items())
    return rank(
        [
            candidate(client, bought, seen, today)
            for client, bought, seen in assessed
            if seen is not None and is_lapsing(seen)
        ]
    )


def candidate(client: int, bought: Iterable[Purchase], seen: Assessment, today: date) -> Candidate:
    """An assessed client with the points of D1."""
    scored = score(bought, today)
    return Candidate(client, seen, scored.points if isinstance(scored, Rfm) else 0)


def tenths(chance: float) -> int:
    """A chance as so many in ten, 1 to 9: neither certainty is ever claimed."""
    return max(1, min(9, math.floor(chance * 10 + 0.5)))


def _yearly_value(purchases: Iterable[Purchase], last: date) -> int:
    """Minor units spent in the twelve months up to and including the last purchase; refunds are left out."""
    start = months_back(last, VALUE_MONTHS)
    return sum(each.amount for each in purchases if start <= each.day <= last and each.amount > 0)


def _rank_shares(values: Sequence[float]) -> list[float]:
    """Each value's rank from the lowest, as a share of all (above 0, up to 1); equal values share their mean rank."""
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(values), start=1):
        places.setdefault(value, []).append(place)
    return [sum(places[value]) / len(places[value]) / len(values) for value in values]
