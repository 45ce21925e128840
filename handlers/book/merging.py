"""Two files of one client become one: which two, whose name stays, and back again with undo."""

from handlers.book import cards
from handlers.payloads.doubles import AskMerge, Compare, Merge
from handlers.screens import errors
from handlers.screens.book import merging as screens
from handlers.screens.book.merging import Side
from handlers.turn import Turn
from handlers.who.which import continues, find, told, with_client
from playbook.names.doubles import Described, after_and
from storage.queries.book import clients, doubles, merging
from storage.tables import Client, Dialog

FLOW = "merge"


def command(turn: Turn) -> None:
    """/merge one client and another."""
    found = [client for client, rest in find(turn, turn.args) if not rest] if turn.args else []
    if len(found) == 2:
        _compare(turn, found[0], found[1])
    else:
        with_client(turn, turn.args, "merge")


@continues("merge")
def begin(turn: Turn, client: Client, words: str) -> None:
    """One of the two is known; the words may name the other."""
    _other_named(turn, client, after_and(words))


def ask(turn: Turn) -> None:
    """The card's button."""
    _ask(turn, clients.get(turn.session, turn.me, turn.pressed(AskMerge).client))


def typed(turn: Turn, dialog: Dialog) -> None:
    """The other one was typed."""
    _other_named(turn, clients.get(turn.session, turn.me, dialog.data["client"]), turn.text)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    _ask(turn, clients.get(turn.session, turn.me, dialog.data["client"]))


def _other_named(turn: Turn, client: Client, words: str) -> None:
    found = [each for each, _ in find(turn, words) if each.id != client.id] if words else []
    if len(found) == 1:
        _compare(turn, client, found[0])
    else:
        _ask(turn, client, found, missed=words if words and not found else "")


def _ask(turn: Turn, client: Client, found: list[Client] | None = None, missed: str = "") -> None:
    """With whom? Those who sound alike or work in the same firm, or a name to type."""
    if not found:
        alike = doubles.find(turn.session, turn.me, Described(client.name)).seen
        found = merging.likely(turn.session, turn.me, client, alike)
    screen = screens.with_whom(turn.t, client, told(turn, found), turn.local, missed=missed)
    turn.ask(FLOW, "other", screen, client=client.id)


def compare(turn: Turn) -> None:
    """The other one was tapped."""
    press = turn.pressed(Compare)
    client = clients.get(turn.session, turn.me, press.client)
    _compare(turn, client, clients.get(turn.session, turn.me, press.other))


def _compare(turn: Turn, client: Client, other: Client) -> None:
    if client.id == other.id:
        _already(turn, client)
        return
    turn.close_form()
    sides = [Side(each, merging.counts(turn.session, each.client)) for each in told(turn, [client, other])]
    turn.answer(screens.compare(turn.t, sides[0], sides[1], turn.local))


def _already(turn: Turn, client: Client) -> None:
    """They are one by now, or were never two."""
    turn.toast(errors.first_line(errors.settled(turn.t)))
    cards.show(turn, client, "")


def merge(turn: Turn) -> None:
    """Whose name stays was tapped: the files become one."""
    press = turn.pressed(Merge)
    stays = clients.get(turn.session, turn.me, press.stays)
    gone = clients.get(turn.session, turn.me, press.gone)
    if stays.id == gone.id:
        _already(turn, stays)
        return
    change = turn.record("merge", stays.id, source="")
    merged = merging.merge(turn.session, stays, gone, turn.now)
    clients.touch(turn.session, turn.me, stays, turn.now)
    turn.edit(screens.merged(turn.t, stays, gone, merged, change))
