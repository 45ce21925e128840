"""Messages that are no reply of a turn: queued as rows, sent by the sender, each at most once by its key."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from handlers.screen import Screen
from storage.queries.delivery import outbox, reach
from storage.queries.delivery.outbox import Sending


@dataclass(frozen=True)
class Push:
    """A screen for a chat; `key` makes it go out once, `check` is looked at again before it does.

    `team_id`: whose chat it is; looked up where it is not given.
    """

    chat_id: int
    screen: Screen
    key: str
    check: str | None = None
    not_before: datetime | None = None
    team_id: int | None = None


def queue(session: Session, now: datetime, push: Push) -> int | None:
    """Put a push into the outbox; None if it was there already."""
    row = _put(
        session,
        now,
        push.chat_id,
        push.screen,
        priority=outbox.PUSH,
        dedupe_key=push.key,
        check=push.check,
        not_before=push.not_before,
        team_id=push.team_id or reach.team_of(session, push.chat_id),
    )
    return None if row is None else row.id


def deliver(session: Session, now: datetime, chat_id: int, screen: Screen, key: str) -> None:
    """Put what a member has asked for, and waits for, into the outbox: it goes before what nobody asked for."""
    _put(session, now, chat_id, screen, dedupe_key=key)


def _put(session: Session, now: datetime, chat_id: int, screen: Screen, **more: Any) -> Sending | None:
    method, params = screen.call()
    return outbox.put(
        session,
        now,
        chat_id=chat_id,
        method=method,
        params={"chat_id": chat_id, **params},
        about_client_id=screen.about,
        blob=screen.file.content if screen.file else None,
        blob_name=screen.file.name if screen.file else None,
        **more,
    )


def replace(session: Session, now: datetime, outbox_id: int, chat_id: int, screen: Screen) -> None:
    """Show another screen in a message sent or queued before (progress, for one); an unchanged one is left alone."""
    _, params = screen.call()
    shown = outbox.last_shown(session, outbox_id) or {}
    if (shown.get("text"), shown.get("reply_markup")) == (params["text"], params.get("reply_markup")):
        return
    if outbox.rewrite(session, outbox_id, {"chat_id": chat_id, **params}):
        return
    outbox.put(
        session,
        now,
        chat_id=chat_id,
        method="editMessageText",
        params={"chat_id": chat_id, **params},
        edits_id=outbox_id,
        about_client_id=screen.about,
    )
