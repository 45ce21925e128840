"""Contracts (C10): what ends on a day, and comes up 60, 30 and 7 days before it does."""

from datetime import date, timedelta

from handlers.payloads.contracts import (
    AddContract,
    EndContract,
    OpenContract,
    RenewContract,
    RenewedUntil,
    ShowContracts,
)
from handlers.screens import errors
from handlers.screens.caring import contracts as screens
from handlers.screens.caring.contracts import Kept
from handlers.texts import Html
from handlers.turn import Turn
from handlers.who.naming import without_name
from handlers.who.which import continues, with_client
from playbook.history import months_on
from playbook.typed import contract_words
from storage.queries.book import clients
from storage.queries.book import contracts as stored
from storage.queries.caring import care_rules
from storage.tables import Client, Contract, Dialog

FLOW, ADD, RENEW = "contract", "add", "renew"
FARTHEST = timedelta(days=365 * 50)
TERMS = (12, 24)  # months for which things are renewed


def command(turn: Turn) -> None:
    """/contract client what day."""
    with_client(turn, turn.args, "contract")


@continues("contract")
def contract(turn: Turn, client: Client, words: str) -> None:
    """Write down what the words tell; with none, show what there is."""
    clients.touch(turn.session, turn.me, client, turn.now)
    if words.strip():
        _take(turn, client, words, "")
    else:
        _show(turn, client)


def show(turn: Turn) -> None:
    """A client's contracts, in the message pressed."""
    client = clients.get(turn.session, turn.me, turn.pressed(ShowContracts).client)
    clients.touch(turn.session, turn.me, client, turn.now)
    _show(turn, client)


def _show(turn: Turn, client: Client) -> None:
    turn.leave(FLOW)
    turn.edit(screens.contracts(turn.t, client, stored.open_of(turn.session, client), turn.today))


def ask(turn: Turn) -> None:
    """Another one: what ends, and when?"""
    _ask(turn, clients.get(turn.session, turn.me, turn.pressed(AddContract).client), "")


def _ask(turn: Turn, client: Client, what: str, trouble: Html | None = None) -> None:
    turn.ask(FLOW, ADD, screens.ask(turn.t, client, what, trouble), client=client.id, what=what)


def _take(turn: Turn, client: Client, words: str, known: str) -> None:
    """A line that should hold a day; `known`: what the contract was called before."""
    line = contract_words.read(words, turn.local)
    what = line.what or known
    trouble = _trouble(turn, line.ends_on)
    if line.ends_on is None or trouble is not None:
        _ask(turn, client, what, trouble)
        return
    change = turn.record("contract", client.id)
    kept = stored.add(turn.session, turn.me, client, turn.now, what=what, ends_on=line.ends_on)
    _kept(turn, client, kept, change)


def _trouble(turn: Turn, day: date | None) -> Html | None:
    """Why no contract can end on this day."""
    if day is None:
        return screens.unread(turn.t)
    if turn.today < day <= turn.today + FARTHEST:
        return None
    return screens.over(turn.t, day, turn.today)


def _kept(turn: Turn, client: Client, kept: Contract, change: int) -> None:
    turn.answer(screens.kept(turn.t, Kept(client, kept, _reminders(turn, kept), turn.today, change)))
    turn.leave(FLOW)


def _reminders(turn: Turn, kept: Contract) -> list[date]:
    """The days on which it comes up, by the team's rule."""
    settings = care_rules.book(turn.session, kept.team_id).get("C10")
    days = (kept.ends_on - timedelta(days=before) for before in settings.all("days")) if settings else ()
    return [day for day in days if day > turn.today]


def open_one(turn: Turn) -> None:
    """One of them."""
    if (found := _open_or_tell(turn, turn.pressed(OpenContract).contract)) is not None:
        turn.leave(FLOW)
        turn.edit(screens.contract(turn.t, *found, turn.today))


def ask_renewed(turn: Turn) -> None:
    """Until when was it renewed?"""
    if (found := _open_or_tell(turn, turn.pressed(RenewContract).contract)) is not None:
        _ask_renewed(turn, *found)


def _ask_renewed(turn: Turn, client: Client, found: Contract, trouble: Html | None = None) -> None:
    days = [day for months in TERMS if (day := months_on(found.ends_on, months)) > turn.today]
    screen = screens.renew(turn.t, client, found, days, turn.today, trouble)
    turn.ask(FLOW, RENEW, screen, client=client.id, contract=found.id)


def renewed(turn: Turn) -> None:
    """A day was tapped."""
    press = turn.pressed(RenewedUntil)
    if (found := _open_or_tell(turn, press.contract)) is not None:
        _renew(turn, *found, press.day)


def _renew(turn: Turn, client: Client, found: Contract, day: date) -> None:
    """The old one is closed, a new one begins."""
    trouble = _trouble(turn, day)
    if trouble is not None:
        _ask_renewed(turn, client, found, trouble)
        return
    change = turn.record("contract", client.id)
    stored.close(turn.session, found, turn.now)
    _kept(turn, client, stored.add(turn.session, turn.me, client, turn.now, what=found.what, ends_on=day), change)


def end(turn: Turn) -> None:
    """It is not renewed: no more reminders."""
    if (found := _open_or_tell(turn, turn.pressed(EndContract).contract)) is not None:
        client, ended = found
        change = turn.record("contract", client.id)
        stored.close(turn.session, ended, turn.now)
        turn.edit(screens.ended(turn.t, client, ended, change))


def _open_or_tell(turn: Turn, number: int) -> tuple[Client, Contract] | None:
    """A contract that is still open; of one that is closed the others are shown."""
    found, client = stored.get(turn.session, turn.me, number)
    if not found.closed:
        return client, found
    turn.toast(errors.first_line(errors.settled(turn.t)))
    _show(turn, client)
    return None


def takes(turn: Turn, dialog: Dialog) -> bool:
    """A line on another client is no contract of this one."""
    named = clients.named_at_start(turn.session, turn.me, turn.text)
    return not named or any(client.id == dialog.data["client"] for client, _ in named)


def typed(turn: Turn, dialog: Dialog) -> None:
    """The line or the day was typed."""
    client = clients.get(turn.session, turn.me, dialog.data["client"])
    if dialog.step == ADD:
        _take(turn, client, without_name(turn, client, turn.text), dialog.data["what"])
        return
    found = _open_or_tell(turn, dialog.data["contract"])
    day = contract_words.read(turn.text, turn.local).ends_on
    if found is not None and day is None:
        _ask_renewed(turn, *found, screens.unread(turn.t))
    elif found is not None and day is not None:
        _renew(turn, *found, day)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    if dialog.step == ADD:
        _ask(turn, clients.get(turn.session, turn.me, dialog.data["client"]), dialog.data["what"])
    elif (found := _open_or_tell(turn, dialog.data["contract"])) is not None:
        _ask_renewed(turn, *found)
