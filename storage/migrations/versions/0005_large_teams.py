"""large teams

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Of the two rounds that each client had, the one that holds.
SAME = (
    "client_id, round, team_id, first_on, last_on, days, has_paid, recency, frequency, money, points, tier, "
    "count, amount, edge_tier, edge_amount, edge_until, yearly_value, p_buy, risk"
)
HELD = "WHERE round = (SELECT round FROM lapsemodel WHERE lapsemodel.team_id = oldscore.team_id)"
MOVED = (
    f"INSERT INTO clientscore ({SAME}, until, scored_at) "
    f"SELECT {SAME}, 2147483647, CASE WHEN risk IS NULL THEN scored_at END FROM oldscore {HELD} ORDER BY client_id",
    "INSERT INTO tierplace (team_id, tier, amount, client_id) "
    "SELECT team_id, tier, amount, client_id FROM clientscore WHERE has_paid ORDER BY 1, 2, 3, 4",
    "INSERT INTO edgeplace (team_id, edge_tier, edge_until, edge_amount, client_id) "
    "SELECT team_id, edge_tier, edge_until, edge_amount, client_id FROM clientscore "
    "WHERE edge_tier > 0 AND edge_until IS NOT NULL ORDER BY 1, 2, 3, 4, 5",
)


def upgrade() -> None:
    """Every statement suits a table that is full: what is added has a default in the database."""
    _lists_of_a_day()
    _money_to_come()
    _scores()


def _lists_of_a_day() -> None:
    """Lists as of a day that are read beside the bot (D3, F7)."""
    op.add_column("reportjob", sa.Column("day", sa.Date(), nullable=True))


def _money_to_come() -> None:
    """What is owed goes with its purchase (F4); a note makes one deal or sum (F3, F4); deals in other currencies."""
    op.add_column("receivable", sa.Column("fell_away", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("receivable", sa.Column("note_id", sa.Integer(), nullable=True))
    op.add_column("opportunity", sa.Column("note_id", sa.Integer(), nullable=True))
    op.add_column("opportunity", sa.Column("foreign_amount", sa.BigInteger(), nullable=True))
    words = sqlmodel.sql.sqltypes.AutoString()
    op.add_column("opportunity", sa.Column("foreign_currency", words, nullable=False, server_default=""))


def _scores() -> None:
    """A score holds from a round to another one, and the order of the lists is kept beside it (D1, D2, D3)."""
    op.create_index("lapse_client", "lapsecase", ["client_id", "id"], unique=False)
    for name in ("score_since", "score_tier", "score_edge"):
        op.drop_index(name, table_name="clientscore")
    op.rename_table("clientscore", "oldscore")
    number, amount = {"nullable": False}, sa.BigInteger()
    op.create_table(
        "clientscore",
        sa.Column("client_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), **number),
        sa.Column("team_id", sa.Integer(), **number),
        sa.Column("scored_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), **number),
        sa.Column("has_paid", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Integer(), **number) for name in ("recency", "frequency", "money", "points", "tier")),
        sa.Column("count", sa.Integer(), **number),
        sa.Column("amount", amount, **number),
        sa.Column("edge_tier", sa.Integer(), **number),
        sa.Column("edge_amount", amount, **number),
        sa.Column("edge_until", sa.Date(), nullable=True),
        sa.Column("yearly_value", amount, **number),
        sa.Column("p_buy", sa.Float(), nullable=False),
        sa.Column("risk", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id", "round"),
        sqlite_with_rowid=False,
    )
    _places()
    for statement in MOVED:
        op.execute(statement)
    op.drop_table("oldscore")
    here = sa.text("risk IS NULL")
    columns = ["team_id", "scored_at"]
    op.create_index("score_since", "clientscore", columns, unique=False, sqlite_where=here, postgresql_where=here)


def _places() -> None:
    for name, *columns in (
        ("tierplace", ("tier", sa.Integer()), ("amount", sa.BigInteger())),
        ("edgeplace", ("edge_tier", sa.Integer()), ("edge_until", sa.Date()), ("edge_amount", sa.BigInteger())),
    ):
        key = [("team_id", sa.Integer()), *columns, ("client_id", sa.Integer())]
        op.create_table(
            name,
            *(sa.Column(column, kind, autoincrement=False, nullable=False) for column, kind in key),
            sa.PrimaryKeyConstraint(*(column for column, _ in key)),
            sqlite_with_rowid=False,
        )
