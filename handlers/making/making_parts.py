"""Putting a deal in the making right, part by part (F3); what is typed into its form."""

from dataclasses import replace
from datetime import date

from handlers.making import making, making_ends
from handlers.making.making import FLOW, LINE
from handlers.payloads.making import AskDealPart, Part, SetAmount, SetGrade, SetMonth, ShowDealParts
from handlers.screens.format import MINOR
from handlers.screens.making import making as screens
from handlers.team import settings
from handlers.turn import Turn
from playbook.goods import by_rate
from playbook.making import month_of
from playbook.money import LARGEST, find_amounts
from playbook.typed import deal_lines
from playbook.typed.amounts import amount_in, unsaid_unit
from playbook.typed.answers import says_only
from playbook.typed.deal_lines import LONGEST, DealLine, tells_an_end
from playbook.typed.months import find_month
from storage.queries.book import clients
from storage.queries.making import making as stored
from storage.tables import Client, Dialog, Opportunity

WORDS = {Part.WHAT: "what", Part.RIVAL: "rival", Part.DECIDER: "decider"}
AMOUNTS = {Part.AMOUNT: "amount", Part.BUDGET: "budget"}


def show(turn: Turn) -> None:
    """The parts, each a button."""
    if (found := making.open_or_tell(turn, turn.pressed(ShowDealParts).deal)) is not None:
        turn.leave(FLOW)
        turn.edit(screens.parts(turn.t, making.view(turn, *found)))


def ask(turn: Turn) -> None:
    """One part anew."""
    press = turn.pressed(AskDealPart)
    if (found := making.open_or_tell(turn, press.deal)) is not None:
        making.ask_part(turn, *found, press.part)


def set_month(turn: Turn) -> None:
    """A month was tapped."""
    press = turn.pressed(SetMonth)
    if (found := making.open_or_tell(turn, press.deal)) is not None:
        _expect(turn, *found, month_of(press.month))


def _expect(turn: Turn, found: Opportunity, client: Client, month: date) -> None:
    if month < month_of(turn.today):
        turn.toast(screens.month_gone(turn.t, month, turn.today))
        making.ask_part(turn, found, client, Part.MONTH)
    elif month == found.month:
        making.show(turn, found, client)
    else:
        change = turn.record("deal", client.id)
        stored.move(turn.session, found, month)
        making.show(turn, found, client, change)


def set_grade(turn: Turn) -> None:
    """A class was tapped."""
    press = turn.pressed(SetGrade)
    if (found := making.open_or_tell(turn, press.deal)) is not None:
        _set(turn, *found, "grade", press.to.value)


def set_amount(turn: Turn) -> None:
    """Which amount a small number meant was tapped."""
    press = turn.pressed(SetAmount)
    if (found := making.open_or_tell(turn, press.deal)) is not None and 0 < press.amount <= LARGEST:
        _set(turn, *found, "amount", press.amount)


def _set(turn: Turn, found: Opportunity, client: Client, name: str, value: str | int) -> None:
    change = turn.record("deal", client.id) if getattr(found, name) != value else 0
    setattr(found, name, value)
    turn.session.add(found)
    turn.session.flush()
    making.show(turn, found, client, change)


def takes(turn: Turn, dialog: Dialog) -> bool:
    """Whether typed words are for this form: none that name another client; unasked, only what can be an answer."""
    if dialog.step == LINE:
        named = clients.named_at_start(turn.session, turn.me, turn.text)
        if tells_an_end(turn.text):
            return False
        return not named or any(client.id == dialog.data["client"] for client, _ in named)
    if not settings.takes(turn, dialog):
        return False
    return (
        bool(dialog.data.get("asked"))
        or _value(turn, dialog.step, alone=True) is not None
        or _more(turn, dialog) is not None
        or (dialog.step == Part.AMOUNT and by_rate(MINOR, turn.text) is not None)
    )


def _more(turn: Turn, dialog: Dialog) -> DealLine | None:
    """Both figures that a new deal lacks, or the other one than was asked for; None if anything else was typed."""
    if dialog.data.get("asked") or not any(each.marked for each in find_amounts(turn.text)):
        return None
    line = deal_lines.read(turn.text, turn.local, turn.team.currency)
    figures = replace(_sum_of(line), month=line.month, budget=line.budget)
    return line if line == figures and (line.amount or line.foreign) else None


def _sum_of(line: DealLine) -> DealLine:
    """Only what a line says of the expected amount."""
    return DealLine(amount=line.amount, foreign=line.foreign, currency=line.currency)


def typed(turn: Turn, dialog: Dialog) -> None:
    """What was asked for was typed."""
    if dialog.step == LINE:
        making.line_typed(turn, clients.get(turn.session, turn.me, dialog.data["client"]))
        return
    if (found := making.open_or_tell(turn, dialog.data["deal"])) is None:
        return
    if (line := _more(turn, dialog)) is not None:
        change = turn.record("deal", found[1].id)
        making.put(turn, found[0], line)
        making.show(turn, *found, change)
        return
    if dialog.step == Part.AMOUNT and _is_abroad(turn, *found):
        return
    value = _value(turn, dialog.step)
    if dialog.step == making_ends.WON:
        making_ends.amount_typed(turn, *found, value if isinstance(value, int) else None)
    elif value is None:
        making.ask_part(turn, *found, Part(dialog.step), again=True)
    elif dialog.step == Part.AMOUNT and (meant := unsaid_unit(turn.text, chinese=turn.t.chinese)):
        turn.answer(screens.which_amount(turn.t, making.view(turn, *found), meant))
    elif isinstance(value, date):
        _expect(turn, *found, value)
    else:
        part = Part(dialog.step)
        _set(turn, *found, {**WORDS, **AMOUNTS}[part], value)


def _is_abroad(turn: Turn, found: Opportunity, client: Client) -> bool:
    """Whether an amount in another currency was typed, or the rate by which one counts; it is kept then."""
    line = deal_lines.read(turn.text, turn.local, turn.team.currency)
    own = by_rate(found.foreign_amount, turn.text) if found.foreign_amount else None
    if line.foreign:
        change = turn.record("deal", client.id)
        making.put(turn, found, _sum_of(line))
        making.show(turn, found, client, change)
    elif own:
        _set(turn, found, client, "amount", own)
    return bool(line.foreign or own)


def _value(turn: Turn, step: str, *, alone: bool = False) -> str | int | date | None:
    """What was typed, as the step takes it; None if it can't be one, or, `alone`, says anything else."""
    if step == making_ends.WON or Part(step) in AMOUNTS:
        return amount_in(turn.text, turn.team.currency, alone=alone)
    if Part(step) is Part.MONTH:
        month = find_month(turn.text, turn.local)
        return month.month if month and (not alone or says_only(turn.text, month.start, month.end)) else None
    if Part(step) is Part.GRADE:
        return None
    words = " ".join(turn.text.split())
    return words if 0 < len(words) <= LONGEST else None


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    if dialog.step == LINE:
        client = clients.get(turn.session, turn.me, dialog.data["client"])
        turn.ask(FLOW, LINE, screens.ask_deal(turn.t, client), client=client.id)
    elif (found := making.open_or_tell(turn, dialog.data["deal"])) is not None:
        making.show(turn, *found)
