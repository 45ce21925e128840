"""Looking one client up among a million of one team, beside LIKE and FTS5's trigrams in the same database."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from random import Random
from statistics import median

from sqlalchemy import Connection, text
from sqlmodel import Session

from scripts.benches import book
from scripts.benches.asked import KINDS, SLIPS, Kind
from scripts.benches.figures import Figure, quantile
from scripts.benches.places import Places
from storage.engine import make_engine
from storage.migrations import upgrade
from storage.queries.book import clients
from storage.queries.look_up import indexing, search
from storage.tables import Member
from tests.databases import postgres_server

CLIENTS, FEW_CLIENTS = 1_000_000, 50_000
ASKED, WARM_UP = 100, 10  # look-ups of each kind
TRIES = 3  # at each, on a machine that does other work too
SCANS = 3  # look-ups of each kind by LIKE, which takes its time
LIMIT = 10.0  # ms within which 95 of 100 look-ups are through
ADDED, ADDING = 200, 2.0  # clients added, and the ms that to index one may take
SHOWN = 7  # hits that the baselines fetch
TABLES = ("searchkey", "searchentry", "searchword", "notekey")
LIKE = (
    "SELECT c.id FROM client c JOIN clientphone p ON p.client_id = c.id "
    "WHERE c.owner_id = :owner AND (c.name LIKE :x OR c.firm LIKE :x OR p.number LIKE :x) "
    f"ORDER BY c.last_touched_at DESC LIMIT {SHOWN}"
)
NOTE_LIKE = f"SELECT client_id FROM note WHERE author_id = :owner AND text LIKE :x LIMIT {SHOWN}"
TRIGRAM = f"SELECT rowid FROM trigram WHERE trigram MATCH :x LIMIT {SHOWN}"
FILL_TRIGRAM = (
    "INSERT INTO trigram (rowid, name, firm, number, tags, note) SELECT c.id, c.name, c.firm, p.number, c.tags, n.text "
    "FROM client c JOIN clientphone p ON p.client_id = c.id JOIN note n ON n.client_id = c.id"
)
LookUp = Callable[[str], object]


async def measure(places: Places, quick: bool) -> list[Figure]:
    """Each kind of look-up, what it takes in room, and what it adds to adding a client."""
    count = FEW_CLIENTS if quick else CLIENTS
    local = f"sqlite:///{places.folder / 'book.db'}"
    upgrade(local)
    with postgres_server(safe=True) as server:
        server.make_template(upgrade)
        with server.database() as postgres:
            book.fill([local, postgres], count)
            return [*_of_database("SQLite", local, count), *_of_database("PostgreSQL", postgres, count)]


def _of_database(name: str, url: str, count: int) -> Iterator[Figure]:
    engine = make_engine(url)
    with engine.connect() as connection, _baselines(connection) as baselines, Session(connection) as session:
        for member, who in ((book.REP, "a rep"), (book.OWNER, "the owner")):
            me = session.get_one(Member, member)
            told = baselines if member == book.REP else {}
            for kind, texts in _texts(count).items():
                look_up = partial(search.near_names if kind in SLIPS else search.find, session, me)
                yield _figure(f"{name}, {who}: {kind}", look_up, told, texts)
        yield from _room(session.connection(), name, count)
    with Session(engine) as session:
        yield from _cost(session, name)
    engine.dispose()


def _texts(count: int) -> Mapping[str, Sequence[str]]:
    """What is typed: each text is made of one of the clients."""
    draw = Random(2)
    some = [each for each in book.people(min(count, 20_000), seed=1) if each.owner_id == book.REP]
    return {name: [_text(kind, draw, some) for _ in range(ASKED)] for name, kind in KINDS.items()}


def _text(kind: Kind, draw: Random, some: Sequence[indexing.Described]) -> str:
    while True:
        if typed := kind(draw.choice(some), draw):
            return typed


def _times(look_up: LookUp, texts: Sequence[str]) -> list[tuple[float, float]]:
    """Milliseconds of each look-up, and those of the processor; of several tries the one least disturbed."""
    for typed in texts[:WARM_UP]:
        look_up(typed)
    return [min(_time(look_up, typed) for _ in range(TRIES)) for typed in texts]


def _time(look_up: LookUp, typed: str) -> tuple[float, float]:
    begun, worked = time.perf_counter(), time.thread_time()
    look_up(typed)
    return (time.perf_counter() - begun) * 1e3, (time.thread_time() - worked) * 1e3


def _figure(name: str, look_up: LookUp, baselines: Mapping[str, LookUp], texts: Sequence[str]) -> Figure:
    taken, worked = zip(*_times(look_up, texts), strict=True)
    told = [f"half within {median(taken):.1f} ms", f"{quantile(worked, 0.95):.1f} ms of the processor"]
    for baseline, usual in baselines.items():
        told.append(f"{baseline} {median(_time(usual, typed)[0] for typed in texts[:SCANS]):.0f} ms")
    return Figure(name, quantile(taken, 0.95), "ms", at_most=LIMIT, baseline="; ".join(told))


@contextmanager
def _baselines(connection: Connection) -> Iterator[Mapping[str, LookUp]]:
    """What the same look-ups take in the usual ways: a scan with LIKE, and in SQLite an index of trigrams."""

    def like(typed: str) -> object:
        values = {"owner": book.REP, "x": f"%{typed.split(maxsplit=1)[0]}%"}
        rows = connection.execute(text(LIKE), values).all()
        return rows or connection.execute(text(NOTE_LIKE), values).all()

    def trigram(typed: str) -> object:
        words = " AND ".join('"' + word.replace('"', "") + '"' for word in typed.split())
        return connection.execute(text(TRIGRAM), {"x": words}).all()

    if connection.dialect.name != "sqlite":
        yield {"LIKE": like}
        return
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE trigram USING fts5(name, firm, number, tags, note, tokenize='trigram')"
    )
    connection.exec_driver_sql(FILL_TRIGRAM)
    yield {"LIKE": like, "trigram": trigram}


def _cost(session: Session, name: str) -> Iterator[Figure]:
    """Milliseconds that it takes to add a client, and how many of them the index takes."""
    me, now = session.get_one(Member, book.REP), datetime.now(UTC)
    whole, indexed, worked = [], [], []
    for each in book.people(ADDED, seed=3):
        begun = time.perf_counter()
        clients.add(session, me, now, name=each.names[0], phones=each.phones, firm=each.firm, tags=each.tags)
        session.flush()
        written, before = time.perf_counter(), time.thread_time()
        indexing.settle(session)
        worked.append((time.thread_time() - before) * 1e3)
        whole.append((time.perf_counter() - begun) * 1e3)
        indexed.append((time.perf_counter() - written) * 1e3)
        session.commit()
    told = f"of {median(whole):.1f} ms in all; {median(worked):.1f} ms of the processor"
    yield Figure(f"{name}: indexing one more client, half within", median(indexed), "ms", at_most=ADDING, baseline=told)


def _room(connection: Connection, name: str, count: int) -> Iterator[Figure]:
    """Megabytes on disk, with their indexes."""
    sizes = _sqlite_sizes(connection) if connection.dialect.name == "sqlite" else _postgres_sizes(connection)
    total, rest = sum(sizes[table] for table in TABLES), sizes["client"] + sizes["clientphone"] + sizes["note"]
    yield Figure(f"{name}: search tables", total, "MB", baseline=f"clients, numbers and notes: {rest:,.0f} MB")
    for table in TABLES:
        yield Figure(f"  {table}", sizes[table], "MB", baseline=f"{sizes[table] * 1e6 / count:,.0f} bytes a client")
    if "trigram" in sizes:
        yield Figure("  trigrams, for comparison", sizes["trigram"], "MB")


def _sqlite_sizes(connection: Connection) -> dict[str, float]:
    sizes: dict[str, float] = {}
    rows = connection.exec_driver_sql(
        "SELECT m.tbl_name, sum(s.pgsize) / 1e6 FROM dbstat s JOIN sqlite_master m ON m.name = s.name GROUP BY 1"
    )
    for table, size in rows:
        kind = "trigram" if table.startswith("trigram") else table
        sizes[kind] = sizes.get(kind, 0) + size
    return sizes


def _postgres_sizes(connection: Connection) -> dict[str, float]:
    tables = (*TABLES, "client", "clientphone", "note")
    sized = "SELECT pg_total_relation_size('{}') / 1e6"
    return {table: float(connection.exec_driver_sql(sized.format(table)).scalar_one()) for table in tables}
