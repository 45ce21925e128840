"""Care of clients: a team's rules, the occasions that they found, contracts, callback forms."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.base import EnumText, UtcDateTime


class CareRule(SQLModel, table=True):
    """How a team has set one of the rules C1–C7, C10 (playbook.care); a rule without a row stands as declared."""

    team_id: int = Field(primary_key=True, foreign_key="team.id")
    row: str = Field(primary_key=True)  # C1 …
    on: bool = True
    settings: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # the values that were changed
    changed_at: datetime = Field(sa_type=UtcDateTime)


class OccasionStatus(StrEnum):
    """Of a draft: open until it was sent; skipped: not wanted; passed: its day went by.

    What was put on the list as a follow-up has its status there, and stays open here.
    """

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    PASSED = "passed"


class Occasion(SQLModel, table=True):
    """What a rule found for a client: each occasion fires once, however often the rules look."""

    __table_args__ = (
        UniqueConstraint("client_id", "rule", "key"),
        Index("occasion_owner", "owner_id", "status", "day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id", index=True)
    client_id: int = Field(foreign_key="client.id", ondelete="CASCADE")
    owner_id: int = Field(foreign_key="member.id")
    rule: str  # C1 …
    key: str  # what the occasion is: "purchase:12", "birthday:2026", "contract:3:60"
    kind: str = ""  # playbook.care: what is proposed – a call, thanks, a visit, a message
    day: date
    status: OccasionStatus = Field(default=OccasionStatus.OPEN, sa_type=EnumText(OccasionStatus))
    follow_up_id: int | None = Field(default=None, index=True)  # where it was put on the list; drafts have none
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # what its sentence names
    made_at: datetime = Field(sa_type=UtcDateTime)


class Contract(SQLModel, table=True):
    """C10: something that ends on a day: a contract, a policy, a service plan."""

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id", index=True)
    client_id: int = Field(foreign_key="client.id", index=True, ondelete="CASCADE")
    what: str = ""
    ends_on: date = Field(index=True)
    closed: bool = False  # renewed or given up: no more reminders
    created_by: int = Field(foreign_key="member.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


class Callback(SQLModel, table=True):
    """C9: what a client said when he was called back."""

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    client_id: int = Field(foreign_key="client.id", index=True, ondelete="CASCADE")
    author_id: int = Field(foreign_key="member.id")
    follow_up_id: int | None = None
    note_id: int | None = None  # the contact that it belongs to
    product: str = ""
    satisfaction: int | None = None  # 1 to 5
    suggestion: str = ""
    promised: str = ""
    for_the_firm: bool = False  # the suggestion concerns the firm rather than the rep: it goes to the lead
    passed_on_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
