"""What one line of a rep comes to: drafts, shown before they are trusted."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from playbook.dates import Found, Impossible, When
from playbook.stages import ProspectClass

PER_CENT: Final = 10_000
"""Basis points in the whole."""


class ContactKind(StrEnum):
    """How the rep and the client met; an attempt (F2) and a plain note are no contact."""

    CALL = "call"
    VISIT = "visit"
    MESSAGE = "message"
    MEAL = "meal"
    TALK = "talk"  # they spoke, the note does not say how
    ATTEMPT = "attempt"
    NOTE = "note"

    @property
    def is_contact(self) -> bool:
        """Whether it counts as contact and resets the client's rhythm."""
        return self not in (ContactKind.ATTEMPT, ContactKind.NOTE)


class Mood(StrEnum):
    """How the contact went."""

    GOOD = "good"
    NEUTRAL = "neutral"
    POOR = "poor"


class ClassReason(StrEnum):
    """Why a class is suggested (A8)."""

    MODEL_SETTLED = "model_settled"
    STRONG_INTEREST = "strong_interest"
    ORDINARY_INTEREST = "ordinary_interest"
    REFUSED = "refused"


class FactKind(StrEnum):
    """Kinds of the soft file (B2), of common ground (A6) and of a deal in the making (F3)."""

    WISH = "wish"
    CHILDREN = "children"
    FAMILY = "family"
    HOME_TOWN = "home_town"
    WORK = "work"
    HOBBY = "hobby"
    PET = "pet"
    BIRTHDAY = "birthday"
    HOME = "home"
    BUDGET = "budget"
    RIVAL = "rival"
    DECIDER = "decider"
    HOURS = "hours"
    SCHOOL = "school"
    SERVICE = "service"
    FAITH = "faith"
    AGE = "age"
    EMAIL = "email"
    GOAL = "goals"
    TASTE = "taste"
    CHARACTER = "character"
    CONTACT_WAY = "contact_way"
    HEALTH = "health"
    OWNS = "owns"


class Doubt(StrEnum):
    """Why the amount of a purchase must be asked for before it is one."""

    SMALL = "small"  # a bare 25 may be 250,000
    SEVERAL = "several"
    EACH = "each"  # two filters at 640: each, or both
    DEPOSIT = "deposit"  # 落訂5000: all of it, or what was paid down


class Source(StrEnum):
    """How a client heard of us (B3)."""

    FRIEND = "friend"
    WALK_IN = "walk_in"
    VIDEO = "video"
    SOCIAL = "social"
    SEARCH = "search"
    AD = "ad"
    EVENT = "event"


class Told(StrEnum):
    """In what a margin was told."""

    AMOUNT = "amount"
    PER_CENT = "per_cent"
    COST = "cost"


@dataclass(frozen=True)
class Margin:
    """What is earned by a sale, as it was told: minor units, basis points of the price, or what the goods cost."""

    told: Told
    value: int

    def of(self, amount: int) -> int:
        """The margin of a sale of so many minor units, in minor units; below zero where it was sold at a loss."""
        if self.told is Told.PER_CENT:
            return round(Fraction(amount * self.value, PER_CENT))
        return amount - self.value if self.told is Told.COST else self.value


@dataclass(frozen=True)
class NewClient:
    """A client read from one line (B1). ``note``: all words that are nothing else, as they were typed.

    ``phones`` in E.164; ``doubtful_phone``: figures that look like a phone number but are none; they stay in
    the note. ``name`` is empty if the line holds none. Other names and the birthday (as a client's file holds it)
    come from address books only.
    """

    name: str
    phones: tuple[str, ...] = ()
    firm: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    doubtful_phone: str | None = None
    job: str = ""
    aliases: tuple[str, ...] = ()
    birthday: str = ""


@dataclass(frozen=True)
class Promise:
    """What the rep said he would do (A5); ``when`` None: no day was said."""

    text: str
    when: When | None


@dataclass(frozen=True)
class Planned:
    """A follow-up found in a note, with the place if it named one.

    ``awaited``: it is the client who said he would do it (她周五前给答复); the rep asks on that day.
    """

    text: str
    when: When
    place: str = ""
    awaited: bool = False


@dataclass(frozen=True)
class Fact:
    """Something worth knowing of the client, in the words that were typed."""

    kind: FactKind
    text: str


@dataclass(frozen=True)
class ClassHint:
    """A suggested class and why (A8)."""

    prospect_class: ProspectClass
    reason: ClassReason


@dataclass(frozen=True)
class ReadPurchase:
    """A purchase read from words (B3); amounts in minor units, ``day`` may be wrong in being ahead of today.

    An amount below zero is that of a return. ``ambiguous``: the rep must say what the amount was, ``doubt`` why,
    ``choices`` what it may be, the likeliest first. ``lasts_days``: how long it will do (C5).
    ``currency``: as it was said, an ISO 4217 code or one of the signs that several share ($, ¥, 元); "" if none
    was (see playbook.currencies). ``for_whom`` in the words typed; ``source``: a Source; "" where it is not said.
    """

    amount: int | None
    product: str
    quantity: int
    day: dt.date
    lasts_days: int | None = None
    ambiguous: bool = False
    currency: str = ""
    doubt: Doubt | None = None
    choices: tuple[int, ...] = ()
    margin: Margin | None = None
    for_whom: str = ""
    source: str = ""

    @property
    def is_return(self) -> bool:
        """Whether goods came back."""
        return self.amount is not None and self.amount < 0


@dataclass(frozen=True)
class Draft:
    """A note on a client. ``text``: the words that are neither date of contact, promise nor follow-up.

    ``impossible``: dates in it that do not exist; ``gone``: days that are over and were told as if they were to come
    (这周一回访, said on Wednesday); their clauses stay in the text. ``doubtful``: a purchase that is
    told of but whose amount must be asked for; ``purchase`` is None then.
    """

    kind: ContactKind
    occurred: dt.date
    mood: Mood | None
    class_hint: ClassHint | None
    promises: tuple[Promise, ...]
    follow_ups: tuple[Planned, ...]
    purchase: ReadPurchase | None
    facts: tuple[Fact, ...]
    text: str
    impossible: tuple[Impossible, ...] = ()
    gone: tuple[Found, ...] = ()
    doubtful: ReadPurchase | None = None
