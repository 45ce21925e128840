"""Lines of a file on their way into the books, a chunk at a time.

SQLAlchemy Core: there may be hundreds of thousands of them, and a chunk must not hold others up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, or_, update
from sqlmodel import Session, col, select

from playbook.capture import ContactKind
from playbook.columns import Entry, FoundBy, Line, SaleParts
from playbook.contact_rules import touch_of
from storage import bulk
from storage.queries.files import import_additions, import_keys, import_lines, import_returns, imports
from storage.queries.files.import_people import Person
from storage.queries.lapsing import lapses
from storage.queries.look_up import entries, indexing
from storage.queries.making import closing, of_purchases
from storage.queries.team import members
from storage.tables import (
    CalledAs,
    Client,
    ClientPhone,
    ImportJob,
    LapseCase,
    Member,
    Note,
    Purchase,
    SearchEntry,
)

NEVER_SHOWN = datetime(2000, 1, 1, tzinfo=UTC)  # imported clients come after all that were worked with
Row = dict[str, Any]
_UNKNOWN = Client(team_id=0, owner_id=0, name="", last_touched_at=NEVER_SHOWN, created_at=NEVER_SHOWN)
_UNSAID = Note(team_id=0, client_id=0, author_id=0, occurred_at=NEVER_SHOWN, created_at=NEVER_SHOWN)
# A client of whom nothing is known, and a note of nothing; made once, for it takes long.
_BLANK: Row = _UNKNOWN.model_dump(exclude={"id"})
_BLANK_NOTE: Row = _UNSAID.model_dump(exclude={"id"})
_EARLIER = or_(col(Client.last_contact_at).is_(None), col(Client.last_contact_at) < bindparam("at"))
_TALKED = update(Client).where(col(Client.id) == bindparam("whose"), _EARLIER).values(last_contact_at=bindparam("at"))


def take(session: Session, me: Member, now: datetime, job: ImportJob, lines: Sequence[Line]) -> None:
    """Put a chunk of lines into the books."""
    found = import_lines.sort_out(session, me, lines)
    books = _Books(session, me, now, job)
    books.add_clients(found.new)
    books.add_purchases(found.sales)
    books.end_silences(found.sales)
    books.settle_returns(found.sales)
    books.add_notes(found.notes)
    for person, new in found.additions:
        import_additions.fill(session, job, person.id or 0, new)
    imports.refuse(session, job, found.refused)
    found.refused = []  # counted by now
    imports.count(session, job, found.counts())


Sales = Sequence[tuple[Person, Line]]
_NO_PARTS = SaleParts()


def _parts(parts: SaleParts, currency: str) -> Row:
    """What else is told of a purchase; the team's own `currency` is not a foreign one."""
    is_foreign = parts.foreign_currency != currency
    return {
        "margin": parts.margin,
        "for_whom": parts.for_whom,
        "source": parts.source,
        "foreign_amount": parts.foreign_amount if is_foreign else None,
        "foreign_currency": parts.foreign_currency if is_foreign else "",
    }


@dataclass(frozen=True)
class _Books:
    """Where the rows go, and what they all have in common."""

    session: Session
    me: Member
    now: datetime
    job: ImportJob

    def add_clients(self, new: Sequence[tuple[Person, Line]]) -> None:
        """The clients whom the file brings, with their phones and all that they are found by; gives them their ids."""
        made = [(person, person.told, line) for person, line in new if person.told is not None]
        rows = [self._client(told, line) for _, told, line in made]
        if not rows:
            return
        connection = self.session.connection()
        ids = bulk.new_numbers(connection, Client, len(rows))
        bulk.insert_rows(connection, Client, [{"id": number, **row} for number, row in zip(ids, rows, strict=True)])
        phones: list[tuple[Any, ...]] = []
        found: list[tuple[Any, ...]] = []
        words: list[tuple[int, frozenset[str]]] = []
        called: list[tuple[Any, ...]] = []
        team, owner = self.me.team_id, self.me.id or 0
        for number, (person, told, line) in zip(ids, made, strict=True):
            person.id = number
            phones += [(number, team, each) for each in told.phones]
            ready = line.found_by if told == line.entry else None
            found_by = ready or FoundBy.of(line.name, told)
            found.append((number, owner, found_by.keys, found_by.grams))
            words.append((team, found_by.words))
            called += [(owner, key, number) for key in found_by.called]
        bulk.insert_many(connection, ClientPhone, ("client_id", "team_id", "number"), phones)
        bulk.insert_many(connection, SearchEntry, ("client_id", "owner_id", "keys", "grams"), found)
        bulk.insert_many(connection, CalledAs, ("owner_id", "key", "client_id"), sorted(called))
        entries.keep_words(self.session, words)
        import_keys.are_to_come(self.session, self.job, min(ids))

    def _client(self, told: Entry, line: Line) -> Row:
        return _BLANK | {
            "team_id": self.me.team_id,
            "owner_id": self.me.id,
            "import_job_id": self.job.id,
            "name": line.name,
            "sound": line.sound,
            "firm": told.firm,
            "job": told.job,
            "tags": told.tags,
            "aliases": told.aliases,
            "birthday": told.birthday,
            "ref": told.ref or None,
            "created_at": self.now,
        }

    def add_notes(self, notes: Sequence[tuple[Person, Line, datetime | None]]) -> None:
        """What was noted; a contact moves its client's last one on."""
        rows = [self._note(person, line, at or self.now) for person, line, at in notes]
        bulk.insert_rows(self.session.connection(), Note, rows)
        later = {person.id or 0 for person, line, _ in notes if person.made_by is not line.entry}
        indexing.reindex_notes(self.session, later)  # a new client is found by his first note already
        talked: dict[int, datetime] = {}
        for row in rows:
            if row["is_contact"]:
                talked[row["client_id"]] = max(row["occurred_at"], talked.get(row["client_id"], NEVER_SHOWN))
        if talked:
            values = [{"whose": client, "at": at} for client, at in talked.items()]
            self.session.connection().execute(_TALKED, values)

    def _note(self, person: Person, line: Line, at: datetime) -> Row:
        entry = line.entry
        is_contact = bool(entry.kind) and ContactKind(entry.kind).is_contact
        return _BLANK_NOTE | {
            "team_id": self.me.team_id,
            "client_id": person.id,
            "author_id": self.me.id,
            "kind": entry.kind or ContactKind.NOTE.value,
            "text": entry.note,
            "is_contact": is_contact,
            "touch": touch_of(entry.note, kind=entry.kind).value if is_contact else None,
            "import_job_id": self.job.id,
            "import_key": import_lines.import_key(person, line),
            "occurred_at": at,
            "created_at": self.now,
        }

    def add_purchases(self, sales: Sales) -> None:
        """The purchases; returns that say so name theirs."""
        told = any(line.entry.parts for _, line in sales)  # few lists tell more: the rows of others stay short
        currency = members.team_of(self.session, self.me).currency if told else ""
        rows = [
            {
                "team_id": self.me.team_id,
                "client_id": person.id,
                "bought_on": line.entry.day,
                "amount": line.entry.amount,
                "quantity": line.entry.quantity,
                "product": line.entry.product,
                "import_key": import_lines.import_key(person, line),
                "import_job_id": self.job.id,
                "created_by": self.me.id,
                "created_at": self.now,
                **(_parts(line.entry.parts or _NO_PARTS, currency) if told else {}),
            }
            for person, line in sales
        ]
        bulk.insert_rows(self.session.connection(), Purchase, rows)
        import_returns.link(self.session, self.me.team_id, sales)

    def settle_returns(self, sales: Sales) -> None:
        """Nothing is owed for what was brought back whole (F4)."""
        back = {person.id for person, line in sales if person.made_by is None and line.entry.amount < 0}
        of_purchases.settle_those(self.session, back, self.now)

    def end_silences(self, sales: Sales) -> None:
        """Clients known before who have bought: prospects no longer, and a silence that it ends is over (D4)."""
        bought = {
            person.id
            for person, line in sales
            if person.made_by is None and line.entry.day is not None and line.entry.amount >= 0
        }
        if not bought:
            return
        closing.keep_grades(self.session, bought)
        prospects = update(Client).where(col(Client.id).in_(bought), col(Client.prospect_class).is_not(None))
        self.session.connection().execute(prospects.values(prospect_class=None))
        silent = select(Client).join(LapseCase, col(LapseCase.client_id) == col(Client.id))
        for client in self.session.exec(silent.where(col(Client.id).in_(bought), lapses.is_open())).all():
            lapses.settle_purchases(self.session, client, self.now)
