"""What lines of a file would bring, before anything is written: who they are about, and what of it is there already."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select as sa_select
from sqlmodel import Session, col, or_, select

from playbook.columns import Content, Entry, How, Layout, Line, Reading, Reason, Refused
from storage.queries.files.import_additions import missing
from storage.queries.files.import_people import Met, People, Person
from storage.tables import Client, Member, Note, Purchase

_SAID_OF_SALE: tuple[Any, ...] = (
    Purchase.client_id,
    Purchase.bought_on,
    Purchase.amount,
    Purchase.quantity,
    Purchase.product,
)
_SAID_OF_NOTE: tuple[Any, ...] = (Note.client_id, Note.text, Note.said, Note.occurred_at, Note.import_key)
NOON = time(12)  # of a talk of which only the day is known


@dataclass
class Found:
    """Lines sorted out: the clients that are new; sales, notes and additions that are; and what is refused."""

    new: list[tuple[Person, Line]] = field(default_factory=list)
    sales: list[tuple[Person, Line]] = field(default_factory=list)
    notes: list[tuple[Person, Line, datetime | None]] = field(default_factory=list)
    additions: list[tuple[Person, Entry]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    known: int = 0

    def counts(self) -> Counter[str]:
        """What they come to, by kind."""
        found = Counter(f"refused {each.reason.value}" for each in self.refused)
        refunds = sum(line.entry.amount < 0 for _, line in self.sales)
        notes = sum(who.made_by is not line.entry or at is not None for who, line, at in self.notes)
        found |= Counter(clients=len(self.new), purchases=len(self.sales), refunds=refunds, notes=notes)
        return found | Counter(filled=len({id(who) for who, _ in self.additions}), known=self.known)


def sort_out(session: Session, me: Member, lines: Sequence[Line], met: Met | None = None) -> Found:
    """Find out what some lines would bring; `met`: see `People`."""
    people = People(session, me, [(line.entry, line.sound) for line in lines], met)
    found = Found()
    about: list[tuple[Person, Line]] = []
    by_line = {line.entry.line: line for line in lines}
    for line in lines:
        who = people.of(line.entry, line.sound)
        if isinstance(who, Reason):
            found.refused.append(Refused(line.entry.line, who, line.text))
        else:
            about.append((who, line))
    found.new = [(person, by_line[person.made_by.line]) for person in people.new if person.made_by is not None]
    found.sales = _new_sales(session, me, about)
    found.notes = _new_notes(session, me, about)
    found.additions = _additions(session, people, about)
    useful = {line.entry.line for _, line in (*found.new, *found.sales)} | {new.line for _, new in found.additions}
    useful |= {line.entry.line for _, line, _ in found.notes}
    found.known = sum(line.entry.line not in useful for _, line in about)
    return found


def _new_sales(session: Session, me: Member, about: Sequence[tuple[Person, Line]]) -> list[tuple[Person, Line]]:
    """The purchases that are not in the books yet: neither under their key, nor typed in by hand as often.

    A key names a purchase of a client, not of a file: who has a number in one file may have only a phone in the next.
    """
    told = {(id(who), line.named.key): (who, line) for who, line in about if line.entry.content is Content.PURCHASES}
    old = {import_key(who, line): (who, line) for who, line in told.values() if who.id is not None}
    if not old:
        return list(told.values())
    query = select(Purchase.import_key).where(Purchase.team_id == me.team_id, col(Purchase.import_key).in_(old))
    known = set(session.exec(query))
    days = {line.entry.day for _, line in old.values()}
    ids = {who.id for who, _ in old.values()}
    same = sa_select(*map(col, _SAID_OF_SALE))
    same = same.where(col(Purchase.client_id).in_(ids), col(Purchase.bought_on).in_(days))
    there = Counter(tuple(row) for row in session.connection().execute(same))

    def is_known(who: Person, line: Line) -> bool:
        entry = line.entry
        said = (who.id, entry.day, entry.amount, entry.quantity, entry.product)
        return import_key(who, line) in known or there[said] >= line.named.count

    return [(who, line) for who, line in told.values() if who.id is None or not is_known(who, line)]


def import_key(who: Person, line: Line) -> str:
    """Names what a line brings in the books, once its client has a number there."""
    return f"{who.id} {line.named.key}"


def _new_notes(
    session: Session, me: Member, about: Sequence[tuple[Person, Line]]
) -> list[tuple[Person, Line, datetime | None]]:
    """What is noted in the lines and not in the books yet, with its instant; None where no day is told."""
    told = {(id(who), line.named.key): (who, line) for who, line in about if line.entry.note and line.named.key}
    old = [(who, line) for who, line in told.values() if who.id is not None]
    there: set[Any] = set()
    if old:
        words = {line.entry.note for _, line in old}
        said = or_(col(Note.text).in_(words), col(Note.said).in_(words))
        kept = sa_select(*map(col, _SAID_OF_NOTE))
        kept = kept.where(col(Note.client_id).in_({who.id for who, _ in old}))
        keys = [import_key(who, line) for who, line in old]
        for client, text, typed, at, key in session.connection().execute(
            kept.where(or_(said, col(Note.import_key).in_(keys)))
        ):
            day = at.astimezone(ZoneInfo(me.timezone)).date()
            there |= {key, (client, text, day), (client, typed, day), (client, text, None), (client, typed, None)}
    return [
        (who, line, _instant(line.entry, me))
        for who, line in told.values()
        if import_key(who, line) not in there and (who.id, line.entry.note, line.entry.day) not in there
    ]


def _instant(entry: Entry, me: Member) -> datetime | None:
    if entry.day is None:
        return None
    return datetime.combine(entry.day, entry.at or NOON, ZoneInfo(me.timezone)).astimezone(UTC)


def _additions(session: Session, people: People, about: Sequence[tuple[Person, Line]]) -> list[tuple[Person, Entry]]:
    """What lines tell of clients who are known that was not known of them."""
    old = [(who, line.entry) for who, line in about if who.id is not None and line.entry.content is Content.CLIENTS]
    if not old:
        return []
    ids = {who.id for who, _ in old}
    clients = {client.id: client for client in session.exec(select(Client).where(col(Client.id).in_(ids)))}
    new = ((who, missing(clients[who.id], entry, people.knows)) for who, entry in old)
    return [(who, entry) for who, entry in new if entry is not None]


def forecast(session: Session, me: Member, content: bytes, layout: Layout, how: How) -> Counter[str]:
    """What a whole short file would bring, refused lines by their reason among it."""
    chunk = Reading(content, layout, how).next(len(content))
    found = sort_out(session, me, chunk.lines)
    found.refused += chunk.refused
    return found.counts()
