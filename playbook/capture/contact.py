"""Whether a clause tells of a contact that was had, and of which kind."""

from enum import Enum
from typing import NamedTuple

from playbook.capture.contact_words import (
    ATTEMPT,
    DENIED,
    DENIED_AFTER,
    FILLERS,
    KINDS,
    ON_A_DAY,
    ON_A_PAST_DAY,
    REPORTS,
    TELLING,
    TO_HER,
)
from playbook.capture.model import ContactKind
from playbook.writing import plain


class Day(Enum):
    """Which day a clause names."""

    NONE = "none"
    TODAY = "today"
    PAST = "past"


class Contact(NamedTuple):
    """A contact found in a clause; ``alone``: the clause says nothing more than that."""

    kind: ContactKind
    alone: bool


def read_contact(words: str, day: Day, *, told: bool = False) -> Contact | None:
    """The contact a clause tells of (its date taken away); None for what is wished, planned, a habit or a name.

    ``told``: the words go on with what was said at it. An attempt goes before all else. Some words count only
    with a day: 提车 alone may be a plan, 今天提车 was done.
    """
    written = plain(words)
    if day is Day.TODAY and not told and TO_HER.search(written):
        return None
    tables = [*KINDS, *(ON_A_DAY if day is not Day.NONE else ()), *(ON_A_PAST_DAY if day is Day.PAST else ())]
    tried = ATTEMPT.search(written)
    if tried is not None:
        return Contact(ContactKind.ATTEMPT, not _besides(written, *tried.span()))
    for kind, pattern in tables:
        for match in pattern.finditer(written):
            if not DENIED.search(written[: match.start()]) and not DENIED_AFTER.search(written[match.end() :]):
                return Contact(kind, not TELLING.search(written) and not _besides(written, *match.span()))
    if day is not Day.NONE and REPORTS.search(written):
        return Contact(ContactKind.TALK, False)
    return None


def kind_of_work(words: str) -> ContactKind | None:
    """What kind of contact a thing to be done will be: 给她打电话 is a call; None if its words do not say (回访)."""
    written = plain(words)
    tables = ((kind, pattern) for kind, pattern in (*KINDS, *ON_A_DAY, *ON_A_PAST_DAY) if kind is not ContactKind.TALK)
    return next((kind for kind, pattern in tables if pattern.search(written)), None)


def _besides(written: str, start: int, end: int) -> str:
    """What is left of a clause without its contact."""
    rest = f"{written[:start]} {written[end:]}"
    for kind, pattern in KINDS:
        if kind is not ContactKind.TALK:
            rest = pattern.sub(" ", rest)
    return FILLERS.sub("", rest).strip(" ,.;:!?。")
