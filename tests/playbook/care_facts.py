"""Clients for the tests of the care rules."""

from datetime import date, timedelta
from typing import Any

from playbook import care
from playbook.care import Bought, ClientFacts, Finding, Kind, Settings

TODAY = date(2026, 11, 18)


def day(text: str) -> date:
    """11-25 of this year, or 2027-01-08."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def client(number: int = 1, *, owner: int = 7, **facts: Any) -> ClientFacts:
    """A client of whom nothing else is known; what he bought is summed up from his purchases."""
    bought: tuple[Bought, ...] = facts.get("purchases", ())
    if bought:
        facts.setdefault("first_bought", min(each.day for each in bought))
        facts.setdefault("last_bought", max(each.day for each in bought))
        facts.setdefault("spent", sum(each.amount for each in bought))
    return ClientFacts(number, owner, facts.pop("added", TODAY - timedelta(days=400)), name="王芳", **facts)


def bought(on: str | date, yuan: int = 3_000, *, lasts: int | None = None, number: int = 1) -> Bought:
    """A purchase, in whole units of the currency."""
    when = on if isinstance(on, date) else day(on)
    return Bought(number, when, yuan * 100, "轮胎", lasts)


def found(row: str, *clients: ClientFacts, today: date = TODAY, **settings: Any) -> list[Finding]:
    """What one rule finds on a day, with some of its values set."""
    changed = {name: value if isinstance(value, (list, tuple)) else [value] for name, value in settings.items()}
    return care.find(clients, {row: Settings(care.RULES[row].values, changed)}, today)


def kinds(findings: list[Finding]) -> list[Kind]:
    """What was proposed."""
    return [finding.kind for finding in findings]
