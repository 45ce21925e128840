"""How a silence is put in a few words, wherever one is named: days without an order, or what is overdue (F7)."""

from datetime import date

from handlers.screens.format import cut, short_day
from handlers.texts import Html, Texts
from playbook.lapse import Due, DueKind, tenths
from storage.queries.lapsing.winback import is_early
from storage.tables import LapseCase

NAME = 8  # letters of what was due
NUMBERS = " 一二三四五六七八九"


def due_name(t: Texts, kind: str | None, what: str) -> str:
    """What was due: the contract's own name, else what such a thing is called."""
    names = {
        DueKind.SERVICE: t.plain("service"),
        DueKind.POLICY: t.plain("policy"),
        DueKind.CONTRACT: t.plain("contract"),
    }
    return cut(what, NAME if t.chinese else 2 * NAME) or names[DueKind(kind or DueKind.SERVICE)]


def overdue(t: Texts, due: Due, today: date) -> Html:
    """Service 45 days overdue."""
    days = (today - due.on).days
    return t.n("{what} {n} day overdue", "{what} {n} days overdue", days, what=due_name(t, due.kind, due.what))


def in_words(t: Texts, case: LapseCase, today: date) -> Html:
    """What is wrong, for a line that names the client."""
    if case.due_on is not None:
        due = Due(DueKind(case.due_kind or DueKind.SERVICE), case.due_on, 0, case.contract_id, case.due_what)
        return overdue(t, due, today)
    if is_early(case, today):
        return t("being won back since {day}", day=short_day(t, case.raised_on, today))
    if case.by_hand and not case.count:
        return t("no order noted yet")
    return t("no order for {gap} days", gap=(today - case.last_bought_on).days)


def in_ten(t: Texts, chance: float) -> str:
    """A chance, as people say it: about 3 in 10."""
    return t.plain("{n} in 10", n=NUMBERS[tenths(chance)] if t.chinese else tenths(chance))


def only_tenths(t: Texts, chance: float) -> str:
    """The same once "in 10" has been said."""
    return in_ten(t, chance) if t.chinese else str(tenths(chance))
