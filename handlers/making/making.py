"""Deals in the making (F3): written down in a line or by buttons, shown as they stand."""

from dataclasses import replace

from handlers.making import forecast
from handlers.payloads.making import AskDeal, DealFromNote, Part, ShowDeal
from handlers.screens import errors, toasts
from handlers.screens.making import making as screens
from handlers.screens.making import making_ends as end_screens
from handlers.screens.making.making import DealView
from handlers.turn import Refusal, Turn
from handlers.who.naming import without_name
from handlers.who.which import continues, with_client
from handlers.work.items import LIGHT_FORMS
from playbook.goods import converted
from playbook.making import Status, month_of
from playbook.typed import deal_lines
from playbook.typed.deal_lines import DealLine
from storage.queries.book import clients, notes
from storage.queries.buying import purchases
from storage.queries.making import making as stored
from storage.queries.team import members
from storage.queries.work import followups
from storage.tables import Client, Note, Opportunity

FLOW, LINE = "making", "line"


def command(turn: Turn) -> None:
    """/deals: what the month may bring; with a client and words a deal with him."""
    if turn.args.strip():
        with_client(turn, turn.args, "deal")
    else:
        forecast.show_now(turn)


@continues("deal")
def deal(turn: Turn, client: Client, words: str) -> None:
    """Keep what the words say of a deal; with none, show the open one, or ask."""
    if words.strip():
        _keep(turn, client, words.strip())
    else:
        _show_or_ask(turn, client)


def take(turn: Turn, client: Client, words: str) -> bool:
    """Keep a line on a client that is plainly a deal's; False if it is any other."""
    line = None if turn.files else deal_lines.taken(words, turn.local, turn.team.currency)
    if line is None:
        return False
    _keep(turn, client, line)
    return True


def ask(turn: Turn) -> None:
    """A card's button."""
    _show_or_ask(turn, clients.get(turn.session, turn.me, turn.pressed(AskDeal).client))


def _show_or_ask(turn: Turn, client: Client) -> None:
    clients.touch(turn.session, turn.me, client, turn.now)
    found = stored.open_of(turn.session, client)
    if found is None:
        turn.ask(FLOW, LINE, screens.ask_deal(turn.t, client), client=client.id)
    else:
        show(turn, found, client)


def from_note(turn: Turn) -> None:
    """A note tells of what may be bought: a deal is made of its words."""
    note, client = notes.own(turn.session, turn.me, turn.pressed(DealFromNote).note)
    if (made := stored.of_note(turn.session, note)) is not None:
        turn.toast(toasts.noted_already(turn.t))
        show(turn, made, client)
    elif (found := stored.open_of(turn.session, client)) is not None:
        show(turn, found, client)
    else:
        _keep(turn, client, note.said or note.text, note)


def _about(turn: Turn, line: DealLine, note: Note | None) -> str:
    """What it is about; of a note without the words that say how the two talked."""
    noted = deal_lines.read(note.text, turn.local, turn.team.currency).what if note else ""
    return noted or line.what


def pressed(turn: Turn) -> None:
    """A deal as it stands."""
    found, client = mine(turn, turn.pressed(ShowDeal).deal)
    clients.touch(turn.session, turn.me, client, turn.now)
    show(turn, found, client)


def line_typed(turn: Turn, client: Client) -> None:
    """The line asked for by a button."""
    _keep(turn, client, without_name(turn, client, turn.text))


def _keep(turn: Turn, client: Client, words: str, note: Note | None = None) -> None:
    """A new deal, or more of the one that is open; `note`: the one that it is made of."""
    line = deal_lines.read(words, turn.local, turn.team.currency)
    line = replace(line, what=_about(turn, line, note))
    if line.is_empty:
        turn.ask(FLOW, LINE, screens.ask_deal(turn.t, client), client=client.id)
        return
    clients.touch(turn.session, turn.me, client, turn.now)
    change = turn.record("deal", client.id, source=words)
    known = stored.open_about(turn.session, client, line.what)
    found = known or stored.add(turn.session, turn.me, client, turn.now, note)
    put(turn, found, line)
    show(turn, found, client, change)


def put(turn: Turn, found: Opportunity, line: DealLine) -> None:
    """What a line says replaces what was said before; a month that is over is none.

    An amount in another currency counts by the rate of the team's last purchase in it; before the first it is asked.
    """
    if line.foreign:
        rate = purchases.last_rate(turn.session, found.team_id, line.currency)
        found.foreign_amount, found.foreign_currency = line.foreign, line.currency
        found.amount = converted(line.foreign, rate)
    elif line.amount and found.amount:
        found.foreign_amount, found.foreign_currency = None, ""
    said = {
        "what": line.what,
        "rival": line.rival,
        "decider": line.decider,
        "amount": line.amount,
        "budget": line.budget,
    }
    for name, value in said.items():
        if value:
            setattr(found, name, value)
    if line.grade is not None:
        found.grade = line.grade.value
    if line.month is not None and line.month >= month_of(turn.today):
        stored.move(turn.session, found, line.month)
    turn.session.add(found)
    turn.session.flush()


def view(turn: Turn, found: Opportunity, client: Client, change: int = 0) -> DealView:
    """All that is shown of a deal."""
    planned = followups.open_of_client(turn.session, client)
    others = [each for each in stored.all_open_of(turn.session, client) if each.id != found.id]
    return DealView(
        client=client,
        deal=found,
        grade=stored.grade(found, client),
        today=turn.today,
        currency=turn.team.currency,
        ahead=next((each for each in planned if each.due_on >= turn.today), None),
        other=others[0] if others else None,
        change=change,
    )


def show(turn: Turn, found: Opportunity, client: Client, change: int = 0) -> None:
    """The deal as it stands; what it lacks is asked, unless a form of more weight is open."""
    seen = view(turn, found, client, change)
    if found.status is not Status.OPEN:
        turn.answer(end_screens.closed(turn.t, seen))
        turn.leave(FLOW)
        return
    screen, dialog = screens.deal(turn.t, seen), turn.dialog
    if seen.lacks is not None and (dialog is None or dialog.flow in (FLOW, *LIGHT_FORMS)):
        wait(turn, seen, seen.lacks.value)
    else:
        turn.answer(screen)
        turn.leave(FLOW)


def wait(turn: Turn, seen: DealView, step: str) -> None:
    """Show the deal, and take its missing part when it is typed next."""
    turn.ask(FLOW, step, screens.deal(turn.t, seen), client=seen.client.id, deal=seen.id, asked=False)


def ask_part(turn: Turn, found: Opportunity, client: Client, part: Part, *, again: bool = False) -> None:
    """Ask for one part anew."""
    screen = screens.ask_part(turn.t, view(turn, found, client), part, again=again)
    turn.ask(FLOW, part.value, screen, client=client.id, deal=found.id, asked=True)


def mine(turn: Turn, number: int, *, hold: bool = False) -> tuple[Opportunity, Client]:
    """A deal with its client, held to be changed; one taken back and one of others are alike no longer there."""
    try:
        return stored.get(turn.session, turn.me, number, hold=hold)
    except members.NotAllowed as error:
        raise Refusal(screens.gone) from error


def open_or_tell(turn: Turn, number: int) -> tuple[Opportunity, Client] | None:
    """The open deal behind a button; of one that has ended the end is shown, and None given."""
    found, client = mine(turn, number, hold=True)
    if found.status is Status.OPEN:
        return found, client
    turn.toast(errors.first_line(errors.settled(turn.t)))
    show(turn, found, client)
    return None
