"""Screens of lists: today, all that is late and coming, one client's; and several pushes in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from handlers.callbacks import Payload
from handlers.paging import Page
from handlers.payloads.clients import ShowCard
from handlers.payloads.deals import WinBack
from handlers.payloads.followups import AskFollowUp, FoldToday, OpenItem, OpenLapse, Place, ShowToday
from handlers.payloads.greetings import ShowGreetings
from handlers.payloads.trust import AskTrust
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import bold, cut, day, full_day
from handlers.screens.lapsing import silence
from handlers.screens.turning import first_and_more
from handlers.screens.work.item import what
from handlers.texts import Html, Texts, lines
from playbook.agenda import SHOWN
from storage.queries.caring.greetings import Draft
from storage.tables import Client, FollowUp, FollowUpKind, FollowUpStatus, LapseCase, Note


@dataclass(frozen=True)
class Entry:
    """One line of today's list: an item, a customer who stays away, or one to ask a question before meeting him."""

    client: Client
    work: FollowUp | None = None
    lapse: LapseCase | None = None
    questions: int = 0  # how many of the six questions are open, where one is to be asked today
    greetings: Sequence[Draft] = ()  # whom to greet, the first of them this client
    days_late: int = 0

    @property
    def done(self) -> bool:
        """Whether it was done today."""
        return self.work is not None and self.work.status is FollowUpStatus.DONE


@dataclass(frozen=True)
class Carried:
    """How many things came over from before today; `while_off`: those that came due on days off."""

    count: int
    while_off: int = 0
    since_yesterday: bool = False


@dataclass(frozen=True)
class Notice:
    """A line below the list that is no item, and the button that opens it."""

    line: Html
    button: Button


@dataclass(frozen=True)
class TodayView:
    """Today's list, a page of it."""

    now: datetime  # in the member's zone
    entries: Sequence[Entry]  # all, in order
    page: Page
    silent: Client | None = None  # suggested where nothing is due
    silent_days: int = 0
    head: Html | None = None  # a line before the list
    missed: Sequence[Entry] = ()  # promises of yesterday, to be named below it
    carried: Carried | None = None
    notices: Sequence[Notice] = ()

    @property
    def shown(self) -> Sequence[Entry]:
        """The page's entries."""
        return self.page.of(self.entries)


def today(t: Texts, view: TodayView) -> Screen:
    """What is due, in the order in which to do it; a number opens its item in this message."""
    if not view.entries:
        return _free(t, view)
    told = [_line(t, view, number, entry) for number, entry in view.page.numbered(view.entries)]
    head = (view.head, _head(t, view), _carried(t, view))
    return Screen(lines(*head, *told, *_foot(t, view), *(each.line for each in view.notices)), _rows(t, view))


def _head(t: Texts, view: TodayView) -> Html:
    day, total = full_day(t, view.now.date(), view.now.date()), len(view.entries)
    done = sum(entry.done for entry in view.entries)
    if done == total:
        return t("Today {day} · all {total} done", day=day, total=total)
    if done:
        return t("Today {day} · {done} of {total} done", day=day, done=done, total=total)
    if total > SHOWN and not view.page.number:
        return t("Today {day} · {total} to do, {shown} first", day=day, total=total, shown=SHOWN)
    return t("Today {day} · {total} to do", day=day, total=total)


def _carried(t: Texts, view: TodayView) -> Html | None:
    """What came over from before, where the list does not show it line by line, or where it came on days off."""
    carried = view.carried
    if carried is None or view.page.number or view.missed:
        return None
    if carried.while_off:
        return t.n("{n} came due while you were off", "{n} came due while you were off", carried.while_off)
    if len(view.entries) <= SHOWN:
        return None
    if carried.since_yesterday:
        return t.n("{n} left from yesterday", "{n} left from yesterday", carried.count)
    return t.n("{n} left from before", "{n} left from before", carried.count)


def _line(t: Texts, view: TodayView, number: int, entry: Entry) -> Html:
    name = bold(cut(entry.client.name, 12))
    if entry.questions:
        return _question(t, number, name, entry.questions)
    if entry.greetings:
        return _greeting(t, number, name, len(entry.greetings))
    if entry.lapse is not None:
        told = silence.in_words(t, entry.lapse, view.now.date())
        return t("{n} 📉 {name}, {silence}", n=number, name=name, silence=told)
    if entry.work is None:
        return t("{n} {name}", n=number, name=name)
    did = what(t, entry.work, 10)
    if entry.done:
        return t("✅ {n} {name} {what}", n=number, name=name, what=did)
    if entry.work.kind is FollowUpKind.PROMISE:
        return t("{n} 🤝 {name} {what}, {late}", n=number, name=name, what=did, late=_how_late(t, entry, promise=True))
    if entry.days_late:
        return t("{n} {name} {what}, {late}", n=number, name=name, what=did, late=_how_late(t, entry))
    if entry.work.whole_day:
        return t("{n} {name} {what}", n=number, name=name, what=did)
    hour = f"{entry.work.due_at.astimezone(view.now.tzinfo):%H:%M}"
    return t("{n} ⏰ {hour} {name} {what}", n=number, hour=hour, name=name, what=did)


def _question(t: Texts, number: int, name: Html, left: int) -> Html:
    return t.n("{place} {name}: one of six open", "{place} {name}: {n} of six open", left, place=number, name=name)


def _greeting(t: Texts, number: int, name: Html, count: int) -> Html:
    if count == 1:
        return t("{n} 🎂 Greet {name}", n=number, name=name)
    return t("{n} 🎂 Greet {count} clients", n=number, count=count)


def _how_late(t: Texts, entry: Entry, *, promise: bool = False) -> str:
    if not entry.days_late and promise:
        return t.plain("due today")
    return t.n("{n} day late", "{n} days late", entry.days_late)


def _foot(t: Texts, view: TodayView) -> list[Html]:
    if not view.missed:
        return []
    first = view.missed[0]
    name, did = bold(cut(first.client.name, 12)), cut(first.work.text if first.work else "", 20) or t.plain("follow up")
    named = t("Not done yesterday, {name}: {what}", what=did, name=name)
    several = t.n(
        "{n} promise of yesterday is still open", "{n} promises of yesterday are still open", len(view.missed)
    )
    return [named if len(view.missed) == 1 else several, t("A word today usually mends it.")]


def _rows(t: Texts, view: TodayView) -> tuple[Row, ...]:
    numbers = [
        Button(str(number), _opens(entry, view.page.number))
        for number, entry in view.page.numbered(view.entries)
        if not entry.done
    ]
    last = (*first_and_more(t, view.page, ShowToday), Button(t.plain("Fold away"), FoldToday()))
    notices = tuple(each.button for each in view.notices)
    return (*in_rows(numbers, SHOWN), *((notices,) if notices else ()), last)


def _opens(entry: Entry, page: int) -> Payload:
    if entry.work is not None:
        return OpenItem(entry.work.id or 0, Place.TODAY, page)
    if entry.questions:
        return AskTrust(entry.client.id or 0)
    if entry.greetings:
        return ShowGreetings(0)
    return OpenLapse(entry.client.id or 0, page)


def _free(t: Texts, view: TodayView) -> Screen:
    """Nothing due: one line, and one client not heard of for long."""
    head = lines(view.head, t("Today {day} · nothing due", day=full_day(t, view.now.date(), view.now.date())))
    notices = tuple(each.button for each in view.notices)
    rows = (notices,) if notices else ()
    told = [each.line for each in view.notices]
    if view.silent is None:
        return Screen(lines(head, *told), rows)
    client = view.silent.id or 0
    silent = t("{name}: no word for {n} days", name=bold(view.silent.name), n=view.silent_days)
    row = (buttons.card(t, client), Button(t.plain("Follow up"), AskFollowUp(client)))
    return Screen(lines(head, silent, *told), (row, *rows), about=client)


def folded(t: Texts, view: TodayView) -> Screen:
    """The list as one line."""
    return Screen(
        _head(t, view) if view.entries else t("Nothing due today"), ((Button(t.plain("Open"), ShowToday(0)),),)
    )


def lapse(t: Texts, entry: Entry, now: datetime, last: Note | None, page: int) -> Screen:
    """A customer who stays away, opened in today's list."""
    case, client = entry.lapse, entry.client.id or 0
    told = silence.in_words(t, case, now.date()) if case else ""
    has_rhythm = case is not None and case.due_on is None and case.usual_days
    text = lines(
        t("📉 {name}, {silence}", name=bold(entry.client.name), silence=told),
        t("Usually every {n} days", n=round(case.usual_days)) if case and has_rhythm else None,
        t("Last said: {said}", said=cut(last.text, 24)) if last and last.text else None,
    )
    first: Row = (Button(t.plain("Win back"), WinBack(client)), Button(t.plain("Follow up"), AskFollowUp(client)))
    return Screen(
        text,
        (first, (Button(t.plain("Card"), ShowCard(client)), Button(t.plain("Back"), ShowToday(page)))),
        about=client,
    )


def comes_at(t: Texts, at: time, first: date, today: date) -> str:
    """The hour of the morning list was chosen."""
    return t.plain("The day's list comes at {time}, from {day}", time=f"{at:%H:%M}", day=day(t, first, today))
