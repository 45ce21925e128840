"""What a team sells (F7): a trade brings amounts, rhythms, kinds of follow-up and, for long cycles, its own lapse.

`general` is the method's tables as they stand, and so is whatever a trade does not name. A preset is only what holds
until a lead says otherwise: what he set himself stays, and another trade takes nothing of it away.
Amounts are declared in whole yuan; other currencies get round figures of about the same worth.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from playbook.lapse.missed import Cycle, DueKind

Figures = Mapping[str, tuple[int, ...]]
"""The values of a rule of care, by name, as `playbook.care` keeps them: amounts in minor units."""
MINOR = 100
_MONEY = ("amount", "amounts")
_WORTH = {"CNY": 1.0, "HKD": 1.0, "MOP": 1.0, "TWD": 5.0, "JPY": 20.0, "MYR": 0.5, "SGD": 0.2, "USD": 0.2}
_WORTH |= {"EUR": 0.2, "GBP": 0.2, "AUD": 0.2, "CAD": 0.2}


class Task(StrEnum):
    """Kinds of follow-up that are usual in a trade."""

    FITTING = "fitting"
    NEW_GOODS = "new_goods"
    PICK_UP = "pick_up"
    RESTOCK = "restock"
    TEST_DRIVE = "test_drive"
    QUOTE = "quote"
    DELIVERY = "delivery"
    PLATES = "plates"
    SERVICE = "service"
    RENEWAL = "renewal"
    NEEDS = "needs"
    PROPOSAL = "proposal"
    POLICY_REVIEW = "policy_review"
    CLAIM = "claim"
    SAMPLE = "sample"
    MEETING = "meeting"
    CONTRACT = "contract"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Trade:
    """A preset: rules of care by row (amounts in yuan), floors of D1's amounts (yuan), tasks, and its long cycle."""

    rules: Mapping[str, Figures] = field(default_factory=dict)
    money_floors: tuple[int, ...] = ()
    tasks: tuple[Task, ...] = ()
    cycle: Cycle | None = None


TRADES: Mapping[str, Trade] = {
    "general": Trade(),
    "retail": Trade(
        rules={"C1": {"amount": (500,), "days": (5,)}, "C3": {"amounts": (3_000, 10_000)}},
        tasks=(Task.NEW_GOODS, Task.FITTING, Task.PICK_UP, Task.RESTOCK),
    ),
    "car": Trade(
        rules={
            "C1": {"amount": (1_000,), "days": (3,)},
            "C3": {"amounts": (50_000, 300_000)},
            "C7": {"hot": (1,), "warm": (3,), "cool": (14,), "platinum": (30,), "gold": (60,), "silver": (90,)},
        },
        money_floors=(200_000, 100_000, 10_000, 3_000),
        tasks=(Task.TEST_DRIVE, Task.QUOTE, Task.DELIVERY, Task.PLATES, Task.SERVICE, Task.RENEWAL),
        cycle=Cycle(DueKind.SERVICE, days=180, grace=30),
    ),
    "insurance": Trade(
        rules={
            "C1": {"amount": (1_000,)},
            "C3": {"amounts": (20_000, 100_000)},
            "C7": {"warm": (5,), "cool": (21,), "platinum": (30,), "gold": (60,), "silver": (90,)},
        },
        money_floors=(50_000, 20_000, 8_000, 3_000),
        tasks=(Task.NEEDS, Task.PROPOSAL, Task.POLICY_REVIEW, Task.RENEWAL, Task.CLAIM),
        cycle=Cycle(DueKind.POLICY, days=365, grace=15),
    ),
    "business": Trade(
        rules={
            "C1": {"amount": (10_000,)},
            "C3": {"amounts": (100_000, 1_000_000)},
            "C7": {"hot": (3,), "platinum": (14,), "gold": (21,), "silver": (45,)},
            "C10": {"days": (90, 60, 30)},
        },
        money_floors=(500_000, 200_000, 100_000, 30_000),
        tasks=(Task.QUOTE, Task.SAMPLE, Task.MEETING, Task.CONTRACT, Task.PAYMENT, Task.RENEWAL),
        cycle=Cycle(DueKind.CONTRACT, days=None, grace=15),
    ),
}


def of(name: str) -> Trade:
    """A trade by its name; the general one for a name that is not known."""
    return TRADES.get(name, TRADES["general"])


def cycle(name: str, grace: int | None = None) -> Cycle | None:
    """A trade's long cycle, if it has one; `grace`: the days of it that a lead has set himself."""
    own = of(name).cycle
    return replace(own, grace=grace) if own is not None and grace is not None else own


def rules(name: str, currency: str) -> dict[str, dict[str, tuple[int, ...]]]:
    """A trade's values for the rules of care, by row; amounts in minor units of a currency (ISO 4217)."""
    return {
        row: {key: _in(currency, key, figures) for key, figures in values.items()}
        for row, values in of(name).rules.items()
    }


def money_floors(name: str, currency: str) -> tuple[int, ...] | None:
    """The floors of D1's amounts that suit a trade (minor units, for 5, 4, 3, 2 and 1 points); None: the table's own.

    They are only suggested: with other floors clients move between tiers, and a lead should see who before it holds.
    """
    floors = of(name).money_floors
    return (*(_money(each, currency) for each in floors), 1) if floors else None


def _in(currency: str, key: str, figures: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(_money(each, currency) for each in figures) if key in _MONEY else figures


def _money(yuan: int, currency: str) -> int:
    return round(yuan * _WORTH.get(currency, 1.0)) * MINOR
