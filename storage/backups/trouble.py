"""Why a copy could not be made, checked or put back."""

from enum import StrEnum
from threading import Event


class Trouble(StrEnum):
    """What stood in the way; the owner is told in words."""

    FULL = "full"  # no room left on the disk
    FOLDER = "folder"  # the folder of the copies can't be written
    NO_TOOL = "no_tool"  # PostgreSQL's own tools are not installed
    OLD_TOOL = "old_tool"  # they are older than the server
    DAMAGED = "damaged"  # the copy could not be read back
    DATABASE = "database"  # the database can't be read


class BackupFailed(Exception):
    """Nothing half-made was left; the words are for whoever runs the bot, in English and without anybody's data."""

    def __init__(self, trouble: Trouble, words: str) -> None:
        super().__init__(words)
        self.trouble = trouble


class Stopped(Exception):
    """The bot ends; the copy is made another time."""


def go_on(stop: Event) -> None:
    """Raises Stopped once the bot is told to end."""
    if stop.is_set():
        raise Stopped
