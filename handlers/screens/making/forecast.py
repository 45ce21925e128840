"""Screens of a month's forecast (F3): what it may bring, by rep for a lead; and what did not close in its month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.paging import Page, page_of
from handlers.payloads.making import MoveOver, ShowDeal, ShowForecast
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import big_money, bold, cut, month_name
from handlers.screens.turning import first_and_more
from handlers.texts import Html, Texts, lines
from playbook.making import Forecast, has_slipped, month_after, month_of
from storage.queries.making.making import OpenDeal
from storage.tables import Member

SHOWN = 4  # deals, or reps, on one page
LABEL = 6  # letters of a name, and of what it is about, on a button; twice as many in Latin
ASKED = 5  # deals that are asked about at once


@dataclass(frozen=True)
class Share:
    """One rep's part of a team's month."""

    member: Member
    forecast: Forecast


@dataclass(frozen=True)
class ForecastView:
    """A month as it looks; `month` None: the deals that have none."""

    today: date
    month: date | None
    forecast: Forecast
    currency: str
    page: Page  # of deals, or reps
    deals: Sequence[OpenDeal] = ()
    shares: Sequence[Share] = ()  # by rep instead, for a lead
    months: Sequence[date] = ()  # all that have deals
    undated: int = 0  # deals without a month
    sold: int = 0  # in this month so far
    won: int = 0  # deals
    rep: Member | None = None  # whose it is, where a lead looks at one

    @property
    def whose(self) -> int:
        """The rep's number, as buttons carry it."""
        return self.rep.id or 0 if self.rep else 0

    @property
    def is_now(self) -> bool:
        """Whether it is the month that it is."""
        return self.month == month_of(self.today)


def forecast(t: Texts, view: ForecastView) -> Screen:
    """Who will close this month, for how much, and how likely."""
    every = (_weighted(t, view), _sold(t, view), _slipped(t, view), _without_next(t, view))
    told = [line for line in every if line is not None]
    shares = [_share(t, view, each) for each in view.shares]
    return Screen(lines(_head(t, view), *told[: 6 - min(len(shares), 3)], *shares[:3]), _rows(t, view))


def _head(t: Texts, view: ForecastView) -> Html:
    count = view.forecast.count
    name = view.rep.name if view.rep else ""
    who = t("{name} · ", name=cut(name, 8)) if name else Html("")
    if view.month is None:
        return t.n("{who}{n} deal without a month", "{who}{n} deals without a month", count, who=who)
    month = month_name(t, view.month, view.today)
    if not count:
        how = t("One line: <i>deal Wang Fang SUV 250k June</i>")
        return lines(t("{who}{month}: no deal in the making yet", who=who, month=bold(month)), how)
    amount = big_money(t, view.forecast.amount, view.currency)
    return t.n(
        "{who}{month} · {n} deal · {amount}", "{who}{month} · {n} deals · {amount}", count, who=who,
        month=bold(month), amount=amount,
    )  # fmt: skip


def _weighted(t: Texts, view: ForecastView) -> Html | None:
    if not view.forecast.count or view.month is None:
        return None
    return t("Likely about {amount}", amount=big_money(t, view.forecast.weighted, view.currency))


def _sold(t: Texts, view: ForecastView) -> Html | None:
    if not view.is_now or (not view.sold and not view.won):
        return None
    sold = big_money(t, view.sold, view.currency)
    if not view.won:
        return t("Sold this month: {amount}", amount=sold)
    return t.n("Sold this month: {amount}, {n} deal", "Sold this month: {amount}, {n} deals", view.won, amount=sold)


def _slipped(t: Texts, view: ForecastView) -> Html | None:
    slipped = view.forecast.slipped
    if not slipped or view.month is None:
        return None
    amount = big_money(t, view.forecast.slipped_amount, view.currency)
    return t.n("From earlier months: {n} · {amount}", "From earlier months: {n} · {amount}", slipped, amount=amount)


def _without_next(t: Texts, view: ForecastView) -> Html | None:
    count = view.forecast.without_next
    return t.n("{n} deal has no next step", "{n} deals have no next step", count) if count else None


def _share(t: Texts, view: ForecastView, share: Share) -> Html:
    amount, likely = (big_money(t, each, view.currency) for each in (share.forecast.amount, share.forecast.weighted))
    name = cut(share.member.name, 8)
    return t("{name} {n} · {amount}, about {likely}", name=name, n=share.forecast.count, amount=amount, likely=likely)


def _rows(t: Texts, view: ForecastView) -> tuple[Row, ...]:
    if view.shares:
        people = [
            Button(cut(each.member.name, 10), ShowForecast(view.month, each.member.id or 0, 0)) for each in view.shares
        ]
        return (*in_rows(people, 2), *_last(t, view))
    deals = tuple((Button(_label(t, view, each), ShowDeal(each.deal.id or 0)),) for each in view.deals)
    return (*deals, *_last(t, view))


def _label(t: Texts, view: ForecastView, each: OpenDeal) -> str:
    """王芳 换车 25万, with what it lacks most: a next step, or the month that is over."""
    deal, room = each.deal, LABEL if t.chinese else 2 * LABEL
    amount = big_money(t, deal.amount, view.currency) if deal.amount is not None else ""
    parts = [part for part in (cut(each.client.name, room), cut(deal.what, room), amount) if part]
    label = " ".join(parts)
    if not each.has_next:
        return t.plain("{deal} · no next step", deal=label)
    slipped = view.month is not None and has_slipped(each.chance, view.month)
    return t.plain("{deal} · put off", deal=label) if slipped else label


def _last(t: Texts, view: ForecastView) -> tuple[Row, ...]:
    """The months beside, those without one, more of this one, and the team again: four buttons at most."""
    months = _beside(t, view)
    if view.undated and view.is_now:
        months.append(Button(t.plain("No month: {n}", n=view.undated), ShowForecast(None, view.whose, 0)))
    row = [*first_and_more(t, view.page, lambda page: ShowForecast(view.month, view.whose, page))]
    if view.rep is not None:
        row.append(Button(t.plain("Team"), ShowForecast(view.month, 0, 0)))
    return tuple(tuple(each) for each in (months, row) if each)


def _beside(t: Texts, view: ForecastView) -> list[Button]:
    """The months before and after that have deals; the next one in any case."""
    now = month_of(view.today)
    if view.month is None:
        return [Button(month_name(t, now, view.today), ShowForecast(now, view.whose, 0))]
    before = [each for each in (now, *view.months) if now <= each < view.month]
    after = [each for each in view.months if each > view.month] or [month_after(view.month)]
    near = [*([max(before)] if before else []), min(after)]
    return [Button(month_name(t, each, view.today), ShowForecast(each, view.whose, 0)) for each in near]


def over(t: Texts, deals: Sequence[OpenDeal], today: date, currency: str) -> Screen:
    """A month's end: what did not close is asked about, once."""
    count, month = len(deals), month_name(t, month_of(today), today)
    total = big_money(t, sum(each.deal.amount or 0 for each in deals), currency)
    head = t.n("{n} deal did not close in its month", "{n} deals did not close in their month", count)
    text = lines(head, t("{amount} in all. Still on?", amount=total))
    view = ForecastView(today, None, Forecast(), currency, page_of(len(deals), 0, ASKED))
    each = tuple((Button(_label(t, view, one), ShowDeal(one.deal.id or 0)),) for one in deals[:ASKED])
    move = Button(t.plain("All to {month}", month=month), MoveOver(month_of(today)))
    return Screen(text, (*each, (move, Button(t.plain("All deals"), ShowForecast(month_of(today), 0, 0)))))


def moved_over(t: Texts, count: int, month: date, today: date) -> str:
    """Toast."""
    name = month_name(t, month, today)
    return t.n("{n} deal moved to {month}", "{n} deals moved to {month}", count, month=name)


def with_undo(t: Texts, screen: Screen, change: int) -> Screen:
    """The month after all of the last one was moved into it."""
    return screen.with_rows((buttons.undo(t, change),))


def in_digest(t: Texts, today: date, forecast: Forecast, currency: str) -> Html | None:
    """What the month may still bring, as a figure for the team; None where nothing is in the making."""
    if not forecast.count:
        return None
    amount, likely = (big_money(t, each, currency) for each in (forecast.amount, forecast.weighted))
    month = month_name(t, today, today)
    return t(
        "{month} deals {n} · {amount}, about {likely}", month=month, n=forecast.count, amount=amount, likely=likely
    )
