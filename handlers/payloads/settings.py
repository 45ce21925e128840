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
    QUESTIONS = "six"


class TeamSetting(StrEnum):
    """What a lead sets for the team."""

    NAME = "name"
    ZONE = "zone"
    CURRENCY = "money"
    LANGUAGE = "lang"
    TRADE = "trade"


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
