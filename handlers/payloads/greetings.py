"""Buttons of care drafts (C6, C2, C3) and of how a client is addressed (F1)."""

from enum import StrEnum

from handlers.callbacks import Payload, payload
from playbook.names.addressing import Style
from playbook.occasions import Culture


class Place(StrEnum):
    """Where a draft is shown, and so what comes after it."""

    ALONE = "o"  # a message of its own
    LIST = "l"
    CARD = "c"


class Word(StrEnum):
    """What is typed about a client for his greetings."""

    ADDRESS = "a"
    BIRTHDAY = "b"
    CHANNEL = "c"


@payload("yl")
class ShowGreetings(Payload):
    """The list of drafts, a page of it."""

    page: int


@payload("yo")
class OpenGreeting(Payload):
    """An occasion's three drafts."""

    occasion: int
    place: Place


@payload("yw")
class WriteGreeting(Payload):
    """Three drafts for a client; `round_` 0: the day's first."""

    client: int
    round_: int


@payload("ym")
class OtherDrafts(Payload):
    """Another three for an occasion."""

    occasion: int
    round_: int
    place: Place


@payload("ys")
class GreetingSent(Payload):
    """An occasion's message went out."""

    occasion: int
    place: Place


@payload("yz")
class WroteGreeting(Payload):
    """A message without occasion went out."""

    client: int


@payload("yk")
class SkipGreeting(Payload):
    """Not this time."""

    occasion: int
    place: Place


@payload("yn")
class NextGreeting(Payload):
    """The next client of the same festival."""

    occasion: int


@payload("yc")
class ShowClientCare(Payload):
    """What the file holds for a client's greetings."""

    client: int


@payload("yx")
class PickAddress(Payload):
    """Ask what he is called; then the occasion's drafts, if there is one."""

    client: int
    occasion: int
    place: Place


@payload("ye")
class SetAddress(Payload):
    """One of the forms offered."""

    client: int
    style: Style
    occasion: int
    place: Place


@payload("yq")
class AskWord(Payload):
    """Let it be typed."""

    client: int
    word: Word
    occasion: int
    place: Place


@payload("yp")
class PickCulture(Payload):
    """Whose festivals does he keep?"""

    client: int


@payload("yu")
class SetCulture(Payload):
    """Those."""

    client: int
    culture: Culture
