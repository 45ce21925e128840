"""The search keys of clients: what a look-up by a part of a name, number, firm or tag goes through."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, or_
from sqlmodel import Session, col, select

from playbook import search
from playbook.nearness import nearness
from storage.queries.members import visible_owner_ids
from storage.tables import Client, ClientPhone, Fact, Member, SearchKey

# Put together once: that takes longer than to run it.
_KEYS = select(SearchKey.key).where(SearchKey.client_id == bindparam("client"))
_FORGET = delete(SearchKey).where(col(SearchKey.client_id) == bindparam("client"))
_KEEP = insert(SearchKey)
_PHONES = select(ClientPhone.number).where(ClientPhone.client_id == bindparam("client"))
_FACTS = select(Fact.text).where(Fact.client_id == bindparam("client"))
NEAR_AMONG = 5000  # names compared, the latest first


def reindex(session: Session, client_id: int) -> None:
    """Write a client's keys anew; none are left if he is gone or archived."""
    session.flush()
    connection = session.connection()
    connection.execute(_FORGET, {"client": client_id})
    client = session.get(Client, client_id)
    if client is None or client.archived_at is not None:
        return
    keys = _keys(session, client)
    rows = [{"owner_id": client.owner_id, "key": key, "client_id": client_id} for key in sorted(keys)]
    if rows:
        connection.execute(_KEEP, rows)


def _keys(session: Session, client: Client) -> set[search.Key]:
    phones = session.exec(_PHONES, params={"client": client.id}).all()
    facts = session.exec(_FACTS, params={"client": client.id}).all()
    called = [name for name in (*client.aliases, client.address_as) if name]
    return search.keys(client.name, called, phones, client.firm, [*client.tags, *facts])


def matches(session: Session, me: Member, text: str, limit: int = 30) -> Sequence[Client]:
    """The clients, among those the acting member may see, that every word of `text` fits; own and recent first."""
    terms = search.query_keys(text).terms
    if not terms:
        return []
    owners = visible_owner_ids(session, me)
    found = select(Client).where(col(Client.team_id) == me.team_id, col(Client.archived_at).is_(None))
    for alternatives in terms:
        ranges = or_(*(_begins_with(prefix) for prefix in alternatives))
        ids = select(SearchKey.client_id).where(col(SearchKey.owner_id).in_(owners), ranges)
        found = found.where(col(Client.id).in_(ids))
    own_first = (col(Client.owner_id) != me.id, col(Client.last_touched_at).desc())
    return session.exec(found.order_by(*own_first).limit(limit)).all()


def by_name(session: Session, me: Member, word: str, limit: int = 30) -> list[Client]:
    """The clients that a word fits by a part of their name or number, not only by firm, tag or fact."""
    query = search.query_keys(word)
    called = [*matches(session, me, word, limit)]
    return [client for client in called if search.finds(query, _names_and_numbers(session, client))]


def _names_and_numbers(session: Session, client: Client) -> set[search.Key]:
    phones = session.exec(_PHONES, params={"client": client.id}).all()
    return search.keys(client.name, [*client.aliases, client.address_as], phones)


def fits(session: Session, client: Client, words: str) -> bool:
    """Whether the words only repeat what is in a client's file."""
    stored = session.exec(_KEYS, params={"client": client.id})
    return search.finds(search.query_keys(words), {search.Key(key) for key in stored})


def _begins_with(prefix: str) -> ColumnElement[bool]:
    """A range of the index; LIKE would depend on the database's collation."""
    following = ord(prefix[-1]) + 1
    after = prefix[:-1] + chr(0xE000 if following == 0xD800 else following)  # no text holds a surrogate
    return and_(col(SearchKey.key) >= prefix, col(SearchKey.key) < after)


def near_names(session: Session, me: Member, typed: str, limit: int = 3) -> list[Client]:
    """The acting member's clients whose names are near to what was typed, the nearest first."""
    own = select(Client).where(col(Client.owner_id) == me.id, col(Client.archived_at).is_(None))
    known = session.exec(own.order_by(col(Client.last_touched_at).desc()).limit(NEAR_AMONG)).all()
    near = [(score, client) for client in known if (score := nearness(typed, client.name))]
    return [client for _, client in sorted(near, key=lambda each: -each[0])[:limit]]
