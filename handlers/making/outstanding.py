"""Money outstanding (F4): what a client still has to pay, written down in a line or under a purchase; the list."""

from dataclasses import replace
from datetime import date, timedelta

from handlers.making.owed_list import listed
from handlers.payloads.outstanding import AskOwed, AskOwedFor, OpenOwed, OwedFromNote, ShowOwed
from handlers.screens import errors, toasts
from handlers.screens.format import money
from handlers.screens.making import outstanding as screens
from handlers.screens.making import owed_list as list_screens
from handlers.screens.making.outstanding import OwedView
from handlers.texts import Html, Texts
from handlers.turn import Refusal, Turn
from handlers.who.naming import without_name
from handlers.who.which import continues, with_client
from handlers.work.followups import likely_days
from handlers.work.items import LIGHT_FORMS
from playbook.typed import owed_lines
from playbook.typed.owed_lines import OwedLine
from storage.queries.book import clients, notes
from storage.queries.buying import purchases
from storage.queries.making import making
from storage.queries.making import outstanding as stored
from storage.queries.making.outstanding import Due
from storage.queries.team import members
from storage.queries.work import followups
from storage.tables import Client, FollowUpStatus, Member, Note, Purchase

FLOW, LINE, DAY, PART = "owed", "line", "day", "part"
FARTHEST = timedelta(days=365 * 20)
LATEST = 3  # payments that are looked at


def command(turn: Turn) -> None:
    """/owed: all that is to come; with a client what he owes, with more words something more."""
    if turn.args.strip():
        with_client(turn, turn.args, "owed")
    else:
        turn.say(list_screens.owed_list(turn.t, listed(turn, 0, 0)))


@continues("owed")
def owed(turn: Turn, client: Client, words: str) -> None:
    """Keep what the words say is owed; with none, or if they say that it came, show what is."""
    known = stored.of_client(turn.session, client)
    if not words.strip() or (known and owed_lines.has_come(words)):
        _show_client(turn, client, known, words)
    else:
        _keep(turn, client, owed_lines.read(words, turn.local, turn.team.currency), words)


def take(turn: Turn, client: Client, words: str) -> bool:
    """Keep a line on a client that says what he owes and nothing else; False if it is any other."""
    line = None if turn.files else owed_lines.direct(words, turn.local, turn.team.currency)
    if line is None:
        return False
    clients.touch(turn.session, turn.me, client, turn.now)
    _keep(turn, client, line, words)
    return True


def ask(turn: Turn) -> None:
    """A card's button."""
    client = clients.get(turn.session, turn.me, turn.pressed(AskOwed).client)
    _show_client(turn, client, stored.of_client(turn.session, client))


def _show_client(turn: Turn, client: Client, known: list[Due], said: str = "") -> None:
    """What he owes; of a single sum as much as was `said` to have come is a tap away. With none it is asked."""
    clients.touch(turn.session, turn.me, client, turn.now)
    if len(known) > 1:
        turn.leave(FLOW)
        turn.edit(list_screens.of_client(turn.t, client, known, turn.today, turn.team.currency))
    elif known and (came := owed_lines.payment(said, turn.local, turn.team.currency)) and came <= known[0].left:
        turn.leave(FLOW)
        turn.edit(screens.owed(turn.t, replace(view(turn, known[0]), came=came)))
    elif known:
        show(turn, known[0])
    else:
        _ask(turn, client)


def ask_for(turn: Turn) -> None:
    """Under a purchase: what is still to be paid for it?"""
    bought, client = purchases.get(turn.session, turn.me, turn.pressed(AskOwedFor).purchase)
    row = stored.of_purchase(turn.session, bought)
    if row is not None:
        show(turn, stored.get(turn.session, turn.me, row.id or 0))
    else:
        _ask(turn, client, bought)


def ask_line(turn: Turn, client: Client, bought_id: int | None) -> None:
    """The line is asked for again, of a purchase where it was."""
    _ask(turn, client, purchases.get(turn.session, turn.me, bought_id)[0] if bought_id else None)


def _ask(turn: Turn, client: Client, bought: Purchase | None = None, trouble: Html | None = None) -> None:
    what = money(turn.t, bought.amount, turn.team.currency) if bought else ""
    screen = screens.ask_owed(turn.t, client, trouble, what)
    turn.ask(FLOW, LINE, screen, client=client.id, purchase=bought.id if bought else None, asked=True)


def from_note(turn: Turn) -> None:
    """A note speaks of money to come: what he owes, or what its words say of it."""
    note, client = notes.own(turn.session, turn.me, turn.pressed(OwedFromNote).note)
    if (made := stored.of_note(turn.session, note)) is not None:
        turn.toast(toasts.noted_already(turn.t))
        show(turn, stored.get(turn.session, turn.me, made.id or 0))
        return
    known = stored.of_client(turn.session, client)
    said = note.said or note.text
    line = owed_lines.read(said, turn.local, turn.team.currency)
    if known or (line.owed is None and not line.overpaid):
        _show_client(turn, client, known, said)
        return
    bought = purchases.of_note(turn.session, note)
    fits = bought is not None and (line.owed or 0) + line.paid <= bought.amount
    if _keep(turn, client, replace(line, what=""), said, bought if fits else None, note):
        _let_go_of(turn, note, line)


def _let_go_of(turn: Turn, note: Note, line: OwedLine) -> None:
    """What the note planned for the day it is due is asked by the sum's own follow-up now."""
    for item in followups.of_note(turn.session, note):
        if item.status is FollowUpStatus.OPEN and item.due_on == line.due:
            followups.close(turn.session, item, turn.now, FollowUpStatus.DROPPED)


def line_typed(turn: Turn, client: Client, bought_id: int | None) -> None:
    """The line asked for by a button."""
    bought = purchases.get(turn.session, turn.me, bought_id)[0] if bought_id else None
    line = owed_lines.read(without_name(turn, client, turn.text), turn.local, turn.team.currency)
    _keep(turn, client, line, turn.text, bought)


def _keep(
    turn: Turn, client: Client, line: OwedLine, words: str, bought: Purchase | None = None, note: Note | None = None
) -> bool:
    """Write it down, with the day it is due where one was said; it is asked for else. False if nothing was kept.

    `bought`, `note`: the purchase that it is owed for, the note that it is made of.
    """
    amount = line.owed
    if amount is None:
        trouble = screens.overpaid(turn.t) if line.overpaid else screens.no_amount(turn.t)
        _ask(turn, client, bought, trouble)
        return False
    if bought is not None and amount + line.paid > bought.amount:
        most = money(turn.t, bought.amount, turn.team.currency)
        _ask(turn, client, bought, screens.too_much(turn.t, most))
        return False
    if (again := _written_already(turn, client, line, bought)) is not None:
        turn.leave(FLOW)
        turn.answer(screens.owed(turn.t, replace(view(turn, again), again=True)))
        return False
    change = turn.record("owed", client.id, source=words)
    goods = line.what or (bought.product if bought else "")
    what = screens.deposit(turn.t) if line.deposit else screens.balance_of(turn.t, goods)
    row = stored.add(
        turn.session,
        turn.me,
        client,
        turn.now,
        owed=amount,
        paid=line.paid,
        what=what,
        purchase=bought,
        note=note,
        today=turn.today,
    )
    due = Due(row, client)
    if line.due is not None and abs(line.due - turn.today) < FARTHEST:
        due = agree(turn, due, line.due)
    turn.leave(FLOW)
    show(turn, due, change)
    return True


def _written_already(turn: Turn, client: Client, line: OwedLine, bought: Purchase | None) -> Due | None:
    """The same amount by the same day, written down today: a line that was typed twice."""
    for due in stored.of_client(turn.session, client):
        row = due.row
        same = due.left == line.owed and due.day == line.due and row.purchase_id == (bought.id if bought else None)
        if same and not line.what and row.created_at.astimezone(turn.zone).date() == turn.today:
            return due
    return None


def agree(turn: Turn, due: Due, day: date) -> Due:
    """The day on which it is due; it comes up then, in its owner's language."""
    owner = turn.session.get_one(Member, due.client.owner_id)
    task = screens.task(Texts(owner.language), due.row.what, due.left, turn.team.currency)
    item = stored.agree(turn.session, turn.me, due, turn.now, day, task)
    return Due(due.row, due.client, item)


def view(turn: Turn, due: Due, change: int = 0, *, ask_day: bool = False) -> OwedView:
    """All that is shown of a sum."""
    ask_day = ask_day or due.day is None
    return OwedView(
        due=due,
        today=turn.today,
        currency=turn.team.currency,
        payments=stored.payments(turn.session, due.row, LATEST),
        days=likely_days(turn.today, turn.workdays) if ask_day else (),
        has_next=making.has_next(turn.session, due.client, turn.today),
        change=change,
    )


def show(turn: Turn, due: Due, change: int = 0, *, ask_day: bool = False) -> None:
    """A sum as it stands; the day is asked where none is agreed on, unless a form of more weight is open."""
    seen, dialog = view(turn, due, change, ask_day=ask_day), turn.dialog
    if due.row.closed_on is not None:
        turn.answer(screens.closed(turn.t, seen))
        turn.leave(FLOW)
    elif seen.days and (dialog is None or dialog.flow in (FLOW, *LIGHT_FORMS)):
        turn.ask(FLOW, DAY, screens.owed(turn.t, seen), client=due.client.id, owed=seen.id, asked=False)
    else:
        turn.answer(screens.owed(turn.t, seen))
        turn.leave(FLOW)


def pressed(turn: Turn) -> None:
    """A sum as it stands."""
    due = mine(turn, turn.pressed(OpenOwed).owed)
    clients.touch(turn.session, turn.me, due.client, turn.now)
    show(turn, due)


def mine(turn: Turn, number: int, *, hold: bool = False) -> Due:
    """A sum, held to be changed; one taken back and one of others are alike no longer there."""
    try:
        return stored.get(turn.session, turn.me, number, hold=hold)
    except members.NotAllowed as error:
        raise Refusal(screens.gone) from error


def open_or_tell(turn: Turn, number: int) -> Due | None:
    """The open sum behind a button; of one that is settled the end is shown, and None given."""
    due = mine(turn, number, hold=True)
    if due.row.closed_on is None:
        return due
    turn.toast(errors.first_line(errors.settled(turn.t)))
    show(turn, due)
    return None


def page(turn: Turn) -> None:
    """Another page of all that is owed."""
    press = turn.pressed(ShowOwed)
    turn.leave(FLOW)
    turn.edit(list_screens.owed_list(turn.t, listed(turn, press.rep, press.page)))
