"""capture, scores and deals

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from storage.migrations import names

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every statement suits a table that is full: what is added has a default in the database."""

    # Who is there already, and who was merged into whom. The sounds of old names are filled in by a job.
    op.add_column("client", sa.Column("sound", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.add_column("client", sa.Column("merged_into", sa.Integer(), nullable=True))
    op.create_index("client_sound", "client", ["team_id", "sound", "owner_id"], unique=False)
    op.create_index("ix_client_merged_into", "client", ["merged_into"], unique=False)
    op.add_column("draft", sa.Column("person", sa.JSON(), nullable=False, server_default="{}"))

    # What clients are called by in typed lines; a line typed right after the upgrade must find them all.
    op.create_table(
        "called_as",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column(
            "key", sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner_id", "key", "client_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_called_as_client_id", "called_as", ["client_id"], unique=False)
    names.fill(op.get_bind())

    # Imports of talks, what they add to known clients, counting a long file beforehand; exports.
    op.add_column("note", sa.Column("import_key", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.create_index(
        "note_import",
        "note",
        ["team_id", "import_key"],
        unique=True,
        sqlite_where=sa.text("import_key IS NOT NULL"),
        postgresql_where=sa.text("import_key IS NOT NULL"),
    )
    op.add_column("importjob", sa.Column("to_count", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("importjob", sa.Column("forecast", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "importaddition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("field", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("value", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_id"], ["importjob.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_importaddition_client_id", "importaddition", ["client_id"], unique=False)
    op.create_index("ix_importaddition_job_id", "importaddition", ["job_id"], unique=False)
    op.create_table(
        "exportjob",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.String(length=32), nullable=False),
        sa.Column("import_job_id", sa.Integer(), nullable=True),
        sa.Column("shown_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["import_job_id"], ["importjob.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )

    # What was unclear in a note's words (a day that does not exist) and has been answered.
    op.add_column("note", sa.Column("settled", sa.JSON(), nullable=False, server_default="[]"))

    # Scores of all clients, written anew each night; what a lapse case looked like when it was told.
    op.create_table(
        "clientscore",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.SmallInteger(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("scored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("has_paid", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("recency", "frequency", "money", "points", "tier")),
        sa.Column("p_buy", sa.Float(), nullable=False),
        sa.Column("p_alive", sa.Float(), nullable=False),
        sa.Column("risk", sa.Float(), nullable=True),
        sa.Column("yearly_value", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id", "slot"),
        sqlite_with_rowid=False,
    )
    since = sa.text("risk IS NULL")
    op.create_index(
        "score_since", "clientscore", ["team_id", "scored_at"], sqlite_where=since, postgresql_where=since
    )
    number = {"nullable": False, "server_default": "0"}
    op.add_column("lapsemodel", sa.Column("round", sa.Integer(), **number))
    op.add_column("lapsecase", sa.Column("count", sa.Integer(), **number))
    op.add_column("lapsecase", sa.Column("risk", sa.Float(), **number))
    op.add_column("lapsecase", sa.Column("told", sa.Integer(), **number))
    op.execute("UPDATE lapsecase SET told = 1 WHERE alerted_on IS NOT NULL")

    # What clients are found by; a job fills the new tables, the latest clients first.
    op.drop_table("searchkey")
    by_letter = sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql")
    for table, column in (
        ("searchkey", sa.Column("key", by_letter, nullable=False)),
        ("notekey", sa.Column("gram", sa.Integer(), nullable=False)),
    ):
        op.create_table(
            table,
            sa.Column("owner_id", sa.Integer(), autoincrement=False, nullable=False),
            column,
            sa.Column("client_id", sa.Integer(), autoincrement=False, nullable=False),
            sa.PrimaryKeyConstraint("owner_id", column.name, "client_id"),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "searchword",
        sa.Column("team_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("word", by_letter, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "word"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "searchentry",
        sa.Column("client_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("grams", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.drop_index("ix_client_team_id", table_name="client")
    op.create_index("client_team", "client", ["team_id", "last_touched_at"], unique=False)
