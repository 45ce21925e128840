"""The list of customers who stay away (D3), today's or that of a day that is past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.paging import Page
from handlers.payloads.deals import LookAt
from handlers.payloads.lapses import LapsedPage, PremortemPage, ShowChurn, ShowLapse
from handlers.screen import Button, Screen, in_rows
from handlers.screen import Row as Buttons
from handlers.screens.format import big_money, bold, cut, full_day
from handlers.screens.lapsing import silence
from handlers.screens.lapsing.silence import in_ten
from handlers.screens.turning import before_and_next
from handlers.texts import Html, Texts, lines
from playbook.lapse import Assessment, Due
from storage.queries.lapsing.winback import is_early
from storage.tables import Client, LapseCase

PAGE = 5
NAME = 12  # letters of a name in the list


@dataclass(frozen=True)
class Row:
    """One who stays away: by his rhythm, or by what he has missed; without a case as of a day that is past."""

    client: Client
    seen: Assessment | None = None
    case: LapseCase | None = None
    due: Due | None = None
    yearly_value: int = 0

    def button(self) -> Button:
        """Opens the case, else the card."""
        name = cut(self.client.name, NAME)
        return Button(name, ShowLapse(self.case.id or 0) if self.case else LookAt(self.client.id or 0))


@dataclass(frozen=True)
class LapsedList:
    """One page of those at risk, most at stake first."""

    rows: Sequence[Row]
    page: Page
    today: date
    as_of: date | None
    few_data: bool
    currency: str
    leads: bool = False


def lapsed(t: Texts, view: LapsedList) -> Screen:
    """Who stays away, most at stake first."""
    if not view.page.count:
        return Screen(_nobody(t, view), _further(t, view))
    by_rhythm = any(row.seen is not None and row.due is None for row in view.rows)
    text = lines(
        _list_head(t, view),
        _legend(t, view) if by_rhythm else None,
        *(_entry(t, row, view) for row in view.rows),
    )
    shown = in_rows([row.button() for row in view.rows])
    turning = before_and_next(t, view.page, lambda number: LapsedPage(view.as_of, number))
    return Screen(text, (*shown, *((turning,) if turning else ()), *_further(t, view)))


def _further(t: Texts, view: LapsedList) -> tuple[Buttons, ...]:
    """Who may stay away next; for leads also the year's loss. Under the first page of today's list only."""
    if view.as_of is not None or view.page.number:
        return ()
    soon = Button(t.plain("Next quarter"), PremortemPage(0))
    kept = (Button(t.plain("Customers kept"), ShowChurn()),) if view.leads else ()
    return ((soon, *kept),)


def _nobody(t: Texts, view: LapsedList) -> Html:
    if view.as_of is not None:
        return t("On {day} nobody stayed away too long.", day=full_day(t, view.as_of, view.today))
    return t("Nobody stays away longer than usual.")


def _list_head(t: Texts, view: LapsedList) -> Html:
    if view.as_of is not None:
        return t("📉 As of {day}: {n}", day=full_day(t, view.as_of, view.today), n=bold(view.page.count))
    return t("📉 Staying away: {n}", n=bold(view.page.count))


def _legend(t: Texts, view: LapsedList) -> Html:
    if view.few_data:
        return t("x in 10: buys in 3 months; little data")
    return t("x in 10: buys again within 3 months")


def _entry(t: Texts, row: Row, view: LapsedList) -> Html:
    name = bold(cut(row.client.name, NAME))
    early = row.case is not None and is_early(row.case, view.as_of or view.today)
    if row.seen is not None and row.due is None and not early:
        return t(
            "{name} {gap} d (usual {usual}) {chance} · {amount}",
            name=name,
            gap=row.seen.gap_days,
            usual=row.seen.usual_days,
            chance=in_ten(t, row.seen.p_buy),
            amount=big_money(t, row.seen.yearly_value, view.currency),
        )
    today = view.as_of or view.today
    told = silence.overdue(t, row.due, today) if row.due else None
    if told is None and row.case is not None:
        told = silence.in_words(t, row.case, today)
    worth = big_money(t, row.yearly_value, view.currency) if row.yearly_value else ""
    if not worth:
        return t("{name} {silence}", name=name, silence=told or "")
    return t("{name} {silence} · {amount}", name=name, silence=told or "", amount=worth)


def looking(t: Texts) -> Screen:
    """With so many customers it takes a moment."""
    return Screen(t("Looking: the list comes here."))


def not_found_out(t: Texts) -> Screen:
    """Our fault: no list."""
    text = lines(t("The list could not be made."), t("Try again in a while."))
    return Screen(text, ((Button(t.plain("Staying away"), LapsedPage(None, 0)),),))


def too_many(t: Texts, day: date, today: date) -> Screen:
    """A large team is judged by night only, not as of a day that is past."""
    text = t("Too many orders to look back to {day}.", day=full_day(t, day, today))
    return Screen(text, ((Button(t.plain("Staying away"), LapsedPage(None, 0)),),))


def which_day(t: Texts) -> Screen:
    """The words after /lapsed are no day that is past."""
    return Screen(lines(t("As of which day? A past one, such as:"), t("<i>/lapsed 30 Sep</i>")))
