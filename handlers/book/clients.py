"""Clients: adding them, one by one, and the last ones."""

from handlers.book.admitting import admit, make
from handlers.payloads.capture import ChooseNew
from handlers.screens.book import clients as screens
from handlers.screens.who import which as which_screens
from handlers.texts import Html
from handlers.turn import Turn
from handlers.who.naming import called
from handlers.who.which import go_on, keep_words, own_draft, take_draft
from playbook import capture as reading
from playbook.capture import NewClient
from storage.queries.book import clients
from storage.queries.book.clients import LONGEST_NAME
from storage.tables import Client, Dialog


def command_add(turn: Turn) -> None:
    """/add in one line, or guided."""
    if turn.args:
        add(turn, turn.args)
    else:
        turn.ask("add", "line", screens.ask_who(turn.t))


def typed(turn: Turn, dialog: Dialog) -> None:
    """The guided way: first who, then the number; or the name for words that have none."""
    if dialog.step == "phone":
        _phone_typed(turn, dialog.data["name"])
    elif dialog.step == "name":
        _name_typed(turn, dialog.data["draft"])
    else:
        _line_typed(turn)


def takes(turn: Turn, dialog: Dialog) -> bool:
    """A number is asked for: words without a figure are about something else."""
    return dialog.step != "phone" or any(char.isdigit() for char in turn.text)


def _line_typed(turn: Turn) -> None:
    read = _read(turn, turn.text)
    if read.name and not (read.phones or read.note or read.firm):
        turn.ask("add", "phone", screens.ask_phone(turn.t, read.name), name=read.name)
        return
    turn.close_form()
    add(turn, turn.text)


def _phone_typed(turn: Turn, name: str) -> None:
    read = _read(turn, f"{name} {turn.text}")
    if not read.phones and not any(char.isalpha() for char in turn.text):
        turn.ask("add", "phone", screens.ask_phone(turn.t, name, turn.text), name=name)
        return
    turn.close_form()
    add(turn, f"{name} {turn.text}")


def _name_typed(turn: Turn, draft_id: int) -> None:
    """The name for words that had none; a whole line with a number of its own is another client."""
    typed = _read(turn, turn.text)
    name = " ".join((typed.name if typed.name and typed.note else turn.text).split())
    if len(name) > LONGEST_NAME:
        _ask_name(turn, draft_id, which_screens.long_name(turn.t, LONGEST_NAME))
        return
    turn.close_form()
    if typed.phones:
        add(turn, turn.text)
        return
    words = take_draft(turn, draft_id)
    read = _read(turn, words)
    note = " ".join(part for part in (read.name, read.note, typed.note if name == typed.name else "") if part)
    admit(turn, NewClient(name, read.phones, read.firm, read.tags, note, read.doubtful_phone), f"{name} {words}")


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The guided way's question, after a break."""
    if dialog.step == "phone":
        turn.ask("add", "phone", screens.ask_phone(turn.t, dialog.data["name"]), **dialog.data)
    elif dialog.step == "name":
        _ask_name(turn, dialog.data["draft"])
    else:
        turn.ask("add", "line", screens.ask_who(turn.t))


def skip_phone(turn: Turn) -> None:
    """The number is not known yet."""
    dialog = turn.dialog
    name = str(dialog.data.get("name", "")) if dialog and dialog.flow == "add" else ""
    turn.close_form()
    if name:
        add(turn, name)


def add(turn: Turn, words: str, *, asked: bool = False) -> None:
    """A new client from one line; what it says besides becomes his first note. `asked`: see `admit`."""
    read = _read(turn, words)
    if not read.name or len(read.name) > LONGEST_NAME:
        held = clients.holder_of_phone(turn.session, turn.me, read.phones)
        if held is None:
            _ask_name(turn, keep_words(turn, words, turn.files))
            return
    admit(turn, read, words, asked=asked)


def _read(turn: Turn, words: str) -> NewClient:
    return reading.read_client(words, region=turn.team.region)


def _ask_name(turn: Turn, draft: int, trouble: Html | None = None) -> None:
    turn.ask("add", "name", which_screens.ask_name(turn.t, trouble), draft=draft)


def reread(turn: Turn, client: Client, before: str, words: str) -> None:
    """The line that made a client was edited: what he got from it follows."""
    old, new = _read(turn, before), _read(turn, words)
    taken = {n for n in new.phones if clients.holder_of_phone(turn.session, turn.me, [n]) is not None}
    numbers = clients.Numbers(add=[n for n in new.phones if n not in taken], drop=set(old.phones) - set(new.phones))
    name = new.name if new.name and client.name == old.name else client.name
    firm = new.firm if client.firm == old.firm else client.firm
    tags = [*(tag for tag in client.tags if tag not in old.tags), *new.tags]
    client.job = new.job if client.job == old.job else client.job
    clients.correct(turn.session, client, name=name, firm=firm, tags=tags, numbers=numbers)


def new_from_draft(turn: Turn) -> None:
    """A new client from kept words: they are his first note, or go on with what was asked for."""
    press = turn.pressed(ChooseNew)
    words = own_draft(turn, press.draft).text
    if press.then == "note" or not words:
        turn.draft = own_draft(turn, press.draft)
        if _read(turn, words).name:
            take_draft(turn, press.draft)
        add(turn, words, asked=True)
        return
    take_draft(turn, press.draft)
    name = called(words)
    client = make(turn, NewClient(name), words)
    go_on(turn, client, words[len(name) :].strip(), press.then)


def recent(turn: Turn) -> None:
    """The reply keyboard's "last clients"."""
    turn.say(screens.recent(turn.t, clients.recent(turn.session, turn.me)))
