"""One's own settings: one screen, each value opens its choices in place; where it helps one may type instead."""

from collections.abc import Callable
from datetime import time
from zoneinfo import ZoneInfo

from handlers.payloads.settings import ChangeSetting, OpenSetting, Setting, WhatLeadSees
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.errors import first_line
from handlers.screens.team import people as people_screens
from handlers.screens.team import settings as screens
from handlers.team import menus
from handlers.texts import LANGUAGES, Texts
from handlers.turn import Turn
from playbook import places
from playbook.quiet import QuietHours
from playbook.typed import hours
from storage.queries.book import clients
from storage.queries.work import travel
from storage.tables import Dialog

FLOW = "settings"
TYPED = {Setting.ZONE, Setting.QUIET, Setting.AGENDA}  # may be typed as well as tapped


class Unclear(ValueError):
    """The words are no value of this setting; `near`: zones that they may mean."""

    def __init__(self, near: list[str] | None = None) -> None:
        super().__init__()
        self.near = near or []


def command(turn: Turn) -> None:
    """/settings."""
    turn.leave(FLOW)
    turn.say(_all(turn))


def show(turn: Turn) -> None:
    """All settings, in the message pressed."""
    turn.leave(FLOW)
    turn.edit(_all(turn))


def open_one(turn: Turn) -> None:
    """The choices for one setting."""
    what = turn.pressed(OpenSetting).what
    turn.leave(FLOW)
    if what in TYPED:
        turn.ask(FLOW, what.value, _choices(turn, what))
    else:
        turn.edit(_choices(turn, what))


def what_lead_sees(turn: Turn) -> None:
    """What the lead can see of a rep."""
    if turn.pressed(WhatLeadSees).inside:
        turn.edit(screens.what_lead_sees(turn.t, inside=True))
    else:
        turn.say(screens.what_lead_sees(turn.t, inside=False))


def change(turn: Turn) -> None:
    """A choice was tapped."""
    press = turn.pressed(ChangeSetting)
    try:
        said = CHANGES[press.what](turn, press.to)
    except Unclear:
        said = first_line(errors.old_button(turn.t))
    turn.toast(said)
    if press.what is Setting.DAYS_OFF:
        turn.edit(_choices(turn, press.what))
    else:
        show(turn)


def typed(turn: Turn, dialog: Dialog) -> None:
    """A value was typed."""
    what = Setting(dialog.step)
    try:
        said = CHANGES[what](turn, turn.text)
    except Unclear as unclear:
        turn.ask(FLOW, what.value, screens.unclear(turn.t, turn.me, what, turn.text, unclear.near))
        return
    turn.answer(_all(turn, said))
    turn.close_form()


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question of `open_one`, after a break."""
    turn.ask(FLOW, dialog.step, _choices(turn, Setting(dialog.step)))


def takes(turn: Turn, _dialog: Dialog) -> bool:
    """A line on a client is no value, whatever form is open."""
    return not clients.named_at_start(turn.session, turn.me, turn.text)


def _all(turn: Turn, changed: str | None = None) -> Screen:
    return screens.settings(turn.t, turn.me, turn.team, changed=changed)


def _choices(turn: Turn, what: Setting) -> Screen:
    return screens.choices(turn.t, turn.me, what)


def _language(turn: Turn, to: str) -> str:
    if to not in LANGUAGES:
        raise Unclear
    turn.me.language = to
    turn.t = Texts(to)
    menus.show(turn.session, turn.now, turn.me)
    if turn.me.keyboard:
        turn.say(people_screens.keyboard_on(turn.t))
    return screens.language_set(turn.t)


def _zone(turn: Turn, to: str) -> str:
    zone = zone_meant(to)
    travel.move_to(turn.session, turn.me, zone, turn.now)
    turn.zone = ZoneInfo(zone)
    return screens.zone_set(turn.t, turn.me.timezone, turn.local)


def zone_meant(words: str) -> str:
    """The one zone that the words mean; raises Unclear with those that come near."""
    found = places.zones_named(words)
    if len(found) != 1:
        raise Unclear(found)
    return found[0]


def _quiet(turn: Turn, to: str) -> str:
    """Quiet hours; none at all is written as two equal hours. The morning list waits for their end."""
    read = (time.min, time.min) if to == screens.NEVER else hours.read_hours(to)
    if read is None:
        raise Unclear
    turn.me.quiet_from, turn.me.quiet_to = read
    moved = QuietHours(*read).cover(turn.me.agenda_at)
    if moved:
        turn.me.agenda_at = read[1]
    return screens.quiet_set(turn.t, turn.me, with_agenda=moved)


def _agenda(turn: Turn, to: str) -> str:
    """The hour of the morning list; quiet hours end with it at the latest."""
    at = hours.read_hour(to)
    if at is None:
        raise Unclear
    turn.me.agenda_at = at
    shortened = QuietHours(turn.me.quiet_from, turn.me.quiet_to).cover(at)
    if shortened:
        turn.me.quiet_to = at
    still_today = turn.me.agenda_sent_on != turn.today and turn.local.time() < at
    return screens.agenda_set(turn.t, turn.me, still_today=still_today, quiet_too=shortened)


def _days_off(turn: Turn, to: str) -> str:
    """`+5` makes Saturday free, `-5` a working day; one working day must stay."""
    if len(to) != 2 or to[0] not in "+-" or to[1] not in "0123456":
        raise Unclear
    day = int(to[1])
    wanted = {*turn.me.days_off, day} if to[0] == "+" else {*turn.me.days_off} - {day}
    if len(wanted) == 7:
        return screens.no_day_left(turn.t)
    turn.me.days_off = sorted(wanted)
    return screens.days_off_set(turn.t, turn.me)


def _keyboard(turn: Turn, to: str) -> str:
    if to not in (screens.ON, screens.OFF):
        raise Unclear
    turn.me.keyboard = to == screens.ON
    turn.say(people_screens.keyboard_on(turn.t) if turn.me.keyboard else people_screens.keyboard_off(turn.t))
    return screens.keyboard_set(turn.t, turn.me)


CHANGES: dict[Setting, Callable[[Turn, str], str]] = {
    Setting.LANGUAGE: _language,
    Setting.ZONE: _zone,
    Setting.QUIET: _quiet,
    Setting.AGENDA: _agenda,
    Setting.DAYS_OFF: _days_off,
    Setting.KEYBOARD: _keyboard,
}
