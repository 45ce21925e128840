"""Winning back a customer who stays away (D4): why clients leave, what lay behind it, how a talk went."""

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
