"""Screens of a deal in the making (F3): as it stands, its parts, what is asked about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.payloads.followups import AskFollowUp
from handlers.payloads.making import (
    AskDealPart,
    AskWhyLost,
    AskWon,
    Part,
    SetAmount,
    SetGrade,
    SetMonth,
    ShowDeal,
    ShowDealParts,
    ShowForecast,
)
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons, words
from handlers.screens.format import big_money, bold, cut, money, month_name, short_day, sum_to_tap
from handlers.screens.making.expected import expected, how_much
from handlers.texts import Html, Texts, lines
from playbook.making import likely_months, month_of
from playbook.stages import ProspectClass
from storage.tables import Client, FollowUp, Opportunity

NAME, WHAT = 12, 12  # letters of a name and of what it is about, in Chinese; twice as many in Latin
PART = 6  # of a part on its button
GRADES = (ProspectClass.HOT, ProspectClass.WARM, ProspectClass.COOL)


@dataclass(frozen=True)
class DealView:
    """An open deal as it is shown."""

    client: Client
    deal: Opportunity
    grade: ProspectClass
    today: date
    currency: str
    ahead: FollowUp | None = None  # what is planned next with the client
    other: Opportunity | None = None  # another open one of his, the newest
    change: int = 0

    @property
    def id(self) -> int:
        """The deal's number."""
        return self.deal.id or 0

    @property
    def lacks(self) -> Part | None:
        """The first thing that the forecast needs and nobody said."""
        if self.deal.month is None:
            return Part.MONTH
        return Part.AMOUNT if self.deal.amount is None else None


def ask_deal(t: Texts, client: Client) -> Screen:
    """What may he buy? One line is enough."""
    text = lines(
        t("{name}: what may they buy?", name=bold(client.name)),
        t("One line: <i>SUV 250k June vs BYD</i>"),
    )
    return Screen(text, ((buttons.back_to_card(t, client.id),),), about=client.id)


def deal(t: Texts, view: DealView) -> Screen:
    """An open deal; what it lacks is asked at once."""
    text = lines(
        _head(t, view),
        _figures(t, view),
        _against(t, view),
        _budget(t, view),
        _moved(t, view),
        _ahead(t, view),
        _other(t, view),
        _question(t, view),
    )
    return Screen(text, _rows(t, view), about=view.client.id)


def title(t: Texts, client: Client, deal: Opportunity) -> Html:
    """王芳 · 换车."""
    name = bold(cut(client.name, NAME if t.chinese else 2 * NAME))
    what = cut(deal.what, WHAT if t.chinese else 2 * WHAT)
    return t("{name} · {what}", name=name, what=what or t.plain("deal"))


def _head(t: Texts, view: DealView) -> Html:
    what = title(t, view.client, view.deal)
    return t("✅ {what}", what=what) if view.change else what


def _figures(t: Texts, view: DealView) -> Html:
    deal = view.deal
    amount = expected(t, deal, view.currency)
    month = month_name(t, deal.month, view.today) if deal.month else ""
    parts = [part for part in (amount, month, words.prospect_class(t, view.grade)) if part]
    return t("{line}", line=" · ".join(parts))


def _against(t: Texts, view: DealView) -> Html | None:
    deal = view.deal
    rival = t.plain("against {rival}", rival=cut(deal.rival, PART * 2)) if deal.rival else ""
    decider = t.plain("{who} decides", who=cut(deal.decider, PART * 2)) if deal.decider else ""
    parts = [part for part in (rival, decider) if part]
    return t("{line}", line=" · ".join(parts)) if parts else None


def _budget(t: Texts, view: DealView) -> Html | None:
    budget = view.deal.budget
    if budget is None or budget == view.deal.amount:
        return None
    return t("Budget {amount}", amount=money(t, budget, view.currency))


def _moved(t: Texts, view: DealView) -> Html | None:
    deal, today = view.deal, view.today
    if deal.month is not None and deal.month < month_of(today):
        return t("{month} is over. Which month now?", month=month_name(t, deal.month, today))
    return t("Put off from {month}", month=month_name(t, deal.moved_from, today)) if deal.moved_from else None


def _ahead(t: Texts, view: DealView) -> Html:
    item = view.ahead
    if item is None:
        return t("Next: not set yet")
    what = cut(item.text or t.plain("follow up"), 16)
    return t("Next: {when} {what}", when=short_day(t, item.due_on, view.today), what=what)


def _other(t: Texts, view: DealView) -> Html | None:
    other = view.other if view.change else None  # shown where one was written down just now
    return t("Also open: {what}", what=_in_short(t, other, view.currency)) if other else None


def _in_short(t: Texts, deal: Opportunity, currency: str) -> str:
    amount = big_money(t, deal.amount, currency) if deal.amount is not None else ""
    return f"{cut(deal.what, PART if t.chinese else 2 * PART) or t.plain('deal')} {amount}".rstrip()


def _question(t: Texts, view: DealView) -> Html | None:
    if view.lacks is Part.MONTH:
        return t("Which month? Tap, or type it.")
    return how_much(t, view.deal, view.currency) if view.lacks else None


def _rows(t: Texts, view: DealView) -> tuple[Row, ...]:
    number, client = view.id, view.client.id or 0
    undo = (buttons.undo(t, view.change),) if view.change else ()
    parts = Button(t.plain("Change a part"), ShowDealParts(number))
    if view.lacks is Part.MONTH:
        return (months(t, view), (parts, buttons.card(t, client), *undo))
    ends = (
        Button(t.plain("Won"), AskWon(number)),
        Button(t.plain("Lost"), AskWhyLost(number)),
        Button(t.plain("Other month"), AskDealPart(number, Part.MONTH)),
    )
    plan = (Button(t.plain("Follow up"), AskFollowUp(client)),) if view.ahead is None else ()
    on = all_deals(t, view)
    if view.other is not None:
        on = Button(_in_short(t, view.other, view.currency), ShowDeal(view.other.id or 0))
    return (ends, (*plan, parts, buttons.card(t, client)), (on, *undo))


def all_deals(t: Texts, view: DealView) -> Button:
    """On to the month's forecast."""
    return Button(t.plain("All deals"), ShowForecast(month_of(view.today), 0, 0))


def months(t: Texts, view: DealView) -> Row:
    """The likeliest months."""
    return tuple(
        Button(month_name(t, month, view.today), SetMonth(view.id, month)) for month in likely_months(view.today)
    )


def parts(t: Texts, view: DealView) -> Screen:
    """Each part a button."""
    deal, none = view.deal, None
    amount = big_money(t, deal.amount, view.currency) if deal.amount is not None else none
    budget = big_money(t, deal.budget, view.currency) if deal.budget is not None else none
    each = [
        (Part.WHAT, deal.what or t.plain("Goods")),
        (Part.AMOUNT, amount or t.plain("Amount")),
        (Part.MONTH, month_name(t, deal.month, view.today) if deal.month else t.plain("Month")),
        (Part.GRADE, words.prospect_class(t, view.grade)),
        (Part.BUDGET, t.plain("Budget {amount}", amount=budget) if budget else t.plain("Budget")),
        (Part.RIVAL, t.plain("vs {rival}", rival=cut(deal.rival, PART)) if deal.rival else t.plain("Rival")),
        (Part.DECIDER, deal.decider or t.plain("Who decides")),
    ]
    room = PART if t.chinese else 3 * PART
    shown = [
        Button(label if part is Part.BUDGET else cut(label, room), AskDealPart(view.id, part)) for part, label in each
    ]
    back = Button(t.plain("Back"), ShowDeal(view.id))
    text = lines(title(t, view.client, deal), t("Change which part?"))
    return Screen(text, in_rows([*shown, back], 2), about=view.client.id)


def ask_part(t: Texts, view: DealView, part: Part, *, again: bool = False) -> Screen:
    """One part anew; `again`: what was typed will not do."""
    question = {
        Part.WHAT: t("What is it? Type it."),
        Part.AMOUNT: how_much(t, view.deal, view.currency),
        Part.MONTH: t("Which month? Tap, or type it."),
        Part.GRADE: t("How likely is it?"),
        Part.BUDGET: t("What is the budget? Type it."),
        Part.RIVAL: t("Whom else do they look at? Type it."),
        Part.DECIDER: t("Who decides? Type it."),
    }[part]
    trouble = t("I couldn't read that.") if again else None
    back = Button(t.plain("Back"), ShowDealParts(view.id))
    text = lines(trouble, title(t, view.client, view.deal), question)
    return Screen(text, (*_choices(t, view, part), (back,)), about=view.client.id)


def which_amount(t: Texts, view: DealView, amounts: Sequence[int]) -> Screen:
    """A small number may be one amount or another."""
    row = tuple(Button(sum_to_tap(t, each, view.currency), SetAmount(view.id, each)) for each in amounts)
    text = lines(title(t, view.client, view.deal), t("Which amount is it?"))
    return Screen(text, (row, (Button(t.plain("Back"), ShowDeal(view.id)),)), about=view.client.id)


def _choices(t: Texts, view: DealView, part: Part) -> tuple[Row, ...]:
    if part is Part.MONTH:
        return (months(t, view),)
    if part is Part.GRADE:
        return (tuple(Button(words.prospect_class(t, each), SetGrade(view.id, each)) for each in GRADES),)
    return ()


def month_gone(t: Texts, month: date, today: date) -> str:
    """Toast: a month that is over can't be expected."""
    return t.plain("{month} is over", month=month_name(t, month, today))


def gone(t: Texts) -> Screen:
    """The deal was taken back meanwhile."""
    return Screen(t("This deal is no longer there."))


def keep_as_deal(t: Texts) -> str:
    """The button under a note that a deal may be made of."""
    return t.plain("Keep as a deal")


def on_card(t: Texts, deal: Opportunity, today: date, currency: str) -> str:
    """The deal in a few words: 商机 25万 · 3月."""
    amount = big_money(t, deal.amount, currency) if deal.amount is not None else cut(deal.what, WHAT)
    month = month_name(t, deal.month, today, short=True) if deal.month else ""
    parts = [part for part in (amount, month) if part]
    return t.plain("Deal {what}", what=" · ".join(parts)) if parts else t.plain("Deal")
