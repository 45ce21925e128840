"""Fills the table of the names that clients are called by, once, for clients who are older than the table."""

import json
from typing import Any

from sqlalchemy import Connection, text

from playbook.names.called import called_by

CHUNK = 5000  # clients
_READ = text(
    "SELECT id, owner_id, name, aliases, address_as, firm FROM client"
    " WHERE id > :after AND archived_at IS NULL ORDER BY id LIMIT :chunk"
)
_WRITE = text("INSERT INTO called_as (owner_id, key, client_id) VALUES (:owner_id, :key, :client_id)")


def fill(connection: Connection) -> None:
    """Write the names of all clients; some seconds for 100,000."""
    after = 0
    while clients := connection.execute(_READ, {"after": after, "chunk": CHUNK}).all():
        rows = [row for client in clients for row in _rows(client)]
        if rows:
            connection.execute(_WRITE, rows)
        after = clients[-1].id


def _rows(client: Any) -> list[dict[str, Any]]:
    aliases = json.loads(client.aliases) if isinstance(client.aliases, str) else client.aliases
    keys = called_by([client.name, *aliases, client.address_as], client.firm)
    return [{"owner_id": client.owner_id, "key": key, "client_id": client.id} for key in sorted(keys)]
