"""Several clients pasted at once, one a line."""

import re

from playbook.capture.client import read_client
from playbook.capture.model import NewClient

_BULLET = re.compile(r"^\s*(?:[0-9]{1,3}[.、))](?![0-9])|[-•*·])\s*")


def read_pasted_list(text: str, *, region: str = "CN") -> list[NewClient]:
    """A client for each line if there are two or more and every one has a name and a phone; else none."""
    lines = [_BULLET.sub("", line) for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return []
    clients = [read_client(line, region=region) for line in lines]
    return clients if all(client.name and client.phones for client in clients) else []
