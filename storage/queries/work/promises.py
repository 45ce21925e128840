"""Given words (A5): what they leave in the account of trust, and which are to be asked about."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, or_, select, text

from playbook.stages import Entry
from storage.queries.work.agenda import Work, of_owners
from storage.tables import Client, FollowUp, LedgerEntry, Member

# word for word as in the index: SQLite does not use a partial index for bound values
_PROMISED = text("followup.status = 'open' AND followup.kind = 'promise'")


def entry_of(session: Session, promise: FollowUp) -> LedgerEntry | None:
    """The mark that a promise has left."""
    return session.exec(select(LedgerEntry).where(LedgerEntry.follow_up_id == promise.id)).first()


def mark(session: Session, promise: FollowUp, entry: Entry) -> None:
    """Put the mark of a promise into the account (A4); a promise has one mark, the last one counts."""
    row = entry_of(session, promise)
    if row is None:
        row = LedgerEntry(client_id=promise.client_id, kind=entry.deed.value, points=0, occurred_on=entry.day)
    row.points, row.occurred_on, row.follow_up_id = (1 if entry.deposit else -1), entry.day, promise.id
    session.add(row)


def open_until(
    session: Session, last: date, owners: Iterable[Member] | None = None
) -> dict[int, tuple[Member, list[Work]]]:
    """Open promises due on `last` or before by their owner's id: not yet found broken, or not asked about since.

    `owners`: only theirs, held for this process.
    """
    unasked = or_(col(FollowUp.asked_on).is_(None), col(FollowUp.asked_on) <= col(FollowUp.due_on))
    query = (
        select(FollowUp, Client, Member)
        .join(Client, col(Client.id) == col(FollowUp.client_id))
        .join(Member, col(Member.id) == col(FollowUp.owner_id))
        .where(_PROMISED, FollowUp.due_on <= last, col(Client.archived_at).is_(None), Member.active)
        .where(or_(unasked, col(FollowUp.missed_on).is_(None)))
        .order_by(col(FollowUp.due_at), col(FollowUp.id))
    )
    if owners is not None:
        query = query.where(of_owners(owners)).with_for_update(skip_locked=True, of=(FollowUp, Member))
    found: dict[int, tuple[Member, list[Work]]] = {}
    for promise, client, owner in session.exec(query):
        found.setdefault(promise.owner_id, (owner, []))[1].append((promise, client))
    return found
