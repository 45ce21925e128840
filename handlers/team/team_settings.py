"""The team's settings, for leads: name, time zone, currency, language of what the team reads together, trade."""

from collections.abc import Callable

from handlers.payloads.settings import ChangeTeamSetting, OpenTeamSetting, ShowTeamSettings, TeamSetting
from handlers.screens import errors
from handlers.screens.errors import first_line
from handlers.screens.team import team_settings as screens
from handlers.team import trades
from handlers.team.people import LONGEST
from handlers.team.settings import Unclear, zone_meant
from handlers.texts import LANGUAGES
from handlers.turn import Turn
from playbook import places
from playbook.capture import read_span
from playbook.naming import clean_name
from storage.queries.lapsing import cycles, lapse_watch
from storage.queries.work import travel
from storage.tables import Dialog

FLOW = "team_settings"
TYPED = {TeamSetting.NAME, TeamSetting.ZONE, TeamSetting.GRACE}
MOST_GRACE = 365  # days


def show(turn: Turn) -> None:
    """All settings of the team."""
    turn.leave(FLOW)
    screen = screens.team_settings(turn.t, turn.team)
    if turn.pressed(ShowTeamSettings).beside:
        turn.say(screen)
    else:
        turn.edit(screen)


def open_one(turn: Turn) -> None:
    """The choices for one setting."""
    press = turn.pressed(OpenTeamSetting)
    turn.leave(FLOW)
    screen = screens.choices(turn.t, turn.team, press.what)
    if press.what in TYPED:
        turn.ask(FLOW, press.what.value, screen, anew=press.beside)
    elif press.beside:
        turn.say(screen)
    else:
        turn.edit(screen)


def change(turn: Turn) -> None:
    """A choice was tapped."""
    press = turn.pressed(ChangeTeamSetting)
    if press.what is TeamSetting.TRADE:
        turn.leave(FLOW)
        trades.preview(turn, press.to)
        return
    try:
        said = CHANGES[press.what](turn, press.to)
    except Unclear:
        said = first_line(errors.old_button(turn.t))
    turn.session.add(turn.team)
    turn.toast(said)
    turn.leave(FLOW)
    turn.edit(screens.team_settings(turn.t, turn.team))


def typed(turn: Turn, dialog: Dialog) -> None:
    """A value was typed."""
    what = TeamSetting(dialog.step)
    try:
        said = CHANGES[what](turn, turn.text)
    except Unclear as unclear:
        turn.ask(FLOW, what.value, screens.unclear(turn.t, turn.team, what, turn.text, unclear.near))
        return
    turn.session.add(turn.team)
    turn.answer(screens.team_settings(turn.t, turn.team, said))
    turn.close_form()


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question of `open_one`, after a break."""
    turn.ask(FLOW, dialog.step, screens.choices(turn.t, turn.team, TeamSetting(dialog.step)))


def _name(turn: Turn, to: str) -> str:
    name = clean_name(to, LONGEST + 1)
    if not name or len(name) > LONGEST:
        raise Unclear
    turn.team.name, turn.team.named = name, True
    return screens.name_set(turn.t, name)


def _zone(turn: Turn, to: str) -> str:
    """The zone says where the team's phone numbers belong; the lead's own clock goes along if it was the same."""
    zone = zone_meant(to)
    if turn.me.timezone == turn.team.timezone:
        travel.move_to(turn.session, turn.me, zone, turn.now)
    turn.team.timezone, turn.team.region = zone, places.region_of(zone)
    return screens.zone_set(turn.t, turn.team)


def _currency(turn: Turn, to: str) -> str:
    if to not in places.CURRENCIES:
        raise Unclear
    turn.team.currency = to
    return screens.currency_set(turn.t, to)


def _language(turn: Turn, to: str) -> str:
    if to not in LANGUAGES:
        raise Unclear
    turn.team.language = to
    return screens.language_set(turn.t, to)


def _grace(turn: Turn, to: str) -> str:
    """What is overdue for so many days is missed from now on (F7)."""
    days = read_span(to)
    if days is None or days > MOST_GRACE:
        raise Unclear
    cycles.set_grace(turn.team, days)
    lapse_watch.judge_again(turn.session, turn.team.id or 0)
    return screens.grace_set(turn.t, days)


CHANGES: dict[TeamSetting, Callable[[Turn, str], str]] = {
    TeamSetting.NAME: _name,
    TeamSetting.ZONE: _zone,
    TeamSetting.CURRENCY: _currency,
    TeamSetting.LANGUAGE: _language,
    TeamSetting.GRACE: _grace,
}
