"""Screens of planning: whom, when, what; a day that is past or does not exist; what was saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from handlers.payloads.capture import Choose
from handlers.payloads.followups import AgendaAt, AskFollowUp, ChangeDate, NoteInstead, Place, SetTask, SetWhen
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import bold, cut, full_day, instant, italic, moment, span
from handlers.screens.team.trades import task
from handlers.screens.work import repeats
from handlers.screens.work.item import together, where
from handlers.texts import Html, Texts, lines
from playbook.contact_hours import ContactHours
from playbook.trades import Task
from storage.tables import Client, FollowUp, FollowUpKind

LABEL = 24  # letters that fit on a button
TASKS, TASKS_BESIDE_HOURS = 5, 2  # kinds of follow-up as buttons
AGENDA_HOURS = (time(8), time(8, 30), time(9))


@dataclass(frozen=True)
class Plan:
    """What is known so far of a follow-up that is being planned."""

    client: Client
    what: str = ""
    promise: bool = False
    at: time | None = None
    place: str = ""
    company: tuple[Client, ...] = ()  # who comes along
    names: tuple[str, ...] = ()  # and names that are not clear yet

    def data(self) -> dict[str, Any]:
        """What a form keeps of it."""
        return {
            "client": self.client.id,
            "what": self.what,
            "promise": self.promise,
            "at": self.at.isoformat() if self.at else None,
            "place": self.place,
            "company": [each.id for each in self.company],
            "names": list(self.names),
        }


def ask_when(t: Texts, plan: Plan, days: Sequence[date], today: date, problem: Html | None = None) -> Screen:
    """The day: tap a likely one, or type it."""
    name, said = bold(plan.client.name), cut(plan.what, 20)
    if plan.promise:
        head = t("Promised {name}: {what}", name=name, what=said) if said else t("Promised {name}", name=name)
    else:
        head = t("{name} {what}", name=name, what=said) if said else t("Follow up {name}", name=name)
    text = lines(head, problem, t("Which day? Tap, or type: Fri 3pm."))
    back = (buttons.back_to_card(t, plan.client.id),)
    return Screen(text, (*in_rows([_day(t, plan, each, today) for each in days]), back), about=plan.client.id)


def _day(t: Texts, plan: Plan, value: date, today: date) -> Button:
    ahead = (value - today).days
    label = full_day(t, value, today)
    if ahead < 2:
        label = t.plain("Today") if ahead == 0 else t.plain("Tomorrow")
    return Button(label, SetWhen(plan.client.id or 0, value, plan.promise))


def no_such_day(t: Texts, said: str) -> Html:
    """A date that does not exist."""
    return t("There is no such day: {said}", said=cut(said, 20))


def not_a_day(t: Texts) -> Html:
    """Words that hold no date."""
    return t("I see no date in that.")


def is_past(t: Texts, value: date, today: date) -> Html:
    """A day that is over."""
    return t("{when} is past.", when=full_day(t, value, today))


def past(t: Texts, plan: Plan, said: datetime, again: date, now: datetime, *, whole_day: bool) -> Screen:
    """The day is over: meant ahead, or told of what has happened?"""
    client, at = plan.client.id or 0, None if whole_day else said.time()
    gone = (now.date() - said.date()).days
    happened = t.plain("It was yesterday, note it") if gone == 1 else t.plain("It has happened, note it")
    rows: tuple[Row, ...] = (
        (Button(full_day(t, again, now.date()), SetWhen(client, again, plan.promise)),),
        (Button(happened, NoteInstead(client, said.date())), Button(t.plain("Change"), AskFollowUp(client))),
    )
    text = t("{when} is past.", when=_exact(t, said.date(), at, now.date()))
    return Screen(text, rows, about=client)


def _exact(t: Texts, value: date, at: time | None, today: date) -> str:
    return full_day(t, value, today) if at is None else moment(t, value, at, today)


def whom(t: Texts, words: str, likely: Sequence[Client], draft: int, then: str) -> Screen:
    """When and what are known, the client is not."""
    rows = in_rows([Button(cut(each.name, LABEL), Choose(draft, each.id or 0, then)) for each in likely], 2)
    return Screen(lines(t("{text}", text=cut(words, 40)), t("Which client? Type a part of the name, or tap.")), rows)


@dataclass(frozen=True)
class Saved:
    """A follow-up just planned, and what to say besides."""

    client: Client
    work: FollowUp
    now: datetime  # in the member's zone
    change: int
    guests: Sequence[Client] = ()
    outside: ContactHours | None = None  # hours that the client named, where the item lies outside them (C8)
    refused: Sequence[Client] = ()  # clients who could not be added
    held_until: datetime | None = None  # in the member's zone, where quiet hours hold the push back
    lesson: bool = False
    tasks: Sequence[Task] = ()  # kinds that are usual in the team's trade (F7)


def saved(t: Texts, seen: Saved) -> Screen:
    """Saved, shown back with its weekday; what, if it was not said."""
    work, client = seen.work, seen.client.id or 0
    asked = None if work.text else t("What about? Type it, or leave it.")
    text = lines(
        _head(t, seen),
        where(t, work),
        _again(t, seen),
        _outside(t, seen),
        *(t("{name} can't be added here", name=each.name) for each in seen.refused),
        _held(t, seen),
        asked,
        _lesson(t) if seen.lesson else None,
    )
    hours = [Button(f"{each:%H:%M}", AgendaAt(f"{each:%H%M}")) for each in AGENDA_HOURS] if seen.lesson else []
    most = TASKS_BESIDE_HOURS if hours else TASKS
    usual = [Button(task(t, each), SetTask(work.id or 0, each)) for each in seen.tasks[:most]] if asked else []
    other = Button(t.plain("Other day"), ChangeDate(work.id or 0, Place.PUSH, 0))
    rows: tuple[Row, ...] = ((other, buttons.card(t, client), buttons.undo(t, seen.change)),)
    return Screen(text, (*in_rows(usual), *((tuple(hours),) if hours else ()), *rows), about=client)


def _head(t: Texts, seen: Saved) -> Html:
    when = instant(t, seen.work.due_at, seen.now, whole_day=seen.work.whole_day)
    name, what = together(t, seen.client, seen.guests), cut(seen.work.text or t.plain("follow up"), 24)
    if seen.work.kind is FollowUpKind.PROMISE:
        return t("🤝 By {when}, {name}: {what}", when=when, name=name, what=what)
    return t("⏰ {when} {name} {what}", when=when, name=name, what=what)


def _again(t: Texts, seen: Saved) -> Html | None:
    if seen.work.repeat is None:
        return None
    often = repeats.in_words(t, seen.work.repeat, seen.work.repeat_from or seen.work.due_on, seen.now.date())
    return t("Again {often}; next once done", often=often)


def _outside(t: Texts, seen: Saved) -> Html | None:
    if seen.outside is None:
        return None
    return t("Best time for {name}: {hours}", name=seen.client.name, hours=span(seen.outside.start, seen.outside.end))


def _held(t: Texts, seen: Saved) -> Html | None:
    if seen.held_until is None:
        return None
    return t("Quiet hours then: I'll say it {when}.", when=instant(t, seen.held_until, seen.now))


def _lesson(t: Texts) -> Html:
    return lines(italic(t("I'll remind you at the time.")), italic(t("When shall the day's list come?")))
