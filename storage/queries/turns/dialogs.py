"""Open forms and kept drafts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, func, select, text, update

from storage.tables import Dialog, Draft

_IS_OPEN = text("SELECT 1 FROM dialog WHERE chat_id = :chat AND user_id = :user")


def current(session: Session, chat_id: int, user_id: int) -> Dialog | None:
    """The form that is open in a chat for a user; mostly there is none, which takes only a glance."""
    here = {"chat": chat_id, "user": user_id}
    if not session.new and session.connection().execute(_IS_OPEN, here).first() is None:
        return None
    return session.get(Dialog, (chat_id, user_id))


def begin(
    session: Session, now: datetime, *, chat_id: int, user_id: int, flow: str, step: str, data: dict[str, Any]
) -> Dialog:
    """Open a form; one that was open gives way."""
    old = current(session, chat_id, user_id)
    dialog = old or Dialog(chat_id=chat_id, user_id=user_id, flow=flow, step=step, updated_at=now)
    dialog.flow, dialog.step, dialog.data, dialog.shown_id, dialog.updated_at = flow, step, data, None, now
    session.add(dialog)
    session.flush()
    return dialog


def end(session: Session, chat_id: int, user_id: int) -> None:
    """Close the form, if one is open."""
    if (dialog := current(session, chat_id, user_id)) is not None:
        session.delete(dialog)
        session.flush()


def keep_draft(
    session: Session,
    now: datetime,
    *,
    chat_id: int,
    user_id: int,
    text: str,
    message_id: int | None = None,
    files: Sequence[dict[str, Any]] = (),
) -> Draft:
    """Keep a text (or files) that has no place yet."""
    draft = Draft(user_id=user_id, chat_id=chat_id, text=text, message_id=message_id, files=list(files), created_at=now)
    session.add(draft)
    session.flush()
    return draft


def settle(session: Session, draft_id: int) -> None:
    """A draft waits no more."""
    draft = session.get_one(Draft, draft_id)
    draft.settled = True
    session.add(draft)


def draft_of(session: Session, user_id: int, draft_id: int) -> Draft | None:
    """A user's own draft."""
    draft = session.get(Draft, draft_id)
    return draft if draft is not None and draft.user_id == user_id else None


def draft_in(session: Session, user_id: int, chat_id: int, message_id: int) -> Draft | None:
    """The draft that was typed in a message and still waits for a place."""
    query = select(Draft).where(Draft.user_id == user_id, col(Draft.settled).is_(False))
    return session.exec(query.where(Draft.chat_id == chat_id, Draft.message_id == message_id)).first()


def drafts_since(session: Session, user_id: int, chat_id: int, message_id: int) -> Sequence[Draft]:
    """A user's waiting drafts from this message on."""
    query = select(Draft).where(Draft.user_id == user_id, Draft.chat_id == chat_id, col(Draft.settled).is_(False))
    return session.exec(query.where(col(Draft.message_id) >= message_id)).all()


def drafts_of(session: Session, user_id: int, limit: int, skip: int = 0) -> Sequence[Draft]:
    """A user's drafts that still wait for a place, newest first."""
    query = select(Draft).where(Draft.user_id == user_id, col(Draft.settled).is_(False))
    return session.exec(query.order_by(col(Draft.id).desc()).offset(skip).limit(limit)).all()


def drafts_waiting(session: Session, user_id: int) -> int:
    """How many of a user's drafts still wait for a place."""
    query = select(func.count()).select_from(Draft).where(Draft.user_id == user_id, col(Draft.settled).is_(False))
    return session.exec(query).one()


def leave_behind(session: Session, user_id: int) -> None:
    """Somebody goes to another team: the forms and drafts of his time elsewhere are not carried along."""
    session.execute(delete(Dialog).where(col(Dialog.user_id) == user_id))
    session.execute(update(Draft).where(col(Draft.user_id) == user_id).values(settled=True))
