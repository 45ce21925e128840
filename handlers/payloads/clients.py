"""Buttons of clients and cards."""

from handlers.callbacks import Payload, payload


@payload("cd")
class ShowCard(Payload):
    """A client's card, in the message pressed."""

    client: int


@payload("cm")
class ShowMore(Payload):
    """The card's second page."""

    client: int


@payload("cr")
class ShowRest(Payload):
    """The card's third page: what is done once in a client's life."""

    client: int


@payload("ev")
class ShowHistory(Payload):
    """A client's notes, the newest first, after so many newer ones."""

    client: int
    skip: int


@payload("en")
class OpenNote(Payload):
    """One's own note, opened in a page of the history."""

    note: int
    skip: int


@payload("wn")
class WriteNote(Payload):
    """Ask for a note on this client."""

    client: int


@payload("cf")
class ShowFile(Payload):
    """What is known of a client: facts, phones, tags."""

    client: int


@payload("sp")
class SkipPhone(Payload):
    """The new client's number is not known yet."""


@payload("ca")
class Archive(Payload):
    """Put a client away; can be undone."""

    client: int


@payload("nf")
class ShowFiles(Payload):
    """Send the files of a note again."""

    note: int
