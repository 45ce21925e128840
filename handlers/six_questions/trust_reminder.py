"""Before the next meeting: a follow-up that says what to bring along (A1)."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.payloads.trust import RemindBefore, RemindOn, RemindTrust
from handlers.screens import errors
from handlers.screens.six_questions import trust_reminder as screens
from handlers.turn import Refusal, Turn
from playbook import trust
from playbook.dates import When, parse
from storage.queries.book import clients
from storage.queries.book import trust as stored
from storage.queries.work import followups
from storage.tables import Client, FollowUp

FLOW, STEP = "trust", "remind"
AHEAD = timedelta(hours=1)  # before a meeting at an hour
MEETINGS, DAYS = 2, 3


def pressed(turn: Turn) -> None:
    """Under the six at a glance: when does one meet?"""
    ask(turn, clients.get(turn.session, turn.me, turn.pressed(RemindTrust).client))


def ask(turn: Turn, client: Client) -> None:
    """Offer what is planned with the client and the next working days; a day may be typed."""
    screen = screens.ask(turn.t, client, _meetings(turn, client), _days(turn), turn.local)
    turn.ask(FLOW, STEP, screen, client=client.id, question=_question(turn, client))


def typed(turn: Turn, client: Client) -> None:
    """The day in words."""
    when = parse(turn.text, turn.local)
    if isinstance(when, When) and not when.past:
        _save(turn, client, when)
    else:
        _ask_again(turn, client, when if isinstance(when, When) else None)


def on_day(turn: Turn) -> None:
    """A day was tapped."""
    press = turn.pressed(RemindOn)
    client = clients.get(turn.session, turn.me, press.client)
    when = When(press.day, past=press.day < turn.today)
    if when.past:
        _ask_again(turn, client, when)
    else:
        _save(turn, client, when)


def before(turn: Turn) -> None:
    """A planned meeting was tapped: an hour before, or in the morning of its day."""
    press = turn.pressed(RemindBefore)
    client = clients.get(turn.session, turn.me, press.client)
    meeting = followups.get(turn.session, turn.me, press.follow_up)
    due = meeting.due_at.astimezone(turn.zone)
    over = due.date() < turn.today if meeting.whole_day else due <= turn.now
    if over:
        _ask_again(turn, client, When(due.date(), None if meeting.whole_day else due.time(), past=True))
        return
    early = due if meeting.whole_day else max(due - AHEAD, turn.local.replace(second=0, microsecond=0))
    _save(turn, client, When(early.date(), None if meeting.whole_day else early.time()))


def _save(turn: Turn, client: Client, when: When) -> None:
    answers = stored.sheet(turn.session, client)
    strengths = stored.strengths(answers)
    bring = trust.to_bring(strengths)
    text = screens.what(turn.t, answers[bring] if bring else None, trust.next_question(strengths))
    if any((f.text, f.due_on) == (text, when.day) for f in followups.open_of_client(turn.session, client)):
        raise Refusal(errors.settled, keep_text=False)
    change = turn.record("trust_reminder", client.id)
    day, at, repeat = when.day, when.time, when.repeat
    kept = followups.add(turn.session, turn.me, client, turn.now, day=day, at=at, text=text, repeat=repeat)
    turn.answer(screens.saved(turn.t, client, kept, turn.local, change))
    turn.leave(FLOW)


def _ask_again(turn: Turn, client: Client, wrong: When | None) -> None:
    screen = screens.ask_again(turn.t, wrong, client, _meetings(turn, client), _days(turn), turn.local)
    turn.ask(FLOW, STEP, screen, anew=turn.press is None, client=client.id, question=_question(turn, client))


def _question(turn: Turn, client: Client) -> int:
    """The question that the reminder is about, for the form's name."""
    strengths = stored.strengths(stored.sheet(turn.session, client))
    return int(trust.to_bring(strengths) or trust.next_question(strengths) or trust.Question.WHO_ARE_YOU)


def _meetings(turn: Turn, client: Client) -> Sequence[FollowUp]:
    ahead = [f for f in followups.open_of_client(turn.session, client) if f.due_at > turn.now]
    return ahead[:MEETINGS]


def _days(turn: Turn) -> list[date]:
    """The next working days."""
    days: list[date] = []
    while len(days) < DAYS:
        after = days[-1] if days else turn.today
        days.append(turn.workdays.next(after + timedelta(days=1)))
    return days
