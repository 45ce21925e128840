"""Backups: consistent copies while the bot runs, checked by reading them, and the way back."""

from pathlib import Path

from sqlalchemy.engine import make_url

from storage.backups.embedded import EmbeddedCopies
from storage.backups.server import ServerCopies
from storage.backups.shelf import Copies, Shelf, refuse_existing
from storage.backups.trouble import BackupFailed, Stopped, Trouble

__all__ = ["BackupFailed", "Copies", "Shelf", "Stopped", "Trouble", "copies_of", "refuse_existing"]


def copies_of(url: str) -> Copies:
    """How the database behind a URL is copied."""
    found = make_url(url)
    if found.get_backend_name() == "sqlite":
        return EmbeddedCopies(Path(found.database or ""))
    return ServerCopies(url)
