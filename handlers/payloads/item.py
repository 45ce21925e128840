"""Buttons of what can be done with an item besides: pass it on, its place and people, its repetition, its purpose."""

from handlers.callbacks import Payload, payload
from handlers.payloads.followups import Place


@payload("jm")
class MoreOnItem(Payload):
    """The rarer things to do with an item."""

    item: int
    place: Place
    page: int


@payload("jx")
class AskWords(Payload):
    """Ask for other words for what is to be done."""

    item: int
    place: Place
    page: int


@payload("jk")
class SetPromise(Payload):
    """It was promised (A5), or it was not."""

    item: int
    place: Place
    page: int
    promise: bool


@payload("jp")
class AskPlace(Payload):
    """Ask where it is."""

    item: int
    place: Place
    page: int


@payload("jc")
class AskCompany(Payload):
    """Ask who else comes along."""

    item: int
    place: Place
    page: int


@payload("ja")
class AddCompany(Payload):
    """This client comes along."""

    item: int
    client: int


@payload("jn")
class NewCompany(Payload):
    """The one who was named comes along, and is a new client."""

    item: int


@payload("js")
class NobodyElse(Payload):
    """Nobody else comes along."""

    item: int


@payload("jr")
class DropRepeating(Payload):
    """What repeats is not wanted: this one only, or ever again."""

    item: int
    place: Place
    page: int
    ever: bool


@payload("jh")
class HandOn(Payload):
    """Ask to which colleague the item goes."""

    item: int
    place: Place
    page: int


@payload("jt")
class HandTo(Payload):
    """Pass the item on to this colleague."""

    item: int
    member: int
    place: Place
    page: int


@payload("jg")
class GiveBack(Payload):
    """The item goes back to the client's own rep: its holder gives it, or the rep takes it."""

    item: int
    place: Place
    page: int


@payload("jq")
class AsCare(Payload):
    """Make a greeting of it (C8)."""

    item: int
    place: Place
    page: int


@payload("jw")
class AsPlanned(Payload):
    """Do it all the same (C8)."""

    item: int
    place: Place
    page: int


@payload("jb")
class SetTouch(Payload):
    """A noted contact counts the other way: as business, or as care (C8)."""

    note: int
    care: bool


@payload("jy")
class AskHours(Payload):
    """Ask when a client may be contacted (C8)."""

    client: int


@payload("jz")
class AnyHours(Payload):
    """A client may be contacted at any hour."""

    client: int
