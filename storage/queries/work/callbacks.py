"""Callback forms (C9): what clients said when they were called back, and what of it concerns the firm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from storage.queries.book import clients
from storage.queries.team.members import NotAllowed
from storage.tables import Callback, Client, FollowUp, Member, Note, Purchase

KEPT_IN_VIEW = timedelta(days=90)  # how long the leads' list shows what was passed on


@dataclass(frozen=True)
class PassedOn:
    """What a rep passed on to the lead."""

    form: Callback
    client: Client
    rep: Member


def begin(
    session: Session, me: Member, follow_up: FollowUp, note: Note | None, product: str, now: datetime
) -> Callback | None:
    """The form of a callback that was just made; None if it has been asked for this follow-up before."""
    asked = select(Callback.id).where(Callback.follow_up_id == follow_up.id, Callback.client_id == follow_up.client_id)
    if session.exec(asked).first() is not None:
        return None
    form = Callback(
        team_id=follow_up.team_id,
        client_id=follow_up.client_id,
        author_id=me.id or 0,
        follow_up_id=follow_up.id,
        note_id=note.id if note else None,
        product=product,
        created_at=now,
    )
    session.add(form)
    session.flush()
    return form


def mine(session: Session, me: Member, form_id: int) -> tuple[Callback, Client]:
    """The acting member's own form and its client; NotAllowed else."""
    form = session.get(Callback, form_id)
    if form is None or form.author_id != me.id:
        raise NotAllowed
    return form, clients.get(session, me, form.client_id)


def of_notes(session: Session, notes: Sequence[Note]) -> dict[int, Callback]:
    """The forms that belong to these notes, by the note's number; empty forms are left out."""
    query = select(Callback).where(col(Callback.note_id).in_([note.id for note in notes]))
    return {form.note_id or 0: form for form in session.exec(query) if says_something(form)}


def says_something(form: Callback) -> bool:
    """Whether anything was answered."""
    return form.satisfaction is not None or bool(form.suggestion or form.promised)


def move_to(session: Session, old: Note, note: Note) -> None:
    """A note makes way for another of the same contact: the form goes with it."""
    for form in session.exec(select(Callback).where(Callback.note_id == old.id)):
        form.note_id = note.id
        session.add(form)


def in_use(session: Session, client: Client) -> str:
    """What the client bought last; empty if he never bought anything that has a name."""
    bought = select(Purchase.product).where(Purchase.client_id == client.id, Purchase.product != "")
    newest = bought.order_by(col(Purchase.bought_on).desc(), col(Purchase.id).desc())
    return session.exec(newest.limit(1)).first() or ""


def has_bought(session: Session, client: Client) -> bool:
    """Whether there is anything to be satisfied with."""
    return session.exec(select(Purchase.id).where(Purchase.client_id == client.id).limit(1)).first() is not None


def passed_on(session: Session, me: Member, now: datetime, limit: int, skip: int = 0) -> Sequence[PassedOn]:
    """What the team's reps passed on lately, the newest first; only for leads."""
    if not me.role.leads:
        raise NotAllowed
    query = (
        select(Callback, Client, Member)
        .join(Client, col(Client.id) == col(Callback.client_id))
        .join(Member, col(Member.id) == col(Callback.author_id))
        .where(Callback.team_id == me.team_id, col(Callback.passed_on_at) >= now - KEPT_IN_VIEW)
        .where(col(Client.archived_at).is_(None))
    )
    newest = query.order_by(col(Callback.passed_on_at).desc(), col(Callback.id).desc()).offset(skip).limit(limit)
    return [PassedOn(*row) for row in session.exec(newest)]


def count_passed_on(session: Session, me: Member, now: datetime) -> int:
    """How many the leads' list holds."""
    query = select(func.count()).where(Callback.team_id == me.team_id, col(Callback.passed_on_at) >= now - KEPT_IN_VIEW)
    return session.exec(query).one()
