"""What the nights make of every client's purchases (D1, D3)."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, SmallInteger, text
from sqlmodel import Field, SQLModel

from storage.tables.base import UtcDateTime

SLOTS = 2  # a round writes where the one before the last has been, so that the last one stays whole until it ends


# Queries repeat this condition word for word: only so does SQLite use the small index that is made with it.
SINCE_THE_NIGHT = text("risk IS NULL")


class ClientScore(SQLModel, table=True):
    """A client's score and chances, as of a day. It holds if its `round` is that of the team's LapseModel.

    A night writes a new round beside the one that holds, and then puts its number into the model: a crash on the
    way leaves all as it was. Points are those of D1, all 0 where dormant or never paid.
    """

    __table_args__ = (
        Index("score_since", "team_id", "scored_at", sqlite_where=SINCE_THE_NIGHT, postgresql_where=SINCE_THE_NIGHT),
        {"sqlite_with_rowid": False},
    )

    client_id: int = Field(
        sa_column=Column(Integer, ForeignKey("client.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    slot: int = Field(sa_column=Column(SmallInteger, primary_key=True, autoincrement=False))
    round: int
    team_id: int
    as_of: date
    scored_at: datetime = Field(sa_type=UtcDateTime)  # those of a night: when it began
    first_on: date  # days of the first and the last purchase that were not wholly returned, and how many days
    last_on: date
    days: int
    has_paid: bool
    recency: int
    frequency: int
    money: int
    points: int
    tier: int  # playbook.rfm.Tier, 0 without one
    p_buy: float  # within 13 weeks; not to be shown for one who has bought on one day only
    p_alive: float
    risk: float | None  # among the whole team; None since a purchase, until the next night
    yearly_value: int = Field(sa_type=BigInteger)
