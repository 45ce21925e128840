"""Clients: adding them, one by one or many at once, and finding them."""

from handlers import capture, cards
from handlers.payloads.capture import AddPasted, ChooseNew
from handlers.screens import clients as screens
from handlers.screens import which as which_screens
from handlers.texts import Html
from handlers.turn import Turn
from handlers.which import ask_who, called, go_on, keep_words, own_draft, take_draft, told
from playbook import capture as reading
from playbook.capture import NewClient
from storage.queries import clients, search
from storage.queries.clients import LONGEST_NAME
from storage.tables import Client, Dialog

SHOWN = 6


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
    _admit(turn, NewClient(name, read.phones, read.firm, read.tags, note, read.doubtful_phone), f"{name} {words}")


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


def add(turn: Turn, words: str) -> None:
    """A new client from one line; what the line says besides becomes his first note."""
    read = _read(turn, words)
    if not read.name or len(read.name) > LONGEST_NAME:
        held = clients.holder_of_phone(turn.session, turn.me, read.phones)
        if held is None:
            _ask_name(turn, keep_words(turn, words, turn.files))
            return
    _admit(turn, read, words)


def _read(turn: Turn, words: str) -> NewClient:
    return reading.read_client(words, region=turn.team.region)


def _ask_name(turn: Turn, draft: int, trouble: Html | None = None) -> None:
    turn.ask("add", "name", which_screens.ask_name(turn.t, trouble), draft=draft)


def _admit(turn: Turn, read: NewClient, words: str) -> None:
    """Take a client in, unless the number is somebody's: then one's own gets the note, a colleague's nothing."""
    held = clients.holder_of_phone(turn.session, turn.me, read.phones)
    if held is None:
        client = _make(turn, read, words)
        doubtful = [screens.doubtful(turn.t, read.doubtful_phone)] if read.doubtful_phone else []
        capture.show(turn, capture.keep(turn, client, read.note, first=words, warnings=doubtful))
    elif not clients.may_see(turn.me, held[0]):
        keep_words(turn, words, turn.files)
        turn.edit(screens.taken(turn.t, held[1].name))
    elif read.note or turn.files:
        capture.show(turn, capture.keep(turn, held[0], read.note))
    else:
        clients.touch(turn.session, turn.me, held[0], turn.now)
        turn.edit(screens.known(turn.t, held[0]))


def _make(turn: Turn, read: NewClient, words: str) -> Client:
    turn.record("add", None, source=words)
    return clients.add(
        turn.session, turn.me, turn.now, name=read.name, phones=read.phones, firm=read.firm, tags=read.tags
    )


def reread(turn: Turn, client: Client, before: str, words: str) -> None:
    """The line that made a client was edited: what he got from it follows."""
    old, new = _read(turn, before), _read(turn, words)
    taken = {n for n in new.phones if clients.holder_of_phone(turn.session, turn.me, [n]) is not None}
    numbers = clients.Numbers(add=[n for n in new.phones if n not in taken], drop=set(old.phones) - set(new.phones))
    name = new.name if new.name and client.name == old.name else client.name
    firm = new.firm if client.firm == old.firm else client.firm
    tags = [*(tag for tag in client.tags if tag not in old.tags), *new.tags]
    clients.correct(turn.session, client, name=name, firm=firm, tags=tags, numbers=numbers)


def new_from_draft(turn: Turn) -> None:
    """A new client from kept words: they are his first note, or go on with what was asked for."""
    press = turn.pressed(ChooseNew)
    words = own_draft(turn, press.draft).text
    if press.then == "note" or not words:
        turn.draft = own_draft(turn, press.draft)
        if _read(turn, words).name:
            take_draft(turn, press.draft)
        add(turn, words)
        return
    take_draft(turn, press.draft)
    name = called(words)
    client = _make(turn, NewClient(name), words)
    go_on(turn, client, words[len(name) :].strip(), press.then)


def command_find(turn: Turn) -> None:
    """/find text."""
    if turn.args:
        find(turn, turn.args)
    else:
        ask_find(turn)


def ask_find(turn: Turn) -> None:
    """Whom?"""
    turn.ask("find", "text", screens.ask_find(turn.t))


def find(turn: Turn, words: str) -> None:
    """Show whom the words find, or say that it is nobody."""
    hits = search.matches(turn.session, turn.me, words, SHOWN + 1)
    if not hits:
        ask_who(turn, words, "card", alone=True)
    elif len(hits) == 1:
        cards.look_up(turn, hits[0])
    else:
        turn.say(screens.found(turn.t, words, told(turn, hits), turn.local, more=len(hits) > SHOWN))


def recent(turn: Turn) -> None:
    """The reply keyboard's "last clients"."""
    turn.say(screens.recent(turn.t, clients.recent(turn.session, turn.me)))


def look_first(turn: Turn, text: str, pasted: list[NewClient]) -> None:
    """Pasted lines with names and numbers: shown as they are understood, before they go in."""
    new = [read for read in pasted if clients.holder_of_phone(turn.session, turn.me, read.phones) is None]
    known = [read.name for read in pasted if read not in new]
    if new:
        turn.edit(screens.look_first(turn.t, [read.name for read in new], known, keep_words(turn, text)))
    else:
        turn.edit(screens.pasted(turn.t, [], known, 0))


def add_pasted(turn: Turn) -> None:
    """All of them, those with a known number left out; undone as one."""
    text = take_draft(turn, turn.pressed(AddPasted).draft)
    turn.draft = None  # each line is a note of its own: none of them is the message
    change = turn.record("add_many", None, source=text)
    added: list[Client] = []
    known: list[str] = []
    for read in reading.read_pasted_list(text, region=turn.team.region):
        if clients.holder_of_phone(turn.session, turn.me, read.phones) is not None:
            known.append(read.name)
            continue
        client = _make(turn, read, text)
        line = " ".join(part for part in (read.name, *read.phones, read.firm, read.note) if part)
        capture.keep(turn, client, read.note, first=line)
        added.append(client)
    turn.edit(screens.pasted(turn.t, added, known, change))


def shared_contact(turn: Turn) -> None:
    """A contact shared from the phone's address book."""
    contact = turn.message.contact if turn.message else None
    if contact is None:
        return
    name = _full_name(contact.first_name, contact.last_name or "")
    numbers = _read(turn, contact.phone_number).phones or _read(turn, f"+{contact.phone_number.lstrip('+')}").phones
    doubtful = None if numbers else contact.phone_number
    read = NewClient(name[:LONGEST_NAME], numbers, doubtful_phone=doubtful)
    _admit(turn, read, f"{name} {contact.phone_number}")


def _full_name(first: str, last: str) -> str:
    """First and last name in the order of their writing: a Chinese surname comes first, without a space."""
    han = bool(first and last) and not (first.isascii() or last.isascii())
    return f"{last}{first}" if han else f"{first} {last}".strip()
