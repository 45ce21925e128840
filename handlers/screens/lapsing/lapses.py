"""Screens of a customer who stays away (D3): the alert, and what the rep makes of it. Lapsing has a sign, 📉."""

from dataclasses import dataclass
from datetime import date

from handlers.payloads.contracts import RenewContract
from handlers.payloads.deals import AskPurchase, WinBack
from handlers.payloads.lapses import (
    ContactToday,
    DraftGreeting,
    Greeted,
    InHand,
    Seasonal,
    ShowLapse,
)
from handlers.payloads.report import AskCurve
from handlers.screen import Button, Screen
from handlers.screen import Row as Buttons
from handlers.screens import buttons
from handlers.screens.format import big_money, bold, cut, short_day
from handlers.screens.lapsing import silence
from handlers.screens.lapsing.silence import in_ten, only_tenths
from handlers.texts import Html, Texts, lines
from playbook.lapse import Assessment
from storage.tables import Client, LapseCase, LapseStatus


@dataclass(frozen=True)
class LapseView:
    """A customer who stays away, as his alert tells it; `seen` None: he has no rhythm to be judged by."""

    client: Client
    case: LapseCase
    seen: Assessment | None
    today: date
    currency: str
    said: tuple[str, date] | None = None  # the last thing he told us, and when

    @property
    def yearly_value(self) -> int:
        """Minor units."""
        return self.seen.yearly_value if self.seen else self.case.yearly_value


def alert(t: Texts, view: LapseView) -> Screen:
    """D3: what is usual, what is now, what is at stake, and how to begin."""
    case = view.case.id or 0
    head = t("📉 {name} · {silence}", name=bold(view.client.name), silence=silence.in_words(t, view.case, view.today))
    worth = view.yearly_value
    text = lines(
        head,
        *_measured(t, view),
        t("About {amount} a year", amount=big_money(t, worth, view.currency)) if worth else None,
        *_begin_with(t, view),
    )
    rows: tuple[Buttons, ...] = (
        (Button(t.plain("Contact today"), ContactToday(case)),
         Button(t.plain("Write a greeting"), DraftGreeting(case))),
        (_answered(t, view), Button(t.plain("On it already"), InHand(case))),
        (*_curve(t, view), buttons.card(t, view.client.id)),
    )  # fmt: skip
    return Screen(text, rows, about=view.client.id)


def _curve(t: Texts, view: LapseView) -> Buttons:
    """His chances as a picture, where he is judged by his own rhythm."""
    if view.seen is None or view.case.due_on is not None:
        return ()
    return (Button(t.plain("Chance curve"), AskCurve(view.client.id or 0)),)


def _measured(t: Texts, view: LapseView) -> list[Html | None]:
    """By what he is judged: what was due and when, or his own rhythm; with one order there is none."""
    case, seen = view.case, view.seen
    if case.due_on is not None:
        due = short_day(t, case.due_on, view.today)
        if not case.count:
            return [t("It was due {day}", day=due)]
        last = short_day(t, case.last_bought_on, view.today)
        return [t("It was due {day}; last order {last}", day=due, last=last)]
    if seen is None:
        return [t("One order so far: no rhythm yet") if case.count == 1 else None]
    return [
        t("Usually every {usual} days, {count} times so far", usual=seen.usual_days, count=seen.count),
        t("Buy in 3 months: about {now} (was {usual})", now=in_ten(t, seen.p_buy), usual=only_tenths(t, seen.p_usual)),
        t("Little data yet: only a hint") if seen.few_data else None,
    ]


def _answered(t: Texts, view: LapseView) -> Button:
    """The silence is none: it is of the season; what was due was renewed, or he has been there."""
    case = view.case
    if case.contract_id is not None:
        return Button(t.plain("Renewed"), RenewContract(case.contract_id))
    if case.due_on is not None:
        return Button(t.plain("Has been here"), AskPurchase(view.client.id or 0))
    return Button(t.plain("Seasonal"), Seasonal(case.id or 0))


def _begin_with(t: Texts, view: LapseView) -> list[Html]:
    if view.said is None:
        return [t("Ask how they are, not where they were")]
    words, when = view.said
    told = t("Last said: {words} ({day})", words=cut(words, 20), day=short_day(t, when, view.today))
    return [told, t("Start there, not with why they left")]


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
