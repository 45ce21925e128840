"""One item of work: as it is pushed at its minute, and as it is opened in a list."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.payloads.followups import (
    AskFollowUp,
    ChangeDate,
    Done,
    DropItem,
    KeptAfterAll,
    LogOn,
    NotReached,
    Place,
    PutOff,
    ShowDue,
    ShowOpen,
    ShowToday,
)
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons, words
from handlers.screens.format import bold, cut, instant, phone, short_day
from handlers.texts import Html, Texts, lines
from storage.tables import Client, Fact, FollowUp, FollowUpKind, FollowUpStatus, Note

ON_TIME = timedelta(minutes=10)  # later than that, a push says by how much
WHAT = 12  # letters of what is to be done that fit beside a name


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
    text = lines(headline(t, view), late(t, view), _last(t, view), _raise(t, view), _tried(t, view), _phone(t, view))
    return Screen(text, _rows(t, view), about=view.client.id)


def headline(t: Texts, view: ItemView) -> Html:
    """⏰ 15:00 王芳 回访."""
    sign = "🤝" if view.is_promise else "⏰"
    return t(
        "{sign} {when} {name} {what}",
        sign=sign,
        when=when(t, view),
        name=bold(view.client.name),
        what=what(t, view.work),
    )


def when(t: Texts, view: ItemView) -> str:
    """The item's time: today only the hour."""
    local = view.work.due_at.astimezone(view.now.tzinfo)
    if view.work.due_on == view.now.date() and not view.work.whole_day:
        return f"{local:%H:%M}"
    return instant(t, view.work.due_at, view.now, whole_day=view.work.whole_day)


def what(t: Texts, work: FollowUp, length: int = WHAT) -> str:
    """What is to be done, in a few words; `length` in Chinese characters, letters take half the room."""
    return cut(work.text, length if t.chinese else 2 * length) if work.text else t.plain("follow up")


def late(t: Texts, view: ItemView) -> Html | None:
    """How late it is; None while it is on time."""
    days = (view.now.date() - view.work.due_on).days
    if days > 0:
        return t.n("{n} day late", "{n} days late", days)
    behind = view.now - view.work.due_at
    if view.work.whole_day or behind < ON_TIME:
        return None
    minutes = int(behind.total_seconds()) // 60
    if minutes < 60:
        return t.n("{n} minute late", "{n} minutes late", minutes)
    return t.n("{n} hour late", "{n} hours late", minutes // 60)


def _last(t: Texts, view: ItemView) -> Html | None:
    note = view.last
    if note is None:
        return None
    day = short_day(t, note.occurred_at.astimezone(view.now.tzinfo).date(), view.now.date())
    kind = words.contact(t, note.kind)
    if not note.text:
        return t("Last: {day} {kind}", day=day, kind=kind)
    return t("Last: {day} {kind}, {said}", day=day, kind=kind, said=cut(note.text, 24))


def _raise(t: Texts, view: ItemView) -> Html | None:
    return t("First ask: {topic}", topic=cut(view.topic.text, 24)) if view.topic else None


def _tried(t: Texts, view: ItemView) -> Html | None:
    tries = view.work.attempts
    return t.n("Tried once, not reached", "Tried {n} times, not reached", tries) if tries else None


def _phone(t: Texts, view: ItemView) -> Html | None:
    return t("{number}", number=phone(view.phone, view.region)) if view.phone else None


def _rows(t: Texts, view: ItemView) -> tuple[Row, ...]:
    at = (view.id, view.place, view.page)
    done, log = Button(t.plain("✅ Done"), Done(*at)), Button(t.plain("Add a note"), LogOn(*at))
    card = buttons.card(t, view.client.id)
    if view.is_promise:
        in_time = Button(t.plain("Done, not logged"), KeptAfterAll(view.id))
        first = (done, in_time, log) if view.work.due_on < view.now.date() else (done, log)
        rows: list[Row] = [first, (Button(t.plain("Other day"), ChangeDate(*at)), card)]
    else:
        missed = Button(t.plain("No answer"), NotReached(view.id, view.work.attempts, view.place, view.page))
        rows = [(done, missed, log), (Button(t.plain("Put off"), PutOff(*at)), card)]
    if view.place is not Place.PUSH:
        rows.append((Button(t.plain("Let it go"), DropItem(*at)), back(t, view.place, view.page, view.client)))
    return tuple(rows)


def back(t: Texts, place: Place, page: int, client: Client) -> Button:
    """Back to where the item was opened from; from a push, to the card."""
    if place is Place.TODAY:
        return Button(t.plain("Back"), ShowToday(page))
    if place is Place.DUE:
        return Button(t.plain("Back"), ShowDue(page))
    if place is Place.CLIENT:
        return Button(t.plain("Back"), ShowOpen(client.id or 0))
    return buttons.card(t, client.id)


def closed(t: Texts, view: ItemView) -> Screen:
    """The item as it stands once it is closed: a button of long ago was pressed."""
    name, did = bold(view.client.name), what(t, view.work)
    if view.work.status is FollowUpStatus.DONE:
        text = t("✅ {name} {what}: done already.", name=name, what=did)
    else:
        text = t("{name} {what}: dropped.", name=name, what=did)
    follow = Button(t.plain("Follow up"), AskFollowUp(view.client.id or 0))
    return Screen(text, ((follow, back(t, view.place, view.page, view.client)),), about=view.client.id)


def gone(t: Texts) -> Screen:
    """No such item, or no right to it: both look the same."""
    return Screen(t("That item is gone. /today shows what is left."))


def ask_log(t: Texts, view: ItemView) -> Screen:
    """What happened? The item stays open."""
    text = lines(headline(t, view), t("How did it go? Say: wants quote by Fri"))
    return Screen(text, ((back(t, view.place, view.page, view.client),),), about=view.client.id)


def done_button(t: Texts, view: ItemView) -> Button:
    """Close the item, under a note that was written on it."""
    return Button(t.plain("✅ {what} done", what=what(t, view.work, 8)), Done(view.id, view.place, view.page))


def dropped(t: Texts, view: ItemView, change: int) -> Screen:
    """The item is not wanted any more."""
    text = t("Dropped: {name} {what}", name=bold(view.client.name), what=what(t, view.work))
    row = (back(t, view.place, view.page, view.client), buttons.undo(t, change))
    return Screen(text, (row,), about=view.client.id)
