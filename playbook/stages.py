"""Where a relation stands: stage (A2), values (A3), emotional account (A4), prospect class (A8)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, IntEnum, StrEnum

TREND_DAYS = 30


class Stage(IntEnum):
    """How close a client is to the rep (A2), from stranger up."""

    STRANGER = 0
    ACCEPTS = 1
    LIKES = 2
    TRUSTS = 3
    RELIES = 4


class Value(IntEnum):
    """What the relation rests on (A3), strongest last: use, feeling, ideals."""

    USEFUL = 1
    GET_ON = 2
    WANT_THE_SAME = 3


class ProspectClass(StrEnum):
    """How near a prospect is to buying (A8): settled on a model, means and need, need only, refused plainly."""

    HOT = "hot"
    WARM = "warm"
    COOL = "cool"
    NONE = "none"


class Deed(StrEnum):
    """The seven ways to pay into the emotional account (A4); the opposite of each takes out."""

    INTEREST = "interest"
    COURTESY = "courtesy"
    PROMISE = "promise"
    EXPECTATION = "expectation"
    LOYALTY = "loyalty"
    FAULT_ADMITTED = "fault_admitted"
    ADVICE_TAKEN = "advice_taken"


class Trend(Enum):
    """Which way the emotional account goes."""

    UP = "up"
    LEVEL = "level"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class StageChange:
    """One dated move with its reason (A2); `before` is None for the first marking."""

    day: date
    before: Stage | None
    after: Stage
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark in the emotional account (A4): a deposit, or with `deposit` False its opposite."""

    day: date
    deed: Deed
    deposit: bool


@dataclass(frozen=True, slots=True)
class Account:
    """The balance of deposits over withdrawals, and its trend."""

    balance: int
    trend: Trend


def legal_stages(now: Stage | None) -> tuple[Stage, ...]:
    """The stages a client may move to (A2): closeness grows step by step, but can be lost at once.

    The first marking is free: a rep may know someone for years before the file is opened.
    """
    if now is None:
        return tuple(Stage)
    return tuple(stage for stage in Stage if stage != now and stage <= now + 1)


def change_stage(now: Stage | None, to: Stage, day: date, reason: str) -> StageChange:
    """Record a move (A2). Raises ValueError for a move that is not legal or has no reason."""
    if to not in legal_stages(now):
        raise ValueError(f"no way from {now!r} to {to!r}")
    if not reason.strip():
        raise ValueError("a change of stage needs a reason")
    return StageChange(day, now, to, reason.strip())


def strongest(values: Collection[Value]) -> Value | None:
    """The strongest value a relation rests on (A3), or None while none is marked."""
    return max(values, default=None)


def account(entries: Iterable[Entry], today: date) -> Account:
    """Balance and trend of the emotional account (A4); entries after today are left out.

    Each entry counts one. The trend is the net of the last 30 days, so an old deposit holds the balance but
    not the arrow.
    """
    made = [(entry.day, 1 if entry.deposit else -1) for entry in entries if entry.day <= today]
    recent = sum(mark for day, mark in made if day > today - timedelta(days=TREND_DAYS))
    trend = Trend.UP if recent > 0 else Trend.DOWN if recent < 0 else Trend.LEVEL
    return Account(sum(mark for _, mark in made), trend)


def promise_entry(day: date, *, kept: bool) -> Entry:
    """The mark a promise leaves by itself (A4, A5): kept on `day`, or found broken then."""
    return Entry(day, Deed.PROMISE, deposit=kept)
