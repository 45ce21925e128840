"""A note on a client read into its parts: contact, promises, follow-ups, facts, class, purchase."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from playbook.capture.clauses import Clause, split_clauses
from playbook.capture.contact_words import CLASSES, DONE, FILLERS, KINDS, MOODS
from playbook.capture.model import (
    ClassHint,
    ClassReason,
    ContactKind,
    Draft,
    Fact,
    FactKind,
    Mood,
    Planned,
    Promise,
    ReadPurchase,
)
from playbook.capture.plans import read_plan
from playbook.capture.purchase import purchase_in_note
from playbook.capture.topic_words import LONGEST_FACT, TOPICS
from playbook.dates import find_impossible
from playbook.stages import ProspectClass
from playbook.writing import plain

_BESIDE_LATIN = re.compile(r"(?<=[一-鿿])(?=[A-Za-z])|(?<=[A-Za-z])(?=[一-鿿])")
_IMPLIED = {
    ClassReason.REFUSED: ProspectClass.NONE,
    ClassReason.MODEL_SETTLED: ProspectClass.HOT,
    ClassReason.STRONG_INTEREST: ProspectClass.WARM,
    ClassReason.ORDINARY_INTEREST: ProspectClass.COOL,
}

_LONGEST_LATE = timedelta(days=60)
"""A contact is written down within this time; what lies further back (两年前买的) is a story."""


@dataclass
class _Sorted:
    """The clauses of a note, each in its place."""

    kind: ContactKind = ContactKind.NOTE
    occurred: date | None = None
    promises: list[Promise] = field(default_factory=list)
    follow_ups: list[Planned] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    purchase: ReadPurchase | None = None


def read_note(text: str, *, now: datetime, client_names_span: tuple[int, int] | None = None) -> Draft:
    """Reads a note on a known client; ``client_names_span``: where the text names him, which is no news.

    ``occurred`` is the past day that the contact is told with, else today in the zone of ``now``. What is
    neither contact, promise nor follow-up stays in ``text``, clause by clause, in the words that were typed.
    """
    start, end = client_names_span or (0, 0)
    told = text[:start] + " " * (end - start) + text[end:]
    parts = _Sorted()
    for clause in split_clauses(told, now):
        _sort(clause, parts, now)
    chinese = any("一" <= char <= "鿿" for char in told)
    written = plain(told)
    return Draft(
        kind=parts.kind,
        occurred=parts.occurred or now.date(),
        mood=_mood(written),
        class_hint=_class_hint(written),
        promises=tuple(parts.promises),
        follow_ups=tuple(parts.follow_ups),
        purchase=parts.purchase,
        facts=tuple(parts.facts),
        text=(";" if chinese else "; ").join(parts.kept),
        impossible=tuple(find_impossible(told, now)),
    )


def _sort(clause: Clause, parts: _Sorted, now: datetime) -> None:
    """Puts one clause where it belongs."""
    if not _lies_ahead(clause, now):
        if _is_contact(clause, parts, now):
            return
        if parts.purchase is None:
            parts.purchase = purchase_in_note(clause.said, now)
    plan = read_plan(clause) if _lies_ahead(clause, now) or clause.found is None else None
    if isinstance(plan, Promise):
        parts.promises.append(plan)
        return
    if plan:
        parts.follow_ups.append(plan)
        return
    words = _spaced(clause.said)
    parts.kept.append(words)
    kind = _fact_kind(plain(clause.words))
    if kind and len(words) <= LONGEST_FACT:
        parts.facts.append(Fact(kind, words))


def _lies_ahead(clause: Clause, now: datetime) -> bool:
    """Whether a date is still to come; today counts unless the clause tells of something done."""
    if clause.found is None or clause.found.when.past:
        return False
    if clause.found.when.day > now.date():
        return True
    bare = _only_contact(plain(clause.words)) and clause.found.when.time is None
    return not bare and bool(clause.words) and not DONE.search(plain(clause.words))


def _is_contact(clause: Clause, parts: _Sorted, now: datetime) -> bool:
    """Notes how and when the contact was; True if the clause says nothing else."""
    written = plain(clause.words)
    kind = _kind(written)
    if clause.found and (kind or not parts.kept) and now.date() - clause.found.when.day <= _LONGEST_LATE:
        parts.occurred = parts.occurred or clause.found.when.day
    if kind and parts.kind is ContactKind.NOTE:
        parts.kind = kind
    return not written or _only_contact(written)


def _kind(written: str) -> ContactKind | None:
    return next((kind for kind, words in KINDS if words.search(written)), None)


def _only_contact(written: str) -> bool:
    """Whether a clause is a kind of contact and nothing more."""
    kind = _kind(written)
    words = next((pattern for each, pattern in KINDS if each is kind), None)
    return words is not None and not FILLERS.sub("", words.sub("", written)).strip()


def _mood(written: str) -> Mood | None:
    return next((mood for mood, words in MOODS if words.search(written)), None)


def _class_hint(written: str) -> ClassHint | None:
    reason = next((reason for reason, words in CLASSES if words.search(written)), None)
    return ClassHint(_IMPLIED[reason], reason) if reason else None


def _fact_kind(written: str) -> FactKind | None:
    return next((kind for kind, words in TOPICS.items() if words.search(written)), None)


def _spaced(words: str) -> str:
    """A space between Chinese and Latin letters, as screens set it: 想要 Model 3."""
    return _BESIDE_LATIN.sub(" ", words)
