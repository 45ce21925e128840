"""Purchases, the lapse model and the cases it opens."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, text
from sqlmodel import Field, SQLModel

from storage.tables.base import EnumText, UtcDateTime, nothing_yet

# Queries repeat these conditions word for word: only so does SQLite use the small indexes that are made with them.
NAMED, UNNAMED = text("product_id > 0"), text("product_id IS NULL AND product <> ''")
RETURNED, OF_PURCHASE, FOREIGN = text("amount < 0"), text("return_of IS NOT NULL"), text("foreign_currency <> ''")


class Purchase(SQLModel, table=True):
    """B3: one purchase, or a return (below zero).

    `amount` is in minor units of the team's currency, whatever was paid in: only so can purchases be summed. What was
    paid in another currency stands beside it as it was, in minor units (hundredths) of that currency; the two together
    are the rate that was agreed on. A return that names its purchase has that purchase's day, so that just that one is
    taken back (playbook.history.kept).
    """

    __table_args__ = (
        Index("purchase_client", "client_id", "bought_on", "amount"),
        Index("purchase_import", "team_id", "import_key", unique=True),
        Index("purchase_goods", "product_id", "bought_on", "amount", sqlite_where=NAMED, postgresql_where=NAMED),
        Index("purchase_named", "team_id", "id", sqlite_where=NAMED, postgresql_where=NAMED),
        Index("purchase_unnamed", "team_id", "product", sqlite_where=UNNAMED, postgresql_where=UNNAMED),
        Index("purchase_back", "client_id", "amount", sqlite_where=RETURNED, postgresql_where=RETURNED),
        Index("purchase_return", "return_of", sqlite_where=OF_PURCHASE, postgresql_where=OF_PURCHASE),
        Index("purchase_foreign", "team_id", "foreign_currency", sqlite_where=FOREIGN, postgresql_where=FOREIGN),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    client_id: int = Field(foreign_key="client.id", ondelete="CASCADE")
    bought_on: date
    amount: int = Field(sa_type=BigInteger)
    quantity: int = 1
    product: str = ""  # as it was typed
    product_id: int | None = None  # the Product of that name, if it is one; 0: no name of a product
    lasts_days: int | None = None  # C5
    margin: int | None = Field(default=None, sa_type=BigInteger)  # minor units; below zero: sold at a loss
    for_whom: str = ""  # in the words typed: 女儿, her husband
    source: str = ""  # how they heard of us: a playbook.goods.Source, or words
    foreign_amount: int | None = Field(default=None, sa_type=BigInteger)
    foreign_currency: str = ""  # ISO 4217
    return_of: int | None = None  # the purchase that was brought back, or a part of it
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
        Index("lapse_client", "client_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    client_id: int = Field(foreign_key="client.id", ondelete="CASCADE")
    owner_id: int = Field(foreign_key="member.id")
    status: LapseStatus = Field(default=LapseStatus.RAISED, sa_type=EnumText(LapseStatus))
    raised_on: date
    last_bought_on: date  # of one who never bought the day before he was added
    due_on: date | None = None  # F7: the day of the service or renewal that was missed, in a trade with a long cycle
    due_kind: str | None = None  # playbook.lapse.DueKind
    due_what: str = ""  # the contract's name
    contract_id: int | None = None  # the contract that was not renewed
    by_hand: bool = False  # opened by the rep himself, not by a night
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
    steps: list[dict[str, Any]] = Field(default_factory=nothing_yet, sa_type=JSON)  # its history, see queries' `log`

    @property
    def since(self) -> date:
        """The day that the silence is counted from, and that names the case: the same silence is raised once."""
        return self.due_on or self.last_bought_on


NOT_YET = datetime(1970, 1, 1, tzinfo=UTC)
BEGUN = NOT_YET + timedelta(seconds=1)  # it is being done; what comes up meanwhile makes it NOT_YET again


class LapseModel(SQLModel, table=True):
    """A team's fitted buying rhythm (BG/NBD parameters, in weeks)."""

    team_id: int = Field(primary_key=True, foreign_key="team.id")
    r: float
    alpha: float
    a: float
    b: float
    few_data: bool
    round: int = 0  # whose ClientScore rows hold
    rules: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # D1: playbook.rfm.RfmRules, by which they stand
    churn: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # D4: the yearly loss as of the last night
    fitted_at: datetime = Field(sa_type=UtcDateTime)  # when the last night's work was done; up to BEGUN: to be done now
