"""The names that clients are called by in typed lines, kept up with every client that is written."""

from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, delete, event, insert, inspect
from sqlmodel import Field, SQLModel

from playbook.names.called import called_by
from storage.tables.clients import Client


class CalledAs(SQLModel, table=True):
    """One name, or the firm, of a client (`playbook.names.called`); looked up as a whole under his owner."""

    __tablename__ = "called_as"
    __table_args__ = {"sqlite_with_rowid": False}

    owner_id: int = Field(sa_column=Column(Integer, primary_key=True))
    key: str = Field(
        sa_column=Column(String(64).with_variant(String(64, collation="C"), "postgresql"), primary_key=True)
    )
    client_id: int = Field(
        sa_column=Column(Integer, ForeignKey("client.id", ondelete="CASCADE"), primary_key=True, index=True)
    )


_TOLD_BY = ("name", "aliases", "address_as", "firm", "owner_id", "archived_at")


def rows_of(client_id: int, owner_id: int, names: list[str], firm: str) -> list[dict[str, Any]]:
    """The rows of a client, for those who write many clients at once."""
    return [{"owner_id": owner_id, "key": key, "client_id": client_id} for key in sorted(called_by(names, firm))]


@event.listens_for(Client, "after_insert")
def _added(_mapper: Any, connection: Connection, client: Client) -> None:
    _write(connection, client)


@event.listens_for(Client, "after_update")
def _changed(_mapper: Any, connection: Connection, client: Client) -> None:
    seen = inspect(client).attrs
    if any(seen[name].history.has_changes() for name in _TOLD_BY):
        table = CalledAs.__table__  # type: ignore[attr-defined]
        connection.execute(delete(table).where(table.c.client_id == client.id))
        _write(connection, client)


def _write(connection: Connection, client: Client) -> None:
    if client.archived_at is None:
        names = [client.name, *client.aliases, client.address_as]
        if rows := rows_of(client.id or 0, client.owner_id, names, client.firm):
            connection.execute(insert(CalledAs), rows)
