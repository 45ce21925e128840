"""Buttons of clients who are perhaps there already, and of two files that become one."""

from handlers.callbacks import Payload, payload


@payload("dso")
class SameOne(Payload):
    """The new client of a draft is this one: what was typed goes into his file."""

    draft: int
    client: int


@payload("dan")
class AnotherOne(Payload):
    """He is somebody else: the new client of a draft is made."""

    draft: int


@payload("drn")
class RightName(Payload):
    """The client with this number has the name that was typed."""

    draft: int
    client: int


@payload("dpa")
class AddAllPasted(Payload):
    """Add all clients of the pasted lines that wait in a draft, also those who are in doubt."""

    draft: int


@payload("mga")
class AskMerge(Payload):
    """Which other file is the same client's?"""

    client: int


@payload("mgb")
class Compare(Payload):
    """These two are one client: whose name stays?"""

    client: int
    other: int


@payload("mgm")
class Merge(Payload):
    """The file of `gone` goes into that of `stays`."""

    stays: int
    gone: int
