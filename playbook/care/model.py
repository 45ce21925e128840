"""What the care rules know, what can be set about them, and what they find."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from playbook.cadence import Standing
from playbook.occasions import Culture
from playbook.rfm import NoScore, Tier
from playbook.stages import ProspectClass

LASTS_AT_MOST = 3650  # days that a thing bought is taken to last


class Kind(StrEnum):
    """What a rule proposes: the first five become follow-ups, the others drafts of a message to copy."""

    CALL = "call"
    VISIT = "visit"
    RUNS_OUT = "runs_out"
    CONTRACT = "contract"
    CONTACT = "contact"
    THANKS_REFERRER = "thanks_referrer"
    WELCOME = "welcome"
    THANKS = "thanks"
    BIRTHDAY = "birthday"
    FESTIVAL = "festival"
    SEASON = "season"
    SILENCE = "silence"

    @property
    def is_draft(self) -> bool:
        """Whether it is a message to send rather than something to do at a time."""
        return self not in _WORK


_WORK = frozenset({Kind.CALL, Kind.VISIT, Kind.RUNS_OUT, Kind.CONTRACT, Kind.CONTACT})

# A prospect who is about to buy comes before all but the best customers.
_RANK: Mapping[Standing, int] = {
    Tier.PLATINUM: 8,
    ProspectClass.HOT: 7,
    Tier.GOLD: 6,
    ProspectClass.WARM: 5,
    Tier.SILVER: 4,
    Tier.BRONZE: 3,
    ProspectClass.COOL: 2,
    NoScore.NEVER_BOUGHT: 1,
}


@dataclass(frozen=True, slots=True)
class Bought:
    """A purchase (B3): its number, day, amount in minor units, and how many days it lasts, if that is known (C5)."""

    number: int
    day: date
    amount: int
    product: str = ""
    lasts_days: int | None = None

    @property
    def ends_on(self) -> date | None:
        """The day on which it is used up; None if that is not known, or no sensible time."""
        lasts = self.lasts_days
        return self.day + timedelta(days=lasts) if lasts is not None and 0 < lasts <= LASTS_AT_MOST else None


@dataclass(frozen=True, slots=True)
class Referral:
    """Who brought a client (E2): that client's number and owner."""

    client: int
    owner: int


@dataclass(frozen=True, slots=True)
class Ending:
    """A contract that is still open (C10): its number, last day and name."""

    number: int
    ends_on: date
    what: str = ""


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """What the rules look at in one client; amounts in minor units, days by the team's clock.

    `purchases` are only those late enough, or lasting long enough, to matter now; `first_bought`, `last_bought`,
    `spent` (ever) and `this_year` sum up all of them.
    """

    client: int
    owner: int
    added: date
    name: str = ""
    standing: Standing = NoScore.NEVER_BOUGHT
    purchases: tuple[Bought, ...] = ()
    first_bought: date | None = None
    last_bought: date | None = None
    spent: int = 0
    this_year: int = 0
    last_contact: date | None = None
    planned: bool = False  # something is to be done with him already
    calls: tuple[date, ...] = ()  # days of calls that rules have planned
    referral: Referral | None = None
    birthday: str = ""  # as playbook.occasions.birthdays reads it
    culture: Culture = Culture.PLAIN
    job: str = ""
    contracts: tuple[Ending, ...] = ()

    @property
    def last_touch(self) -> date | None:
        """The last contact or purchase, whichever came later (C7)."""
        return max((day for day in (self.last_contact, self.last_bought) if day), default=None)

    @property
    def weight(self) -> tuple[int, int]:
        """What puts one client before another: his tier or class, then the year's money."""
        return _RANK.get(self.standing, 0), self.this_year


@dataclass(frozen=True, slots=True)
class Finding:
    """An occasion that a rule found: `key` names it among the client's, so that it comes up once.

    `day` is its true day, `latest` the last one on which acting on it makes sense. Of one `group` an owner gets at
    most `limit`, the weightiest first. `facts` are what its sentence names.
    """

    client: int
    owner: int
    rule: str
    key: str
    kind: Kind
    day: date
    latest: date
    weight: tuple[int, int] = (0, 0)
    group: str = ""
    limit: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Days:
    """The days whose occasions are looked for: some back, so that an outage loses nothing, and some ahead."""

    first: date
    today: date
    last: date

    @classmethod
    def around(cls, today: date, back: int, ahead: int) -> "Days":
        """From `back` days before today to `ahead` days after it."""
        return cls(today - timedelta(days=back), today, today + timedelta(days=ahead))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class Unit(StrEnum):
    """What a value counts."""

    DAYS = "days"
    PEOPLE = "people"
    MONEY = "money"  # minor units
    SWITCH = "switch"  # 0 or 1


@dataclass(frozen=True, slots=True)
class Value:
    """Something of a rule that a team can set: its default, its limits, and how many figures it may hold."""

    name: str
    default: tuple[int, ...]
    least: int
    most: int
    unit: Unit
    figures: int = 1

    def allows(self, figures: tuple[int, ...]) -> bool:
        """Whether these figures are as many as it holds and within the limits."""
        return 1 <= len(figures) <= self.figures and all(self.least <= figure <= self.most for figure in figures)

    def sorted(self, figures: Iterable[int]) -> tuple[int, ...]:
        """Figures in the order in which it keeps them: as the default runs, none twice."""
        falling = len(self.default) > 1 and self.default[0] > self.default[-1]
        return tuple(sorted(set(figures), reverse=falling))


@dataclass(frozen=True, slots=True)
class Settings:
    """The values of a rule as a team has set them; one that was not set, or can't be right, stands as declared."""

    values: tuple[Value, ...]
    changed: Mapping[str, Any] = field(default_factory=dict)

    def all(self, name: str) -> tuple[int, ...]:
        """All figures of a value. Raises KeyError for one that the rule does not have."""
        value = next((each for each in self.values if each.name == name), None)
        if value is None:
            raise KeyError(name)
        said = self.changed.get(name)
        figures = tuple(said) if isinstance(said, (list, tuple)) else ()
        return figures if value.allows(figures) else value.default

    def one(self, name: str) -> int:
        """The figure of a value that holds one."""
        return self.all(name)[0]

    def on(self, name: str) -> bool:
        """Whether a switch is on."""
        return bool(self.one(name))


Look = Callable[[Iterable[ClientFacts], Settings, Days], list[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of care, named by its row of the method. The docstring of `look` says when, for whom, what and why.

    `back`: how many days an occasion that was missed may still come up; older ones never do. `ahead`: how many days
    before its day it is put on the list.
    """

    row: str
    look: Look
    values: tuple[Value, ...]
    back: int
    ahead: int
    on: bool = True

    def value(self, name: str) -> Value:
        """A value by its name; KeyError if there is none."""
        found = next((each for each in self.values if each.name == name), None)
        if found is None:
            raise KeyError(name)
        return found
