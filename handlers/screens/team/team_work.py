"""Screens of how a team works: public holidays, what is done about work that is late, and the ways on from here."""

from handlers.payloads.care import ShowRules
from handlers.payloads.people import RunCommand
from handlers.payloads.settings import ShowTeamSettings, SwitchTeam, TeamSwitch
from handlers.screen import Button, Screen, in_rows
from handlers.screens.format import bold
from handlers.screens.places import country
from handlers.texts import Texts, lines
from storage.tables import Team


def team_work(t: Texts, team: Team, *, holidays: bool, escalation: bool) -> Screen:
    """What is switched on, in words, with everything that can be switched."""
    text = lines(
        t("{team}: how we work", team=bold(team.name)),
        t("No lists or reminders on holidays.") if holidays else t("Holidays are working days here."),
        *_late(t, escalation),
    )
    rest = t.plain("off ({country})", country=country(t, team.region)) if holidays else t.plain("worked")
    buttons = [
        Button(t.plain("Holidays: {value}", value=rest), SwitchTeam(TeamSwitch.HOLIDAYS, not holidays)),
        Button(
            t.plain("Late work: {value}", value=t.plain("passed on") if escalation else t.plain("not passed on")),
            SwitchTeam(TeamSwitch.ESCALATION, not escalation),
        ),
    ]
    failed = Button(t.plain("Not delivered"), RunCommand("undelivered"))
    rules = Button(t.plain("Care rules"), ShowRules(0))
    last = (rules, failed, Button(t.plain("Back"), ShowTeamSettings(beside=False)))
    return Screen(text, (*in_rows(buttons, 2), last))


def _late(t: Texts, escalation: bool) -> list[str]:
    if not escalation:
        return [t("Late work only shows in the lists.")]
    return [
        t("3 working days late: the rep is asked"),
        t("5 days: it stands in the lead's list"),
        t("7 days: a figure in the group digest"),
    ]


def holidays_set(t: Texts, *, on: bool) -> str:
    """Toast."""
    return t.plain("Holidays are days off now") if on else t.plain("Holidays are working days now")


def escalation_set(t: Texts, *, on: bool) -> str:
    """Toast."""
    return t.plain("Late work is passed on from now on") if on else t.plain("Late work stays with the rep")
