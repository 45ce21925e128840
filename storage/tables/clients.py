"""Clients and what is known of them."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint, event, text
from sqlmodel import Field, SQLModel

from playbook.names.doubles import sound
from storage.tables.base import UtcDateTime, nothing_yet

_IMPORTED = text("import_key IS NOT NULL")
PUT_AWAY = text("archived_at IS NOT NULL")  # word for word in queries, else SQLite does not use the small index


class Client(SQLModel, table=True):
    """A person (or a firm with contact people) that one member owns."""

    __table_args__ = (
        UniqueConstraint("team_id", "ref"),
        Index("client_owner", "owner_id", "last_touched_at"),
        Index("client_team", "team_id", "last_touched_at"),
        Index("client_sound", "team_id", "sound", "owner_id"),
        Index("client_put_away", "team_id", sqlite_where=PUT_AWAY, postgresql_where=PUT_AWAY),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    owner_id: int = Field(foreign_key="member.id")
    name: str
    sound: str | None = None  # playbook.names.doubles: of the name; whoever writes rows by himself writes it too
    firm: str = ""
    job: str = ""
    address_as: str = ""  # F1: 王姐, 陈总
    ref: str | None = None  # the customer's number in the files that were imported
    import_job_id: int | None = Field(default=None, index=True)  # the import that made the client
    aliases: list[str] = Field(default_factory=nothing_yet, sa_type=JSON)
    tags: list[str] = Field(default_factory=nothing_yet, sa_type=JSON)
    birthday: str = ""  # B1: MM-DD or YYYY-MM-DD, "lunar:" before it if lunar
    culture: str = ""  # C6: whose festivals are kept, playbook.occasions.Culture; empty: those of the team's region
    channel: str = ""  # F1: where drafts are sent from, and the name there
    hours_from: time | None = None  # C8: when the client may be contacted, by the owner's clock
    hours_to: time | None = None
    referred_by: int | None = Field(default=None, index=True)  # E2: the client who brought this one
    stage: int = 0  # A2, playbook.stages.Stage
    prospect_class: str | None = None  # A8, playbook.stages.ProspectClass
    last_contact_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_touched_at: datetime = Field(sa_type=UtcDateTime)  # last shown or written to, for "recent"
    created_at: datetime = Field(sa_type=UtcDateTime)
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    merged_into: int | None = Field(default=None, index=True)  # the client whose file took in this one's


@event.listens_for(Client, "before_insert")
@event.listens_for(Client, "before_update")
def _hear(_mapper: Any, _connection: Any, client: Client) -> None:
    """The sound follows the name."""
    if client.sound != (heard := sound(client.name)):
        client.sound = heard


class ClientPhone(SQLModel, table=True):
    """A client's number in E.164; one team knows a number once."""

    __table_args__ = (Index("phone_team", "team_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", index=True, ondelete="CASCADE")
    team_id: int = Field(foreign_key="team.id")
    number: str


class Note(SQLModel, table=True):
    """Something said or done with a client: a contact, an attempt or a plain note."""

    __table_args__ = (
        Index("note_client", "client_id", "occurred_at"),
        Index("note_source", "chat_id", "message_id"),
        Index("note_import", "team_id", "import_key", unique=True, sqlite_where=_IMPORTED, postgresql_where=_IMPORTED),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    client_id: int = Field(foreign_key="client.id", ondelete="CASCADE")
    author_id: int = Field(foreign_key="member.id", index=True)
    kind: str = "note"  # playbook.capture ContactKind, or "attempt" (F2), "note"
    text: str = ""  # what is left of the words once contact, promises and follow-ups are taken out of them
    said: str = ""  # the words as they were typed
    is_first: bool = False  # the line that made the client
    mood: str | None = None
    is_contact: bool = True  # attempts and files are none: they do not reset a rhythm
    touch: str | None = None  # C8: "commercial" or "care"; None where it is no contact
    occurred_at: datetime = Field(sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    files: list[dict[str, Any]] = Field(default_factory=nothing_yet, sa_type=JSON)  # kind, file_id, name
    chat_id: int | None = Field(default=None, sa_type=BigInteger)  # the message it was typed in
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    change_id: int | None = None  # takes it back, with all that was changed in its message since
    shown_id: int | None = None  # the outbox row of the message that shows it
    seen_by_lead_on: date | None = None
    settled: list[str] = Field(default_factory=nothing_yet, sa_type=JSON)  # unclear words that have been answered
    import_job_id: int | None = Field(default=None, index=True)
    import_key: str | None = None  # names a line of an imported file, so that it is noted once


class Fact(SQLModel, table=True):
    """B2: one fact of the soft file, or common ground (A6)."""

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", index=True, ondelete="CASCADE")
    kind: str  # playbook.capture FactKind
    text: str
    note_id: int | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class TrustAnswer(SQLModel, table=True):
    """A1: one of the six answers, with how far it has got."""

    __table_args__ = (UniqueConstraint("client_id", "question"), Index("trust_source", "chat_id", "message_id"))

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", ondelete="CASCADE")
    question: int  # 1 to 6
    text: str
    strength: int  # playbook.trust.Strength
    answered_at: datetime = Field(sa_type=UtcDateTime)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)  # the message it was typed in, if it was one
    message_id: int | None = Field(default=None, sa_type=BigInteger)


class LedgerEntry(SQLModel, table=True):
    """A4: a deposit in, or a withdrawal from, the account of trust."""

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", index=True, ondelete="CASCADE")
    kind: str
    points: int  # +1 or -1
    occurred_on: date
    note_id: int | None = None
    follow_up_id: int | None = Field(default=None, index=True)  # the promise that made it by itself (A5)
