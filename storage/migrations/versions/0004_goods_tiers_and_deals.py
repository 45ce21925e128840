"""goods, tiers, deals in the making and money outstanding

Revision ID: 0004
Revises: 0003
"""

from datetime import UTC, datetime

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every statement suits a table that is full: what is added has a default in the database."""
    # Clients of an import that is being read in while the upgrade comes are in the look-up already.
    op.add_column("importjob", sa.Column("keys_from", sa.Integer(), nullable=True))
    _goods()
    _tiers()
    _lapses()
    _making()
    _reports()


def _goods() -> None:
    """What a team sells, and what is known of each purchase (B3)."""
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("lasts_days", sa.Integer(), nullable=True),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_product_merged_into", "product", ["merged_into"], unique=False)
    op.create_index("ix_product_team_id", "product", ["team_id"], unique=False)
    op.create_table(
        "productname",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name_key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("team_id", "name_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_productname_product_id", "productname", ["product_id"], unique=False)
    for column, kind in (
        ("product_id", sa.Integer()),
        ("margin", sa.BigInteger()),
        ("foreign_amount", sa.BigInteger()),
        ("return_of", sa.Integer()),
    ):
        op.add_column("purchase", sa.Column(column, kind, nullable=True))
    for column in ("for_whom", "source", "foreign_currency"):
        words = sa.Column(column, sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default="")
        op.add_column("purchase", words)
    # Longer words are no product's name; some would be too long for the index below.
    op.execute("UPDATE purchase SET product_id = 0 WHERE length(product) > 40")
    for name, columns, condition in (
        ("purchase_goods", ["product_id", "bought_on", "amount"], "product_id > 0"),
        ("purchase_named", ["team_id", "id"], "product_id > 0"),
        ("purchase_unnamed", ["team_id", "product"], "product_id IS NULL AND product <> ''"),
        ("purchase_back", ["client_id", "amount"], "amount < 0"),
        ("purchase_return", ["return_of"], "return_of IS NOT NULL"),
        ("purchase_foreign", ["team_id", "foreign_currency"], "foreign_currency <> ''"),
    ):
        here = sa.text(condition)
        op.create_index(name, "purchase", columns, unique=False, sqlite_where=here, postgresql_where=here)


def _tiers() -> None:
    """The window's sums and the edge beside each score, which tier was told, limits that are tried out (D1, D2)."""
    number = {"nullable": False, "server_default": "0"}
    op.add_column("clientscore", sa.Column("count", sa.Integer(), **number))
    op.add_column("clientscore", sa.Column("amount", sa.BigInteger(), **number))
    op.add_column("clientscore", sa.Column("edge_tier", sa.Integer(), **number))
    op.add_column("clientscore", sa.Column("edge_amount", sa.BigInteger(), **number))
    op.add_column("clientscore", sa.Column("edge_until", sa.Date(), nullable=True))
    op.create_index("score_tier", "clientscore", ["team_id", "round", "tier", "amount", "has_paid"], unique=False)
    edge = ["team_id", "round", "edge_tier", "edge_until", "edge_amount"]
    here = sa.text("edge_tier > 0")
    op.create_index("score_edge", "clientscore", edge, unique=False, sqlite_where=here, postgresql_where=here)
    op.add_column("lapsemodel", sa.Column("rules", sa.JSON(), nullable=False, server_default="{}"))
    # The scores know neither sums nor edges yet: they are made anew as soon as the bot is up.
    fitted = sa.table("lapsemodel", sa.column("fitted_at", sa.DateTime(timezone=True)))
    op.execute(fitted.update().values(fitted_at=datetime(1970, 1, 1, tzinfo=UTC)))
    put_away = sa.text("archived_at IS NOT NULL")
    op.create_index(
        "client_put_away", "client", ["team_id"], unique=False, sqlite_where=put_away, postgresql_where=put_away
    )
    op.create_table(
        "tierrise",
        sa.Column("client_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    untold = sa.text("told_on IS NULL")
    op.create_index("ix_tierrise_team_id", "tierrise", ["team_id"], unique=False)
    op.create_index(
        "tier_rise_untold", "tierrise", ["team_id"], unique=False, sqlite_where=untold, postgresql_where=untold
    )
    op.create_table(
        "tierdraft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("shown_id", sa.Integer(), nullable=True),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("moves", sa.JSON(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("team_id"),
        sqlite_autoincrement=True,
    )


def _lapses() -> None:
    """The way back with its history, a missed service or renewal (F7), and the yearly loss (D3, D4)."""
    words = sqlmodel.sql.sqltypes.AutoString()
    op.add_column("lapsecase", sa.Column("due_on", sa.Date(), nullable=True))
    op.add_column("lapsecase", sa.Column("due_kind", words, nullable=True))
    op.add_column("lapsecase", sa.Column("due_what", words, nullable=False, server_default=""))
    op.add_column("lapsecase", sa.Column("contract_id", sa.Integer(), nullable=True))
    op.add_column("lapsecase", sa.Column("by_hand", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("lapsecase", sa.Column("steps", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("lapsemodel", sa.Column("churn", sa.JSON(), nullable=False, server_default="{}"))


def _making() -> None:
    """Deals in the making and money outstanding (F3, F4)."""
    words = sqlmodel.sql.sqltypes.AutoString
    op.create_table(
        "opportunity",
        *_of_a_client(),
        sa.Column("what", words(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("month", sa.Date(), nullable=True),
        sa.Column("budget", sa.BigInteger(), nullable=True),
        sa.Column("rival", words(), nullable=False),
        sa.Column("decider", words(), nullable=False),
        sa.Column("grade", words(), nullable=True),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("moved_from", sa.Date(), nullable=True),
        sa.Column("asked_for", sa.Date(), nullable=True),
        sa.Column("why_lost", words(), nullable=True),
        sa.Column("purchase_id", sa.Integer(), nullable=True),
        sa.Column("won_amount", sa.BigInteger(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_opportunity_purchase_id", "opportunity", ["purchase_id"], unique=False)
    op.create_index("opportunity_client", "opportunity", ["client_id", "status"], unique=False)
    op.create_index("opportunity_team", "opportunity", ["team_id", "closed_on"], unique=False)
    still_open = sa.text("status = 'open'")
    op.create_index("opportunity_month", "opportunity", ["month"], sqlite_where=still_open, postgresql_where=still_open)
    op.create_table(
        "receivable",
        *_of_a_client(),
        sa.Column("purchase_id", sa.Integer(), nullable=True),
        sa.Column("follow_up_id", sa.Integer(), nullable=True),
        sa.Column("what", words(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_receivable_purchase_id", "receivable", ["purchase_id"], unique=False)
    op.create_index("ix_receivable_follow_up_id", "receivable", ["follow_up_id"], unique=False)
    op.create_index("receivable_client", "receivable", ["client_id"], unique=False)
    unpaid = sa.text("closed_on IS NULL")
    op.create_index("receivable_open", "receivable", ["team_id"], sqlite_where=unpaid, postgresql_where=unpaid)
    op.create_table(
        "payment",
        *_of_a_client(),
        sa.Column("receivable_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["receivable_id"], ["receivable.id"], ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_payment_client_id", "payment", ["client_id"], unique=False)
    op.create_index("ix_payment_receivable_id", "payment", ["receivable_id"], unique=False)


def _of_a_client() -> list[sa.Column | sa.Constraint]:
    """What the tables of money to come have in common."""
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"]),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"]),
        sa.PrimaryKeyConstraint("id"),
    ]


def _reports() -> None:
    """Pictures and large reports that members wait for (E6)."""
    op.create_table(
        "reportjob",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("picture", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=32), nullable=False),
        sa.Column("whose", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=True),
        sa.Column("shown_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reportjob_client_id", "reportjob", ["client_id"], unique=False)
