"""Winning a customer back (D4): reached → why → how to make it good → what came of it. The case remembers each step."""

from datetime import datetime, time, timedelta

from handlers.buying.lapses import note_once, open_or_tell
from handlers.payloads.deals import WinBack
from handlers.payloads.lapses import GivenUp, NoAmends, PutDownTo, Reached, StillTalking, TryAgain, WhyAway
from handlers.screens import errors
from handlers.screens.buying import winback as screens
from handlers.turn import Refusal, Turn
from playbook import attempts, capture
from playbook.dates import When
from playbook.quiet import QuietHours
from playbook.winback import Reach
from storage.queries.book import clients
from storage.queries.buying import lapses
from storage.queries.work import followups
from storage.tables import Client, Dialog, FollowUp, FollowUpKind, LapseCase, LapseStatus

REST_DAYS = 30  # how long one who won't talk is left in peace


def begin(turn: Turn) -> None:
    """The card's button: the first question, or where the case was left."""
    client = clients.get(turn.session, turn.me, turn.pressed(WinBack).client)
    case = lapses.newest(turn.session, client)
    if case is None:
        raise Refusal(errors.settled)
    if (found := open_or_tell(turn, case.id or 0)) is not None:
        _step(turn, *found)


def _step(turn: Turn, case: LapseCase, client: Client) -> None:
    """The question at which the case stands."""
    if case.reason is None:
        turn.edit(screens.reached(turn.t, client, case))
    elif not case.amends:
        _ask_amends(turn, case, client)
    else:
        turn.edit(screens.outcome(turn.t, client, case, case.amends))


def reached(turn: Turn) -> None:
    """What came of trying to talk."""
    press = turn.pressed(Reached)
    if (found := open_or_tell(turn, press.case)) is None:
        return
    case, client = found
    if press.how is Reach.MISSED:
        turn.record("attempt", client.id, source="")
        note_once(turn, client, "attempt", screens.attempt_note(turn.t), is_contact=False)
        turn.edit(screens.again(turn.t, client, case, _better_times(turn), turn.today))
        return
    change = turn.record("contact", client.id, source="")
    lapses.contacted(turn.session, case, client, turn.now)
    note_once(turn, client, "call", screens.talked_note(turn.t))
    if press.how is Reach.TALKED:
        turn.edit(screens.reasons(turn.t, client, case))
    else:
        rest = _planned_once(turn, client, turn.local + timedelta(days=REST_DAYS), screens.peace_text(turn.t))
        turn.edit(screens.left_in_peace(turn.t, client, rest, case, turn.today, change))


def _better_times(turn: Turn) -> list[datetime]:
    quiet = QuietHours(turn.me.quiet_from, turn.me.quiet_to)
    return [each.astimezone(turn.zone) for each in attempts.better_times(turn.now, turn.zone, quiet)]


def try_again(turn: Turn) -> None:
    """The next try is planned."""
    press = turn.pressed(TryAgain)
    if (found := open_or_tell(turn, press.case)) is None:
        return
    _, client = found
    when = datetime.combine(press.day, time(press.minutes // 60 % 24, press.minutes % 60), turn.zone)
    if when < turn.local:
        when = _better_times(turn)[0]
    change = turn.record("follow", client.id, source="")
    planned = _planned_once(turn, client, when, screens.again_text(turn.t), timed=True)
    turn.edit(screens.trying_again(turn.t, client, planned, when, turn.today, change))


def _planned_once(turn: Turn, client: Client, when: datetime, text: str, *, timed: bool = False) -> FollowUp:
    """The next try to talk; it takes the place of an earlier one."""
    lapses.settle(turn.session, client, turn.now, (lapses.SILENCE, lapses.WIN_BACK))
    at = when.time() if timed else None
    return followups.add(
        turn.session, turn.me, client, turn.now, day=when.date(), at=at, text=text, topic=lapses.WIN_BACK
    )


def why(turn: Turn) -> None:
    """What the client said; next, how to make it good."""
    press = turn.pressed(WhyAway)
    if (found := open_or_tell(turn, press.case)) is None:
        return
    case, client = found
    turn.record("reason", client.id, source="")
    case.reason, case.status = press.reason.value, LapseStatus.CONTACTED
    turn.session.add(case)
    _ask_amends(turn, case, client)


def _ask_amends(turn: Turn, case: LapseCase, client: Client) -> None:
    turn.ask("winback", "amends", screens.amends(turn.t, client, case), client=client.id, case=case.id)


def typed(turn: Turn, dialog: Dialog) -> None:
    """How it is made good: a promise with a day, tomorrow if none was said."""
    if (found := open_or_tell(turn, dialog.data["case"])) is None:
        turn.close_form()
        return
    case, client = found
    when, what = capture.split_follow_up(turn.text, turn.local)
    sure = when if isinstance(when, When) and not when.past else When(turn.today + timedelta(days=1))
    change = turn.record("amends", client.id)
    promise = followups.add(
        turn.session,
        turn.me,
        client,
        turn.now,
        day=sure.day,
        at=sure.time,
        text=what or turn.text,
        kind=FollowUpKind.PROMISE,
        topic=lapses.WIN_BACK,
    )
    case.amends = turn.text
    turn.session.add(case)
    told = screens.promise(turn.t, promise, turn.today)
    turn.answer(screens.outcome(turn.t, client, case, told, change))
    turn.close_form()


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question of the form, after a break."""
    if (found := open_or_tell(turn, dialog.data["case"])) is not None:
        _step(turn, *found)
    else:
        turn.close_form()


def no_amends(turn: Turn) -> None:
    """Nothing to make good for now."""
    if (found := open_or_tell(turn, turn.pressed(NoAmends).case)) is None:
        return
    case, client = found
    _leave_form(turn)
    turn.edit(screens.outcome(turn.t, client, case, None))


def _leave_form(turn: Turn) -> None:
    if turn.dialog is not None and turn.dialog.flow == "winback":
        turn.close_form()


def still_talking(turn: Turn) -> None:
    """Neither won nor lost yet: the case stays open."""
    if (found := open_or_tell(turn, turn.pressed(StillTalking).case)) is not None:
        turn.edit(screens.still_talking(turn.t, found[1]))


def given_up(turn: Turn) -> None:
    """Lost: one question, then rest."""
    if (found := open_or_tell(turn, turn.pressed(GivenUp).case)) is None:
        return
    case, client = found
    change = turn.record("lost", client.id, source="")
    lapses.close(turn.session, case, client, turn.now, LapseStatus.LOST, turn.today)
    turn.edit(screens.why_lost(turn.t, client, case, change))


def put_down_to(turn: Turn) -> None:
    """What the loss is put down to."""
    press = turn.pressed(PutDownTo)
    case, client = lapses.get(turn.session, turn.me, press.case)
    if case.status is not LapseStatus.LOST:
        if open_or_tell(turn, press.case) is not None:
            _step(turn, case, client)
        return
    turn.record("cause", client.id, source="")
    case.cause = press.cause.value
    turn.session.add(case)
    turn.edit(screens.at_rest(turn.t, client))
