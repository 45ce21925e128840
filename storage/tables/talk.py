"""The state of a conversation: open forms, kept drafts, changes that can be taken back, files being read."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer
from sqlmodel import Field, SQLModel

from storage.tables.base import EnumText, UtcDateTime, nothing_yet


class Dialog(SQLModel, table=True):
    """The one form a member has open in a chat."""

    chat_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    user_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    flow: str
    step: str
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    shown_id: int | None = None  # the outbox row of its last question
    updated_at: datetime = Field(sa_type=UtcDateTime)


class Draft(SQLModel, table=True):
    """A text that could not be placed, kept word for word."""

    id: int | None = Field(default=None, primary_key=True)
    user_id: int = Field(sa_type=BigInteger, index=True)
    chat_id: int = Field(sa_type=BigInteger)
    text: str
    files: list[dict[str, Any]] = Field(default_factory=nothing_yet, sa_type=JSON)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    person: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # the new client it was read as, if one is asked
    settled: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)


class Change(SQLModel, table=True):
    """What one turn changed, row by row, so that it can be taken back and brought again."""

    __table_args__ = (Index("change_member", "member_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id")
    client_id: int | None = None
    kind: str  # names the sentence that says what was taken back
    rows: list[dict[str, Any]] = Field(default_factory=nothing_yet, sa_type=JSON)
    source_text: str = ""  # what was typed, to be offered again
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)


class ImportStatus(StrEnum):
    """Asked → running → done → undoing → undone; left before it began, stopped on the way, failed by our fault."""

    ASKED = "asked"
    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    LEFT = "left"
    FAILED = "failed"

    @property
    def is_at_work(self) -> bool:
        """Whether there is something left to do without being asked."""
        return self in (ImportStatus.RUNNING, ImportStatus.UNDOING)


class ImportJob(SQLModel, table=True):
    """A file being read in, chunk by chunk; a break-off goes on at `position`."""

    __table_args__ = (Index("import_status", "status"),)

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    member_id: int = Field(foreign_key="member.id")
    chat_id: int = Field(sa_type=BigInteger)
    file_name: str
    layout: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # playbook.columns.Layout
    status: ImportStatus = Field(default=ImportStatus.ASKED, sa_type=EnumText(ImportStatus))
    position: int = 0  # lines read so far
    total: int = 0  # lines of the file, an estimate for a long one
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)  # what came of the lines, by kind
    to_count: bool = False  # what would come of it is still to be found out; the file is too long for a turn
    forecast: dict[str, int] = Field(default_factory=dict, sa_type=JSON)  # the counts that it would come to
    shown_id: int | None = None  # the outbox row of the progress message
    keys_from: int | None = None  # the first client whom a look-up does not find yet
    created_at: datetime = Field(sa_type=UtcDateTime)


class ImportFile(SQLModel, table=True):
    """The bytes of an import, in a row of their own: the job's row is written at every chunk."""

    job_id: int = Field(
        sa_column=Column(Integer, ForeignKey("importjob.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    content: bytes


class ImportRefusal(SQLModel, table=True):
    """A line that was refused, as it was written."""

    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="importjob.id", index=True, ondelete="CASCADE")
    line: int
    reason: str  # playbook.columns.Reason
    text: str


class ImportAddition(SQLModel, table=True):
    """What an import added to a client known before (a number, a tag, a firm …), so that it can be taken back."""

    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="importjob.id", index=True, ondelete="CASCADE")
    client_id: int = Field(foreign_key="client.id", index=True, ondelete="CASCADE")
    field: str  # playbook.columns.Field
    value: str


class ExportForm(StrEnum):
    """What an export is to be."""

    XLSX = "xlsx"
    CSV = "csv"
    VCARD = "vcf"
    REFUSED = "refused"  # the lines that an import refused


class ExportJob(SQLModel, table=True):
    """A file that is being put together for a member; its row goes once the file is handed to the sender."""

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    member_id: int = Field(foreign_key="member.id")
    chat_id: int = Field(sa_type=BigInteger)
    form: ExportForm = Field(sa_type=EnumText(ExportForm))
    import_job_id: int | None = Field(default=None, foreign_key="importjob.id", ondelete="CASCADE")
    shown_id: int | None = None  # the outbox row of the progress message
    created_at: datetime = Field(sa_type=UtcDateTime)
