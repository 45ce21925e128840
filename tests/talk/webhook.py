"""A bot that Telegram calls, instead of asking Telegram."""

import socket
from typing import Any

SECRET = "a-secret-of-sixteen-and-more"


def free_port() -> int:
    """A port on loopback that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def webhook() -> dict[str, Any]:
    """Settings for a bot that Telegram calls, instead of asking Telegram."""
    port = free_port()
    return {"webhook_url": f"http://127.0.0.1:{port}/telegram", "webhook_secret": SECRET, "port": port}
