"""A client's card: made for one glance on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from handlers.payloads.capture import NoteDown, PickClass
from handlers.payloads.clients import Archive, ShowCard, ShowFile, ShowHistory, ShowMore, ShowRest, WriteNote
from handlers.payloads.contracts import ShowContracts
from handlers.payloads.deals import AskPurchase, WinBack
from handlers.payloads.doubles import AskMerge
from handlers.payloads.firms import ShowFirm
from handlers.payloads.followups import AskFollowUp, ShowOpen
from handlers.payloads.forgetting import AskForget
from handlers.payloads.giving import AskHandOver
from handlers.payloads.greetings import ShowClientCare
from handlers.payloads.making import AskDeal
from handlers.payloads.purchases import ShowPurchases
from handlers.payloads.referrals import ShowReferrals
from handlers.payloads.trust import AskTrust
from handlers.screen import Button, Row, Screen
from handlers.screens import words
from handlers.screens.format import big_money, bold, cut, in_a_row, italic, phone, short_day
from handlers.screens.lapsing import silence
from handlers.screens.making import making, outstanding, owed_list
from handlers.screens.words import when_met
from handlers.texts import Html, Texts, lines
from playbook.file import FileField
from playbook.rfm import Tier
from playbook.stages import Trend
from playbook.trust import Question
from storage.queries.making.outstanding import Due
from storage.tables import Client, Fact, FollowUp, LapseCase, Note, Opportunity

NAME = 16  # letters of a name in the first line
FIRM = 14  # of a firm, a job, a colleague's name
LINES = 8  # of a card
TREND = {Trend.UP: "↗", Trend.LEVEL: "→", Trend.DOWN: "↘"}


@dataclass(frozen=True)
class CardView:
    """What a card shows; None where there is nothing to show."""

    client: Client
    now: datetime  # in the member's zone
    phones: Sequence[str] = ()
    owner_name: str | None = None  # where it is a colleague's
    tier: Tier | None = None
    dormant: bool = False
    bought_12_months: int = 0
    amount_12_months: int = 0
    customer: bool = False
    gap: tuple[int, int] | None = None  # days without a purchase, days that are usual
    lapse: LapseCase | None = None  # the open case
    deal: Opportunity | None = None  # the open deal in the making (F3)
    owed: Sequence[Due] = ()  # what is still to be paid (F4)
    last_contact: Note | None = None
    open_work: Sequence[FollowUp] = ()
    topic: Fact | None = None
    answered: int = 0
    weakest: Question | None = None
    balance: int = 0
    trend: Trend = Trend.LEVEL
    complete: int = 0  # per cent
    facts: Sequence[Fact] = field(default=())
    currency: str = "CNY"
    region: str = "CN"
    can_win_back: bool = False
    to_ask: FileField | None = None
    lesson: bool = False  # the first card that was looked up
    benefits: Sequence[str] = ()  # what his tier brings (D2)


def card(t: Texts, view: CardView) -> Screen:
    """The card's first page."""
    client_id = view.client.id or 0
    head = (_who(t, view), _where(t, view), _gap(t, view), _bought(t, view), _money(t, view), _last(t, view))
    foot = (_next(t, view), _standing(t, view), _lesson(t) if view.lesson else None)
    is_full = sum(line is not None for line in (*head, *foot)) >= LINES
    text = lines(*head, foot[0], None if is_full else _talk(t, view), *foot[1:])
    note = Button(t.plain("Add a note"), WriteNote(client_id))
    follow = Button(t.plain("Follow up"), AskFollowUp(client_id))
    bought = Button(t.plain("Bought"), AskPurchase(client_id))
    more = Button(t.plain("More"), ShowMore(client_id))
    trust = Button(t.plain("Six questions"), AskTrust(client_id))
    rows: tuple[Row, ...] = ((note, follow, trust), (bought, more))
    if view.can_win_back:
        win_back = Button(t.plain("Win back"), WinBack(client_id))
        rows = ((follow, note, bought), (win_back, more))
    return Screen(text, (*rows, *_money_row(t, view)), about=client_id)


def _money(t: Texts, view: CardView) -> Html | None:
    """What may come: the deal in the making, and what is owed."""
    today = view.now.date()
    deal = making.on_card(t, view.deal, today, view.currency) if view.deal else ""
    owed = owed_list.on_card(t, view.owed, today, view.currency) if view.owed else ""
    parts = [part for part in (deal, owed) if part]
    return t("{line}", line=" · ".join(parts)) if parts else None


def _money_row(t: Texts, view: CardView) -> tuple[Row, ...]:
    client = view.client.id or 0
    deal = (Button(t.plain("Deal"), AskDeal(client)),) if view.deal else ()
    owed = (outstanding.ask_one(t, client),) if view.owed else ()
    return ((*deal, *owed),) if deal or owed else ()


def _who(t: Texts, view: CardView) -> Html:
    standing = [words.customer(t, view.tier, dormant=view.dormant) if view.customer else None]
    if not view.customer:
        standing = [words.prospect(t, view.client.prospect_class)]
    standing.append(words.stage(t, view.client.stage))
    return Html(" · ".join([bold(cut(view.client.name, NAME)), *(word for word in standing if word)]))


def _where(t: Texts, view: CardView) -> Html | None:
    firm = " ".join(cut(part, FIRM if t.chinese else 2 * FIRM) for part in (view.client.firm, view.client.job) if part)
    number = phone(view.phones[0], view.region) if view.phones else ""
    whose = t.plain("with {owner}", owner=cut(view.owner_name, FIRM)) if view.owner_name else ""
    parts = [part for part in (firm, number, whose) if part]
    return t("{line}", line=" · ".join(parts)) if parts else None


def _gap(t: Texts, view: CardView) -> Html | None:
    if view.gap is None and view.lapse is not None:
        told = silence.in_words(t, view.lapse, view.now.date())
        return t("📉 {silence}", silence=Html(told[:1].upper() + told[1:]))
    if view.gap is None:
        return None
    return t("📉 No order for {gap} days (usually every {usual})", gap=view.gap[0], usual=view.gap[1])


def _bought(t: Texts, view: CardView) -> Html | None:
    if not view.bought_12_months:
        return None
    amount = big_money(t, view.amount_12_months, view.currency)
    return t.n(
        "12 months: {n} order · {amount}", "12 months: {n} orders · {amount}", view.bought_12_months, amount=amount
    )


def _last(t: Texts, view: CardView) -> Html | None:
    note = view.last_contact
    if note is None:
        return None
    met = when_met(t, note.occurred_at.astimezone(view.now.tzinfo).date(), view.now.date(), note.kind)
    told = "" if words.only_says(note.text, words.contact(t, note.kind)) else cut(note.text, 14)
    said = words.mood(t, note.mood) or told
    return t("Last: {met}, {said}", met=met, said=said) if said else t("Last: {met}", met=met)


def _next(t: Texts, view: CardView) -> Html:
    if not view.open_work:
        return t("Next: not set yet")
    first, today = view.open_work[0], view.now.date()
    when = short_day(t, first.due_on, today)
    if not first.whole_day:
        when += f" {first.due_at.astimezone(view.now.tzinfo):%H:%M}"
    what = cut(first.text or t.plain("follow up"), 16)
    late = (today - first.due_on).days
    others = len(view.open_work)
    return Html(
        "".join(
            (
                t("Next: {when} {what}", when=when, what=what),
                t.n(", {n} day late", ", {n} days late", late) if late > 0 else "",
                t(" · {n} in all", n=others) if others > 1 else "",
            )
        )
    )


def _talk(t: Texts, view: CardView) -> Html | None:
    return t("Talk about: {topic}", topic=cut(view.topic.text, 20 if t.chinese else 27)) if view.topic else None


def _standing(t: Texts, view: CardView) -> Html:
    balance = f"{view.balance:+d}{TREND[view.trend]}" if view.balance else "0"
    return t(
        "Six questions {answered}/6 · account {balance} · file {complete}%",
        answered=view.answered,
        balance=balance,
        complete=view.complete,
    )


def _lesson(t: Texts) -> Html:
    return italic(t("With the card in view, just type: it is a note."))


def more(t: Texts, view: CardView) -> Screen:
    """The card's second page: what is missing, and the rarer actions."""
    client = view.client.id or 0
    weakest = t.plain("Missing: {question}", question=words.question(t, view.weakest)) if view.weakest else ""
    ask = t.plain("Ask next: {what}", what=words.to_ask(t, view.to_ask)) if view.to_ask else ""
    missing = " · ".join(part for part in (weakest, ask) if part)
    tags = t("Tags: {tags}", tags=cut(" ".join(view.client.tags), 40)) if view.client.tags else None
    klass = () if view.customer else (Button(t.plain("Class"), PickClass(client, 0)),)
    contracts = (Button(t.plain("Contracts"), ShowContracts(client)),) if view.customer else ()
    rows: tuple[Row, ...] = (
        (Button(t.plain("History"), ShowHistory(client, 0)), Button(t.plain("File"), ShowFile(client)),
         Button(t.plain("To do"), ShowOpen(client))),
        (Button(t.plain("Greetings"), ShowClientCare(client)),
         Button(t.plain("Referrals"), ShowReferrals(client, 0)), *contracts),
        (*klass, Button(t.plain("Other"), ShowRest(client)), Button(t.plain("Back"), ShowCard(client))),
    )  # fmt: skip
    told = t("{missing}", missing=missing) if missing else None
    return Screen(lines(_who(t, view), told, _benefits(t, view), tags), rows, about=client)


def _benefits(t: Texts, view: CardView) -> Html | None:
    """What his tier brings (D2)."""
    if view.tier is None or not view.benefits:
        return None
    brings = cut(in_a_row(t, view.benefits), 3 * NAME)
    return t("{tier} brings: {benefit}", tier=words.tier(t, view.tier), benefit=brings)


def rest(t: Texts, view: CardView, colleagues: int) -> Screen:
    """The card's third page: the firm's other people, and what is done once in a client's life."""
    client = view.client.id or 0
    firm = (Button(t.plain("Same firm {n}", n=colleagues), ShowFirm(client, 0)),) if colleagues else ()
    bought = Button(t.plain("Purchases"), ShowPurchases(client, 0))  # each of them may still have to be paid
    money = bought if view.customer else outstanding.ask_one(t, client)
    deal = Button(t.plain("Deal"), AskDeal(client))
    rows: tuple[Row, ...] = (
        (money, deal, *firm),
        (Button(t.plain("Merge"), AskMerge(client)), Button(t.plain("Hand over"), AskHandOver(client))),
        (
            Button(t.plain("Put away"), Archive(client)),
            Button(t.plain("Forget"), AskForget(client)),
            Button(t.plain("Back"), ShowMore(client)),
        ),
    )
    return Screen(_who(t, view), rows, about=client)


def repeated(t: Texts, view: CardView, draft: int) -> Screen:
    """The card, after a name and words that only repeat the file: they may be a note all the same."""
    note_down = Button(t.plain("Note it down"), NoteDown(view.client.id or 0, draft))
    return card(t, view).with_rows((note_down,))
