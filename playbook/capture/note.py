"""A note on a client read into its parts: contact, promises, follow-ups, facts, class, purchase."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from playbook.capture.class_words import CLASSES
from playbook.capture.clauses import Clause, split_clauses
from playbook.capture.contact import Contact, Day, read_contact
from playbook.capture.contact_words import BAN, CLEARLY_OVER, DONE, REPORTS
from playbook.capture.facts import read_fact, spaced
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
from playbook.capture.mood import read_mood
from playbook.capture.plans import is_answer, read_plan
from playbook.capture.sale import Sale, find_sale
from playbook.dates import Found, Impossible, find_impossible
from playbook.stages import ProspectClass
from playbook.writing import plain

_TAG = re.compile(r"(?<!\S)[#＃][^\s#,;、，；]{1,32}")
_JOINS = re.compile(
    r"(?:(?<![卖发寄送交转介绍荐打])给|跟|和|与|同|替|向|对|\b(?:with|to|for|from|by))\s*$", re.IGNORECASE
)
_OVER = ("了", "过", "過", "完", "到", "咗")
_SUBJECT = re.compile(
    r"^(?:答应|承诺|保证|说|讲|话|同意|会(?!议)|想|要(?![发寄送给打回报联约]))"
    r"|^(?:['’]ll|\s+(?:will|promised|promises|said|says|wants|would|agreed|is going to))\b",
    re.IGNORECASE,
)
_HIS = re.compile(r"^['’]s\s+", re.IGNORECASE)
_IMPLIED = {
    ClassReason.REFUSED: ProspectClass.NONE,
    ClassReason.MODEL_SETTLED: ProspectClass.HOT,
    ClassReason.STRONG_INTEREST: ProspectClass.WARM,
    ClassReason.ORDINARY_INTEREST: ProspectClass.COOL,
}
_OF_THE_MEETING = (FactKind.WORK, FactKind.HOBBY, FactKind.TASTE)
"""Told together with a contact they tell of it: 去她公司, 请我喝茶."""
_IN_PLACE_OF_AN_ATTEMPT = (ContactKind.CALL, ContactKind.VISIT, ContactKind.MEAL)

_LONGEST_LATE = timedelta(days=60)
"""A contact is written down within this time; what lies further back (两年前买的) is a story."""


@dataclass
class _Sorted:
    """The clauses of a note, each in its place."""

    now: datetime
    impossible: list[Impossible]
    kind: ContactKind = ContactKind.NOTE
    told: bool = False  # the client's own words were told before
    bare: bool = False  # the clause before was a contact and nothing else
    occurred: date | None = None
    promises: list[Promise] = field(default_factory=list)
    follow_ups: list[Planned] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    gone: list[Found] = field(default_factory=list)


def read_note(text: str, *, now: datetime, client_names_span: tuple[int, int] | None = None) -> Draft:
    """Reads a note on a known client; ``client_names_span``: where the text names him, which is no news.

    ``occurred`` is the past day that the contact is told with, else today in the zone of ``now``. What is
    neither contact, promise nor follow-up stays in ``text``, clause by clause, in the words that were typed.
    """
    told = _TAG.sub("", _without_name(text, *(client_names_span or (0, 0)))).strip()
    clauses = split_clauses(told, now)
    if clauses and client_names_span and _is_subject(text, *client_names_span):
        clauses[0] = replace(clauses[0], by_client=True)
    sale = find_sale(clauses, now)
    parts = _Sorted(now, find_impossible(told, now))
    before = None
    for at, clause in enumerate(clauses):
        if sale and sale.first < at <= sale.last:
            continue
        sold = sale is not None and at == sale.first
        _sort(_joined(clauses, sale) if sale and sold else clause, parts, before=before, sold=sold)
        before = clause
    chinese = any("一" <= char <= "鿿" for char in told)
    written = plain(told)
    hint = _class_hint(written)
    return Draft(
        kind=parts.kind,
        occurred=parts.occurred or now.date(),
        mood=_mood(written, hint),
        class_hint=hint,
        promises=tuple(parts.promises),
        follow_ups=tuple(parts.follow_ups),
        purchase=sale.read if sale and sale.clear else None,
        facts=tuple(dict.fromkeys(parts.facts)),
        text=(";" if chinese else "; ").join(parts.kept),
        impossible=tuple(parts.impossible),
        gone=tuple(parts.gone),
        doubtful=_doubtful(sale),
    )


def _doubtful(sale: Sale | None) -> ReadPurchase | None:
    return sale.read if sale and not sale.clear and sale.read.ambiguous else None


def _without_name(text: str, start: int, end: int) -> str:
    """The text without the client's name and the word that joins it: 给周敏打电话 is 打电话."""
    if start == end:
        return text
    before, after = text[:start], _HIS.sub("", text[end:].lstrip())
    before = before[: len(_JOINS.sub("", plain(before)))]
    apart = text[end : end + 1].isspace() and before[-1:] in _OVER  # 见了周敏 孩子上学: two things
    glue = " " if apart or (before[-1:].isascii() and before[-1:] != " ") or after[:1].isascii() else ""
    return f"{before.rstrip(' ')}{glue}{after}"


def _is_subject(text: str, start: int, end: int) -> bool:
    """Whether the line tells what the client named at its start says or will do: 周敏说…, Sarah will…"""
    return not text[:start].strip() and bool(_SUBJECT.search(plain(text[end:])))


def _joined(clauses: list[Clause], sale: Sale) -> Clause:
    """The clauses of a sale as one."""
    parts = clauses[sale.first : sale.last + 1]
    found = next((each.found for each in parts if each.found), None)
    return Clause(" ".join(each.words for each in parts), " ".join(each.said for each in parts), found)


def _sort(clause: Clause, parts: _Sorted, *, before: Clause | None, sold: bool) -> None:
    """Puts one clause where it belongs."""
    parts.told = parts.told or clause.by_client or bool(REPORTS.search(plain(clause.words)))
    unreal = any(each.text in clause.said for each in parts.impossible)
    if not sold and not unreal and _is_gone(clause, parts.now):
        assert clause.found is not None
        parts.gone.append(clause.found)
        unreal = True
    if unreal:
        parts.kept.append(spaced(clause.said))
        return
    contact = _contact(clause, parts.now, before)
    if not _lies_ahead(clause, parts.now, contact, sold=sold):
        _note_contact(clause, contact, parts)
        if (contact is not None and contact.alone) or not clause.words:
            return
    elif _take_plan(clause, parts):
        return
    if not sold and clause.found is None and _take_plan(clause, parts):
        return
    parts.kept.append(spaced(clause.words if contact and clause.found and not sold else clause.said))
    fact = read_fact(replace(clause, said=clause.words) if contact else clause)
    if fact and not sold and not (contact and fact.kind in _OF_THE_MEETING):
        parts.facts.append(fact)


def _take_plan(clause: Clause, parts: _Sorted) -> bool:
    """Takes the promise or follow-up the clause holds; False if it holds none."""
    plan = read_plan(replace(clause, by_client=True) if parts.told and is_answer(clause.words) else clause)
    if isinstance(plan, Promise):
        parts.promises.append(plan)
    elif plan is not None:
        parts.follow_ups.append(plan)
    return plan is not None


def _lies_ahead(clause: Clause, now: datetime, contact: Contact | None, *, sold: bool) -> bool:
    """Whether a date is still to come; today counts unless the clause tells of something done."""
    if clause.found is None or clause.found.when.past:
        return False
    when = clause.found.when
    if when.day > now.date():
        return True
    if when.time is not None:
        return not DONE.search(plain(clause.words))
    told = contact is not None or sold or DONE.search(plain(clause.words)) is not None
    return bool(clause.words) and not told


def _contact(clause: Clause, now: datetime, before: Clause | None) -> Contact | None:
    """The contact a clause tells of; none ahead of now, long ago, or after words on how he would be reached."""
    if before is not None and clause.found is None and BAN.search(plain(before.words)):
        return None
    if clause.found is None:
        return read_contact(clause.words, Day.NONE, told=clause.told)
    when = clause.found.when
    if when.day > now.date() or now.date() - when.day > _LONGEST_LATE:
        return None
    if when.past:
        return read_contact(clause.words, Day.PAST, told=clause.told)
    if when.time is not None and not DONE.search(plain(clause.words)):
        return None
    return read_contact(clause.words, Day.TODAY, told=clause.told)


def _is_gone(clause: Clause, now: datetime) -> bool:
    """Whether a plan is told for a day that is over (11/10 回访): a slip, unless it was meant to be past (昨天)."""
    found = clause.found
    if found is None or not found.when.past or found.when.day >= now.date() or CLEARLY_OVER.search(plain(found.text)):
        return False
    if DONE.search(plain(clause.words)) or read_contact(clause.words, Day.NONE) or not clause.words:
        return False
    as_if_ahead = replace(found, when=replace(found.when, past=False))
    return read_plan(replace(clause, found=as_if_ahead)) is not None


def _note_contact(clause: Clause, contact: Contact | None, parts: _Sorted) -> None:
    """Notes how and when the contact was."""
    found = clause.found
    if (
        found
        and found not in parts.gone
        and (contact or not parts.kept)
        and parts.now.date() - found.when.day <= _LONGEST_LATE
    ):
        parts.occurred = parts.occurred or min(found.when.day, parts.now.date())
    if contact and _says_more(parts, contact.kind):
        parts.kind = contact.kind
    parts.bare = contact is not None and contact.alone


def _says_more(parts: _Sorted, kind: ContactKind) -> bool:
    """Whether a contact found later tells more of how they met: 打了电话,没接 was an attempt after all."""
    if parts.kind is ContactKind.NOTE or (kind is ContactKind.ATTEMPT and parts.bare):
        return True
    if parts.kind is ContactKind.TALK:
        return kind.is_contact
    return parts.kind is ContactKind.ATTEMPT and kind in _IN_PLACE_OF_AN_ATTEMPT


def _mood(written: str, hint: ClassHint | None) -> Mood | None:
    """A friendly no is no good contact."""
    mood = read_mood(written)
    refused = hint is not None and hint.reason is ClassReason.REFUSED
    return Mood.NEUTRAL if refused and mood is Mood.GOOD else mood


def _class_hint(written: str) -> ClassHint | None:
    reason = next((reason for reason, words in CLASSES if words.search(written)), None)
    return ClassHint(_IMPLIED[reason], reason) if reason else None
