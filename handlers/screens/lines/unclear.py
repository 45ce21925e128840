"""What a note leaves unclear, asked under it: a day that does not exist or is over, a doubtful amount."""

from dataclasses import dataclass
from datetime import date

from handlers.payloads.unclear import AmountIs, DayIs, LeaveIt, WasThen
from handlers.screen import Button, Row
from handlers.screens.format import cut, day, money, sum_to_tap
from handlers.screens.places import currency as named
from handlers.texts import Html, Texts
from playbook.typed import unclear_days

CHOICES = 3


@dataclass(frozen=True)
class Unclear:
    """One thing to be asked; one a message. Either a day or an amount."""

    said: str  # the words, by which it is known to have been answered
    gone: date | None = None  # a day that is over; None: it does not exist
    amounts: tuple[int, ...] = ()  # what an amount may be, minor units
    is_amount: bool = False
    paid: int = 0  # what was paid in another currency; what it counts as is asked
    currency: str = ""  # that one


def question(t: Texts, unclear: Unclear, today: date, currency: str = "CNY") -> Html:
    """The line that asks; `currency`: the team's."""
    if unclear.paid:
        paid = money(t, abs(unclear.paid), unclear.currency)
        return t("{paid}: how much in {currency}? Type it.", paid=paid, currency=named(t, currency))
    if unclear.is_amount:
        return t("{said}: how much is that?", said=cut(unclear.said, 12))
    if unclear.gone is not None:
        return t("{day} is over. When next?", day=day(t, unclear.gone, today))
    return t("No such day: {said}. Which one?", said=cut(unclear.said, 14))


def rows(t: Texts, unclear: Unclear, note: int, today: date, currency: str) -> tuple[Row, ...]:
    """The likeliest answers; anything else is typed."""
    if unclear.is_amount:
        sums = [Button(sum_to_tap(t, abs(each), currency), AmountIs(note, each)) for each in unclear.amounts[:CHOICES]]
        none = (Button(t.plain("No order"), LeaveIt(note)),)
        return (tuple(sums), none) if sums else (none,)
    gone = unclear.gone
    days = unclear_days.next_of(gone, today) if gone else unclear_days.likely(unclear.said, today)
    choices = [Button(day(t, each, today), DayIs(note, each)) for each in days]
    if gone is not None:
        return (tuple(choices), (Button(t.plain("It was then"), WasThen(note)),))
    return ((*choices, Button(t.plain("As it is"), LeaveIt(note))),)
