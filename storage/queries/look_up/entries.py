"""Clients' entries in the tables of the look-up: read for many at once, and brought from one state to another."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import TextClause, bindparam, delete, or_, text
from sqlmodel import Session, SQLModel, col, select

from playbook.key_lists import grams_in, keys_in, pack_grams, pack_keys
from playbook.search import ELSEWHERE
from storage.tables import Member, NoteKey, SearchEntry, SearchKey, SearchWord

Row = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """What a client is found by: keys and grams under his owner; nothing if he is gone or archived."""

    owner_id: int = 0
    keys: frozenset[str] = frozenset()
    grams: frozenset[int] = frozenset()


NOWHERE = Found()


class Written(NamedTuple):
    """An entry as it is written."""

    owner_id: int
    keys: bytes
    grams: bytes

    def found(self) -> Found:
        """What it says."""
        return Found(self.owner_id, keys_in(self.keys), frozenset(grams_in(self.grams)))


# Put together once: that takes longer than to run them.
_READ = select(SearchEntry.client_id, SearchEntry.owner_id, SearchEntry.keys, SearchEntry.grams).where(
    col(SearchEntry.client_id).in_(bindparam("ids", expanding=True))
)
_DROP_ENTRY = text("DELETE FROM searchentry WHERE client_id = :client")
_KEEP_ENTRY = text(
    "INSERT INTO searchentry (client_id, owner_id, keys, grams) VALUES (:client_id, :owner_id, :keys, :grams) "
    "ON CONFLICT (client_id) DO UPDATE SET owner_id = excluded.owner_id, keys = excluded.keys, grams = excluded.grams"
)
# One statement for all keys of a client, whatever their number. By database: how to write a list of them.
LISTED = {"sqlite": "SELECT value FROM json_each(:these)", "postgresql": "SELECT unnest(CAST(:these AS {kind}[]))"}


def _by_database(statement: str, kind: str) -> dict[str, TextClause]:
    return {name: text(statement.format(listed=f"({listed.format(kind=kind)})")) for name, listed in LISTED.items()}


def _for_each(table: str, column: str, kind: str) -> tuple[dict[str, TextClause], dict[str, TextClause]]:
    """Take keys of one client out of a table, and put such into it."""
    out = f"DELETE FROM {table} WHERE owner_id = :owner AND {column} IN {{listed}} AND client_id = :client"  # noqa: S608
    these = "SELECT :owner, these.*, :client FROM {listed} AS these WHERE true ON CONFLICT DO NOTHING"
    into = f"INSERT INTO {table} (owner_id, {column}, client_id) {these}"
    return _by_database(out, kind), _by_database(into, kind)


_DROP_KEYS, _KEEP_KEYS = _for_each("searchkey", "key", "varchar")
_DROP_GRAMS, _KEEP_GRAMS = _for_each("notekey", "gram", "integer")
_KEEP_WORDS = _by_database(
    "INSERT INTO searchword (team_id, word) SELECT :team, these.* FROM {listed} AS these WHERE true "
    "ON CONFLICT DO NOTHING",
    "varchar",
)

_KNOWN_WORDS = _by_database("SELECT word FROM searchword WHERE team_id = :team AND word IN {listed}", "varchar")


def listed(session: Session, values: Iterable[str | int]) -> Any:
    """A list as `LISTED` takes it."""
    ordered = sorted(values)
    return json.dumps(ordered) if session.get_bind().dialect.name == "sqlite" else ordered


def read(session: Session, ids: Collection[int]) -> dict[int, Found]:
    """The entries of some clients; who has none is missing."""
    return {number: written.found() for number, written in read_written(session, ids).items()}


def read_written(session: Session, ids: Collection[int]) -> dict[int, Written]:
    """The same, as they are written: for those who want few of them, or want them elsewhere."""
    rows = session.connection().execute(_READ, {"ids": list(ids)})
    return {number: Written(owner, bytes(keys), bytes(grams)) for number, owner, keys, grams in rows}


@dataclass(frozen=True)
class Change:
    """A client's entry before and after; `before` is None if he has none."""

    client_id: int
    before: Found | None
    after: Found


def write(session: Session, changes: Sequence[Change]) -> None:
    """Bring entries from one state to the other, touching only the rows that differ."""
    different = [change for change in changes if change.before != change.after]
    _run(session, _DROP_KEYS, _differences(session, different, "keys", lost=True))
    _run(session, _DROP_GRAMS, _differences(session, different, "grams", lost=True))
    _run(session, _KEEP_KEYS, _differences(session, different, "keys"))
    _run(session, _KEEP_GRAMS, _differences(session, different, "grams"))
    _run(session, _DROP_ENTRY, [{"client": each.client_id} for each in different if each.after == NOWHERE])
    _run(session, _KEEP_ENTRY, [row_of(each.client_id, each.after) for each in different if each.after != NOWHERE])


def _differences(session: Session, changes: Iterable[Change], kind: str, *, lost: bool = False) -> list[Row]:
    """What comes, or is lost, by client; all of it if he has another owner."""
    rows: list[Row] = []
    for change in changes:
        here, other = (change.before or NOWHERE, change.after) if lost else (change.after, change.before or NOWHERE)
        kept = getattr(other, kind) if here.owner_id == other.owner_id else frozenset()
        if these := getattr(here, kind) - kept:
            rows.append({"owner": here.owner_id, "client": change.client_id, "these": listed(session, these)})
    return rows


def rows_of(changes: Sequence[Change]) -> dict[type[SQLModel], list[Row]]:
    """The rows of new entries, for those who write very many."""
    found = [(change.client_id, change.after) for change in changes]
    return {
        SearchKey: [{"owner_id": e.owner_id, "key": key, "client_id": n} for n, e in found for key in sorted(e.keys)],
        NoteKey: [{"owner_id": e.owner_id, "gram": gram, "client_id": n} for n, e in found for gram in sorted(e.grams)],
        SearchEntry: [row_of(change.client_id, change.after) for change in changes],
    }


def row_of(client_id: int, found: Found) -> Row:
    """An entry as it is written."""
    keys, grams = pack_keys(found.keys), pack_grams(found.grams)
    return {"client_id": client_id, "owner_id": found.owner_id, "keys": keys, "grams": grams}


def known_words(session: Session, team_id: int, words: Iterable[str]) -> set[str]:
    """Those of these words by which somebody in a team is called."""
    connection = session.connection()
    wanted = {"team": team_id, "these": listed(session, words)}
    return set(connection.execute(_KNOWN_WORDS[connection.dialect.name], wanted).scalars())


def keep_words(session: Session, words: Iterable[tuple[int, Iterable[str]]]) -> None:
    """The words by which clients of a team are typed in full."""
    by_team: dict[int, set[str]] = {}
    for team, found in words:
        by_team.setdefault(team, set()).update(found)
    rows = [{"team": team, "these": listed(session, found)} for team, found in by_team.items() if found]
    _run(session, _KEEP_WORDS, rows)


def drop_words(session: Session, team_id: int, words: Iterable[str]) -> None:
    """Forget those of these words by which nobody in the team is found."""
    run = session.connection().execute
    owners = select(Member.id).where(Member.team_id == team_id)
    for word in set(words):
        begins = ((col(SearchKey.key) >= key) & (col(SearchKey.key) < after(key)) for key in (word, ELSEWHERE + word))
        in_use = select(SearchKey.client_id).where(col(SearchKey.owner_id).in_(owners), or_(*begins))
        if run(in_use.limit(1)).first() is None:
            run(delete(SearchWord).where(col(SearchWord.team_id) == team_id, col(SearchWord.word) == word))


def after(prefix: str) -> str:
    """The first key beyond those that begin with a prefix; LIKE would depend on the database's collation."""
    following = ord(prefix[-1]) + 1
    return prefix[:-1] + chr(0xE000 if following == 0xD800 else following)  # no text holds a surrogate


def _run(session: Session, statement: TextClause | dict[str, TextClause], rows: list[Row]) -> None:
    if rows:
        connection = session.connection()
        connection.execute(statement[connection.dialect.name] if isinstance(statement, dict) else statement, rows)
