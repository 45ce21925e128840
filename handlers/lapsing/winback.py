"""Winning a customer back (D4): reached → why → how to make it good → what came of it. The case remembers each step."""

from datetime import datetime, time, timedelta

from handlers.lapsing.lapses import note_once, open_or_tell
from handlers.payloads.deals import WinBack
from handlers.payloads.lapses import (
    NoAmends,
    OpenAgain,
    Reached,
    ShowCase,
    StillTalking,
    TryAgain,
    WhyAway,
    WinBackAnyway,
)
from handlers.screens import errors
from handlers.screens.lapsing import winback as screens
from handlers.screens.lapsing import winback_story as story
from handlers.turn import Refusal, Turn
from handlers.who.which import continues, with_client
from playbook import attempts, capture
from playbook.dates import When
from playbook.quiet import QuietHours
from playbook.winback import Deed, Reach, Stage
from storage.queries.book import clients, notes
from storage.queries.lapsing import lapses
from storage.queries.lapsing import winback as stored
from storage.queries.work import followups
from storage.tables import Client, Dialog, FollowUp, FollowUpKind, LapseCase, LapseStatus

FLOW = "winback"
REST_DAYS = 30  # how long one who won't talk is left in peace


def command(turn: Turn) -> None:
    """/winback client."""
    with_client(turn, turn.args, "winback")


@continues("winback")
def for_client(turn: Turn, client: Client, words: str) -> None:
    """Open a case for any client, or go on where it was left; what else was said is kept as a note."""
    if words.strip():
        turn.record("winback", client.id)
        notes.add(turn.session, turn.me, client, turn.now, text=words.strip(), is_contact=False)
    case = lapses.open_case(turn.session, client)
    if case is not None:
        step(turn, case, client)
        return
    lost = stored.may_open_again(turn.session, client)
    if lost is not None:
        turn.edit(screens.given_up_before(turn.t, client, lost, turn.today))
        return
    lately = stored.bought_lately(turn.session, client, turn.today)
    if lately is not None:
        clients.touch(turn.session, turn.me, client, turn.now)
        turn.edit(screens.bought_lately(turn.t, client, lately, turn.today))
        return
    _open(turn, client)


def begin_anyway(turn: Turn) -> None:
    """He bought not long ago, and is to be won back all the same."""
    client = clients.get(turn.session, turn.me, turn.pressed(WinBackAnyway).client)
    case = lapses.open_case(turn.session, client)
    if case is None:
        _open(turn, client)
    else:
        step(turn, case, client)


def _open(turn: Turn, client: Client) -> None:
    change = turn.record("winback", client.id)
    opened = stored.open_by_hand(turn.session, turn.me, client, turn.now, turn.today)
    turn.edit(screens.reached(turn.t, client, opened, turn.today, change))


def begin(turn: Turn) -> None:
    """The card's button: the first question, or where the case was left."""
    client = clients.get(turn.session, turn.me, turn.pressed(WinBack).client)
    case = lapses.newest(turn.session, client)
    if case is None:
        raise Refusal(errors.settled)
    if (found := open_or_tell(turn, case.id or 0)) is not None:
        step(turn, *found)


def open_again(turn: Turn) -> None:
    """One who was given up: try once more."""
    case, client = lapses.get(turn.session, turn.me, turn.pressed(OpenAgain).case)
    if case.status.is_open:
        step(turn, case, client)
        return
    if stored.may_open_again(turn.session, client) is not case:
        open_or_tell(turn, case.id or 0)
        return
    change = turn.record("winback", client.id, source="")
    stored.open_again(turn.session, turn.me, case, turn.today)
    turn.edit(screens.reached(turn.t, client, case, turn.today, change))


def show_case(turn: Turn) -> None:
    """What happened so far, of a closed case as well."""
    case, client = lapses.get(turn.session, turn.me, turn.pressed(ShowCase).case)
    turn.edit(story.whole_case(turn.t, client, case, turn.today))


def step(turn: Turn, case: LapseCase, client: Client) -> None:
    """The question at which the case stands."""
    match stored.stage(case):
        case Stage.REACH:
            turn.edit(screens.reached(turn.t, client, case, turn.today))
        case Stage.REASON:
            turn.edit(screens.reasons(turn.t, client, case))
        case Stage.AMENDS:
            _ask_amends(turn, case, client)
        case Stage.OUTCOME:
            turn.edit(screens.outcome(turn.t, client, case, turn.today))


def reached(turn: Turn) -> None:
    """What came of trying to talk."""
    press = turn.pressed(Reached)
    if (found := open_or_tell(turn, press.case)) is None:
        return
    case, client = found
    deed = {Reach.TALKED: Deed.TALKED, Reach.MISSED: Deed.MISSED, Reach.UNWILLING: Deed.UNWILLING}[press.how]
    if press.how is Reach.MISSED:
        turn.record("attempt", client.id, source="")
        stored.log(turn.session, turn.me, case, turn.today, deed)
        note_once(turn, client, "attempt", screens.attempt_note(turn.t), is_contact=False)
        turn.edit(screens.again(turn.t, client, case, _better_times(turn), turn.today))
        return
    change = turn.record("contact", client.id, source="")
    stored.log(turn.session, turn.me, case, turn.today, deed)
    lapses.contacted(turn.session, case, client, turn.now)
    note_once(turn, client, "call", screens.talked_note(turn.t))
    if press.how is Reach.TALKED:
        turn.edit(screens.reasons(turn.t, client, case))
    else:
        rest = planned_once(turn, client, turn.local + timedelta(days=REST_DAYS), screens.peace_text(turn.t))
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
    planned = planned_once(turn, client, when, screens.again_text(turn.t), timed=True)
    turn.edit(screens.trying_again(turn.t, client, planned, when, turn.today, change))


def planned_once(turn: Turn, client: Client, when: datetime, text: str, *, timed: bool = False) -> FollowUp:
    """The next try to talk; it takes the place of an earlier one."""
    lapses.settle(turn.session, client, turn.now, (lapses.SILENCE, lapses.WIN_BACK))
    at = when.time() if timed else None
    return followups.add(
        turn.session, turn.me, client, turn.now, day=when.date(), at=at, text=text, topic=lapses.WIN_BACK
    )


def why(turn: Turn) -> None:
    """What the client said; next, how to make it good. Of one who was given up: the first word of the interview."""
    press = turn.pressed(WhyAway)
    case, client = lapses.get(turn.session, turn.me, press.case)
    is_lost = case.status is LapseStatus.LOST
    if not is_lost and open_or_tell(turn, press.case) is None:
        return
    change = turn.record("reason", client.id, source="")
    case.reason = press.reason.value
    stored.log(turn.session, turn.me, case, turn.today, Deed.REASON, press.reason.value)
    if is_lost:
        turn.edit(screens.why_lost(turn.t, client, case, change))
        return
    case.status = LapseStatus.CONTACTED
    turn.session.add(case)
    _ask_amends(turn, case, client)


def _ask_amends(turn: Turn, case: LapseCase, client: Client) -> None:
    turn.ask(FLOW, "amends", screens.amends(turn.t, client, case), client=client.id, case=case.id)


def typed(turn: Turn, dialog: Dialog) -> None:
    """How it is made good: a promise with a day."""
    if (found := open_or_tell(turn, dialog.data["case"])) is None:
        turn.close_form()
        return
    case, client = found
    change = turn.record("amends", client.id)
    promise = _promised(turn, client)
    case.amends = turn.text
    stored.log(turn.session, turn.me, case, turn.today, Deed.AMENDS, turn.text)
    told = screens.promise(turn.t, promise, turn.today)
    turn.answer(screens.outcome(turn.t, client, case, turn.today, told, change))
    turn.close_form()


def _promised(turn: Turn, client: Client) -> FollowUp:
    """The promise in what was typed: its day, tomorrow if none was said."""
    when, what = capture.split_follow_up(turn.text, turn.local)
    sure = when if isinstance(when, When) and not when.past else When(turn.today + timedelta(days=1))
    return followups.add(
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


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question of the form, after a break."""
    if (found := open_or_tell(turn, dialog.data["case"])) is not None:
        step(turn, *found)
    else:
        turn.close_form()


def no_amends(turn: Turn) -> None:
    """Nothing to make good for now."""
    if (found := open_or_tell(turn, turn.pressed(NoAmends).case)) is None:
        return
    case, client = found
    turn.record("amends", client.id, source="")
    stored.log(turn.session, turn.me, case, turn.today, Deed.NO_AMENDS)
    turn.leave(FLOW)
    turn.edit(screens.outcome(turn.t, client, case, turn.today))


def still_talking(turn: Turn) -> None:
    """Neither won nor lost yet: the case stays open."""
    if (found := open_or_tell(turn, turn.pressed(StillTalking).case)) is not None:
        case, client = found
        turn.record("contact", client.id, source="")
        stored.log(turn.session, turn.me, case, turn.today, Deed.STILL_TALKING)
        turn.edit(screens.still_talking(turn.t, client, case))
