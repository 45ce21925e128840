"""What is said of money owed for a purchase (F4) when that is taken back, or comes again."""

from collections.abc import Sequence

from handlers.screens.format import money
from handlers.texts import Html, Texts
from playbook.outstanding import left
from storage.queries.making.of_purchases import Moved
from storage.tables import Receivable


def moved(t: Texts, seen: Moved, currency: str) -> Html | None:
    """That it need not be asked for any more, with what has come of it already; or that it is to come after all."""
    if seen.gone:
        amount, paid = money(t, _left(seen.gone), currency), sum(row.paid for row in seen.gone)
        if paid:
            came = money(t, paid, currency)
            return t("The {amount} still owed is off ({paid} came)", amount=amount, paid=came)
        return t("The {amount} still owed is off", amount=amount)
    if seen.back:
        return t("Owed again: {amount}", amount=money(t, _left(seen.back), currency))
    return None


def _left(rows: Sequence[Receivable]) -> int:
    return sum(left(row.amount, row.paid) for row in rows)
