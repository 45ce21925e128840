"""What the nights make of every client's purchases (D1, D3)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, text
from sqlmodel import Field, SQLModel, col

from storage.tables.base import UtcDateTime

OPEN = 2**31 - 1  # the `until` of a score that holds from its round on

# Queries repeat these conditions word for word: only so does SQLite use the small indexes that are made with them.
SINCE_THE_NIGHT = text("risk IS NULL")
UNTOLD = text("told_on IS NULL")


class ClientScore(SQLModel, table=True):
    """A client's score and chances; it holds in the team's rounds (LapseModel.round) from `round` to before `until`.

    A night writes down only whom it sees otherwise than the one before: his new score, which holds from the next round
    on, and where the old one ends. Then it puts the number of that round into the model: a crash on the way leaves all
    as it was. Points are those of D1, all 0 where dormant or never paid.
    """

    __table_args__ = (
        Index("score_since", "team_id", "scored_at", sqlite_where=SINCE_THE_NIGHT, postgresql_where=SINCE_THE_NIGHT),
        {"sqlite_with_rowid": False},
    )

    client_id: int = Field(
        sa_column=Column(Integer, ForeignKey("client.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    round: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    until: int = OPEN
    team_id: int
    scored_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # for a purchase; None: by a night
    first_on: date  # days of the first and the last purchase that were not wholly returned, and how many days
    last_on: date
    days: int
    has_paid: bool
    recency: int
    frequency: int
    money: int
    points: int
    tier: int  # playbook.rfm.Tier, 0 without one
    count: int = 0  # paid purchases in the window of D1, and what they come to in minor units
    amount: int = Field(default=0, sa_type=BigInteger)
    edge_tier: int = 0  # D2: the tier that one more purchase would reach, 0 if none
    edge_amount: int = Field(default=0, sa_type=BigInteger)  # what it must bring at least, 0: anything
    edge_until: date | None = None  # the last day on which it would do
    yearly_value: int = Field(sa_type=BigInteger)
    p_buy: float  # within 13 weeks; not to be shown for one who has bought on one day only
    risk: float | None  # among the whole team; None since a purchase, until the next night


def held_in(number: Any) -> tuple[Any, ...]:
    """Whether a score holds in a round."""
    return col(ClientScore.round) <= number, col(ClientScore.until) > number


class TierPlace(SQLModel, table=True):
    """Where one who has paid stands in his team: by tier, then by what he brings (D1, D9), as his score has them.

    Scores lie by client; here they lie in the order of the lists, so that a night can write them in that order.
    """

    __table_args__ = {"sqlite_with_rowid": False}

    team_id: int = Field(primary_key=True)
    tier: int = Field(primary_key=True)  # 0: dormant
    amount: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    client_id: int = Field(primary_key=True)


class EdgePlace(SQLModel, table=True):
    """The same for one who is on the edge (D2): by the tier within reach, then by the days left and the amount."""

    __table_args__ = {"sqlite_with_rowid": False}

    team_id: int = Field(primary_key=True)
    edge_tier: int = Field(primary_key=True)
    edge_until: date = Field(primary_key=True)
    edge_amount: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    client_id: int = Field(primary_key=True)


class TierRise(SQLModel, table=True):
    """D2: the tier that a client rose to last, and when that was told; it goes when he has fallen below it.

    One that a night has found holds from its `round` on.
    """

    __table_args__ = (Index("tier_rise_untold", "team_id", sqlite_where=UNTOLD, postgresql_where=UNTOLD),)

    client_id: int = Field(
        sa_column=Column(Integer, ForeignKey("client.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    team_id: int = Field(index=True)
    tier: int  # playbook.rfm.Tier
    reached_on: date
    round: int
    told_on: date | None = None


class TierDraft(SQLModel, table=True):
    """Limits and weights that a lead tries out: who would move, before they hold. One at a time for a team."""

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id", unique=True)
    member_id: int = Field(foreign_key="member.id")
    chat_id: int = Field(sa_type=BigInteger)
    shown_id: int | None = None  # the outbox row of the message that waits for the answer
    rules: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # playbook.rfm.RfmRules.as_json
    # playbook.tier_moves.Moves.as_json; None: it is still to be found out
    moves: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    made_at: datetime = Field(sa_type=UtcDateTime)
