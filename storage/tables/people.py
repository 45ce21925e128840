"""Teams and the people in them."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, text
from sqlmodel import Field, SQLModel

from playbook.sharing import Role
from storage.tables.base import EnumText, UtcDateTime, nothing_yet

_ACTIVE = text("active")


class Team(SQLModel, table=True):
    """A tenant: nothing of one team can be seen from another."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    timezone: str = "Asia/Shanghai"
    currency: str = "CNY"
    language: str = "zh_Hans"
    region: str = "CN"
    trade: str = "general"
    named: bool = True
    settings: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Member(SQLModel, table=True):
    """A person in a team, known by the Telegram id; active in one team at most, whatever teams he was in before."""

    __table_args__ = (
        Index("member_active", "user_id", unique=True, sqlite_where=text("active = 1"), postgresql_where=_ACTIVE),
        Index("member_once", "team_id", "user_id", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id", index=True)
    user_id: int = Field(sa_type=BigInteger)
    name: str
    role: Role = Field(sa_type=EnumText(Role))
    language: str = "zh_Hans"
    timezone: str = "Asia/Shanghai"
    quiet_from: time = time(21, 30)
    quiet_to: time = time(8, 30)
    agenda_at: time = time(8, 30)
    days_off: list[int] = Field(default_factory=nothing_yet, sa_type=JSON)  # 0 = Monday
    active: bool = True
    reachable: bool = True
    keyboard: bool = True
    lessons: list[str] = Field(default_factory=nothing_yet, sa_type=JSON)
    settings: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    last_client_id: int | None = None
    agenda_sent_on: date | None = None
    lapse_checked_on: date | None = None
    checked_on: date | None = None  # the last afternoon on which he was asked about what nobody had told him of
    wrapped_on: date | None = None  # the last evening wrap-up
    nudged_on: date | None = None  # the last day on which he was reminded of what is days late
    pushed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # F8: when something last came by itself
    greeted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # C6: when he was last told whom to greet
    joined_at: datetime = Field(sa_type=UtcDateTime)


class Unasked(SQLModel, table=True):
    """F8: one message that a member did not ask for, on his day, and when it goes out."""

    member_id: int = Field(primary_key=True, foreign_key="member.id")
    day: date = Field(primary_key=True)
    key: str = Field(primary_key=True)  # the push's dedupe key
    at: datetime = Field(sa_type=UtcDateTime)
    counted: bool = True  # among the three a day; what a colleague or a lead sends is not


class Invite(SQLModel, table=True):
    """A link by which people join a team."""

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id", index=True)
    code: str = Field(unique=True)
    role: Role = Field(sa_type=EnumText(Role))
    uses_left: int = 10
    expires_at: datetime = Field(sa_type=UtcDateTime)
    revoked: bool = False
    made_by: int = Field(foreign_key="member.id")


class Setting(SQLModel, table=True):
    """A fact of the whole installation, such as the open set-up link."""

    key: str = Field(primary_key=True)
    value: str


class GroupChat(SQLModel, table=True):
    """A Telegram group that gets a team's digest."""

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id", index=True)
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    title: str = ""
    daily: bool = True
    weekly: bool = True
    at: time = time(18, 30)
    language: str = "zh_Hans"
    active: bool = True
    daily_sent_on: date | None = None
    weekly_sent_on: date | None = None
    sample_asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # a digest is wanted out of turn
    subscribed_by: int = Field(foreign_key="member.id")
