"""Screens of what comes by itself: how long before a meeting, the six questions, the evening wrap-up."""

from handlers.payloads.settings import Reminding, SetLead, SwitchReminding
from handlers.screen import Button, Screen, in_rows
from handlers.screens.format import bold
from handlers.screens.team.settings import back, marked
from handlers.texts import Texts, lines
from playbook.lead_time import LEADS


def reminders(t: Texts, *, lead: int, asks: bool, wraps_up: bool) -> Screen:
    """All of it on one screen; `lead` in minutes."""
    text = lines(
        bold(t("Reminders")),
        t("How long before a visit or meal?"),
        t("Calls come at their minute."),
    )
    leads = [Button(marked(_lead(t, minutes), minutes == lead), SetLead(minutes)) for minutes in LEADS]
    questions = t.plain("Six questions: {value}", value=t.plain("asks") if asks else t.plain("silent"))
    evening = t.plain("Evening notes: {value}", value=t.plain("yes") if wraps_up else t.plain("no"))
    switches = (
        Button(questions, SwitchReminding(Reminding.QUESTIONS, not asks)),
        Button(evening, SwitchReminding(Reminding.WRAP_UP, not wraps_up)),
    )
    return Screen(text, (*in_rows(leads, 2), switches, (back(t),)))


def _lead(t: Texts, minutes: int) -> str:
    return t.plain("{n} minutes", n=minutes) if minutes else t.plain("on time")


def lead_set(t: Texts, minutes: int) -> str:
    """Toast."""
    if not minutes:
        return t.plain("I'll say it at the minute")
    return t.plain("I'll say it {n} minutes before a meeting", n=minutes)


def questions_set(t: Texts, *, on: bool) -> str:
    """Toast."""
    return t.plain("I ask after a visit") if on else t.plain("I ask nothing of my own accord")


def wrap_up_set(t: Texts, *, on: bool) -> str:
    """Toast."""
    return t.plain("In the evening: who is not noted yet") if on else t.plain("No evening notes any more")
