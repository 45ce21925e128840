"""What came in and what goes out: nothing is confirmed or sent before it is a row here."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

from storage.tables.base import EnumText, UtcDateTime

# Queries repeat these conditions word for word: only so does SQLite use the small indexes that are made with them.
UNDONE = text("status = 'open'")
UNSENT = text("status IN ('queued', 'inflight')")
REFUSED = text("status = 'failed'")
_EDITS = text("edits_id IS NOT NULL")


class InboxStatus(StrEnum):
    """Open until its turn is through; failed once it was tried often enough."""

    OPEN = "open"
    DONE = "done"
    FAILED = "failed"


class Inbox(SQLModel, table=True):
    """One update as Telegram sent it."""

    __table_args__ = (Index("inbox_open", "chat_id", "id", sqlite_where=UNDONE, postgresql_where=UNDONE),)

    id: int | None = Field(default=None, primary_key=True)
    update_id: int = Field(sa_type=BigInteger, unique=True)
    chat_id: int = Field(sa_type=BigInteger)  # its lane: the chat, else the user
    body: str
    status: InboxStatus = Field(default=InboxStatus.OPEN, sa_type=EnumText(InboxStatus))
    attempts: int = 0
    error: str | None = None
    received_at: datetime = Field(sa_type=UtcDateTime)


class OutboxStatus(StrEnum):
    """Queued → inflight → sent; failed for good, or dropped because it was no longer true."""

    QUEUED = "queued"
    INFLIGHT = "inflight"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


class Outbox(SQLModel, table=True):
    """One call to the Bot API."""

    __table_args__ = (
        Index("outbox_unsent", "status", "not_before", sqlite_where=UNSENT, postgresql_where=UNSENT),
        Index("outbox_message", "chat_id", "message_id"),
        Index("outbox_chat", "chat_id", "id"),
        Index("outbox_refused", "chat_id", "id", sqlite_where=REFUSED, postgresql_where=REFUSED),
        Index("outbox_edits", "edits_id", sqlite_where=_EDITS, postgresql_where=_EDITS),
    )

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)  # 0 for answers to presses: they stand outside the chat's order
    method: str
    payload: str  # the parameters as JSON
    priority: int = 0  # replies 0, pushes 10
    status: OutboxStatus = Field(default=OutboxStatus.QUEUED, sa_type=EnumText(OutboxStatus))
    dedupe_key: str | None = Field(default=None, unique=True)
    check: str | None = None  # what must still be true when it is sent: "follow_up:12"
    about_client_id: int | None = None  # a reply to this message is a note on that client
    edits_id: int | None = None  # the outbox row whose message this edits
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    blob: bytes | None = None  # a picture or file to upload
    blob_name: str | None = None
    attempts: int = 0
    error: str | None = None
    holder: int | None = None  # the process in whose hands it is, or was last
    team_id: int | None = None  # of a push: teams take turns
    not_before: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
