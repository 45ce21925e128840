"""care, lead times and several processes

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "carerule",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("row", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
        ),
        sa.PrimaryKeyConstraint("team_id", "row"),
    )
    op.create_table(
        "unasked",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["member.id"],
        ),
        sa.PrimaryKeyConstraint("member_id", "day", "key"),
    )
    op.create_table(
        "callback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("follow_up_id", sa.Integer(), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("product", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("satisfaction", sa.Integer(), nullable=True),
        sa.Column("suggestion", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("promised", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("for_the_firm", sa.Boolean(), nullable=False),
        sa.Column("passed_on_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["member.id"],
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("callback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_callback_client_id"), ["client_id"], unique=False)

    op.create_table(
        "contract",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("what", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["member.id"],
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("contract", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contract_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contract_ends_on"), ["ends_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_contract_team_id"), ["team_id"], unique=False)

    op.create_table(
        "occasion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("rule", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("follow_up_id", sa.Integer(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["member.id"],
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("client_id", "rule", "key"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("occasion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_occasion_follow_up_id"), ["follow_up_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_occasion_team_id"), ["team_id"], unique=False)
        batch_op.create_index("occasion_owner", ["owner_id", "status", "day"], unique=False)

    op.create_table(
        "followupguest",
        sa.Column("follow_up_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["follow_up_id"], ["followup.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("follow_up_id", "client_id"),
    )
    with op.batch_alter_table("followupguest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_followupguest_client_id"), ["client_id"], unique=False)

    # Plain ADD COLUMN: a table that is copied and dropped on SQLite would take the rows that hang on it with it.
    text = {"nullable": False, "server_default": ""}
    op.add_column("client", sa.Column("culture", sqlmodel.sql.sqltypes.AutoString(), **text))
    op.add_column("client", sa.Column("channel", sqlmodel.sql.sqltypes.AutoString(), **text))
    op.add_column("client", sa.Column("hours_from", sa.Time(), nullable=True))
    op.add_column("client", sa.Column("hours_to", sa.Time(), nullable=True))
    op.add_column("client", sa.Column("referred_by", sa.Integer(), nullable=True))
    op.create_index("ix_client_referred_by", "client", ["referred_by"], unique=False)

    epoch = {"nullable": False, "server_default": "1970-01-01 00:00:00"}
    op.add_column("followup", sa.Column("push_at", sa.DateTime(timezone=True), **epoch))
    op.execute("UPDATE followup SET push_at = due_at")
    op.add_column("followup", sa.Column("place", sqlmodel.sql.sqltypes.AutoString(), **text))
    op.add_column("followup", sa.Column("occurs_on", sa.Date(), nullable=True))
    op.add_column("followup", sa.Column("occurs_at", sa.Time(), nullable=True))
    op.add_column("followup", sa.Column("handed_by", sa.Integer(), nullable=True))
    op.add_column("followup", sa.Column("escalated", sa.Integer(), nullable=False, server_default="0"))
    waiting = sa.text("status = 'open' AND pushed_at IS NULL AND NOT whole_day")
    op.drop_index("follow_up_waiting", "followup")
    op.create_index("follow_up_waiting", "followup", ["push_at"], sqlite_where=waiting, postgresql_where=waiting)

    op.add_column("note", sa.Column("touch", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.add_column("outbox", sa.Column("holder", sa.Integer(), nullable=True))
    op.add_column("outbox", sa.Column("team_id", sa.Integer(), nullable=True))
    refused = sa.text("status = 'failed'")
    op.create_index("outbox_refused", "outbox", ["chat_id", "id"], sqlite_where=refused, postgresql_where=refused)
    op.add_column("team", sa.Column("settings", sa.JSON(), nullable=False, server_default="{}"))
    for day in ("checked_on", "wrapped_on", "nudged_on"):
        op.add_column("member", sa.Column(day, sa.Date(), nullable=True))
    for instant in ("pushed_at", "greeted_at"):
        op.add_column("member", sa.Column(instant, sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("go back by restoring the backup that was made before the upgrade")
