"""Screens of one's own settings."""

from collections.abc import Sequence
from datetime import datetime, time

from babel.dates import get_day_names

from handlers.payloads.settings import (
    ChangeSetting,
    OpenSetting,
    Setting,
    ShowReminders,
    ShowSettings,
    ShowTeamSettings,
    WhatLeadSees,
)
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens.format import bold, cut
from handlers.screens.places import OWN_NAMES, city
from handlers.texts import Html, Texts, lines
from playbook import places
from storage.tables import Member, Team

ON, OFF, NEVER = "on", "off", "never"
MORNINGS = (time(7, 30), time(8), time(8, 30), time(9), time(9, 30), time(10))
QUIET = ((time(21, 30), time(8, 30)), (time(22), time(8)), (time(20), time(9)))


def clock(at: time) -> str:
    """8:30."""
    return f"{at.hour}:{at:%M}"


def span(t: Texts, start: time, end: time) -> str:
    """21:30–8:30, or that there are no quiet hours."""
    return t.plain("never") if start == end else f"{clock(start)}–{clock(end)}"


def weekday(t: Texts, number: int) -> str:
    """周三, 週三, Wed; Monday is 0."""
    return str(get_day_names("abbreviated", locale=t.locale)[number])


def settings(t: Texts, me: Member, team: Team, *, changed: str | None = None) -> Screen:
    """Everything that can be set, each value on its button; `changed`: what was just set by typing."""
    head = t("{name} · {team}", name=bold(me.name), team=team.name)
    text = lines(t("✅ {changed}", changed=changed) if changed else None, head, t("Tap what you want to change."))
    reminders = Button(t.plain("Reminders"), ShowReminders())
    value = {
        Setting.LANGUAGE: t.plain("Language: {value}", value=OWN_NAMES[me.language]),
        Setting.ZONE: t.plain("Time zone: {value}", value=city(t, me.timezone)),
        Setting.QUIET: t.plain("Quiet: {value}", value=span(t, me.quiet_from, me.quiet_to)),
        Setting.AGENDA: t.plain("Morning list: {value}", value=clock(me.agenda_at)),
        Setting.DAYS_OFF: t.plain("Days off: {value}", value=_days(t, me.days_off)),
        Setting.KEYBOARD: t.plain("Keys below: {value}", value=t.plain("on") if me.keyboard else t.plain("off")),
    }
    last = Button(t.plain("What the lead sees"), WhatLeadSees(inside=True))
    if me.role.leads:
        last = Button(t.plain("The team's settings"), ShowTeamSettings(beside=False))
    opens = [Button(label, OpenSetting(what)) for what, label in value.items()]
    return Screen(text, in_rows([*opens, reminders, last], 2))


def _days(t: Texts, numbers: Sequence[int]) -> str:
    return " ".join(weekday(t, number) for number in numbers) or t.plain("none")


def choices(t: Texts, me: Member, what: Setting) -> Screen:
    """The choices for one setting; the one that holds is marked."""
    return Screen(_question(t, what), _rows(t, me, what))


def unclear(t: Texts, me: Member, what: Setting, typed: str, near: Sequence[str]) -> Screen:
    """What was typed is no value of this setting: what would be, and the choices once more."""
    rows = _rows(t, me, what)
    if near:
        rows = (*in_rows([_zone(t, me, zone) for zone in near], 2), rows[-1])
    return Screen(lines(misread(t, typed), _question(t, what)), rows)


def misread(t: Texts, typed: str) -> Html:
    """The words could not be read as a value."""
    return t("I can't read “{typed}”.", typed=cut(typed, 20))


def _question(t: Texts, what: Setting) -> Html:
    questions = {
        Setting.LANGUAGE: t("Which language?"),
        Setting.ZONE: t("Which time zone? A city typed will do."),
        Setting.QUIET: t("Quiet when? Or type 22:00-8:00."),
        Setting.AGENDA: t("Morning list at? Or type 8:15."),
        Setting.DAYS_OFF: t("Which days are off? Tap on, tap off."),
        Setting.KEYBOARD: t("The keys under the text field"),
    }
    return questions[what]


def _rows(t: Texts, me: Member, what: Setting) -> tuple[Row, ...]:
    width = 2 if what in (Setting.ZONE, Setting.QUIET) else 3
    return (*in_rows(_choices(t, me, what), width), (back(t),))


def back(t: Texts) -> Button:
    """Back to all settings."""
    return Button(t.plain("Back"), ShowSettings())


def _choices(t: Texts, me: Member, what: Setting) -> list[Button]:
    match what:
        case Setting.LANGUAGE:
            return [_choice(what, name, code, me.language == code) for code, name in OWN_NAMES.items()]
        case Setting.ZONE:
            return [_zone(t, me, zone) for zone in places.COMMON]
        case Setting.QUIET:
            now = (me.quiet_from, me.quiet_to)
            some = [_choice(what, span(t, *q), f"{q[0]:%H%M}-{q[1]:%H%M}", now == q) for q in QUIET]
            return [*some, _choice(what, t.plain("never"), NEVER, now[0] == now[1])]
        case Setting.AGENDA:
            return [_choice(what, clock(at), f"{at:%H%M}", me.agenda_at == at) for at in MORNINGS]
        case Setting.DAYS_OFF:
            return [_day_off(t, me, number) for number in range(7)]
        case Setting.KEYBOARD:
            return [_choice(what, t.plain("on"), ON, me.keyboard), _choice(what, t.plain("off"), OFF, not me.keyboard)]


def _choice(what: Setting, label: str, to: str, holds: bool) -> Button:
    return Button(marked(label, holds), ChangeSetting(what, to))


def marked(label: str, holds: bool) -> str:
    """The choice that holds has a tick."""
    return f"✓ {label}" if holds else label


def _zone(t: Texts, me: Member, zone: str) -> Button:
    return _choice(Setting.ZONE, city(t, zone), zone, me.timezone == zone)


def _day_off(t: Texts, me: Member, number: int) -> Button:
    free = number in me.days_off
    return _choice(Setting.DAYS_OFF, weekday(t, number), f"{'-' if free else '+'}{number}", free)


def what_lead_sees(t: Texts, *, inside: bool) -> Screen:
    """What a lead can see of a rep, and what he can't."""
    text = lines(
        bold(t("The lead sees")),
        t("clients, next steps, promises, figures"),
        bold(t("The lead does not see")),
        t("drafts, what you took back, your hours"),
    )
    return Screen(text, ((back(t),),) if inside else ())


def language_set(t: Texts) -> str:
    """Toast, in the new language."""
    return t.plain("I'll write English from now on")


def zone_set(t: Texts, zone: str, local: datetime) -> str:
    """Toast: what the clock there shows."""
    return t.plain("{city} time: it is {clock} there", city=city(t, zone), clock=clock(local.time()))


def quiet_set(t: Texts, me: Member, *, with_agenda: bool) -> str:
    """Toast."""
    if me.quiet_from == me.quiet_to:
        return t.plain("No quiet hours any more")
    told = t.plain("Quiet from {start} to {end}", start=clock(me.quiet_from), end=clock(me.quiet_to))
    if with_agenda:
        told += t.plain(", morning list at {at}", at=clock(me.agenda_at))
    return told


def agenda_set(t: Texts, me: Member, *, still_today: bool, quiet_too: bool) -> str:
    """Toast: from when it holds."""
    at = clock(me.agenda_at)
    told = t.plain("Morning list at {at}, from today", at=at)
    if not still_today:
        told = t.plain("Morning list at {at}, from tomorrow", at=at)
    if quiet_too:
        told += t.plain(", quiet until then")
    return told


def days_off_set(t: Texts, me: Member) -> str:
    """Toast."""
    if not me.days_off:
        return t.plain("A morning list every day")
    return t.plain("Off: {days}", days=_days(t, me.days_off))


def no_day_left(t: Texts) -> str:
    """Toast: all seven days can't be free."""
    return t.plain("One working day must stay")


def keyboard_set(t: Texts, me: Member) -> str:
    """Toast."""
    return t.plain("Keys are there") if me.keyboard else t.plain("Keys are gone")
