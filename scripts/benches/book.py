"""A large book of clients in one team, written straight into the tables: one rep looks after nine in ten of them."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

from playbook import search
from playbook.names.doubles import sound
from playbook.search import FROM_THE_END
from playbook.typed import note_words
from storage.engine import make_engine
from storage.queries.look_up import entries
from storage.queries.look_up.entries import Change, Found
from storage.queries.look_up.indexing import Described
from storage.tables import Client, ClientPhone, Member, Note, Role, SearchWord, Team

WORDS = {
    kind: words
    for line in Path(__file__).with_name("people.txt").read_text(encoding="utf-8").splitlines()
    for kind, *words in [line.split()]
}
CHUNK = 5_000  # clients written at once
OWNER, REP, OTHERS = 1, 2, range(3, 11)  # ids of members
IN_LATIN, WITH_FIRM, WITH_FACT, OF_THE_REP = 0.05, 0.7, 0.2, 0.9  # shares of the clients
GIVEN_NAMES = 1_500  # that all of them share
MINUTES = 500_000  # within which all were worked with
CACHE = 2_000_000  # kB that SQLite may use meanwhile
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
BLANK: dict[type[SQLModel], dict[str, Any]] = {
    Client: Client(team_id=1, owner_id=1, name="", last_touched_at=LONG_AGO, created_at=LONG_AGO).model_dump(),
    Note: Note(team_id=1, client_id=1, author_id=1, occurred_at=LONG_AGO, created_at=LONG_AGO).model_dump(
        exclude={"id"}
    ),
}


def people(count: int, seed: int = 1) -> Iterator[Described]:
    """So many clients, always the same ones."""
    draw, signs = Random(seed), WORDS["given"]
    given = ["".join(draw.choice(signs) for _ in range(draw.choice((1, 2, 2)))) for _ in range(GIVEN_NAMES)]
    return (_person(draw, number, given) for number in range(1, count + 1))


def fill(urls: Sequence[str], count: int) -> None:
    """Fill these migrated, empty databases with so many clients, each with a number and a note."""
    now, draw = datetime.now(UTC), Random(1)
    engines = [make_engine(url) for url in urls]
    words: set[str] = set()
    with ExitStack() as stack:
        connections = [stack.enter_context(engine.begin()) for engine in engines]
        for connection in connections:
            _found_team(connection, now)
        everybody = people(count)
        while chunk := list(islice(everybody, CHUNK)):
            words.update(*(_words_of(each.names[0], "") | _words_of("", each.firm) for each in chunk))
            found = [Change(each.client_id, None, _found(each)) for each in chunk]
            rows = _rows(chunk, draw, now)
            for connection in connections:
                for table, of_table in rows.items():
                    _write(connection, table, of_table)
                _write_entries(connection, found)
        for connection in connections:
            _write(connection, SearchWord, [{"team_id": 1, "word": word} for word in sorted(words)])
    for engine in engines:
        _tidy_up(engine.connect().execution_options(isolation_level="AUTOCOMMIT"))
        engine.dispose()


def _found_team(connection: Connection, now: datetime) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size=-{CACHE}")
    _write(connection, Team, [Team(id=1, name="Team", timezone="UTC", created_at=now).model_dump()])
    _write(connection, Member, [_member(number, now) for number in (OWNER, REP, *OTHERS)])


def _tidy_up(connection: Connection) -> None:
    """Statistics for the planner, and ids that go on where those given end."""
    with connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("ANALYZE")
            return
        connection.exec_driver_sql("VACUUM ANALYZE")
        for table in ("client", "member", "note"):
            highest = f"(SELECT max(id) FROM {table})"
            connection.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {highest})")


def _member(number: int, now: datetime) -> dict[str, Any]:
    role = Role.OWNER if number == OWNER else Role.REP
    return Member(id=number, team_id=1, user_id=number, name=f"{number}", role=role, joined_at=now).model_dump()


def _person(draw: Random, number: int, given: Sequence[str]) -> Described:
    any_of = {kind: draw.choice(words) for kind, words in WORDS.items()}
    name = any_of["surnames"] + draw.choice(given)
    if draw.random() < IN_LATIN:
        name = f"{any_of['first']} {any_of['last']}"
    where, form = draw.choice(("", any_of["places"])), draw.choice(("", any_of["forms"]))
    firm = where + any_of["brands"] + any_of["trades"] + form if draw.random() < WITH_FIRM else ""
    phone = f"+861{draw.randrange(3 * 10**9, 10**10)}"
    fact = any_of["facts"] if draw.random() < WITH_FACT else ""
    return Described(
        client_id=number,
        team_id=1,
        owner_id=REP if draw.random() < OF_THE_REP else draw.choice(OTHERS),
        names=[name],
        phones=[phone],
        firm=firm,
        tags=[fact] if fact else [],
        notes=[f"{any_of['openings']} {any_of['subjects']} {any_of['closings']}"],
    )


def _found(person: Described) -> Found:
    """What a client is found by, as `Described.keys` has it, but nothing is reckoned twice."""
    national = person.phones[0][len("+86") :]
    keys = {national, FROM_THE_END + national[::-1]}.union(
        _keys(person.names[0], ""), _keys("", person.firm), *(_keys("", each) for each in person.tags)
    )
    return Found(person.owner_id, frozenset(keys), _grams(person.notes[0]))


_sound = cache(sound)


@cache
def _keys(name: str, rest: str) -> set[search.Key]:
    return search.keys(name, firm=rest)


@cache
def _words_of(name: str, firm: str) -> set[str]:
    return search.spelled([name], firm)


@cache
def _grams(note: str) -> frozenset[int]:
    return frozenset(note_words.grams(note))


def _rows(chunk: Sequence[Described], draw: Random, now: datetime) -> dict[type[SQLModel], list[dict[str, Any]]]:
    """What is known of them."""
    return {
        Client: [_client(each, draw, now) for each in chunk],
        ClientPhone: [{"client_id": each.client_id, "team_id": 1, "number": each.phones[0]} for each in chunk],
        Note: [_note(each, now) for each in chunk],
    }


def _client(person: Described, draw: Random, now: datetime) -> dict[str, Any]:
    return BLANK[Client] | {
        "id": person.client_id,
        "owner_id": person.owner_id,
        "name": person.names[0],
        "sound": _sound(person.names[0]),
        "firm": person.firm,
        "tags": [*person.tags],
        "created_at": now,
        "last_touched_at": now - timedelta(minutes=draw.randrange(MINUTES)),
    }


def _note(person: Described, now: datetime) -> dict[str, Any]:
    about = {"client_id": person.client_id, "author_id": person.owner_id, "text": person.notes[0]}
    return BLANK[Note] | about | {"occurred_at": now, "created_at": now}


def _write(connection: Connection, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _write_entries(connection: Connection, found: Sequence[Change]) -> None:
    """Past SQLAlchemy: there are tens of millions of rows."""
    cursor: Any = connection.connection.cursor()
    for table, rows in entries.rows_of(found).items():
        columns = [*rows[0]]
        name, values = f"{table.__tablename__} ({', '.join(columns)})", [tuple(row.values()) for row in rows]
        if connection.dialect.name == "postgresql":
            with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", values)
