"""Planning: a follow-up or a promise in one line or step by step (A5, C11); what cannot be read is asked for."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from handlers.lines import capture as kept
from handlers.payloads.followups import AskFollowUp, NoteInstead, SetTask, SetWhen
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.team.trades import task
from handlers.screens.work import followups as screens
from handlers.screens.work.followups import Plan, Saved
from handlers.texts import Html
from handlers.turn import Refusal, Turn
from handlers.who.which import continues
from handlers.work import meeting
from handlers.work.items import ask_lightly, find, without_name
from playbook import capture, trades
from playbook.capture.meeting import ends_in_joint
from playbook.dates import Impossible, When
from playbook.quiet import is_quiet, next_allowed
from playbook.workdays import Workdays
from storage.queries.book import clients, contacts
from storage.queries.team import lessons
from storage.queries.work import followups, lead_times
from storage.queries.work.working_time import quiet_hours
from storage.tables import Client, Dialog, FollowUp, FollowUpKind

LONGEST = 300  # characters of what is to be done
FRIDAY = 4
WEEK = timedelta(days=7)


@continues("follow")
def follow(turn: Turn, client: Client, words: str) -> None:
    """A follow-up with this client, and with those named after him."""
    _with_company(turn, Plan(client), words)


@continues("promise")
def promise(turn: Turn, client: Client, words: str) -> None:
    """A promise to this client (A5)."""
    _with_company(turn, Plan(client, promise=True), words)


def _with_company(turn: Turn, plan: Plan, words: str) -> None:
    turn.by_clock_of(plan.client.owner_id)
    before = turn.args[: len(turn.args) - len(words)] if turn.args.endswith(words) else ""
    company, left = meeting.read(turn, plan.client, words, joined=ends_in_joint(before))
    read(turn, replace(plan, company=company.known, names=company.names), left)


def read(turn: Turn, plan: Plan, words: str) -> None:
    """Save it if the words hold a day to come; ask for one else. `plan.what` stays unless the words say more."""
    when, said = capture.split_follow_up(words, turn.local)
    what, place = capture.split_place(said)
    what = (plan.what or what) if when is None else (what or plan.what)
    plan = replace(plan, what=what[:LONGEST], place=place or plan.place)
    if isinstance(when, Impossible):
        ask_when(turn, plan, words, screens.no_such_day(turn.t, when.text))
    elif when is None:
        problem = screens.not_a_day(turn.t) if words.strip() and turn.answering else None
        ask_when(turn, plan, words, problem)
    elif when.past:
        _past(turn, plan, when, words)
    else:
        save(turn, plan, when)


def ask_when(turn: Turn, plan: Plan, words: str = "", problem: Html | None = None) -> None:
    """Ask for the day."""
    days = likely_days(turn.today, turn.workdays)
    _wait(turn, plan, words, screens.ask_when(turn.t, plan, days, turn.today, problem))


def _past(turn: Turn, plan: Plan, when: When, words: str) -> None:
    """The day is over: offer the same weekday to come, or a note on what has happened."""
    again = when.day + WEEK * ((turn.today - when.day).days // 7 + 1)
    said = datetime.combine(when.day, when.time or time.min, turn.zone)
    screen = screens.past(turn.t, plan, said, again, turn.local, whole_day=when.time is None)
    _wait(turn, replace(plan, at=when.time), words, screen)


def _wait(turn: Turn, plan: Plan, words: str, screen: Screen) -> None:
    turn.ask("follow", "when", screen, **plan.data(), words=words)


def likely_days(today: date, workdays: Workdays) -> list[date]:
    """Three days that are often meant: the next working day, Friday or the day after, and in a week."""
    first = workdays.next(today + timedelta(days=1))
    friday = today + timedelta(days=(FRIDAY - today.weekday()) % 7)
    second = friday if friday > first else workdays.next(first + timedelta(days=1))
    return sorted({first, second, today + WEEK})


def ask(turn: Turn) -> None:
    """A card's button; what was typed before for this client is kept."""
    ask_client(turn, clients.get(turn.session, turn.me, turn.pressed(AskFollowUp).client))


def ask_client(turn: Turn, client: Client) -> None:
    """Ask when to follow up with a client."""
    clients.touch(turn.session, turn.me, client, turn.now)
    turn.by_clock_of(client.owner_id)
    ask_when(turn, _planned(turn, client) or Plan(client))


def _planned(turn: Turn, client: Client) -> Plan | None:
    """What the open form knows, if it plans something with this client."""
    dialog = turn.dialog
    if dialog is None or dialog.flow != "follow" or dialog.data["client"] != client.id:
        return None
    at, with_him = dialog.data["at"], dialog.data.get("company", ())
    return Plan(
        client,
        dialog.data["what"],
        dialog.data["promise"],
        time.fromisoformat(at) if at else None,
        dialog.data.get("place", ""),
        tuple(clients.get(turn.session, turn.me, each) for each in with_him),
        tuple(dialog.data.get("names", ())),
    )


def when_typed(turn: Turn, dialog: Dialog) -> None:
    """The day, in words; what is to be done may stand beside it."""
    client = clients.get(turn.session, turn.me, dialog.data["client"])
    turn.by_clock_of(client.owner_id)
    plan = _planned(turn, client) or Plan(client)
    read(turn, replace(plan, at=None), without_name(turn, client, turn.text))


def when_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    ask_client(turn, clients.get(turn.session, turn.me, dialog.data["client"]))


def set_when(turn: Turn) -> None:
    """The day was tapped."""
    press = turn.pressed(SetWhen)
    client = clients.get(turn.session, turn.me, press.client)
    turn.by_clock_of(client.owner_id)
    plan = _planned(turn, client)
    if plan is None and _saved_just_now(turn, client, press.day):
        raise Refusal(errors.settled)
    plan = plan or Plan(client, promise=press.promise)
    if press.day < turn.today:
        ask_when(turn, plan)
        return
    ahead = plan.at if plan.at and datetime.combine(press.day, plan.at, turn.zone) > turn.now else None
    save(turn, plan, When(press.day, ahead))


def _saved_just_now(turn: Turn, client: Client, day: date) -> bool:
    dialog = turn.dialog
    if dialog is None or dialog.flow != "what":
        return False
    work = find(turn, dialog.data["item"]).work
    return work.client_id == client.id and work.due_on == day


def save(turn: Turn, plan: Plan, when: When) -> FollowUp:
    """Keep it at once, show it back, and ask what about if that was not said."""
    change = turn.record("follow_up", plan.client.id)
    work = followups.add(
        turn.session,
        turn.me,
        plan.client,
        turn.now,
        day=when.day,
        at=when.time,
        text=plan.what,
        kind=FollowUpKind.PROMISE if plan.promise else FollowUpKind.FOLLOW_UP,
        repeat=when.repeat,
        place=plan.place,
    )
    refused = meeting.add(turn, work, plan.company)
    lesson = lessons.due(turn.me, lessons.FIRST_FOLLOW_UP)
    seen = _saved(turn, plan.client, work, change)
    screen = screens.saved(turn.t, replace(seen, held_until=_held(turn, work), refused=refused, lesson=lesson))
    if work.text:
        turn.answer(screen)
        turn.leave("follow", "what")
    else:
        ask_lightly(turn, "what", screen, client=plan.client.id, item=work.id)
    if plan.names:
        meeting.ask_names(turn, work, plan.names)
    return work


def _saved(turn: Turn, client: Client, work: FollowUp, change: int) -> Saved:
    guests = followups.guests(turn.session, work)
    hours = contacts.hours(turn.session, client)
    outside = hours if hours and hours.told and not work.whole_day else None
    if outside is not None and outside.hold(work.due_at.astimezone(turn.zone).time()):
        outside = None
    tasks = trades.of(turn.team.trade).tasks
    return Saved(client, work, turn.local, change, guests=guests, outside=outside, tasks=tasks)


def _held(turn: Turn, work: FollowUp) -> datetime | None:
    """When it is said instead, if its minute lies in quiet hours."""
    quiet = quiet_hours(turn.me)
    if work.whole_day or not is_quiet(work.due_at, turn.zone, quiet):
        return None
    return next_allowed(work.due_at, turn.zone, quiet).astimezone(turn.zone)


def what_typed(turn: Turn, dialog: Dialog) -> None:
    """What is to be done, typed after the day was saved."""
    found = find(turn, dialog.data["item"])
    change = turn.record("follow_up", found.client.id)
    found.work.text, place = capture.split_place(without_name(turn, found.client, turn.text)[:LONGEST])
    found.work.place = place or found.work.place
    lead_times.put(turn.session, found.work, turn.now)
    turn.answer(screens.saved(turn.t, _saved(turn, found.client, found.work, change)))
    turn.close_form()


def set_task(turn: Turn) -> None:
    """What it is about was tapped: a kind that is usual in the trade (F7)."""
    press = turn.pressed(SetTask)
    found = find(turn, press.item)
    turn.by_clock_of(found.client.owner_id)
    change = turn.record("follow_up", found.client.id, source="")
    found.work.text = task(turn.t, press.task)
    lead_times.put(turn.session, found.work, turn.now)
    turn.edit(screens.saved(turn.t, _saved(turn, found.client, found.work, change)))
    turn.leave("what")


def what_again(turn: Turn, dialog: Dialog) -> None:
    """The saved follow-up again, after a break."""
    found = find(turn, dialog.data["item"])
    change = turn.record("follow_up", found.client.id)
    turn.edit(screens.saved(turn.t, _saved(turn, found.client, found.work, change)))


def note_instead(turn: Turn) -> None:
    """The day was past: what was typed tells of what has happened."""
    press = turn.pressed(NoteInstead)
    client = clients.get(turn.session, turn.me, press.client)
    dialog = turn.dialog
    if dialog is None or dialog.flow != "follow" or dialog.data["client"] != client.id:
        raise Refusal(errors.settled)
    words = dialog.data["words"]
    turn.record("note", client.id, source=words)
    turn.close_form()
    kept.show(turn, kept.keep(turn, client, words))
