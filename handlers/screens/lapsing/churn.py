"""Screens of the year's loss (D4): told as customers who stayed or did not, and never as one rep's fault."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.paging import Page, page_of
from handlers.payloads.deals import LookAt
from handlers.payloads.lapses import ChurnByRep, LapsedPage, PremortemPage, ShowChurn, UnaskedPage
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens.format import big_money, bold, cut, short_day
from handlers.screens.lapsing import winback_story as story
from handlers.screens.turning import before_and_next
from handlers.texts import Html, Texts, lines
from playbook.churn import Loss
from storage.queries.lapsing.churn import Report
from storage.tables import Client, ClientScore

MOST_REASONS = 3
REPS = 5  # a page
NAME = 12  # letters of a name


@dataclass(frozen=True)
class Unasked:
    """Lost customers whom nobody asked why, a page of them."""

    rows: Sequence[tuple[Client, ClientScore]]
    page: Page
    today: date
    currency: str


def opens(t: Texts) -> Button:
    """Under the list of the team's people."""
    return Button(t.plain("Customers kept"), ShowChurn())


def report(t: Texts, found: Report, today: date, currency: str) -> Screen:
    """Twelve months of the team."""
    head = t("Customers kept · 12 months")
    if found.as_of is None or not found.loss.customers:
        wait = t("Counted tonight; look again tomorrow.") if found.as_of is None else None
        few = t("A year of orders is needed; none yet.") if wait is None else None
        return Screen(lines(bold(head), wait, few), (_last(t),))
    text = lines(
        bold(head),
        _rate(t, found.loss),
        _judged(t, found.loss),
        _worth(t, found, currency),
        _why(t, found),
        t.n("{n} was never asked why", "{n} were never asked why", found.unasked) if found.unasked else None,
    )
    ask = (Button(t.plain("Ask them"), UnaskedPage(0)),) if found.unasked else ()
    by_rep = Button(t.plain("By rep"), ChurnByRep(0))
    return Screen(text, ((*ask, by_rep, Button(t.plain("Next quarter"), PremortemPage(0))), _last(t)))


def _last(t: Texts) -> Row:
    return (Button(t.plain("Back"), LapsedPage(None, 0)),)


def _rate(t: Texts, loss: Loss) -> Html:
    rate = loss.rate
    if rate is None:
        return t("{lost} of {n} bought no more", lost=loss.lost, n=loss.customers)
    return t("{lost} of {n} bought no more: {rate}%", lost=loss.lost, n=loss.customers, rate=percent(rate))


def percent(rate: float) -> int:
    """A share in whole per cent."""
    return round(100 * rate)


def _judged(t: Texts, loss: Loss) -> Html:
    if loss.rate is None:
        return t("Few customers yet: only a hint")
    if loss.is_high:
        return t("Normal is about 20%; this is more")
    return t("Normal is about 20%")


def _worth(t: Texts, found: Report, currency: str) -> Html | None:
    """What the lost ones spent in their last year, and what those bought who came back."""
    lost, won = (big_money(t, each, currency) for each in (found.loss.value, found.won_value))
    if not found.won_back:
        return t("Worth {lost} a year", lost=lost) if found.loss.value else None
    return t("Worth {lost} a year; won back {n}: {won}", lost=lost, n=found.won_back, won=won)


def _why(t: Texts, found: Report) -> Html | None:
    """Reasons, and what they come down to, of those who were asked."""
    said = [(story.reason(t, reason), n) for reason, n in found.reasons.most_common(MOST_REASONS)]
    causes = [(story.cause(t, cause), n) for cause, n in found.causes.most_common()]
    if not said and not causes:
        return None
    reasons, down_to = _counted(said), _counted(causes)
    return lines(
        t("Why: {reasons}", reasons=reasons) if said else None,
        t("Down to: {causes}", causes=down_to) if causes else None,
    )


def _counted(found: Sequence[tuple[str, int]]) -> str:
    return " · ".join(f"{name} {n}" for name, n in found)


def by_rep(t: Texts, found: Report, wanted: int) -> Screen:
    """Rep by rep, in roster order, a page of them: numbers to talk about, not to rank by."""
    told = [(name, loss) for name, loss in found.reps if loss.customers]
    page = page_of(len(told), wanted, REPS)
    text = lines(
        bold(t("Customers kept · by rep")),
        *(_of_rep(t, name, loss) for name, loss in page.of(told)),
        None if told else t("A year of orders is needed; none yet."),
        t("Ask why first; it is seldom the rep.") if told else None,
    )
    back = Button(t.plain("Back"), ShowChurn())
    return Screen(text, ((*before_and_next(t, page, ChurnByRep), back),))


def _of_rep(t: Texts, name: str, loss: Loss) -> Html:
    values = {"name": cut(name, NAME), "lost": loss.lost, "n": loss.customers}
    if loss.rate is None:
        return t("{name}: {lost} of {n}", **values)
    return t("{name}: {lost} of {n} ({rate}%)", **values, rate=percent(loss.rate))


def unasked(t: Texts, view: Unasked) -> Screen:
    """Whom to ask why, the dearest first."""
    back = (Button(t.plain("Back"), ShowChurn()),)
    if not view.page.count:
        return Screen(t("Everyone who left was asked why."), (back,))
    text = lines(
        t.n("{n} customer to ask why", "{n} customers to ask why", view.page.count),
        *(_lost(t, client, score, view) for client, score in view.rows),
    )
    names = [Button(cut(client.name, NAME), LookAt(client.id or 0)) for client, _ in view.rows]
    return Screen(text, (*in_rows(names), (*before_and_next(t, view.page, UnaskedPage), *back)))


def _lost(t: Texts, client: Client, score: ClientScore, view: Unasked) -> Html:
    return t(
        "{name} last {day} · {amount}",
        name=bold(cut(client.name, NAME)),
        day=short_day(t, score.last_on, view.today),
        amount=big_money(t, score.yearly_value, view.currency),
    )


def in_digest(t: Texts, loss: Loss) -> Html | None:
    """The week's line about it: only where more than usual are lost (D4)."""
    if not loss.is_high or loss.rate is None:
        return None
    return t("Lost in a year {rate}% (normal 20%)", rate=percent(loss.rate))
