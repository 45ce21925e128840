"""Buttons of the settings, one's own and the team's."""

from enum import StrEnum

from handlers.callbacks import Payload, payload


class Setting(StrEnum):
    """What a member sets for himself."""

    LANGUAGE = "lang"
    ZONE = "zone"
    QUIET = "quiet"
    AGENDA = "agenda"
    DAYS_OFF = "off"
    KEYBOARD = "keys"


class Reminding(StrEnum):
    """What may come by itself, to be switched on and off."""

    QUESTIONS = "six"
    WRAP_UP = "wrap"


class TeamSetting(StrEnum):
    """What a lead sets for the team."""

    NAME = "name"
    ZONE = "zone"
    CURRENCY = "money"
    LANGUAGE = "lang"
    TRADE = "trade"
    GRACE = "grace"


class TeamSwitch(StrEnum):
    """What a lead switches on and off for the team."""

    HOLIDAYS = "holidays"
    ESCALATION = "late"


@payload("set")
class ShowSettings(Payload):
    """All settings of one's own."""


@payload("seo")
class OpenSetting(Payload):
    """The choices for one of them."""

    what: Setting


@payload("sec")
class ChangeSetting(Payload):
    """A choice; `to` is read as if it had been typed."""

    what: Setting
    to: str


@payload("sew")
class WhatLeadSees(Payload):
    """What the lead can see; `inside` the settings, or beside the welcome."""

    inside: bool


@payload("ser")
class ShowReminders(Payload):
    """What comes by itself, and when."""


@payload("sea")
class SetLead(Payload):
    """So many minutes before a meeting (F6)."""

    minutes: int


@payload("seb")
class SwitchReminding(Payload):
    """Something that comes by itself, on or off."""

    what: Reminding
    on: bool


@payload("tss")
class ShowTeamSettings(Payload):
    """All settings of the team; `beside`: as a new message, so that the one pressed stays."""

    beside: bool


@payload("tso")
class OpenTeamSetting(Payload):
    """The choices for one of them."""

    what: TeamSetting
    beside: bool


@payload("tsc")
class ChangeTeamSetting(Payload):
    """A choice; `to` is read as if it had been typed."""

    what: TeamSetting
    to: str


@payload("tsk")
class TakeTrade(Payload):
    """Sell this from now on (F7), as its preview has shown."""

    to: str


@payload("tsw")
class ShowTeamWork(Payload):
    """How the team works: holidays, what is late, rules."""


@payload("tsx")
class SwitchTeam(Payload):
    """One of the team's ways, on or off."""

    what: TeamSwitch
    on: bool
