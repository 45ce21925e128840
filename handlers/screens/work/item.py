"""One item of work: as it is pushed at its minute, and as it is opened in a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import ceil

from handlers.payloads.followups import (
    ChangeDate,
    Done,
    DropItem,
    KeptAfterAll,
    LogOn,
    MoveItem,
    NotReached,
    OpenItem,
    Place,
    PutOff,
    ShowDue,
    ShowOpen,
    ShowToday,
)
from handlers.payloads.item import AsCare, AsPlanned, GiveBack, MoreOnItem
from handlers.payloads.late_work import ShowLateOf
from handlers.payloads.outstanding import LetOwedGo
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons
from handlers.screens.format import bold, cut, cut_clause, instant, listed, phone, short_day
from handlers.screens.making import outstanding
from handlers.screens.work.item_background import last_contact, to_raise
from handlers.texts import Html, Texts, lines
from playbook.lead_time import LEADS
from storage.queries.making.outstanding import Due
from storage.tables import Client, Fact, FollowUp, FollowUpKind, Note

LONGEST_LEAD = timedelta(minutes=max(LEADS))
ON_TIME = timedelta(minutes=10)  # later than that, a push says by how much
WHAT = 12  # letters of what is to be done that fit beside a name
SHOWN = 7  # lines
NAMED = 2  # clients named in a headline


@dataclass(frozen=True)
class TooSoon:
    """A commercial contact that would break the limits (C8), and the first working day on which it would not."""

    free_on: date
    this_week: bool  # else too many in forty days


@dataclass(frozen=True)
class ItemView:
    """An item and what to have in mind for it."""

    client: Client
    work: FollowUp
    now: datetime  # in the member's zone
    place: Place = Place.PUSH
    page: int = 0
    last: Note | None = None
    topic: Fact | None = None
    phone: str | None = None
    region: str = "CN"
    guests: Sequence[Client] = ()  # further clients who come along
    given_by: str | None = None  # the client's own rep, where the item is a colleague's who passed it on
    held_by: str | None = None  # the colleague to whom it was passed on
    too_soon: TooSoon | None = None
    owed: Due | None = None  # the sum that is due on its day (F4)

    @property
    def about(self) -> int | None:
        """The client on whom a reply is a note; of a colleague's client nothing is noted this way."""
        return None if self.given_by else self.client.id

    @property
    def id(self) -> int:
        """The item's number."""
        return self.work.id or 0

    @property
    def is_promise(self) -> bool:
        """Whether a word was given (A5)."""
        return self.work.kind is FollowUpKind.PROMISE


def item(t: Texts, view: ItemView) -> Screen:
    """Time, client and what; the last contact; what to raise; the number to call."""
    head = (headline(t, view), where(t, view.work), late(t, view), _passed_on(t, view), _too_soon(t, view))
    background = [line for line in (last_contact(t, view.last, view.now), to_raise(t, view.topic)) if line]
    foot = (_tried(t, view), _phone(t, view))
    room = SHOWN - sum(line is not None for line in (*head, *foot))
    return Screen(lines(*head, *background[:room], *foot), _rows(t, view), about=view.about)


def calmly(view: ItemView) -> ItemView:
    """The same without the word that it comes too soon."""
    return replace(view, too_soon=None)


def headline(t: Texts, view: ItemView) -> Html:
    """⏰ 15:00 王芳 回访."""
    sign = "🤝" if view.is_promise else "⏰"
    return t(
        "{sign} {when} {name} {what}",
        sign=sign,
        when=when(t, view),
        name=who(t, view),
        what=what(t, view.work),
    )


def who(t: Texts, view: ItemView) -> Html:
    """The clients of the item."""
    return together(t, view.client, view.guests)


def together(t: Texts, client: Client, guests: Sequence[Client] = ()) -> Html:
    """王芳, 王芳、李敏, 王芳等 3 位."""
    if len(guests) < NAMED:
        return Html(listed(t, [bold(each.name) for each in (client, *guests)]))
    return t("{name} and others, {n} in all", name=bold(client.name), n=len(guests) + 1)


def where(t: Texts, work: FollowUp) -> Html | None:
    """The place, on a line of its own."""
    return t("at {place}", place=work.place) if work.place else None


def when(t: Texts, view: ItemView) -> str:
    """The item's time: today only the hour."""
    local = view.work.due_at.astimezone(view.now.tzinfo)
    if view.work.due_on == view.now.date() and not view.work.whole_day:
        return f"{local:%H:%M}"
    return instant(t, view.work.due_at, view.now, whole_day=view.work.whole_day)


def what(t: Texts, work: FollowUp, length: int = WHAT) -> str:
    """What is to be done, in a few words; `length` in Chinese characters, letters take half the room."""
    return cut_clause(work.text, length if t.chinese else 2 * length) if work.text else t.plain("follow up")


def late(t: Texts, view: ItemView) -> Html | None:
    """How late it is, or how soon it begins, for what is told of before its minute (F6); None while it is on time."""
    days = (view.now.date() - view.work.due_on).days
    if days > 0 and view.owed is not None:
        return t.n("{n} day over", "{n} days over", days)
    if days > 0:
        return t.n("{n} day late", "{n} days late", days)
    behind = view.now - view.work.due_at
    if timedelta() < -behind <= LONGEST_LEAD and view.work.push_at < view.work.due_at:
        return t.n("in {n} minute", "in {n} minutes", ceil(-behind / timedelta(minutes=1)))
    if view.work.whole_day or behind < ON_TIME:
        return None
    minutes = int(behind.total_seconds()) // 60
    if minutes < 60:
        return t.n("{n} minute late", "{n} minutes late", minutes)
    return t.n("{n} hour late", "{n} hours late", minutes // 60)


def _passed_on(t: Texts, view: ItemView) -> Html | None:
    if view.given_by:
        return t("For {rep}", rep=view.given_by)
    return t("{rep} has it in hand", rep=view.held_by) if view.held_by else None


def _too_soon(t: Texts, view: ItemView) -> Html | None:
    if view.too_soon is None:
        return None
    if view.too_soon.this_week:
        return t("Business this week already. Greet?")
    return t("Ten business talks in 40 days. Greet?")


def _tried(t: Texts, view: ItemView) -> Html | None:
    tries = view.work.attempts
    return t.n("Tried once, not reached", "Tried {n} times, not reached", tries) if tries else None


def _phone(t: Texts, view: ItemView) -> Html | None:
    return t("{number}", number=phone(view.phone, view.region)) if view.phone else None


def _rows(t: Texts, view: ItemView) -> tuple[Row, ...]:
    at = (view.id, view.place, view.page)
    rows = [*_ways_out(t, view), _done(t, view), _later(t, view)]
    if view.place is not Place.PUSH:
        drop = DropItem(*at) if view.owed is None else LetOwedGo(view.owed.row.id or 0)
        rows.append((Button(t.plain("Let it go"), drop), back(t, view)))
    return tuple(rows)


def _ways_out(t: Texts, view: ItemView) -> list[Row]:
    """What to do about a contact that comes too soon (C8)."""
    if view.too_soon is None:
        return []
    at = (view.place, view.page)
    day = view.too_soon.free_on
    move = Button(t.plain("To {day}", day=short_day(t, day, view.now.date())), MoveItem(view.id, day, clock(view), *at))
    care, planned = AsCare(view.id, *at), AsPlanned(view.id, *at)
    return [(Button(t.plain("Greet instead"), care), move, Button(t.plain("As planned"), planned))]


def clock(view: ItemView) -> str | None:
    """The item's hour as a button carries it, HHMM; None for the whole day."""
    return None if view.work.whole_day else f"{view.work.due_at.astimezone(view.now.tzinfo):%H%M}"


def _done(t: Texts, view: ItemView) -> Row:
    if view.owed is not None:
        return outstanding.came_row(t, view.owed, view.place, view.page)
    at = (view.id, view.place, view.page)
    done, log = Button(t.plain("✅ Done"), Done(*at)), Button(t.plain("Add a note"), LogOn(*at))
    noted = () if view.given_by else (log,)
    if not view.is_promise:
        missed = NotReached(view.id, view.work.attempts, view.place, view.page)
        return (done, Button(t.plain("No answer"), missed), *noted)
    if view.work.due_on < view.now.date():
        return (done, Button(t.plain("Done, not logged"), KeptAfterAll(view.id)), *noted)
    return (done, *noted)


def _later(t: Texts, view: ItemView) -> Row:
    at = (view.id, view.place, view.page)
    other = Button(t.plain("Other day"), ChangeDate(*at))
    later = other if view.is_promise or view.owed else Button(t.plain("Put off"), PutOff(*at))
    if view.given_by:
        return (later, give_back(t, view))
    more = () if view.too_soon else (Button(t.plain("More"), MoreOnItem(*at)),)
    return (later, buttons.card(t, view.client.id), *more)


def give_back(t: Texts, view: ItemView) -> Button:
    """Back to the colleague who passed it on."""
    return Button(t.plain("Back to {rep}", rep=cut(view.given_by or "", 8)), GiveBack(view.id, view.place, view.page))


def back(t: Texts, view: ItemView) -> Button:
    """Back to where the item was opened from; from a push, to the card, or to the item where the card is not his."""
    lists = {
        Place.TODAY: ShowToday(view.page),
        Place.DUE: ShowDue(view.page),
        Place.CLIENT: ShowOpen(view.client.id or 0),
        Place.LATE: ShowLateOf(view.work.owner_id, view.page),
    }
    if view.place in lists:
        return Button(t.plain("Back"), lists[view.place])
    if view.given_by:
        return to_item(t, view)
    return buttons.card(t, view.client.id)


def to_item(t: Texts, view: ItemView) -> Button:
    """Back to the item as it stands."""
    return Button(t.plain("Back"), OpenItem(view.id, view.place, view.page))
