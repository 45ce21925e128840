"""Purchases, the lapse model and the cases it opens."""

from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

from storage.tables.base import EnumText, UtcDateTime


class Purchase(SQLModel, table=True):
    """B3: one purchase; amounts in minor units of the team's currency."""

    __table_args__ = (
        Index("purchase_client", "client_id", "bought_on", "amount"),
        Index("purchase_import", "team_id", "import_key", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    client_id: int = Field(foreign_key="client.id", ondelete="CASCADE")
    bought_on: date
    amount: int = Field(sa_type=BigInteger)
    quantity: int = 1
    product: str = ""
    lasts_days: int | None = None  # C5
    note_id: int | None = Field(default=None, index=True)  # the note that told of it
    import_key: str | None = None  # names a line of an imported file, so that it goes in once
    import_job_id: int | None = Field(default=None, index=True)
    created_by: int = Field(foreign_key="member.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


class LapseStatus(StrEnum):
    """D4: a case is raised, worked on, and closed one way or another."""

    RAISED = "raised"
    CONTACTED = "contacted"
    BOUGHT = "bought"
    WON_BACK = "won_back"
    LOST = "lost"
    SEASON = "season"

    @property
    def is_open(self) -> bool:
        """Whether somebody still works on it."""
        return self in (LapseStatus.RAISED, LapseStatus.CONTACTED)


# Queries repeat this condition word for word: only so does SQLite use the small index that is made with it.
OPEN_CASE = text("status IN ('raised', 'contacted')")


class LapseCase(SQLModel, table=True):
    """D3: a customer who stays away longer than is usual for him; one open case each."""

    __table_args__ = (
        Index("lapse_open", "client_id", unique=True, sqlite_where=OPEN_CASE, postgresql_where=OPEN_CASE),
        Index("lapse_owner", "owner_id", "status"),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    client_id: int = Field(foreign_key="client.id", ondelete="CASCADE")
    owner_id: int = Field(foreign_key="member.id")
    status: LapseStatus = Field(default=LapseStatus.RAISED, sa_type=EnumText(LapseStatus))
    raised_on: date
    last_bought_on: date  # names the case: the same silence is raised once
    usual_days: float
    gap_days: int  # this, p_buy and count: as they were when the case was opened, or told again
    p_buy: float
    count: int = 0  # purchase days
    risk: float = 0  # among the whole team, above 0 to 1
    yearly_value: int = Field(sa_type=BigInteger)
    told: int = 0  # how many times: once more if it got clearly worse
    listed_only: bool = False  # silent for so long that no alert wakes the rep for it; /lapsed still names him
    alerted_on: date | None = None
    reason: str | None = None  # D4, playbook.winback.Reason
    amends: str = ""  # what was promised to make it good
    cause: str | None = None  # of a loss, playbook.winback.Cause
    closed_on: date | None = None


NOT_YET = datetime(1970, 1, 1, tzinfo=UTC)


class LapseModel(SQLModel, table=True):
    """A team's fitted buying rhythm (BG/NBD parameters, in weeks)."""

    team_id: int = Field(primary_key=True, foreign_key="team.id")
    r: float
    alpha: float
    a: float
    b: float
    few_data: bool
    round: int = 0  # whose ClientScore rows hold
    fitted_at: datetime = Field(sa_type=UtcDateTime)  # when the last night's work was done; NOT_YET: to be done now
