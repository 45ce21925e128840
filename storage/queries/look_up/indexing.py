"""Keeps what clients are found by in step with what is known of them.

A session notes which clients it changes; before it commits, and before it looks anybody up, their entries are compared
with what they should be, and only the difference is written. Who writes rows by statement tells so with `reindex`, or
brings the entries himself with `add`.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, bindparam, event, inspect
from sqlalchemy.orm import Session as AnySession
from sqlmodel import Session, col, select

from playbook import search
from playbook.typed import note_words
from storage.queries.look_up import entries
from storage.queries.look_up.entries import NOWHERE, Change, Found
from storage.tables import Client, ClientPhone, Fact, Note, Setting

WAITING = "search"  # where a session's info holds what is to be done
TOLD_BY = ("name", "aliases", "address_as", "firm", "tags", "owner_id", "archived_at")  # columns of a client
MOST_NOTES = 300  # of one client, by which he is found; the latest ones
BUILT_DOWN_TO = "search_built_down_to"  # the setting that tells how far the first run through all clients has come
DONE = "0"

# Put together once: that takes longer than to run them.
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_CLIENTS = select(Client.__table__).where(col(Client.id).in_(_IDS), col(Client.archived_at).is_(None))  # type: ignore[attr-defined]
_PHONES = select(ClientPhone.client_id, ClientPhone.number).where(col(ClientPhone.client_id).in_(_IDS))
_FACTS = select(Fact.client_id, Fact.text).where(col(Fact.client_id).in_(_IDS))
_NOTES = select(Note.text).where(Note.client_id == bindparam("client"))
_NOTES = _NOTES.order_by(col(Note.occurred_at).desc()).limit(MOST_NOTES)


@dataclass
class Waiting:
    """What a session has changed and not yet indexed: clients, new ones among them, notes added to one, clients whose
    notes have changed.
    """

    clients: set[int] = field(default_factory=set)
    born: set[int] = field(default_factory=set)
    noted: dict[int, list[str]] = field(default_factory=dict)
    renoted: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Described:
    """What a client is found by, as it stands in the other tables."""

    client_id: int
    team_id: int
    owner_id: int
    names: Sequence[str]
    phones: Sequence[str] = ()
    firm: str = ""
    tags: Sequence[str] = ()  # and facts
    notes: Sequence[str] = ()
    ready: Collection[str] | None = None  # his keys, where they are made already

    def keys(self) -> frozenset[str]:
        """His keys."""
        if self.ready is not None:
            return frozenset(self.ready)
        return frozenset(search.keys(self.names[0], self.names[1:], self.phones, self.firm, self.tags))

    def words(self) -> set[str]:
        """The words by which he is typed in full."""
        return search.spelled(self.names, self.firm)


def grams_of(notes: Iterable[str]) -> frozenset[int]:
    """The grams of some notes."""
    found: set[int] = set()
    for text in notes:
        found |= note_words.grams(text)
        if len(found) >= note_words.MOST:
            break
    return frozenset(found)


def reindex(session: Session, client_id: int) -> None:
    """A client has changed, or is gone, in a way that the session has not seen: look at what he is found by."""
    _waiting(session).clients.add(client_id)


def reindex_notes(session: Session, client_ids: Iterable[int]) -> None:
    """Notes on these clients have changed in a way that the session has not seen."""
    _waiting(session).renoted.update(client_ids)


def drop(session: Session, client_ids: Sequence[int]) -> None:
    """Nobody finds these clients any more; for those who delete them by statement."""
    before = entries.read(session, client_ids)
    entries.write(session, [Change(number, entry, NOWHERE) for number, entry in before.items()])


def forget(session: Session, team_id: int, client_ids: Sequence[int]) -> None:
    """Leave no trace of clients who are about to be deleted, not of a word either by which nobody else is called."""
    settle(session)
    names = session.exec(select(Client.name, Client.aliases, Client.firm).where(col(Client.id).in_(client_ids)))
    words = [word for name, aliases, firm in names for word in search.spelled([name, *aliases], firm)]
    drop(session, client_ids)
    entries.drop_words(session, team_id, words)


def build_some(session: Session, count: int) -> bool:
    """Entries for some of the clients who were there before there were entries; True once all have theirs."""
    built = session.get(Setting, BUILT_DOWN_TO)
    if built is not None and built.value == DONE:
        return True
    older = select(Client.id).order_by(col(Client.id).desc()).limit(count)
    if built is not None:
        older = older.where(col(Client.id) < int(built.value))
    ids = [number or 0 for number in session.exec(older)]
    _bring_up_to_date(session, Waiting(clients=set(ids), renoted=set(ids)))
    session.merge(Setting(key=BUILT_DOWN_TO, value=str(ids[-1]) if ids else DONE))
    return not ids


@dataclass(frozen=True)
class Prepared:
    """Entries for clients who have none yet, made before the database's time is taken."""

    changes: Sequence[Change]
    words: Sequence[tuple[int, set[str]]]


def prepare(new: Sequence[Described]) -> Prepared:
    """What is to be written for new clients; takes most of the time that it takes to index them."""
    changes = [Change(each.client_id, None, Found(each.owner_id, each.keys(), grams_of(each.notes))) for each in new]
    return Prepared(changes, [(each.team_id, each.words()) for each in new])


def add(session: Session, prepared: Prepared) -> None:
    """Write the entries of clients who have none yet."""
    entries.write(session, prepared.changes)
    entries.keep_words(session, prepared.words)


def settle(session: Session) -> None:
    """Bring the entries up to date with what the session has changed so far."""
    session.flush()
    waiting: Waiting | None = session.info.pop(WAITING, None)
    if waiting is not None:
        _bring_up_to_date(session, waiting)


def _bring_up_to_date(session: Session, waiting: Waiting) -> None:
    ids = sorted(waiting.clients | waiting.noted.keys() | waiting.renoted)
    if not ids:
        return
    before = entries.read(session, known) if (known := [number for number in ids if number not in waiting.born]) else {}
    looked_at = [number for number in ids if number in waiting.clients or number not in before]
    described = _describe(session, looked_at) if looked_at else {}
    after = dict.fromkeys(looked_at, NOWHERE)
    for number, client in described.items():
        after[number] = Found(client.owner_id, client.keys(), _grams(session, waiting, number, before.get(number)))
    for number in set(ids).difference(looked_at):  # only notes have changed
        old = before[number]
        after[number] = Found(old.owner_id, old.keys, _grams(session, waiting, number, old))
    entries.write(session, [Change(number, before.get(number), after[number]) for number in ids])
    entries.keep_words(session, [(each.team_id, each.words()) for each in described.values()])


def _grams(session: Session, waiting: Waiting, client_id: int, old: Found | None) -> frozenset[int]:
    """The grams of a client's notes: those he has and what new notes bring, or all of them read anew."""
    if client_id not in waiting.renoted and (old is not None or client_id in waiting.born):
        return (old or NOWHERE).grams | grams_of(waiting.noted.get(client_id, ()))
    return grams_of(session.connection().execute(_NOTES, {"client": client_id}).scalars().all())


def _describe(session: Session, ids: Sequence[int]) -> dict[int, Described]:
    """Clients who are there, without their notes."""
    run = session.connection().execute
    phones, facts = _by_client(run(_PHONES, {"ids": ids})), _by_client(run(_FACTS, {"ids": ids}))
    found: dict[int, Described] = {}
    for row in run(_CLIENTS, {"ids": ids}):
        names = [name for name in (*row.aliases, row.address_as) if name]
        tags = [*row.tags, *facts.get(row.id, ())]
        found[row.id] = Described(
            row.id, row.team_id, row.owner_id, [row.name, *names], phones.get(row.id, ()), row.firm, tags
        )
    return found


def _by_client(rows: Iterable[Any]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for client_id, text in rows:
        found.setdefault(client_id, []).append(text)
    return found


def _waiting(session: AnySession) -> Waiting:
    waiting: Waiting = session.info.setdefault(WAITING, Waiting())
    return waiting


@event.listens_for(AnySession, "after_flush")
def _look(session: AnySession, _context: object) -> None:
    """Note whom the rows just written are about."""
    waiting = _waiting(session)
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Client):
            if row not in session.dirty or _changed(row, TOLD_BY):
                waiting.clients.add(row.id or 0)
            if row in session.new:
                waiting.born.add(row.id or 0)
        elif isinstance(row, (ClientPhone, Fact)):
            waiting.clients |= _clients_of(row)
        elif isinstance(row, Note):
            if row in session.new:
                waiting.noted.setdefault(row.client_id, []).append(row.text)
            elif row in session.deleted or _changed(row, ("text", "client_id")):
                waiting.renoted |= _clients_of(row)


def _changed(row: object, columns: Iterable[str]) -> bool:
    seen = inspect(row).attrs
    return any(seen[name].history.has_changes() for name in columns)


def _clients_of(row: ClientPhone | Fact | Note) -> set[int]:
    """The client of a row, and the one it belonged to before."""
    before: Sequence[int] = inspect(row).attrs.client_id.history.deleted or ()
    return {row.client_id, *before}


@event.listens_for(AnySession, "before_commit")
def _settle_at_the_end(session: Session) -> None:
    settle(session)
