"""What comes by itself, set by each for himself: minutes before a meeting (F6), six questions (A1), evening wrap-up."""

from collections.abc import Callable

from handlers.payloads.settings import Reminding, SetLead, SwitchReminding
from handlers.screens import errors
from handlers.screens.team import reminder_settings as screens
from handlers.six_questions import trust_offer
from handlers.turn import Refusal, Turn
from playbook.lead_time import LEADS
from storage.queries.work import lead_times

WRAPS_UP = "wrap_up"  # in the member's settings


def show(turn: Turn) -> None:
    """All of them, in the message pressed."""
    settings = turn.me.settings
    asks, wraps_up = not settings.get(trust_offer.SILENT), bool(settings.get(WRAPS_UP))
    turn.edit(screens.reminders(turn.t, lead=lead_times.of(turn.me), asks=asks, wraps_up=wraps_up))


def set_lead(turn: Turn) -> None:
    """Another lead time: it holds at once for all that is planned."""
    minutes = turn.pressed(SetLead).minutes
    if minutes not in LEADS:
        raise Refusal(errors.old_button)
    _put(turn, **{lead_times.LEAD: minutes})
    lead_times.put_all(turn.session, turn.me, turn.now)
    turn.toast(screens.lead_set(turn.t, minutes))
    show(turn)


def switch(turn: Turn) -> None:
    """On or off."""
    press = turn.pressed(SwitchReminding)
    turn.toast(SWITCHES[press.what](turn, press.on))
    show(turn)


def _questions(turn: Turn, on: bool) -> str:
    _put(turn, **{trust_offer.SILENT: not on, trust_offer.IGNORED: 0})
    return screens.questions_set(turn.t, on=on)


def _wrap_up(turn: Turn, on: bool) -> str:
    _put(turn, **{WRAPS_UP: on})
    return screens.wrap_up_set(turn.t, on=on)


def _put(turn: Turn, **values: object) -> None:
    turn.me.settings = {**turn.me.settings, **values}
    turn.session.add(turn.me)


SWITCHES: dict[Reminding, Callable[[Turn, bool], str]] = {
    Reminding.QUESTIONS: _questions,
    Reminding.WRAP_UP: _wrap_up,
}
