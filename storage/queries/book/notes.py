"""What was said and done with clients."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, func, or_, select

from playbook.contact_rules import Touch, touch_of
from storage.queries.book import clients
from storage.queries.team.members import NotAllowed
from storage.tables import Change, Client, FollowUp, Member, Note, Purchase

_SHOWN = update(Note).where(col(Note.id) == bindparam("note")).values(shown_id=bindparam("shown"))
ALBUM = 20  # messages; an album has ten at most, and the answer may stand between


def add(
    session: Session,
    me: Member,
    client: Client,
    now: datetime,
    *,
    text: str,
    said: str = "",
    is_first: bool = False,
    kind: str = "note",
    mood: str | None = None,
    occurred_at: datetime | None = None,
    is_contact: bool = True,
    meant: Touch | None = None,
    files: Sequence[dict[str, Any]] = (),
    source: tuple[int, int] | None = None,
    change_id: int | None = None,
) -> Note:
    """Keep a note; a contact moves the client's last contact on. `meant`: as what it was planned (C8).

    `said`: the words as they were typed, `is_first`: they made the client; `source`: (chat, message) they stand in.
    """
    when = occurred_at or now
    note = Note(
        team_id=me.team_id,
        client_id=client.id or 0,
        author_id=me.id or 0,
        kind=kind,
        text=text,
        said=said,
        is_first=is_first,
        mood=mood,
        is_contact=is_contact,
        touch=touch_of(said or text, kind=kind, meant=meant).value if is_contact else None,
        occurred_at=when,
        created_at=now,
        files=list(files),
        chat_id=source[0] if source else None,
        message_id=source[1] if source else None,
        change_id=change_id,
    )
    session.add(note)
    _contacted(session, client, note)
    session.flush()
    return note


def shown_by(session: Session, note: Note, outbox_id: int) -> None:
    """The message that shows a note; straight to the table, as nobody takes it back."""
    session.connection().execute(_SHOWN, {"note": note.id, "shown": outbox_id})
    set_committed_value(note, "shown_id", outbox_id)


def _contacted(session: Session, client: Client, note: Note) -> None:
    """A contact moves the client's last one on."""
    if note.is_contact and (client.last_contact_at is None or note.occurred_at > client.last_contact_at):
        client.last_contact_at = note.occurred_at
        session.add(client)


def of_client(session: Session, client: Client, limit: int = 8, skip: int = 0) -> Sequence[Note]:
    """A client's notes, newest first; `skip`: how many of the newest are left out."""
    query = select(Note).where(Note.client_id == client.id)
    newest_first = (col(Note.occurred_at).desc(), col(Note.id).desc())
    return session.exec(query.order_by(*newest_first).offset(skip).limit(limit)).all()


def last_contact(session: Session, client: Client) -> Note | None:
    """The newest note that counts as a contact."""
    query = select(Note).where(Note.client_id == client.id, col(Note.is_contact))
    return session.exec(query.order_by(col(Note.occurred_at).desc(), col(Note.id).desc()).limit(1)).first()


def tries(session: Session, client: Client) -> int:
    """How often the client was not reached since the last contact (F2)."""
    query = select(func.count()).where(Note.client_id == client.id, Note.kind == "attempt")
    if client.last_contact_at is not None:
        query = query.where(col(Note.occurred_at) > client.last_contact_at)
    return session.exec(query).one()


def refresh_last_contact(session: Session, client: Client) -> None:
    """After a note was altered or moved: when the client was last spoken to."""
    session.flush()
    newest = last_contact(session, client)
    client.last_contact_at = newest.occurred_at if newest else None
    session.add(client)


def newest_of(session: Session, me: Member) -> Note | None:
    """The note that the acting member made last."""
    return session.exec(select(Note).where(Note.author_id == me.id).order_by(col(Note.id).desc()).limit(1)).first()


def of_change(session: Session, me: Member, change: Change) -> Note | None:
    """The one note that a change is about; None if it made none, or several."""
    found = session.exec(select(Note).where(Note.author_id == me.id, Note.change_id == change.id).limit(2)).all()
    return found[0] if len(found) == 1 else None


def corrected_by(session: Session, me: Member, change: Change) -> Sequence[Note]:
    """The acting member's notes that a change of its own corrected, or whose follow-ups or purchases it did."""
    ids = {name: [entry["id"] for entry in change.rows if entry["table"] == name] for name in ("FollowUp", "Purchase")}
    themselves = [entry["id"] for entry in change.rows if entry["table"] == "Note"]
    planned = select(FollowUp.note_id).where(col(FollowUp.id).in_(ids["FollowUp"]))
    told = select(Purchase.note_id).where(col(Purchase.id).in_(ids["Purchase"]))
    either = or_(col(Note.id).in_(planned), col(Note.id).in_(told), col(Note.id).in_(themselves))
    return session.exec(select(Note).where(Note.author_id == me.id, either, Note.change_id != change.id)).all()


def mine(session: Session, me: Member, note_id: int) -> Note | None:
    """The acting member's own note."""
    note = session.get(Note, note_id)
    return note if note is not None and note.author_id == me.id else None


def own(session: Session, me: Member, note_id: int) -> tuple[Note, Client]:
    """The acting member's own note and its client; NotAllowed if it is another's, or gone."""
    note = mine(session, me, note_id)
    if note is None:
        raise NotAllowed
    return note, clients.get(session, me, note.client_id)


def typed_in(session: Session, me: Member, chat_id: int, message_id: int) -> Note | None:
    """The acting member's note that came from this message of his."""
    query = select(Note).where(Note.chat_id == chat_id, Note.message_id == message_id, Note.author_id == me.id)
    return session.exec(query).first()


def get(session: Session, me: Member, note_id: int) -> tuple[Note, Client]:
    """A note and its client, if the acting member may see him; NotAllowed else."""
    note = session.get(Note, note_id)
    if note is None:
        raise NotAllowed
    return note, clients.get(session, me, note.client_id)


def of_album(session: Session, me: Member, chat_id: int, message_id: int, album: str) -> Note | None:
    """The note that the pictures sent just before, in the same album, were kept in."""
    query = select(Note).where(
        Note.author_id == me.id,
        Note.chat_id == chat_id,
        col(Note.message_id).between(message_id - ALBUM, message_id),
    )
    return next((note for note in session.exec(query) if in_album(note.files, album)), None)


def in_album(files: Sequence[dict[str, Any]], album: str) -> bool:
    """Whether one of the files was sent in this album."""
    return any(file.get("album") == album for file in files)


def mark_seen(session: Session, me: Member, shown: Sequence[Note], today: date) -> None:
    """A lead has read these notes of others: their authors can see it."""
    for note in shown:
        if me.role.leads and note.author_id != me.id:
            note.seen_by_lead_on = today
            session.add(note)
