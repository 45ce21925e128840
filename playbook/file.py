"""How complete a client's file is, and the one next thing to ask (B1, B2)."""

from collections.abc import Collection, Iterable
from enum import StrEnum

HARD_WEIGHT = 20
SOFT_WEIGHT = 80


class FileField(StrEnum):
    """What a file holds: the ten of the hard file (B1), then the fourteen of the soft file (B2)."""

    NAME = "name"
    PHONE = "phone"
    GENDER = "gender"
    BIRTHDAY = "birthday"
    FAITH = "faith"
    EMAIL = "email"
    ADDRESS = "address"
    MODEL = "model"
    AMOUNT = "amount"
    PRODUCT = "product"
    WORK = "work"
    FAMILY = "family"
    CHARACTER = "character"
    SPENDING = "spending"
    TASTE = "taste"
    PASTIME = "pastime"
    DAILY_HABIT = "daily_habit"
    SERVICE = "service"
    CONTACT_WAY = "contact_way"
    OFFERS = "offers"
    VALUES = "values"
    VIEWS = "views"
    GOALS = "goals"
    FRIENDS = "friends"


HARD_FIELDS = tuple(FileField)[:10]
SOFT_FIELDS = tuple(FileField)[10:]

FIRST_CONTACT = (FileField.NAME, FileField.PHONE)
FROM_PURCHASES = frozenset({FileField.AMOUNT, FileField.PRODUCT})

# From what comes up in any talk to what is told only among people who know each other (A7); dry facts last.
ASKING_ORDER = (
    *FIRST_CONTACT,
    FileField.WORK,
    FileField.CONTACT_WAY,
    FileField.PASTIME,
    FileField.FAMILY,
    FileField.MODEL,
    FileField.TASTE,
    FileField.DAILY_HABIT,
    FileField.SERVICE,
    FileField.BIRTHDAY,
    FileField.SPENDING,
    FileField.OFFERS,
    FileField.CHARACTER,
    FileField.GOALS,
    FileField.VALUES,
    FileField.VIEWS,
    FileField.FRIENDS,
    FileField.GENDER,
    FileField.ADDRESS,
    FileField.EMAIL,
    FileField.FAITH,
)


def relevant_fields(*, customer: bool, faith_matters: bool = False) -> frozenset[FileField]:
    """The fields that count: purchases only for a customer, faith only where it matters to the sale (B1)."""
    left_out = set() if customer else set(FROM_PURCHASES)
    if not faith_matters:
        left_out.add(FileField.FAITH)
    return frozenset(FileField) - left_out


def completeness(filled: Iterable[FileField], *, customer: bool, faith_matters: bool = False) -> int:
    """How complete a file is, in per cent: a fifth for the hard file, four fifths for the soft (B1, B2)."""
    relevant = relevant_fields(customer=customer, faith_matters=faith_matters)
    known = relevant & set(filled)
    hard = _share(known, relevant, HARD_FIELDS)
    soft = _share(known, relevant, SOFT_FIELDS)
    return int(HARD_WEIGHT * hard + SOFT_WEIGHT * soft + 0.5)


def next_to_ask(
    filled: Iterable[FileField],
    *,
    first_contact: bool = False,
    faith_matters: bool = False,
    set_aside: Iterable[FileField] = (),
) -> FileField | None:
    """The one next thing to ask (B2), or None. At the first contact that is name and phone only.

    `set_aside` holds what the client would not tell or the rep has skipped. Purchases are never asked for.
    """
    order = FIRST_CONTACT if first_contact else ASKING_ORDER
    known = {*filled, *set_aside} if faith_matters else {*filled, *set_aside, FileField.FAITH}
    return next((field for field in order if field not in known), None)


def _share(known: frozenset[FileField], relevant: frozenset[FileField], part: Collection[FileField]) -> float:
    """How much of one part of the file is known, 0 to 1."""
    return len(known.intersection(part)) / len(relevant.intersection(part))
