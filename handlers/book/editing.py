"""Putting a client's file right by hand (B1, B2): name, firm, job, numbers, tags, other names, facts."""

from handlers.payloads.editing import DropEntry, EditEntry, EditField, Field, FirstPhone
from handlers.screens.book import clients as client_screens
from handlers.screens.book import editing as screens
from handlers.screens.book.editing import Entry
from handlers.screens.format import phone as written
from handlers.texts import Html
from handlers.turn import Turn
from playbook import capture
from playbook.capture import ContactKind
from playbook.file import FileField
from storage.queries.book import clients, hard_file
from storage.queries.book.clients import LONGEST_NAME
from storage.tables import Client, ClientPhone, Dialog, Fact

FLOW = "file_entry"
LONGEST = {
    Field.NAME: LONGEST_NAME,
    Field.ALIAS: LONGEST_NAME,
    Field.FIRM: 60,
    Field.JOB: 40,
    Field.TAG: 32,
    Field.FACT: 200,
}


def show(turn: Turn) -> None:
    """A field, to be typed anew or added to."""
    press = turn.pressed(EditField)
    _show(turn, _client(turn, press.client), press.field, press.page)


def _show(turn: Turn, client: Client, field: Field, page: int = 0, trouble: Html | None = None) -> None:
    if field in screens.LISTS:
        screen = screens.entries(turn.t, client, field, entries(turn, client, field), page, trouble)
    else:
        screen = screens.ask(turn.t, client, field, _words(client, field), trouble)
    turn.ask(FLOW, field.value, screen, client=client.id, entry=0)


def entries(turn: Turn, client: Client, field: Field) -> list[Entry]:
    """What stands in a list of the file."""
    if field is Field.PHONE:
        rows = hard_file.phone_rows(turn.session, client)
        return [Entry(row.id or 0, written(row.number, turn.team.region)) for row in rows]
    if field is Field.FACT:
        return [Entry(fact.id or 0, fact.text) for fact in clients.facts_of(turn.session, client)]
    words = client.tags if field is Field.TAG else client.aliases
    return [Entry(hard_file.mark_of(word), word) for word in words]


def _words(client: Client, field: Field) -> str:
    return {Field.NAME: client.name, Field.FIRM: client.firm, Field.JOB: client.job}[field]


def open_entry(turn: Turn) -> None:
    """A number or a fact."""
    press = turn.pressed(EditEntry)
    client = _client(turn, press.client)
    _open(turn, client, press.field, press.entry)


def _open(turn: Turn, client: Client, field: Field, number: int, trouble: Html | None = None) -> None:
    known = entries(turn, client, field)
    found = next((each for each in known if each.number == number), None)
    if found is None:  # gone since
        _show(turn, client, field)
        return
    screen = screens.entry(turn.t, client, field, found, first=found == known[0], trouble=trouble)
    turn.ask(FLOW, field.value, screen, client=client.id, entry=number)


def typed(turn: Turn, dialog: Dialog) -> None:
    """The new words."""
    client, field = _client(turn, dialog.data["client"]), Field(dialog.step)
    words, number = " ".join(turn.text.split()), dialog.data["entry"]
    trouble = put(turn, client, field, words, number)
    if trouble is None:
        turn.close_form()
    elif number:
        _open(turn, client, field, number, trouble)
    else:
        _show(turn, client, field, trouble=trouble)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    client, field = _client(turn, dialog.data["client"]), Field(dialog.step)
    if dialog.data["entry"]:
        _open(turn, client, field, dialog.data["entry"])
    else:
        _show(turn, client, field)


def takes(turn: Turn, dialog: Dialog) -> bool:
    """A line that says something of another client, or tells of a contact, is no part of this file."""
    field = Field(dialog.step)
    if field is Field.PHONE and not any(sign.isdigit() for sign in turn.text):
        return False
    if field not in (Field.PHONE, Field.FACT) and _is_news(turn):
        return False
    named = clients.named_at_start(turn.session, turn.me, turn.text)
    return not any(rest and client.id != dialog.data.get("client") for client, rest in named)


def _is_news(turn: Turn) -> bool:
    """Whether typed words are more than a name: a contact, a plan, a purchase."""
    draft = capture.read_note(turn.text, now=turn.local)
    return draft.kind is not ContactKind.NOTE or bool(draft.promises or draft.follow_ups or draft.purchase)


def put(turn: Turn, client: Client, field: Field, words: str, number: int = 0) -> Html | None:
    """Keep the words in a field, in place of an entry if its number is given; says what is wrong with them, if so."""
    if field is Field.PHONE:
        return _put_phone(turn, client, words, number)
    if len(words) > LONGEST[field]:
        return screens.too_long(turn.t, LONGEST[field])
    change = turn.record("file", client.id)
    before = _change(turn, client, field, words, number)
    turn.session.flush()
    turn.answer(screens.changed(turn.t, client, field, before, words, change))
    return None


def _change(turn: Turn, client: Client, field: Field, words: str, number: int) -> str:
    """What stood there before; empty where something is added."""
    before = "" if field in screens.LISTS else _words(client, field)
    if field is Field.NAME:
        clients.rename(turn.session, client, words)
    elif field is Field.FIRM:
        hard_file.set_words(turn.session, client, firm=words)
    elif field is Field.JOB:
        hard_file.set_words(turn.session, client, job=words)
    elif field is Field.TAG:
        clients.add_tags(turn.session, client, [words.lstrip("#")])
    elif field is Field.ALIAS:
        hard_file.set_aliases(turn.session, client, [*client.aliases, words])
    elif (known := hard_file.fact(turn.session, client, number)) is not None:
        before = known.text
        hard_file.set_fact(turn.session, client, known, words)
    else:
        clients.add_fact(turn.session, client, kind_of(turn, words), words, turn.now)
    return before


def kind_of(turn: Turn, words: str) -> str:
    """Of which kind a fact is that was typed by hand (B2)."""
    facts = capture.read_note(words, now=turn.local).facts
    return facts[0].kind.value if facts else FileField.CHARACTER.value


def _put_phone(turn: Turn, client: Client, words: str, number: int) -> Html | None:
    read = capture.read_client(words, region=turn.team.region).phones
    if len(read) != 1:
        return screens.no_number(turn.t, words)
    held = clients.holder_of_phone(turn.session, turn.me, read)
    if held is not None:
        seen = clients.may_see(turn.me, held[0])
        if held[0].id == client.id:
            return None if number == 0 and first(turn, client, read[0]) else screens.has_it(turn.t, client)
        region = turn.team.region
        told = (
            client_screens.held(turn.t, held[0], read[0], region)
            if seen
            else client_screens.taken_line(turn.t, held[1].name)
        )
        return screens.plain(turn.t, told)
    change = turn.record("file", client.id)
    row = _phone(turn, client, number)
    before = written(row.number, turn.team.region) if row is not None else ""
    if row is not None:
        hard_file.set_phone(turn.session, client, row, read[0])
    else:
        clients.add_phone(turn.session, client, read[0])
    after = written(read[0], turn.team.region)
    turn.answer(screens.changed(turn.t, client, Field.PHONE, before, after, change))
    return None


def _phone(turn: Turn, client: Client, number: int) -> ClientPhone | None:
    return next((row for row in hard_file.phone_rows(turn.session, client) if row.id == number), None)


def first(turn: Turn, client: Client, number: str) -> bool:
    """A number he has is the one to call; False if it is so already."""
    rows = hard_file.phone_rows(turn.session, client)
    row = next((row for row in rows if row.number == number), None)
    if row is None or row.id == rows[0].id:
        return False
    change = turn.record("file", client.id)
    hard_file.put_first(turn.session, client, row)
    turn.answer(screens.called_first(turn.t, client, number, turn.team.region, change))
    return True


def make_first(turn: Turn) -> None:
    """The number tapped is the one to call."""
    press = turn.pressed(FirstPhone)
    client = _client(turn, press.client)
    row = _phone(turn, client, press.entry)
    if row is None or not first(turn, client, row.number):
        _show(turn, client, Field.PHONE)
        return
    turn.leave(FLOW)


def drop(turn: Turn) -> None:
    """An entry goes, or a field is emptied."""
    press = turn.pressed(DropEntry)
    client = _client(turn, press.client)
    change = turn.record("file", client.id)
    before = dropped(turn, client, press.field, press.entry)
    if not before:  # gone since
        _show(turn, client, press.field)
        return
    turn.session.flush()
    turn.edit(screens.changed(turn.t, client, press.field, before, "", change))
    turn.leave(FLOW)


def dropped(turn: Turn, client: Client, field: Field, number: int) -> str:
    """Take an entry out, or empty a field; gives what stood there, empty if nothing did."""
    if field in (Field.FIRM, Field.JOB):
        before = _words(client, field)
        hard_file.set_words(turn.session, client, **{"firm" if field is Field.FIRM else "job": ""})
        return before
    found = next((each for each in entries(turn, client, field) if each.number == number), None)
    if found is None or field is Field.NAME:
        return ""
    if field is Field.TAG:
        hard_file.set_tags(turn.session, client, [tag for tag in client.tags if tag != found.text])
    elif field is Field.ALIAS:
        hard_file.set_aliases(turn.session, client, [name for name in client.aliases if name != found.text])
    elif field is Field.PHONE and (row := _phone(turn, client, number)) is not None:
        hard_file.drop_phone(turn.session, client, row)
    elif (fact := _fact(turn, client, number)) is not None:
        hard_file.drop_fact(turn.session, client, fact)
    return found.text


def _fact(turn: Turn, client: Client, number: int) -> Fact | None:
    return hard_file.fact(turn.session, client, number)


def _client(turn: Turn, number: int) -> Client:
    client = clients.get(turn.session, turn.me, number)
    clients.touch(turn.session, turn.me, client, turn.now)
    return client
