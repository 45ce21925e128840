"""The rules that begin with a purchase: the care call (C1), referrals (C2), totals (C3), things used up (C5)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from playbook.care.model import LASTS_AT_MOST, Bought, ClientFacts, Days, Finding, Kind, Rule, Settings, Unit, Value
from playbook.money import LARGEST

LATE_CALL = timedelta(days=14)
LATE_THANKS = timedelta(days=14)
LATE_REMINDER = timedelta(days=7)


def care_calls(clients: Iterable[ClientFacts], settings: Settings, days: Days) -> list[Finding]:
    """C1: some days after a purchase at or above the team's amount, call whoever bought it.

    How is it in use, any question? Asked in time, a small trouble is mended before it becomes a grudge. Several
    purchases of one day are called about once.
    """
    after, amount = timedelta(days=settings.one("days")), settings.one("amount")
    found: dict[tuple[int, str], Finding] = {}
    for facts in clients:
        for bought in not_returned(facts.purchases):
            day = bought.day + after
            if bought.amount >= amount and day in days:
                key = call_key(bought)
                call = _finding(facts, "C1", key, Kind.CALL, day, LATE_CALL, bought)
                found.setdefault((facts.client, key), call)
    return list(found.values())


def referrals(clients: Iterable[ClientFacts], settings: Settings, days: Days) -> list[Finding]:
    """C2: on the day a client whom another one brought buys for the first time, thank both; call the newcomer soon.

    Whoever brings clients should hear what came of it, and a newcomer is judging both the firm and the friend. No
    call where one is planned in that week anyway.
    """
    return [finding for facts in clients for finding in _referral(facts, settings, days)]


def _referral(facts: ClientFacts, settings: Settings, days: Days) -> Iterator[Finding]:
    first, referral = facts.first_bought, facts.referral
    if first is None or referral is None:
        return
    bought = next((each for each in facts.purchases if each.day == first), None)
    if first in days:
        welcome = _finding(facts, "C2", "welcome", Kind.WELCOME, first, LATE_THANKS, bought)
        # A colleague whose client brought this one hears of it, but not who it is.
        named = {"newcomer": facts.client, "name": facts.name} if facts.owner == referral.owner else {}
        yield replace(
            welcome,
            client=referral.client,
            owner=referral.owner,
            key=newcomer_key(facts.client),
            kind=Kind.THANKS_REFERRER,
            facts=named,
        )
        yield welcome
    call = first + timedelta(days=settings.one("days"))
    in_a_week = first + timedelta(days=7)
    if call in days and not any(first <= day <= in_a_week for day in facts.calls):
        yield _finding(facts, "C2", "first_call", Kind.CALL, call, in_a_week - call + LATE_REMINDER, bought)


def totals(clients: Iterable[ClientFacts], settings: Settings, days: Days) -> list[Finding]:
    """C3: on the day a client's purchases together pass one of the team's amounts, thank him, the highest one only.

    Large sums grow from many small purchases, and nobody says thank you for a sum unless somebody counts.
    """
    found = []
    for facts in clients:
        amount = facts.spent - sum(each.amount for each in facts.purchases if each.day >= days.first)
        passed: dict[int, Finding] = {}
        for bought in sorted(facts.purchases, key=lambda each: (each.day, each.number)):
            if bought.day not in days:
                continue
            before, amount = amount, amount + bought.amount
            for total in settings.all("amounts"):
                if before < total <= amount:
                    passed[total] = _finding(
                        facts, "C3", f"total:{total}", Kind.THANKS, bought.day, LATE_THANKS, bought
                    )
        if passed:
            highest = passed[max(passed)]
            found.append(replace(highest, facts={**highest.facts, "total": max(passed)}))
    return found


def used_up(clients: Iterable[ClientFacts], settings: Settings, days: Days) -> list[Finding]:
    """C5: a few days before something that lasts a known time is used up, ask whoever bought it about more.

    Before it is gone he is glad to be asked; after that he has bought it somewhere. Things of one day that end
    together are asked about once.
    """
    before = settings.one("days")
    found: dict[tuple[int, str], Finding] = {}
    for facts in clients:
        for bought in not_returned(facts.purchases):
            end = bought.ends_on
            if end is None:
                continue
            day = max(bought.day, end - timedelta(days=before))
            if day in days:
                key = f"ends:{end.isoformat()}"
                reminder = _finding(facts, "C5", key, Kind.RUNS_OUT, day, LATE_REMINDER, bought)
                found.setdefault((facts.client, key), reminder)
    return list(found.values())


def not_returned(purchases: Iterable[Bought]) -> list[Bought]:
    """Purchases without those that were brought back as a whole: nobody is asked how they do in use."""
    known = list(purchases)
    left = [each for each in known if each.amount >= 0]
    for back in (each for each in known if each.amount < 0):
        alike = (each for each in left if each.amount == -back.amount and each.day <= back.day)
        if (same := max(alike, key=lambda each: each.day, default=None)) is not None:
            left.remove(same)
    return left


def call_key(bought: Bought) -> str:
    """What names the care call about a purchase (C1)."""
    return f"bought:{bought.day.isoformat()}"


def newcomer_key(client: int) -> str:
    """What names the thanks to whoever brought a client (C2)."""
    return f"newcomer:{client}"


def keys_of(bought: Bought) -> list[tuple[str, str]]:
    """The occasions (row, key) by which a purchase puts something on the list."""
    ends = [("C5", f"ends:{bought.ends_on.isoformat()}")] if bought.ends_on else []
    return [("C1", call_key(bought)), ("C2", "first_call"), *ends]


def _finding(
    facts: ClientFacts, row: str, key: str, kind: Kind, day: date, late: timedelta, bought: Bought | None
) -> Finding:
    named = {"purchase": bought.number, "product": bought.product} if bought else {}
    return Finding(facts.client, facts.owner, row, key, kind, day, day + late, facts.weight, facts=named)


_DAYS_UNTIL_CALLED = Value("days", (7,), 1, 60, Unit.DAYS)
RULES = (
    Rule("C1", care_calls, (Value("amount", (200_000,), 1, LARGEST, Unit.MONEY), _DAYS_UNTIL_CALLED), back=7, ahead=60),
    Rule("C2", referrals, (Value("days", (5,), 1, 7, Unit.DAYS),), back=7, ahead=7),
    Rule(
        "C3", totals, (Value("amounts", (1_000_000, 5_000_000), 1, LARGEST, Unit.MONEY, figures=5),), back=14, ahead=0
    ),
    Rule("C5", used_up, (Value("days", (3,), 1, 14, Unit.DAYS),), back=7, ahead=LASTS_AT_MOST),
)
