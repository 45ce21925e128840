"""Money that comes in (F4): all of a sum, or a part; another day for it; a line to ask for it; letting it go."""

from datetime import date

from handlers.making import outstanding
from handlers.making.outstanding import DAY, FARTHEST, FLOW, LINE, PART
from handlers.payloads.followups import Place
from handlers.payloads.outstanding import AllCame, AskDue, AskPart, LetOwedGo, OwedAgain, PartCame, PoliteWords, SetDue
from handlers.screen import Button
from handlers.screens.format import money
from handlers.screens.making import outstanding as screens
from handlers.screens.work import item as item_screens
from handlers.screens.work.item import ItemView
from handlers.team import settings
from handlers.texts import Html
from handlers.turn import Turn
from playbook import dates
from playbook.dates import Kind
from playbook.typed.amounts import amount_in
from storage.queries.book import clients
from storage.queries.making import outstanding as stored
from storage.queries.making.outstanding import Due
from storage.tables import Dialog


def all_came(turn: Turn) -> None:
    """All that was left has come."""
    press = turn.pressed(AllCame)
    if (due := outstanding.open_or_tell(turn, press.owed)) is None:
        return
    if due.left != press.left:
        outstanding.show(turn, due)
        return
    _pay(turn, due, due.left, _back(turn, due, press.place, press.page))


def _back(turn: Turn, due: Due, place: Place, page: int) -> Button | None:
    """Back to the list that its follow-up was opened from."""
    if place is Place.PUSH or due.item is None:
        return None
    return item_screens.back(turn.t, ItemView(due.client, due.item, turn.local, place, page))


def _pay(turn: Turn, due: Due, amount: int, back: Button | None = None) -> None:
    """So much has come today; the rest, if any, is asked for on another day."""
    change = turn.record("paid", due.client.id, source=turn.text)
    stored.pay(turn.session, turn.me, due.row, amount, turn.today, turn.now)
    if not due.left:
        stored.close(turn.session, due, turn.now, turn.today, came=True)
        turn.answer(screens.closed(turn.t, outstanding.view(turn, due, change), back))
        turn.leave(FLOW)
        return
    is_due = due.day is not None and due.day <= turn.today
    if due.day is not None:
        due = outstanding.agree(turn, due, due.day)
    outstanding.show(turn, due, change, ask_day=is_due)


def part_came(turn: Turn) -> None:
    """As much as a line said has come."""
    press = turn.pressed(PartCame)
    if (due := outstanding.open_or_tell(turn, press.owed)) is None:
        return
    if due.left != press.left or not 0 < press.amount <= due.left:
        outstanding.show(turn, due)
    else:
        _pay(turn, due, press.amount)


def ask_part(turn: Turn) -> None:
    """How much has come?"""
    if (due := outstanding.open_or_tell(turn, turn.pressed(AskPart).owed)) is not None:
        _ask_part(turn, due)


def _ask_part(turn: Turn, due: Due, trouble: Html | None = None) -> None:
    screen = screens.ask_part(turn.t, outstanding.view(turn, due), trouble)
    turn.ask(FLOW, PART, screen, client=due.client.id, owed=due.row.id, asked=True)


def ask_day(turn: Turn) -> None:
    """Another day."""
    if (due := outstanding.open_or_tell(turn, turn.pressed(AskDue).owed)) is not None:
        _ask_day(turn, due)


def _ask_day(turn: Turn, due: Due, trouble: Html | None = None) -> None:
    screen = screens.ask_day(turn.t, outstanding.view(turn, due, ask_day=True), trouble)
    turn.ask(FLOW, DAY, screen, client=due.client.id, owed=due.row.id, asked=True)


def set_day(turn: Turn) -> None:
    """A day was tapped."""
    press = turn.pressed(SetDue)
    if (due := outstanding.open_or_tell(turn, press.owed)) is not None:
        _set_day(turn, due, max(press.day, turn.today))


def _set_day(turn: Turn, due: Due, day: date) -> None:
    if abs(day - turn.today) >= FARTHEST:
        _ask_day(turn, due, screens.no_day(turn.t))
        return
    change = turn.record("owed", due.client.id, source="")
    outstanding.show(turn, outstanding.agree(turn, due, day), change)


def words(turn: Turn) -> None:
    """A line to ask for it, to copy."""
    if (due := outstanding.open_or_tell(turn, turn.pressed(PoliteWords).owed)) is not None:
        turn.edit(screens.words(turn.t, outstanding.view(turn, due)))


def let_go(turn: Turn) -> None:
    """What is left is not asked for any more."""
    if (due := outstanding.open_or_tell(turn, turn.pressed(LetOwedGo).owed)) is None:
        return
    change = turn.record("owed", due.client.id, source="")
    stored.close(turn.session, due, turn.now, turn.today, came=False)
    outstanding.show(turn, due, change)


def again(turn: Turn) -> None:
    """It is owed after all."""
    due = outstanding.mine(turn, turn.pressed(OwedAgain).owed, hold=True)
    if due.row.closed_on is None or not due.left:
        outstanding.show(turn, due)
        return
    change = turn.record("owed", due.client.id, source="")
    stored.open_again(turn.session, due.row)
    if due.day is not None:
        due = outstanding.agree(turn, due, due.day)
    outstanding.show(turn, due, change)


def takes(turn: Turn, dialog: Dialog) -> bool:
    """Whether typed words are for this form: none that name another client; unasked, only a day."""
    if dialog.step == LINE:
        named = clients.named_at_start(turn.session, turn.me, turn.text)
        return not named or any(client.id == dialog.data["client"] for client, _ in named)
    if not settings.takes(turn, dialog):
        return False
    return bool(dialog.data.get("asked")) or isinstance(dates.parse(turn.text, turn.local), dates.When)


def typed(turn: Turn, dialog: Dialog) -> None:
    """What was asked for was typed."""
    if dialog.step == LINE:
        client = clients.get(turn.session, turn.me, dialog.data["client"])
        outstanding.line_typed(turn, client, dialog.data.get("purchase"))
        return
    if (due := outstanding.open_or_tell(turn, dialog.data["owed"])) is None:
        return
    if dialog.step == PART:
        _part_typed(turn, due)
        return
    day = next((each for each in dates.find(turn.text, turn.local) if each.kind is not Kind.REPEAT), None)
    if day is None or day.when.day < turn.today:
        _ask_day(turn, due, screens.no_day(turn.t))
    else:
        _set_day(turn, due, day.when.day)


def _part_typed(turn: Turn, due: Due) -> None:
    amount = amount_in(turn.text, turn.team.currency)
    if amount is None:
        _ask_part(turn, due, screens.no_amount(turn.t))
    elif amount > due.left:
        _ask_part(turn, due, screens.too_much(turn.t, money(turn.t, due.left, turn.team.currency)))
    else:
        _pay(turn, due, amount)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    if dialog.step == LINE:
        outstanding.ask_line(
            turn, clients.get(turn.session, turn.me, dialog.data["client"]), dialog.data.get("purchase")
        )
    elif (due := outstanding.open_or_tell(turn, dialog.data["owed"])) is not None:
        outstanding.show(turn, due)
