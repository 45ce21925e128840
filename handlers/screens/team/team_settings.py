"""Screens of the team's settings."""

from collections.abc import Sequence

from handlers.payloads.people import RunCommand
from handlers.payloads.settings import (
    ChangeTeamSetting,
    OpenTeamSetting,
    ShowSettings,
    ShowTeamSettings,
    ShowTeamWork,
    TeamSetting,
)
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens.format import bold
from handlers.screens.places import OWN_NAMES, TRADES, city, country, currency, trade
from handlers.screens.team.settings import marked, misread
from handlers.texts import Html, Texts, lines
from playbook import places
from storage.queries.lapsing.cycles import cycle_of
from storage.tables import Team

DAYS_OF_GRACE = (7, 15, 30, 60)


def team_settings(t: Texts, team: Team, changed: str | None = None) -> Screen:
    """Everything that can be set; `changed`: what was just set by typing."""
    text = lines(
        t("✅ {changed}", changed=changed) if changed else None,
        t("{team}: the team's settings", team=bold(team.name)),
        t("Phone numbers as in {country}", country=country(t, team.region)),
    )
    value = {
        TeamSetting.ZONE: t.plain("Time zone: {value}", value=city(t, team.timezone)),
        TeamSetting.CURRENCY: t.plain("Currency: {value}", value=currency(t, team.currency)),
        TeamSetting.LANGUAGE: t.plain("In groups: {value}", value=OWN_NAMES[team.language]),
        TeamSetting.TRADE: t.plain("You sell: {value}", value=trade(t, team.trade)),
    }
    rows = in_rows([Button(label, OpenTeamSetting(what, beside=False)) for what, label in value.items()], 2)
    name = Button(t.plain("Other name"), OpenTeamSetting(TeamSetting.NAME, beside=False))
    people = Button(t.plain("People"), RunCommand("team"))
    work = Button(t.plain("How we work"), ShowTeamWork())
    return Screen(text, (*rows, (name, people), (work, Button(t.plain("Back"), ShowSettings()))))


def choices(t: Texts, team: Team, what: TeamSetting) -> Screen:
    """The choices for one setting; the one that holds is marked."""
    return Screen(_question(t, what), _rows(t, team, what))


def unclear(t: Texts, team: Team, what: TeamSetting, typed: str, near: Sequence[str]) -> Screen:
    """What was typed is no value of this setting."""
    rows = _rows(t, team, what)
    if near:
        rows = (*in_rows([_zone(t, team, zone) for zone in near], 2), rows[-1])
    return Screen(lines(misread(t, typed), _question(t, what)), rows)


def _question(t: Texts, what: TeamSetting) -> Html:
    questions = {
        TeamSetting.NAME: t("Type the team's name (30 letters)."),
        TeamSetting.ZONE: t("Which time zone? A city typed will do."),
        TeamSetting.CURRENCY: t("In which currency do you sell?"),
        TeamSetting.LANGUAGE: t("Which language in groups?"),
        TeamSetting.TRADE: t("What do you sell?"),
        TeamSetting.GRACE: t("How many days overdue count as missed?"),
    }
    return questions[what]


def _rows(t: Texts, team: Team, what: TeamSetting) -> tuple[Row, ...]:
    back = Button(t.plain("Back"), ShowTeamSettings(beside=False))
    width = 3 if what is TeamSetting.LANGUAGE else 2
    return (*in_rows(_choices(t, team, what), width), (back,))


def _choices(t: Texts, team: Team, what: TeamSetting) -> list[Button]:
    match what:
        case TeamSetting.NAME:
            return []
        case TeamSetting.ZONE:
            return [_zone(t, team, zone) for zone in places.COMMON]
        case TeamSetting.CURRENCY:
            return [_choice(what, currency(t, code), code, team.currency == code) for code in places.CURRENCIES]
        case TeamSetting.LANGUAGE:
            return [_choice(what, name, code, team.language == code) for code, name in OWN_NAMES.items()]
        case TeamSetting.TRADE:
            sold = [_choice(what, trade(t, value), value, team.trade == value) for value in TRADES]
            return [*sold, *_grace(t, team)]
        case TeamSetting.GRACE:
            held = cycle_of(team)
            return [
                _choice(what, t.plain("{n} d", n=days), str(days), held is not None and held.grace == days)
                for days in DAYS_OF_GRACE
            ]


def _grace(t: Texts, team: Team) -> list[Button]:
    """In a trade with a long cycle: what is overdue for how long counts as missed (F7)."""
    held = cycle_of(team)
    if held is None:
        return []
    return [Button(t.plain("Grace: {n} d", n=held.grace), OpenTeamSetting(TeamSetting.GRACE, beside=False))]


def _choice(what: TeamSetting, label: str, to: str, holds: bool) -> Button:
    return Button(marked(label, holds), ChangeTeamSetting(what, to))


def _zone(t: Texts, team: Team, zone: str) -> Button:
    return _choice(TeamSetting.ZONE, city(t, zone), zone, team.timezone == zone)


def name_set(t: Texts, name: str) -> str:
    """Toast."""
    return t.plain("The team is called {name} now", name=name)


def zone_set(t: Texts, team: Team) -> str:
    """Toast."""
    return t.plain("The team is on {city} time", city=city(t, team.timezone))


def currency_set(t: Texts, code: str) -> str:
    """Toast."""
    return t.plain("Amounts are in {currency} now", currency=currency(t, code))


def language_set(t: Texts, code: str) -> str:
    """Toast."""
    return t.plain("In groups: {value}", value=OWN_NAMES[code])


def grace_set(t: Texts, days: int) -> str:
    """Toast."""
    return t.plain("Grace: {n} d", n=days)


def trade_set(t: Texts, value: str) -> str:
    """Toast."""
    return t.plain("You sell: {value}", value=trade(t, value))
