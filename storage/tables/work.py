"""What is to be done: follow-ups and promises."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.tables.base import EnumText, UtcDateTime


class FollowUpKind(StrEnum):
    """A promise (A5) goes before anything else."""

    FOLLOW_UP = "follow_up"
    PROMISE = "promise"
    CARE = "care"


class FollowUpStatus(StrEnum):
    """Where a follow-up stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


_WAITING = text("status = 'open' AND pushed_at IS NULL AND NOT whole_day")
_OPEN = text("status = 'open'")
_PROMISED = text("status = 'open' AND kind = 'promise'")


class FollowUp(SQLModel, table=True):
    """Something to do with a client at a time (C, A5)."""

    __table_args__ = (
        Index("follow_up_waiting", "push_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("follow_up_open", "owner_id", "due_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("follow_up_done", "owner_id", "done_at"),
        Index("follow_up_client", "client_id", "status"),
        Index("follow_up_promised", "due_on", sqlite_where=_PROMISED, postgresql_where=_PROMISED),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    client_id: int = Field(foreign_key="client.id", ondelete="CASCADE")
    owner_id: int = Field(foreign_key="member.id")
    kind: FollowUpKind = Field(default=FollowUpKind.FOLLOW_UP, sa_type=EnumText(FollowUpKind))
    text: str = ""
    topic: str = ""  # playbook.steps topic, where the bot proposed it
    due_on: date  # in the member's zone
    whole_day: bool = True
    due_at: datetime = Field(sa_type=UtcDateTime)  # whole-day items: the start of that day there
    push_at: datetime = Field(  # F6: when its owner is told, some lead time before it; else its own minute
        sa_type=UtcDateTime, sa_column_kwargs={"default": lambda row: row.get_current_parameters()["due_at"]}
    )
    place: str = ""  # where it is
    repeat: str | None = None  # RFC 5545 rule
    repeat_from: date | None = None  # the rule's first day, kept when one occurrence is put off
    occurs_on: date | None = None  # the rule's day and hour that this occurrence stands for, wherever it is put off to
    occurs_at: time | None = None
    status: FollowUpStatus = Field(default=FollowUpStatus.OPEN, sa_type=EnumText(FollowUpStatus))
    snoozes: int = 0
    attempts: int = 0
    handed_by: int | None = None  # the colleague who passed it on
    escalated: int = 0  # days late at which somebody was last told of it: 3, 5, 7
    pushed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    asked_on: date | None = None  # the last day its owner was asked about this promise
    missed_on: date | None = None  # the day on which this promise was found broken (A5)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    note_id: int | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class FollowUpGuest(SQLModel, table=True):
    """A further client of a follow-up that concerns several."""

    follow_up_id: int = Field(primary_key=True, foreign_key="followup.id", ondelete="CASCADE")
    client_id: int = Field(primary_key=True, foreign_key="client.id", index=True, ondelete="CASCADE")
