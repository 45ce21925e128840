"""Buttons of coming in, invites, the team's people, kept drafts and the menu."""

from enum import StrEnum

from handlers.callbacks import Payload, payload
from playbook.sharing import Role


@payload("sel")
class SellToo(Payload):
    """The owner looks after clients himself."""


@payload("ivs")
class ShowInvite(Payload):
    """An invite, in the message pressed."""

    invite: int


@payload("ivn")
class NewInvite(Payload):
    """Make another invite."""


@payload("ivq")
class ShowQr(Payload):
    """The invite's link as a picture."""

    invite: int


@payload("ivr")
class RevokeInvite(Payload):
    """End an invite."""

    invite: int


@payload("tms")
class ShowRoster(Payload):
    """The team's people, page by page."""

    page: int


@payload("tmm")
class ShowMember(Payload):
    """One of the team's people."""

    member: int


@payload("tmr")
class SetRole(Payload):
    """Make a rep a lead, or a lead a rep."""

    member: int
    to: Role


@payload("tma")
class AskRemove(Payload):
    """Ask whether this member really goes."""

    member: int


@payload("tmx")
class RemoveMember(Payload):
    """He goes."""

    member: int


@payload("run")
class RunCommand(Payload):
    """Do what a slash command does."""

    command: str


class MenuPage(StrEnum):
    """The pages of the "more" menu."""

    FIRST = "first"
    FIGURES = "figures"
    OTHERS = "others"


@payload("mor")
class ShowMenu(Payload):
    """A page of the "more" menu."""

    page: MenuPage


@payload("dfp")
class DraftsPage(Payload):
    """The texts that wait for a client; `page` counts from 0."""

    page: int


@payload("drs")
class ShowDrafts(Payload):
    """The kept texts."""


@payload("dro")
class OpenDraft(Payload):
    """One kept text, and whose it may be."""

    draft: int


@payload("drd")
class DropDraft(Payload):
    """A kept text is not needed any more."""

    draft: int


@payload("dru")
class KeepAgain(Payload):
    """A kept text that was dropped comes back."""

    draft: int
