"""Deals in the making (F3) and money outstanding (F4)."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

from playbook.making import Status
from storage.tables.base import EnumText, UtcDateTime

# Queries repeat this condition word for word: only so does SQLite use the small index that is made with it.
OPEN_DEAL = text("status = 'open'")


class Opportunity(SQLModel, table=True):
    """F3: a deal in the making with a client, his rep's own; amounts in minor units of the team's currency."""

    __table_args__ = (
        Index("opportunity_client", "client_id", "status"),
        Index("opportunity_team", "team_id", "closed_on"),
        Index("opportunity_month", "month", sqlite_where=OPEN_DEAL, postgresql_where=OPEN_DEAL),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    client_id: int = Field(foreign_key="client.id", ondelete="CASCADE")
    what: str = ""
    amount: int | None = Field(default=None, sa_type=BigInteger)  # expected
    foreign_amount: int | None = Field(default=None, sa_type=BigInteger)  # where it was said in another currency
    foreign_currency: str = ""  # ISO 4217
    month: date | None = None  # in which it is expected to close: its first day
    budget: int | None = Field(default=None, sa_type=BigInteger)
    rival: str = ""  # the competing brand
    decider: str = ""  # who decides
    grade: str | None = None  # A8, playbook.stages.ProspectClass, where set for the deal; at its end the one it had
    status: Status = Field(default=Status.OPEN, sa_type=EnumText(Status))
    moves: int = 0  # how often it was put off to a later month
    moved_from: date | None = None  # the month it was put off from last
    asked_for: date | None = None  # the month about which its rep was asked, once that was over
    why_lost: str | None = None  # playbook.making.WhyLost
    note_id: int | None = None  # the note that it was made of
    purchase_id: int | None = Field(default=None, index=True)  # the purchase that it was won by
    won_amount: int | None = Field(default=None, sa_type=BigInteger)  # of that purchase
    closed_on: date | None = None
    created_by: int = Field(foreign_key="member.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


class Receivable(SQLModel, table=True):
    """F4: what a client still has to pay. It comes up on the day of its follow-up, which is the day it is due.

    It is no sale: what was sold is in the purchases, paid or not.
    """

    __table_args__ = (
        Index("receivable_client", "client_id"),
        Index("receivable_open", "team_id", sqlite_where=text("closed_on IS NULL"),
              postgresql_where=text("closed_on IS NULL")),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    client_id: int = Field(foreign_key="client.id", ondelete="CASCADE")
    note_id: int | None = None  # the note that it was made of
    purchase_id: int | None = Field(default=None, index=True)  # what it is for, if that is recorded
    fell_away: bool = False  # closed since that was taken back, or brought back whole; open again if it stands again
    follow_up_id: int | None = Field(default=None, index=True)  # None: no day was agreed on yet
    what: str = ""
    amount: int = Field(sa_type=BigInteger)  # with what was paid down
    paid: int = Field(default=0, sa_type=BigInteger)  # the sum of its payments
    closed_on: date | None = None  # all of it came, or what is left was let go
    created_by: int = Field(foreign_key="member.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


class Payment(SQLModel, table=True):
    """F4: a part that came in."""

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    client_id: int = Field(foreign_key="client.id", index=True, ondelete="CASCADE")
    receivable_id: int = Field(foreign_key="receivable.id", index=True, ondelete="CASCADE")
    amount: int = Field(sa_type=BigInteger)
    paid_on: date
    created_by: int = Field(foreign_key="member.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
