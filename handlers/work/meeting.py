"""A follow-up with several clients, and with a place: read from the words, or added to it afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.payloads.followups import Place
from handlers.payloads.item import AddCompany, AskCompany, AskPlace, NewCompany, NobodyElse
from handlers.screens import errors
from handlers.screens.work import item as item_screens
from handlers.screens.work import meeting as screens
from handlers.screens.work.item import ItemView
from handlers.turn import Refusal, Turn
from handlers.who import which
from handlers.work.items import find, form_data, of_form, open_item
from playbook.capture import meeting as reading
from playbook.typed.command_words import JOINTS
from storage.queries.book import clients
from storage.queries.look_up import naming, search
from storage.queries.work import followups, lead_times
from storage.tables import Client, Dialog, FollowUp

LONGEST_PLACE = 40
LIKELY = 4
MOST = 8  # people beside the first


@dataclass(frozen=True)
class Company:
    """Who comes along with a client: those known, and the names of those who are not, or are several."""

    known: tuple[Client, ...] = ()
    names: tuple[str, ...] = ()


def read(turn: Turn, client: Client, words: str, *, joined: bool) -> tuple[Company, str]:
    """The people named next in the words, and the words left. `joined`: a mark like 、 stood before them."""
    known: list[Client] = []
    names: list[str] = []
    taken = {client.id}
    while len(known) + len(names) < MOST:
        after = reading.after_joint(words)
        joined, rest = joined or after is not None, words if after is None else after
        begins = clients.named_at_start(turn.session, turn.me, rest)
        begins = begins or naming.first_name_at_start(turn.session, turn.me, rest)
        named = [each for each in begins if each[0].id not in taken]
        name, left = reading.first_name(rest)
        if named and not joined and not _stands_alone(rest, named[0][1]):
            break
        if len(named) == 1:
            known.append(named[0][0])
            taken.add(named[0][0].id)
            left = named[0][1]
        elif named or (joined and name):
            names.append(named[0][0].name if named else name)
            left = named[0][1] if named else left
        else:
            break
        joined, words = _joins_on(rest, left), left
    return Company(tuple(known), tuple(names)), words


def _stands_alone(rest: str, left: str) -> bool:
    """Whether a name is a word by itself: not 李敏 in 李敏介绍的."""
    return not left or rest[: len(rest) - len(left)][-1:] in JOINTS or reading.after_joint(left) is not None


def _joins_on(rest: str, left: str) -> bool:
    """Whether a mark stands between a name and what follows it."""
    return reading.ends_in_joint(rest[: len(rest) - len(left)]) if left and rest.endswith(left) else False


def add(turn: Turn, work: FollowUp, people: Sequence[Client]) -> list[Client]:
    """These clients come along; gives those who can't: they are in it already, or a colleague looks after them."""
    return [each for each in people if not followups.add_guest(turn.session, work, each)]


def ask_names(turn: Turn, work: FollowUp, names: Sequence[str]) -> None:
    """Ask about the names that are not clear, one after the other; the follow-up is saved already."""
    _ask(turn, find(turn, work.id or 0), list(names), anew=turn.press is None)


def ask_more(turn: Turn) -> None:
    """Who else comes along?"""
    press = turn.pressed(AskCompany)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        _ask(turn, found, [""])


def _ask(turn: Turn, found: ItemView, names: list[str], *, anew: bool = False) -> None:
    inside = {each.id for each in (found.client, *found.guests)}
    likely = [each for each in _fitting(turn, names[0]) if each.id not in inside][:LIKELY]
    screen = screens.ask_who(turn.t, found, names[0], which.told(turn, likely), turn.local)
    turn.ask("company", "who", screen, anew=anew, **form_data(found), names=names)


def _fitting(turn: Turn, name: str) -> list[Client]:
    if not name:
        return list(clients.recent(turn.session, turn.me, LIKELY + MOST))
    found = [client for client, _ in which.find(turn, name)]
    return found or list(search.near_names(turn.session, turn.me, name))


def who_typed(turn: Turn, dialog: Dialog) -> None:
    """A name was typed."""
    found, left = of_form(turn, dialog), dialog.data["names"][1:]
    hits = [client for client, _ in clients.named_at_start(turn.session, turn.me, turn.text)]
    if len(hits) == 1:
        _take(turn, found, hits[0], left)
    else:
        _ask(turn, found, [turn.text.strip()[: clients.LONGEST_NAME], *left])


def who_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    _ask(turn, of_form(turn, dialog), dialog.data["names"])


def chosen(turn: Turn) -> None:
    """A client was tapped."""
    press = turn.pressed(AddCompany)
    client = clients.get(turn.session, turn.me, press.client)
    found, left = _open(turn, press.item)
    _take(turn, found, client, left)


def new(turn: Turn) -> None:
    """The one who was named is a new client."""
    press = turn.pressed(NewCompany)
    found, left = _open(turn, press.item)
    dialog = turn.dialog
    if dialog is None or not dialog.data["names"][0]:
        raise Refusal(errors.settled)
    turn.record("follow_up", found.client.id)
    _take(turn, found, clients.add(turn.session, turn.me, turn.now, name=dialog.data["names"][0]), left)


def nobody(turn: Turn) -> None:
    """Nobody else comes along."""
    press = turn.pressed(NobodyElse)
    found, left = _open(turn, press.item)
    _next(turn, found, left)


def _open(turn: Turn, item: int) -> tuple[ItemView, list[str]]:
    """The item whose people are being asked for, and the names still to be asked about."""
    dialog = turn.dialog
    if dialog is None or dialog.flow != "company" or dialog.data["item"] != item:
        raise Refusal(errors.settled)
    return of_form(turn, dialog), dialog.data["names"][1:]


def _take(turn: Turn, found: ItemView, client: Client, left: list[str]) -> None:
    turn.record("follow_up", found.client.id)
    if add(turn, found.work, [client]):
        turn.toast(screens.anothers(turn.t, client.name))
    _next(turn, find(turn, found.id, found.place, found.page), left)


def _next(turn: Turn, found: ItemView, left: list[str]) -> None:
    if left:
        _ask(turn, found, left)
        return
    screen = screens.together(turn.t, found) if found.place is Place.PUSH else item_screens.item(turn.t, found)
    turn.answer(screen)
    turn.close_form()


def ask_place(turn: Turn) -> None:
    """Where is it?"""
    press = turn.pressed(AskPlace)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        _ask_place(turn, found)


def _ask_place(turn: Turn, found: ItemView) -> None:
    turn.ask("place", "where", screens.ask_place(turn.t, found), **form_data(found))


def place_typed(turn: Turn, dialog: Dialog) -> None:
    """The place, in the rep's words."""
    found = of_form(turn, dialog)
    turn.record("follow_up", found.client.id)
    found.work.place = " ".join(turn.text.split())[:LONGEST_PLACE]
    lead_times.put(turn.session, found.work, turn.now)
    turn.answer(item_screens.item(turn.t, found))
    turn.close_form()


def place_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    _ask_place(turn, of_form(turn, dialog))
