"""Screens of backups: only what went wrong is told."""

from handlers.screen import Screen
from handlers.texts import Html, Texts, lines
from storage.backups import Trouble


def failed(t: Texts, trouble: Trouble) -> Screen:
    """No copy was made: why, what to do, and that it goes on trying."""
    why, remedy = _said(t, trouble)
    return Screen(lines(t("No backup was made last night"), why, remedy, t("Tried again every hour.")))


def _said(t: Texts, trouble: Trouble) -> tuple[Html, Html]:
    ask_them = t("Ask whoever runs the server.")
    said = {
        Trouble.FULL: (t("The disk is full."), t("Have some room made on the server.")),
        Trouble.FOLDER: (t("The backup folder can't be written."), ask_them),
        Trouble.NO_TOOL: (t("The program pg_dump is missing."), t("Have it installed on the server.")),
        Trouble.OLD_TOOL: (t("pg_dump is older than the database."), t("Have it brought up to date.")),
        Trouble.DAMAGED: (t("The copy could not be read back."), t("The disk may fail: have it checked.")),
        Trouble.DATABASE: (t("The database could not be read."), ask_them),
    }
    return said[trouble]
