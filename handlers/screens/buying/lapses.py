"""Screens of customers who stay away (D3): the list, the alert, what the rep makes of it. Lapsing has a sign, 📉."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.payloads.deals import LookAt, WinBack
from handlers.payloads.lapses import (
    ContactToday,
    DraftGreeting,
    Greeted,
    InHand,
    LapsedPage,
    Seasonal,
    ShowLapse,
)
from handlers.screen import Button, Screen, in_rows
from handlers.screen import Row as Buttons
from handlers.screens import buttons
from handlers.screens.format import big_money, bold, cut, full_day, short_day
from handlers.texts import Html, Texts, lines
from playbook.lapse import Assessment, tenths
from storage.tables import Client, LapseCase, LapseStatus

NAME = 12  # letters of a name in the list
NUMBERS = " 一二三四五六七八九"


@dataclass(frozen=True)
class LapseView:
    """A customer who stays away, as his alert tells it."""

    client: Client
    case: LapseCase
    seen: Assessment
    today: date
    currency: str
    said: tuple[str, date] | None = None  # the last thing he told us, and when


@dataclass(frozen=True)
class Row:
    """One who stays away; `case` 0: as of a day that is past there was none."""

    client: Client
    seen: Assessment
    case: int = 0

    def button(self) -> Button:
        """Opens the case, else the card."""
        name = cut(self.client.name, NAME)
        return Button(name, ShowLapse(self.case) if self.case else LookAt(self.client.id or 0))


@dataclass(frozen=True)
class LapsedList:
    """One page of those at risk, most at stake first."""

    rows: Sequence[Row]
    count: int
    page: int
    pages: int
    today: date
    as_of: date | None
    few_data: bool
    currency: str


def in_ten(t: Texts, chance: float) -> str:
    """A chance, as people say it: about 3 in 10."""
    return t.plain("{n} in 10", n=NUMBERS[tenths(chance)] if t.chinese else tenths(chance))


def _tenths(t: Texts, chance: float) -> str:
    """The same once "in 10" has been said."""
    return in_ten(t, chance) if t.chinese else str(tenths(chance))


def alert(t: Texts, view: LapseView) -> Screen:
    """D3: what is usual, what is now, what is at stake, and how to begin."""
    seen, case = view.seen, view.case.id or 0
    text = lines(
        t("📉 {name} · no order for {gap} days", name=bold(view.client.name), gap=seen.gap_days),
        t("Usually every {usual} days, {count} times so far", usual=seen.usual_days, count=seen.count),
        t("Buy in 3 months: about {now} (was {usual})", now=in_ten(t, seen.p_buy), usual=_tenths(t, seen.p_usual)),
        t("Little data yet: only a hint") if seen.few_data else None,
        t("About {amount} a year", amount=big_money(t, seen.yearly_value, view.currency)),
        *_begin_with(t, view),
    )
    rows: tuple[Buttons, ...] = (
        (Button(t.plain("Contact today"), ContactToday(case)),
         Button(t.plain("Write a greeting"), DraftGreeting(case))),
        (Button(t.plain("Seasonal"), Seasonal(case)), Button(t.plain("On it already"), InHand(case)),
         buttons.card(t, view.client.id)),
    )  # fmt: skip
    return Screen(text, rows, about=view.client.id)


def _begin_with(t: Texts, view: LapseView) -> list[Html]:
    if view.said is None:
        return [t("Ask how they are, not where they were")]
    words, when = view.said
    told = t("Last said: {words} ({day})", words=cut(words, 20), day=short_day(t, when, view.today))
    return [told, t("Start there, not with why they left")]


def lapsed(t: Texts, view: LapsedList) -> Screen:
    """Who stays away, most at stake first."""
    if not view.count:
        return Screen(_nobody(t, view))
    text = lines(
        _list_head(t, view), _legend(t, view), *(_entry(t, row.client, row.seen, view.currency) for row in view.rows)
    )
    return Screen(text, (*in_rows([row.button() for row in view.rows]), *_turning(t, view)))


def _nobody(t: Texts, view: LapsedList) -> Html:
    if view.as_of is not None:
        return t("On {day} nobody stayed away too long.", day=full_day(t, view.as_of, view.today))
    return t("Nobody stays away longer than usual.")


def _list_head(t: Texts, view: LapsedList) -> Html:
    if view.as_of is not None:
        return t("📉 As of {day}: {n}", day=full_day(t, view.as_of, view.today), n=bold(view.count))
    return t("📉 Staying away: {n}", n=bold(view.count))


def _legend(t: Texts, view: LapsedList) -> Html:
    if view.few_data:
        return t("x in 10: buys in 3 months; little data")
    return t("x in 10: buys again within 3 months")


def _entry(t: Texts, client: Client, seen: Assessment, currency: str) -> Html:
    return t(
        "{name} {gap} d (usual {usual}) {chance} · {amount}",
        name=bold(cut(client.name, NAME)),
        gap=seen.gap_days,
        usual=seen.usual_days,
        chance=in_ten(t, seen.p_buy),
        amount=big_money(t, seen.yearly_value, currency),
    )


def _turning(t: Texts, view: LapsedList) -> tuple[Buttons, ...]:
    back = [Button(t.plain("Before"), LapsedPage(view.as_of, view.page - 1))] if view.page else []
    on = [Button(t.plain("Next"), LapsedPage(view.as_of, view.page + 1))] if view.page + 1 < view.pages else []
    return ((*back, *on),) if back or on else ()


def which_day(t: Texts) -> Screen:
    """The words after /lapsed are no day that is past."""
    return Screen(lines(t("As of which day? A past one, such as:"), t("<i>/lapsed 30 Sep</i>")))


def contact_text(t: Texts) -> str:
    """What the follow-up on today's list is about."""
    return t.plain("get in touch: no order for long")


def on_todays_list(t: Texts, client: Client, case: LapseCase, change: int) -> Screen:
    """The client is on today's list."""
    number = case.id or 0
    rows: tuple[Buttons, ...] = (
        (
            Button(t.plain("Write a greeting"), DraftGreeting(number)),
            Button(t.plain("Win back"), WinBack(case.client_id)),
        ),
        (buttons.card(t, client.id), *_undo(t, change)),
    )
    return Screen(t("⏰ {name} is on today's list", name=bold(client.name)), rows, about=client.id)


def greeting_text(t: Texts, name: str, topic: str | None) -> str:
    """A greeting that sells nothing; the rep sends it from his own phone."""
    if topic is None:
        return t.plain(
            "Hello {name}, it's been a while. I hope all is well. If I can lend a hand, just say.", name=name
        )
    return t.plain(
        "Hello {name}, you mentioned: {topic}. How are things now? If I can lend a hand, just say.",
        name=name,
        topic=topic,
    )


def greeting(t: Texts, client: Client, case: LapseCase, draft: str) -> Screen:
    """The draft, to be copied with one tap."""
    number = case.id or 0
    row = (Button(t.plain("Copy"), copy=draft), Button(t.plain("Sent it"), Greeted(number)))
    text = lines(t("For {name}:", name=bold(client.name)), t("<code>{draft}</code>", draft=draft))
    return Screen(text, (row, (Button(t.plain("Back"), ShowLapse(number)),)), about=client.id)


def greeted_note(t: Texts) -> str:
    """What the file says of a greeting that was sent."""
    return t.plain("sent a greeting")


def in_hand(t: Texts, client: Client, case: LapseCase, change: int) -> Screen:
    """The rep is working on it: no more alerts, the way back stays open."""
    win_back = Button(t.plain("Win back"), WinBack(case.client_id))
    text = lines(t("📉 {name} · you are on it", name=bold(client.name)), t("A purchase closes the case by itself."))
    return Screen(text, ((win_back, buttons.card(t, client.id)), *_row(_undo(t, change))), about=client.id)


def closed(t: Texts, client: Client, case: LapseCase, change: int = 0) -> Screen:
    """How the case ended."""
    told = {
        LapseStatus.BOUGHT: t("bought again"),
        LapseStatus.WON_BACK: t("won back"),
        LapseStatus.LOST: t("not coming back"),
        LapseStatus.SEASON: t("seasonal, not told again this time"),
    }
    text = t("{name}: {ended}", name=bold(client.name), ended=told.get(case.status, Html("")))
    return Screen(text, ((buttons.card(t, client.id), *_undo(t, change)),), about=client.id)


def _undo(t: Texts, change: int) -> Buttons:
    return (buttons.undo(t, change),) if change else ()


def _row(row: Buttons) -> tuple[Buttons, ...]:
    return (row,) if row else ()
