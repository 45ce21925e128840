"""What one line became, as its screen needs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.screens.buying.deals import Bought
from handlers.screens.lines.unclear import Unclear
from playbook.capture import ClassHint
from playbook.making import Status
from playbook.trust import Question
from storage.tables import Client, FollowUp, Note


@dataclass(frozen=True)
class Offer:
    """A fact seen in a note; kept once tapped."""

    at: int
    text: str
    kept: bool = False


@dataclass(frozen=True)
class TrustOffer:
    """One of the six questions to offer under the note (A1); without one, the word that it was the last."""

    question: Question | None


@dataclass(frozen=True)
class Lesson:
    """By what the client just captured can be found later: initials, last digits, a word of the note."""

    examples: Sequence[str]


@dataclass(frozen=True)
class Retry:
    """An attempt that failed (F2): how often it was tried since the last contact, and when to try again."""

    tries: int
    times: Sequence[datetime] = ()  # in the member's zone


@dataclass(frozen=True)
class Captured:
    """What one line became."""

    client: Client
    now: datetime  # in the member's zone
    note: Note
    change: int
    work: Sequence[FollowUp] = ()
    bought: Bought | None = None
    offers: Sequence[Offer] = ()
    address: str = ""  # a form of address said in the words and not in the file yet (F1)
    class_hint: ClassHint | None = None  # where a class is to be offered
    is_new: bool = False
    phones: Sequence[str] = ()  # of a new client, or just added to the file
    warnings: Sequence[str] = ()
    unclear: Unclear | None = None
    retry: Retry | None = None
    trust: TrustOffer | None = None
    may_be_deal: bool = False  # the words tell of something he may buy (F3)
    deal_end: tuple[int, Status] | None = None  # the open deal that they tell the end of, and which
    may_owe: bool = False  # they speak of money that is to come (F4)
    money_came: bool = False  # or of some that came
    business: int = 0  # how often business was talked within the week (C8)
    lesson: Lesson | None = None
    currency: str = "CNY"
    region: str = "CN"
    trade: str = "general"
