"""A customer who is given up (D4): a short interview for the year's report, then rest."""

from datetime import datetime, time, timedelta

from handlers.lapsing import winback
from handlers.lapsing.lapses import open_or_tell
from handlers.lapsing.winback import planned_once, step
from handlers.payloads.lapses import GivenUp, GreetLater, NowElsewhere, PutDownTo
from handlers.screens.lapsing import winback as screens
from handlers.turn import Turn
from playbook.winback import Deed, Reason
from storage.queries.lapsing import lapses
from storage.queries.lapsing import winback as stored
from storage.tables import Client, Dialog, LapseCase, LapseStatus

FLOW = "lost"
REST_DAYS = 182  # after which a light word does no harm


def given_up(turn: Turn) -> None:
    """Lost: a short interview, then rest."""
    if (found := open_or_tell(turn, turn.pressed(GivenUp).case)) is None:
        return
    case, client = found
    change = turn.record("lost", client.id, source="")
    stored.log(turn.session, turn.me, case, turn.today, Deed.LOST)
    lapses.close(turn.session, case, client, turn.now, LapseStatus.LOST, turn.today)
    turn.leave(winback.FLOW)
    if case.reason in (None, Reason.UNCLEAR):
        turn.edit(screens.reasons_of_loss(turn.t, client, case))
    else:
        turn.edit(screens.why_lost(turn.t, client, case, change))


def _lost_or_tell(turn: Turn, number: int) -> tuple[LapseCase, Client] | None:
    """The case, if it is lost still; of one that was opened again, or won back, it is shown how it stands."""
    case, client = lapses.get(turn.session, turn.me, number)
    if case.status is LapseStatus.LOST:
        return case, client
    turn.leave(FLOW)
    if open_or_tell(turn, number) is not None:
        step(turn, case, client)
    return None


def put_down_to(turn: Turn) -> None:
    """What the loss is put down to; last, where he buys now."""
    press = turn.pressed(PutDownTo)
    if (found := _lost_or_tell(turn, press.case)) is None:
        return
    case, client = found
    turn.record("cause", client.id, source="")
    case.cause = press.cause.value
    stored.log(turn.session, turn.me, case, turn.today, Deed.CAUSE, press.cause.value)
    _ask_elsewhere(turn, case, client)


def _ask_elsewhere(turn: Turn, case: LapseCase, client: Client) -> None:
    turn.ask(FLOW, "elsewhere", screens.elsewhere(turn.t, client, case), client=client.id, case=case.id)


def nowhere_known(turn: Turn) -> None:
    """Where he buys now is not known."""
    if (found := _lost_or_tell(turn, turn.pressed(NowElsewhere).case)) is None:
        return
    case, client = found
    turn.leave(FLOW)
    turn.edit(screens.at_rest(turn.t, client, case))


def greet_later(turn: Turn) -> None:
    """A light word in half a year, once."""
    if (found := _lost_or_tell(turn, turn.pressed(GreetLater).case)) is None:
        return
    _, client = found
    turn.leave(FLOW)
    change = turn.record("follow", client.id, source="")
    when = datetime.combine(turn.workdays.next(turn.today + timedelta(days=REST_DAYS)), time.min, turn.zone)
    planned = planned_once(turn, client, when, screens.peace_text(turn.t))
    turn.edit(screens.greets_later(turn.t, client, planned, turn.today, change))


def typed(turn: Turn, dialog: Dialog) -> None:
    """Where he buys now, and what is better there."""
    if (found := _lost_or_tell(turn, dialog.data["case"])) is None:
        return
    case, client = found
    turn.record("elsewhere", client.id)
    stored.log(turn.session, turn.me, case, turn.today, Deed.ELSEWHERE, turn.text)
    turn.answer(screens.at_rest(turn.t, client, case))
    turn.close_form()


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    if (found := _lost_or_tell(turn, dialog.data["case"])) is not None:
        _ask_elsewhere(turn, *found)
