"""Screens of a file that is not read in, and why."""

from handlers.payloads.imports import KeepAsFile
from handlers.screen import Button, Screen
from handlers.texts import Texts, lines


def no_table(t: Texts, draft: int) -> Screen:
    """What was sent as a table is none that we read."""
    text = t(
        "I can't read a table in this file. It takes CSV, XLSX or vCard: save it once more in Excel and send that."
    )
    return Screen(text, ((Button(t.plain("File it under a client"), KeepAsFile(draft)),),))


def nothing_in_it(t: Texts) -> Screen:
    """A file of blanks."""
    return Screen(t("There is nothing in this file. Is it the right one?"))


def only_headings(t: Texts) -> Screen:
    """A table without a line."""
    return Screen(t("There are headings in this file, but no lines below them."))


def only_to_look_at(t: Texts) -> Screen:
    """Deals or money owed, out of an export."""
    return Screen(
        lines(
            t("Deals and money owed stay as they are:"),
            t("their lists are to look at, not to bring in."),
            t("New ones in a line, or: /deals, /owed"),
        )
    )


def too_large(t: Texts) -> Screen:
    """More than Telegram lets a bot have."""
    return Screen(t("Files above 20 MB don't get through to me. Send it in parts."))


def too_much_in_it(t: Texts) -> Screen:
    """A spreadsheet that unpacks to more than any list."""
    return Screen(t("This file is far larger inside than a list is. Copy the list into a new one and send that."))


def not_fetched(t: Texts) -> Screen:
    """Telegram did not hand the file over."""
    return Screen(t("The file didn't get through. Please send it again."))


def forgotten(t: Texts) -> Screen:
    """The file is too old to be still here."""
    return Screen(t("I no longer have this file. Please send it again."))
