"""All rules together: what they find in some clients, and on which day it is put on each owner's list."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from playbook.care import days as calendar_rules
from playbook.care import purchases, rhythm
from playbook.care.model import ClientFacts, Days, Finding, Kind, Rule, Settings
from playbook.workdays import Workdays

MOST_A_DAY = 5  # follow-ups that rules put on one owner's day
PREVIEW_DAYS = 7

_DECLARED = {rule.row: rule for rule in (*purchases.RULES, *rhythm.RULES, *calendar_rules.RULES)}
RULES = {row: _DECLARED[row] for row in ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C10")}
"""Every rule by its row, in the method's order."""

# What can't wait comes first where a day has not room for all.
_PRESSING = ("C10", "C5", "C2", "C1", "C4", "C3", "C6", "C7")

Book = Mapping[str, Settings]
"""The rules that a team has switched on, with its settings."""
Known = tuple[int, str, str]
"""An occasion that has come up: client, row, key."""


def purchases_since(book: Book, today: date) -> date:
    """The earliest day whose purchases the rules still want to see one by one."""
    called = book["C1"].one("days") if "C1" in book else 0
    return today - timedelta(days=called + max(rule.back for rule in purchases.RULES))


def declared_book() -> dict[str, Settings]:
    """The rules as a team has them that has set nothing."""
    return {row: Settings(rule.values) for row, rule in RULES.items() if rule.on}


def span(rule: Rule, today: date) -> Days:
    """The days that a rule looks at on a day."""
    return Days.around(today, rule.back, rule.ahead)


def preview_span(rule: Rule, today: date) -> Days:
    """The days whose occasions come up within a week, were the rule switched on now."""
    return Days.around(today, rule.back, PREVIEW_DAYS)


def find(
    clients: Iterable[ClientFacts],
    book: Book,
    today: date,
    known: Collection[Known] = (),
    days_of: Callable[[Rule, date], Days] = span,
) -> list[Finding]:
    """What the rules find in these clients that has not come up yet; a client is called for one reason at a time."""
    facts = list(clients)
    found = [
        finding
        for row, settings in book.items()
        for finding in RULES[row].look(facts, settings, days_of(RULES[row], today))
        if (finding.client, row, finding.key) not in known
    ]
    called = {finding.client: finding.day for finding in found if finding.rule == "C1"}
    return [finding for finding in found if not _is_called_anyway(finding, called.get(finding.client))]


def _is_called_anyway(finding: Finding, day: date | None) -> bool:
    """Whether a newcomer (C2) is called in time about what he bought (C1)."""
    return finding.rule == "C2" and finding.kind is Kind.CALL and day is not None and day <= finding.latest


class Shortlist:
    """Findings gathered from many clients; of a group with a limit only the weightiest are kept.

    `taken`: how many of a group an owner has had already, by (owner, group).
    """

    def __init__(self, taken: Mapping[tuple[int, str], int]) -> None:
        self._taken = taken
        self._free: list[Finding] = []
        self._limited: dict[tuple[int, str], list[Finding]] = defaultdict(list)

    def add(self, findings: Iterable[Finding]) -> None:
        """Take more findings in."""
        touched = set()
        for finding in findings:
            if finding.limit is None:
                self._free.append(finding)
            else:
                self._limited[finding.owner, finding.group].append(finding)
                touched.add((finding.owner, finding.group))
        for group in touched:
            kept = self._limited[group]
            room = max(0, (kept[0].limit or 0) - self._taken.get(group, 0))
            self._limited[group] = heapq.nsmallest(room, kept, key=_order)

    def all(self) -> list[Finding]:
        """What is left, the most pressing first."""
        return sorted([*self._free, *(each for kept in self._limited.values() for each in kept)], key=_order)


def _order(finding: Finding) -> tuple[object, ...]:
    heaviest_first = tuple(-part for part in finding.weight)
    return _PRESSING.index(finding.rule), heaviest_first, finding.day, finding.client, finding.key


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with the day it is put on: its own, or later if that is over, is a day off or has no room."""

    finding: Finding
    day: date


def place(
    findings: Iterable[Finding],
    planned: Mapping[tuple[int, date], int],
    workdays: Mapping[int, Workdays],
    today: date,
    most_a_day: int = MOST_A_DAY,
) -> list[Placed]:
    """Spread findings over the days: at most so many follow-ups on an owner's day, on days he works.

    `planned`: how many of them a day of an owner's holds already. Drafts keep their day, for they wait in a list of
    their own. What finds no room until its latest day is left out: the next night finds it again.
    """
    room = Counter(planned)
    placed = []
    for finding in sorted(findings, key=_order):
        day = finding.day
        if not finding.kind.is_draft:
            choice = _choice(finding, workdays[finding.owner], today)
            free = [each for each in choice if room[finding.owner, each] < most_a_day]
            if not free:
                continue
            day = free[0]
            room[finding.owner, day] += 1
        placed.append(Placed(finding, day))
    return placed


def own_day(finding: Finding, workdays: Workdays, today: date) -> date:
    """The day on which something is to be done where there is room for all: its own if that is to come, and worked."""
    return workdays.next(max(finding.day, today))


def _choice(finding: Finding, workdays: Workdays, today: date) -> list[date]:
    """The working days on which it still makes sense, one at least."""
    first = own_day(finding, workdays, today)
    later = (first + timedelta(days=days) for days in range(1, (finding.latest - first).days + 1))
    return [first, *(day for day in later if workdays.works(day))]
