"""Lines of a file on their way into the books, a chunk at a time.

SQLAlchemy Core: there may be hundreds of thousands of them, and a chunk must not hold others up.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert, update
from sqlmodel import Session, SQLModel, col, select

from playbook import search
from playbook.columns import Entry, Reason, Refused
from storage.queries import imports, lapses
from storage.queries.import_people import People, Person
from storage.tables import Client, ClientPhone, ImportJob, LapseCase, LapseStatus, Member, Note, Purchase, SearchKey

NEVER_SHOWN = datetime(2000, 1, 1, tzinfo=UTC)  # imported clients come after all that were worked with
NameFor = Callable[[str], str]
Row = dict[str, Any]
_UNKNOWN = Client(team_id=0, owner_id=0, name="", last_touched_at=NEVER_SHOWN, created_at=NEVER_SHOWN)
_BLANK: Row = _UNKNOWN.model_dump(exclude={"id"})  # a client of whom nothing is known; made once, for it takes long


@dataclass(frozen=True)
class Line:
    """An entry with its name among its customer's lines (playbook.columns.Numbering), and as it was written."""

    entry: Entry
    key: str
    text: str


def take(session: Session, me: Member, now: datetime, job: ImportJob, lines: Sequence[Line], name_for: NameFor) -> None:
    """Put a chunk of lines into the books; `name_for` names a customer of whom only the number is known."""
    people = People(session, me, [line.entry for line in lines])
    found = [(line, people.of(line.entry)) for line in lines]
    refused = [Refused(line.entry.line, why, line.text) for line, why in found if isinstance(why, Reason)]
    books = _Books(session, me, now, job)
    books.add_clients(people.new, name_for)
    sales = _new_sales(session, me, [(line, who) for line, who in found if isinstance(who, Person)])
    books.add_purchases(sales)
    books.end_silences(sales)
    listed = sum(person.made_by is not None and person.made_by.day is None for person in people.new)
    counts = {
        "clients": len(people.new),
        "purchases": len(sales),
        "refunds": sum(line.entry.amount < 0 for line, _ in sales.values()),
        "known": len(lines) - len(refused) - len(sales) - listed,
    }
    imports.count(session, job, Counter(counts))
    imports.refuse(session, job, refused)


Sales = dict[str, tuple[Line, Person]]


def _new_sales(session: Session, me: Member, found: Sequence[tuple[Line, Person]]) -> Sales:
    """The purchases that are not in the books yet, by the keys under which they go in.

    A key names a purchase of a client, not of a file: who has a number in one file may have only a phone in the next.
    """
    sales = {f"{person.id} {line.key}": (line, person) for line, person in found if line.entry.day is not None}
    keys = [key for key, (_, person) in sales.items() if person.made_by is None]
    query = select(Purchase.import_key).where(Purchase.team_id == me.team_id, col(Purchase.import_key).in_(keys))
    known = set(session.exec(query)) if keys else set()
    return {key: sale for key, sale in sales.items() if key not in known}


@dataclass(frozen=True)
class _Books:
    """Where the rows go, and what they all have in common."""

    session: Session
    me: Member
    now: datetime
    job: ImportJob

    def add_clients(self, new: Sequence[Person], name_for: NameFor) -> None:
        """The clients whom the file brings, with their phones, search keys and notes; gives them their ids."""
        made = [(person, person.made_by) for person in new if person.made_by is not None]
        rows = [self._client(entry, name_for) for _, entry in made]
        if not rows:
            return
        statement = insert(Client).returning(col(Client.id), sort_by_parameter_order=True)
        ids = self.session.connection().execute(statement, rows).scalars().all()
        for (person, _), number in zip(made, ids, strict=True):
            person.id = number
        phones: list[Row] = []
        keys: list[Row] = []
        for number, row, (_, entry) in zip(ids, rows, made, strict=True):
            phones += [{"client_id": number, "team_id": self.me.team_id, "number": each} for each in entry.phones]
            found = sorted(search.keys(row["name"], [], entry.phones, entry.firm))
            keys += [{"owner_id": self.me.id, "key": key, "client_id": number} for key in found]
        self._insert(ClientPhone, phones)
        self._insert(SearchKey, keys)
        self._insert(Note, [self._note(person.id or 0, entry.note) for person, entry in made if entry.note])

    def _client(self, entry: Entry, name_for: NameFor) -> Row:
        return _BLANK | {
            "team_id": self.me.team_id,
            "owner_id": self.me.id,
            "import_job_id": self.job.id,
            "name": entry.name or name_for(entry.ref or entry.phones[0]),
            "firm": entry.firm,
            "ref": entry.ref or None,
            "created_at": self.now,
        }

    def _note(self, client_id: int, text: str) -> Row:
        note = Note(
            team_id=self.me.team_id,
            client_id=client_id,
            author_id=self.me.id or 0,
            text=text,
            is_contact=False,
            import_job_id=self.job.id,
            occurred_at=self.now,
            created_at=self.now,
        )
        return note.model_dump(exclude={"id"})

    def add_purchases(self, sales: Sales) -> None:
        """The purchases."""
        rows = [
            {
                "team_id": self.me.team_id,
                "client_id": person.id,
                "bought_on": line.entry.day,
                "amount": line.entry.amount,
                "quantity": line.entry.quantity,
                "product": line.entry.product,
                "import_key": key,
                "import_job_id": self.job.id,
                "created_by": self.me.id,
                "created_at": self.now,
            }
            for key, (line, person) in sales.items()
        ]
        self._insert(Purchase, rows)

    def end_silences(self, sales: Sales) -> None:
        """Clients known before who have bought: prospects no longer, and a silence that it ends is over (D4)."""
        bought: dict[int | None, date] = {}
        for line, person in sales.values():
            if person.made_by is None and line.entry.day is not None and line.entry.amount >= 0:
                bought[person.id] = max(line.entry.day, bought.get(person.id, date.min))
        if not bought:
            return
        prospects = update(Client).where(col(Client.id).in_(bought), col(Client.prospect_class).is_not(None))
        self.session.connection().execute(prospects.values(prospect_class=None))
        is_open = [status for status in LapseStatus if status.is_open]
        silent = select(Client).join(LapseCase, col(LapseCase.client_id) == col(Client.id))
        silent = silent.where(col(Client.id).in_(bought), col(LapseCase.status).in_(is_open))
        for client in self.session.exec(silent):
            lapses.close_by_purchase(self.session, client, self.now, bought[client.id])

    def _insert(self, table: type[SQLModel], rows: list[Row]) -> None:
        if rows:
            self.session.connection().execute(insert(table), rows)
