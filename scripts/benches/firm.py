"""A firm of any size, written straight into the tables: reps who have had all lessons and are asked nothing today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import chain, islice, product
from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

from bot.playground.demo import chinese
from playbook.names.doubles import sound
from storage.engine import make_engine
from storage.queries.look_up import entries
from storage.queries.look_up.indexing import Described, prepare
from storage.queries.team import lessons
from storage.tables import CalledAs, Client, ClientPhone, FollowUp, Member, Role, Team
from storage.tables.names import rows_of

FIRST_REP = 10_001  # Telegram id
KNOWN = str(chinese.LEADING[0]["name"])  # a client that every rep has
WORDS = [str(words) for _, _, words in chinese.NOTES]  # what is noted about clients
CHUNK = 10_000  # rows written at once
TEAM = 100  # reps in one team
TAUGHT = [lessons.FIRST_CAPTURE, lessons.FIRST_LOOK_UP, lessons.FIRST_FOLLOW_UP, lessons.FIRST_VOICE]


@dataclass(frozen=True)
class Size:
    """How many reps there are, with how many clients and open follow-ups each; all client names are looked up."""

    reps: int
    clients: int
    follow_ups: int = 0
    searchable: bool = True

    @property
    def people(self) -> range:
        """The reps' Telegram ids."""
        return range(FIRST_REP, FIRST_REP + self.reps)


def found(url: str, size: Size) -> None:
    """Fill the migrated, empty database at `url`."""
    engine, now = make_engine(url), datetime.now(UTC)
    with engine.begin() as connection:
        for rows in _chunks(_teams(size, now)):
            _write(connection, Team, rows)
        for rows in _chunks(_members(size, now)):
            _write(connection, Member, rows)
        for rows in _chunks(_clients(size, now)):
            _write(connection, Client, rows)
            if size.searchable:
                _make_searchable(connection, rows)
        for rows in _chunks(_follow_ups(size, now)):
            _write(connection, FollowUp, rows)
        if connection.dialect.name == "postgresql":
            _go_on_counting(connection)
    engine.dispose()


def _teams(size: Size, now: datetime) -> Iterator[dict[str, Any]]:
    for number in range(1, (size.reps - 1) // TEAM + 2):
        yield Team(id=number, name=f"Team {number}", timezone="UTC", created_at=now).model_dump()


def _members(size: Size, now: datetime) -> Iterator[dict[str, Any]]:
    tomorrow = now.date() + timedelta(days=1)
    for number in range(1, size.reps + 1):
        yield Member(
            id=number,
            team_id=(number - 1) // TEAM + 1,
            user_id=FIRST_REP + number - 1,
            name=f"Rep {number}",
            role=Role.REP,
            timezone="UTC",
            quiet_from=time(),
            quiet_to=time(),
            lessons=TAUGHT,
            agenda_sent_on=tomorrow,
            lapse_checked_on=tomorrow,
            joined_at=now,
        ).model_dump()


def _clients(size: Size, now: datetime) -> Iterator[dict[str, Any]]:
    names = [surname + given for surname, given in product(chinese.SURNAMES, chinese.GIVEN)]
    made = Client(team_id=1, owner_id=1, name="", last_touched_at=now, created_at=now).model_dump()
    for number in range(size.reps * size.clients):
        owner, place = divmod(number, size.clients)
        name = names[number % len(names)] if place else KNOWN
        whose = {"id": number + 1, "team_id": owner // TEAM + 1, "owner_id": owner + 1}
        yield made | whose | {"name": name, "sound": sound(name), "firm": chinese.FIRMS[number % len(chinese.FIRMS)]}


def _make_searchable(connection: Connection, clients: Sequence[dict[str, Any]]) -> None:
    phones, described = [], []
    for client in clients:
        number = f"+86139{client['id']:08d}"
        phones.append({"client_id": client["id"], "team_id": client["team_id"], "number": number})
        described.append(
            Described(client["id"], client["team_id"], client["owner_id"], [client["name"]], [number], client["firm"])
        )
    _write(connection, ClientPhone, phones)
    called = (rows_of(each.client_id, each.owner_id, [*each.names], each.firm) for each in described)
    _write(connection, CalledAs, list(chain.from_iterable(called)))
    for table, rows in entries.rows_of(prepare(described).changes).items():
        _write(connection, table, rows)


def _follow_ups(size: Size, now: datetime) -> Iterator[dict[str, Any]]:
    """One minute after the other from tomorrow on, over a year; each third is for a whole day."""
    made = FollowUp(
        team_id=1, client_id=1, owner_id=1, text=chinese.PLANS[0], due_on=now.date(), due_at=now, push_at=now,
        created_at=now,
    ).model_dump(exclude={"id"})  # fmt: skip
    for number in range(size.reps * size.follow_ups):
        client = number % (size.reps * size.clients)
        owner = client // size.clients
        due = now + timedelta(days=1, minutes=number % (365 * 24 * 60))
        yield made | {
            "team_id": owner // TEAM + 1,
            "client_id": client + 1,
            "owner_id": owner + 1,
            "due_on": due.date(),
            "due_at": due,
            "push_at": due,
            "whole_day": number % 3 == 0,
        }


def _chunks(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _write(connection: Connection, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _go_on_counting(connection: Connection) -> None:
    """PostgreSQL counts ids by itself and has not seen those that were given."""
    for table in ("team", "member", "client"):
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        )
