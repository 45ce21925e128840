"""Winning back a customer who stays away (D4): why clients leave, what lay behind it, and how far a case has come."""

from collections.abc import Iterable
from enum import StrEnum


class Reach(StrEnum):
    """What came of trying to talk."""

    TALKED = "talked"
    MISSED = "missed"
    UNWILLING = "unwilling"


class Reason(StrEnum):
    """The seven reasons for which clients leave, and the honest eighth: not clear yet."""

    FAR = "far"
    SLOW = "slow"
    UNFRIENDLY = "unfriendly"
    NOT_COMPETENT = "not_competent"
    PRICE = "price"
    DISLIKE = "dislike"
    BROKEN_PROMISE = "broken_promise"
    UNCLEAR = "unclear"


class Cause(StrEnum):
    """What a loss is put down to, so that it is not laid at one rep's door."""

    PRODUCT = "product"
    SELLING = "selling"
    SERVICE = "service"


class Deed(StrEnum):
    """What happened in a case, as its history tells it."""

    OPENED = "opened"  # by the rep himself
    OPENED_AGAIN = "opened_again"
    GREETED = "greeted"
    TALKED = "talked"
    MISSED = "missed"
    UNWILLING = "unwilling"
    REASON = "reason"
    AMENDS = "amends"
    NO_AMENDS = "no_amends"
    STILL_TALKING = "still_talking"
    LOST = "lost"
    CAUSE = "cause"
    ELSEWHERE = "elsewhere"  # where a lost customer buys now, in the rep's words
    SEASON = "season"


class Stage(StrEnum):
    """The question at which a case stands: contacted? why? how is it made good? what came of it?"""

    REACH = "reach"
    REASON = "reason"
    AMENDS = "amends"
    OUTCOME = "outcome"


def stage(deeds: Iterable[Deed], *, reason: Reason | None, has_amends: bool) -> Stage:
    """Where a case goes on, days later as well: each question that was answered is not asked again.

    A reason that was not clear is asked for once more after the next talk. A case that was opened again begins anew.
    """
    done = list[Deed]()
    for each in deeds:
        done = [] if each is Deed.OPENED_AGAIN else [*done, each]
    asked_of = [each for each in done if each in (Deed.TALKED, Deed.MISSED, Deed.UNWILLING, Deed.REASON)]
    just_talked = bool(asked_of) and asked_of[-1] is Deed.TALKED
    if reason is None or (reason is Reason.UNCLEAR and just_talked):
        return Stage.REASON if just_talked else Stage.REACH
    if has_amends or Deed.NO_AMENDS in done:
        return Stage.OUTCOME
    return Stage.AMENDS


_LIKELY = {
    Reason.FAR: Cause.SERVICE,
    Reason.SLOW: Cause.SERVICE,
    Reason.UNFRIENDLY: Cause.SELLING,
    Reason.NOT_COMPETENT: Cause.SELLING,
    Reason.PRICE: Cause.PRODUCT,
    Reason.DISLIKE: Cause.SELLING,
    Reason.BROKEN_PROMISE: Cause.SERVICE,
}


def causes(reason: Reason | None) -> list[Cause]:
    """The three causes, the likeliest for this reason first."""
    likely = _LIKELY.get(reason) if reason else None
    return sorted(Cause, key=lambda cause: cause is not likely)
