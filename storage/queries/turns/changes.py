"""What one turn changed, as one thing that can be taken back and brought again.

Undo puts the values before in place, redo those after; a column that somebody changed in between is left as it is, and
what was added to a client since is never lost with him.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import make_transient_to_detached
from sqlmodel import Session, SQLModel, col, select

from storage.queries.book import clients
from storage.queries.caring import care
from storage.queries.lapsing import lapses
from storage.queries.look_up.search import reindex
from storage.queries.making import closing
from storage.queries.team.members import NotAllowed
from storage.queries.turns import journal
from storage.queries.turns.journal import KEPT, Entry, Journal, Values
from storage.queries.work import handing
from storage.tables import Change, Client, Contract, Member, Purchase

__all__ = ["Clash", "Journal", "begin", "last", "left_standing", "mine", "redo", "resume", "undo"]
_BEGUN = insert(Change).returning(col(Change.id))  # straight to the table: nearly every turn does it
GIVEN = "give"  # the kind of change that hands a client over
OF_TEAM = ("Product", "ProductName")  # rows that hang on no client
RECENT = 20  # changes looked through for the newest that did something


class Clash(Exception):
    """What was taken back can't come again: something else stands in its place by now."""


def begin(session: Session, me: Member, now: datetime, kind: str, client_id: int | None, source: str) -> Journal:
    """Start a change of the acting member's that can be undone; what was altered before it is no part of it."""
    session.flush()
    values: dict[str, Any] = {
        "member_id": me.id,
        "kind": kind,
        "client_id": client_id,
        "source_text": source,
        "created_at": now,
    }
    number = session.connection().execute(_BEGUN, {**values, "rows": []}).scalar_one()
    change = Change(id=number, rows=[], **values)
    make_transient_to_detached(change)  # its row is there: no flush needs to look at it
    session.add(change)
    return Journal(session, change)


def resume(session: Session, change: Change) -> Journal:
    """Go on with a change of an earlier turn: what happens now is undone together with it."""
    session.flush()
    return Journal(session, change)


def mine(session: Session, me: Member, change_id: int) -> Change | None:
    """The acting member's own change."""
    change = session.get(Change, change_id)
    return change if change is not None and change.member_id == me.id else None


def last(session: Session, me: Member) -> Change | None:
    """The acting member's newest change that still stands and did something."""
    query = select(Change).where(Change.member_id == me.id, col(Change.undone_at).is_(None))
    newest = session.exec(query.order_by(col(Change.id).desc()).limit(RECENT))
    return next((change for change in newest if change.rows), None)


def left_standing(change: Change, table: str) -> list[int]:
    """The numbers of a table's rows that a change added or altered and did not delete, the newest first."""
    rows = (entry for entry in change.rows if entry["table"] == table and entry["after"] is not None)
    return sorted((int(entry["id"]) for entry in rows), reverse=True)


def undo(session: Session, change: Change, now: datetime) -> None:
    """Take a change back; NotAllowed if a client in it is no longer the member's to change."""
    _check_rights(session, change)
    for entry in change.rows[::-1]:
        _turn_back(session, entry, now)
        session.flush()
    _settle(session, change, now)
    change.undone_at = now
    session.add(change)
    session.flush()


def redo(session: Session, change: Change, now: datetime) -> None:
    """Bring an undone change again; NotAllowed as in `undo`, or if its client is gone; Clash."""
    _check_rights(session, change)
    for entry in change.rows:
        try:
            with session.begin_nested():
                _bring_again(session, entry)
        except IntegrityError as error:
            raise Clash from error
    _settle(session, change, now)
    change.undone_at = None
    session.add(change)
    session.flush()


def _check_rights(session: Session, change: Change) -> None:
    """A client may have gone to a colleague since; what was done for a colleague's client is one's own to take back."""
    me = session.get_one(Member, change.member_id)
    for client_id in {_client_of(entry) for entry in change.rows if entry["table"] not in ("Occasion", *OF_TEAM)}:
        client = session.get(Client, client_id)
        if client is None or clients.may_see(me, client) or handing.works_for(session, me, client):
            continue
        if not _gave(change, client):
            raise NotAllowed


def _gave(change: Change, client: Client) -> bool:
    """Whether this very change handed the client to the one who has him still."""
    of_him = (entry["after"] for entry in change.rows if entry["table"] == "Client" and entry["id"] == client.id)
    return change.kind == GIVEN and any(after is not None and after["owner_id"] == client.owner_id for after in of_him)


def _clients_in(change: Change) -> set[int]:
    return {_client_of(entry) for entry in change.rows if entry["table"] not in OF_TEAM}


def _client_of(entry: Entry) -> int:
    values = entry["after"] or entry["before"]
    return int(entry["id"] if entry["table"] == "Client" else values["client_id"])


def _turn_back(session: Session, entry: Entry, now: datetime) -> None:
    cls = KEPT[entry["table"]]
    row = journal.found(session, entry)
    before, after = entry["before"], entry["after"]
    if after is None:
        _put(session, cls, row, before)
    elif row is None:
        return  # gone by another way since
    elif before is not None:
        _restore(row, after, before)
    elif isinstance(row, Client) and _lives_on(session, row):
        row.archived_at = now
    else:
        if isinstance(row, Purchase):
            care.forget_purchases(session, [row.id or 0])
            closing.follow(session, row, None)
        session.delete(row)


def _bring_again(session: Session, entry: Entry) -> None:
    cls = KEPT[entry["table"]]
    row = journal.found(session, entry)
    before, after = entry["before"], entry["after"]
    if after is None:
        if row is not None:
            session.delete(row)
    elif before is None:
        _put(session, cls, row, after)
    elif row is not None:
        _restore(row, before, after)
    session.flush()


def _put(session: Session, cls: type[SQLModel], row: SQLModel | None, values: Values) -> None:
    """Have a row again that was deleted; a client who was only put away comes back as he is."""
    if isinstance(row, Client):
        row.archived_at = None
    elif row is None:
        if "client_id" in values and session.get(Client, values["client_id"]) is None:
            raise NotAllowed
        session.add(cls(**journal.decoded(cls, values)))


def _restore(row: SQLModel, now: Values, goal: Values) -> None:
    """Put values in place, except where the row has others by now than it should."""
    current, wanted = journal.values(row), journal.decoded(type(row), goal)
    for name, value in wanted.items():
        if current[name] == now[name]:
            setattr(row, name, value)


def _lives_on(session: Session, client: Client) -> bool:
    """Whether something else was added to a client whose adding is taken back."""
    others = (cls for name, cls in KEPT.items() if cls is not Client and name not in OF_TEAM)
    return any(session.exec(select(cls).filter_by(client_id=client.id).limit(1)).first() for cls in others)


def _settle(session: Session, change: Change, now: datetime) -> None:
    """Write anew what hangs on the rows; a queued push is looked at again before it goes out."""
    session.flush()
    session.expire_all()  # enums and the like are as the database has them again
    for client_id in _clients_in(change):
        reindex(session, client_id)
    for client_id in _buyers_in(change):
        client = session.get(Client, client_id)
        if client is not None:
            lapses.settle_purchases(session, client, now)


def _buyers_in(change: Change) -> set[int]:
    """Whose purchases or contracts came, went or were altered; one may have gone from one client to another."""
    rows = [entry for entry in change.rows if entry["table"] in (Purchase.__name__, Contract.__name__)]
    return {int(values["client_id"]) for entry in rows for values in (entry["before"], entry["after"]) if values}
