"""A typed line that puts a client's file right: 王芳 改名 …, 手机改成 …; done at once, with undo (B1)."""

from handlers.book import editing
from handlers.payloads.editing import Field
from handlers.screens.book import editing as screens
from handlers.texts import Html
from handlers.turn import Turn
from handlers.who.naming import in_view
from playbook import capture
from playbook.capture import FactKind
from playbook.occasions import birthday_words
from playbook.typed import file_words
from playbook.typed.file_words import Deed, FileEdit, Part
from storage.queries.book import clients, hard_file
from storage.tables import Change, Client

FIELDS = {
    Part.NAME: Field.NAME,
    Part.FIRM: Field.FIRM,
    Part.JOB: Field.JOB,
    Part.PHONE: Field.PHONE,
    Part.TAG: Field.TAG,
}
COLUMNS = {Field.NAME: "name", Field.FIRM: "firm", Field.JOB: "job"}
FACTS = {Part.EMAIL: FactKind.EMAIL, Part.HOME: FactKind.HOME}


def typed(turn: Turn, text: str) -> bool:
    """A line about the client it begins with, else the one in view; False if it puts nothing right."""
    if turn.files or not file_words.may_be_in(text):
        return False
    named = clients.named_at_start(turn.session, turn.me, text)
    if named:
        return len(named) == 1 and take(turn, *named[0])
    client = in_view(turn) if file_words.read(text) is not None else None
    return client is not None and take(turn, client, text)


def take(turn: Turn, client: Client, words: str) -> bool:
    """Do what a line about a client says of his file; False if it says nothing of the kind."""
    found = None if turn.files else file_words.read(words)
    if found is None:
        return False
    clients.touch(turn.session, turn.me, client, turn.now)
    trouble = _drop(turn, client, found) if found.deed is Deed.DROP else _put(turn, client, found)
    if trouble is not None:
        turn.say(screens.refused(turn.t, client, trouble))
    return True


def amend(turn: Turn, change: Change, right: str) -> bool:
    """ "No, Tongda Logistics" right after a part of a file was put right: it is put right again."""
    entry = next((each for each in change.rows if each["after"] is not None), None)
    if change.kind != "file" or entry is None or change.client_id is None:
        return False
    client = clients.get(turn.session, turn.me, change.client_id)
    if entry["table"] == "Client":
        before = entry["before"] or {}
        field = next((each for each, name in COLUMNS.items() if before.get(name) != entry["after"][name]), None)
        return field is not None and editing.put(turn, client, field, right) is None
    part = {"ClientPhone": Field.PHONE, "Fact": Field.FACT}.get(entry["table"])
    return part is not None and editing.put(turn, client, part, right, int(entry["id"])) is None


def _put(turn: Turn, client: Client, found: FileEdit) -> Html | None:
    if found.part is Part.BIRTHDAY:
        return _birthday(turn, client, found.words)
    if found.part in FACTS:
        _fact(turn, client, FACTS[found.part], found.words)
        return None
    number = 0
    if found.part is Part.PHONE and found.deed is Deed.SET:
        rows = hard_file.phone_rows(turn.session, client)
        number = rows[0].id or 0 if rows else 0
    return editing.put(turn, client, FIELDS[found.part], found.words, number)


def _birthday(turn: Turn, client: Client, words: str) -> Html | None:
    born = birthday_words.find(words)
    if born is None:
        return screens.no_day(turn.t, words)
    change = turn.record("file", client.id)
    clients.set_birthday(turn.session, client, born)
    turn.say(screens.changed(turn.t, client, Field.FACT, "", words, change))
    return None


def _fact(turn: Turn, client: Client, kind: FactKind, words: str) -> None:
    """The one fact of this kind is another now."""
    change = turn.record("file", client.id)
    known = next((fact for fact in clients.facts_of(turn.session, client) if fact.kind == kind.value), None)
    before = known.text if known is not None else ""
    if known is not None:
        hard_file.set_fact(turn.session, client, known, words)
    else:
        clients.add_fact(turn.session, client, kind.value, words, turn.now)
    turn.say(screens.changed(turn.t, client, Field.FACT, before, words, change))


def _drop(turn: Turn, client: Client, found: FileEdit) -> Html | None:
    field, wanted = FIELDS[found.part], found.words
    if found.part is Part.PHONE:
        read = capture.read_client(wanted, region=turn.team.region).phones
        rows = hard_file.phone_rows(turn.session, client)
        number = next((row.id or 0 for row in rows if row.number in read), 0)
    else:
        number = hard_file.mark_of(wanted) if wanted in client.tags else 0
    if not number:
        return screens.not_there(turn.t, wanted)
    change = turn.record("file", client.id)
    before = editing.dropped(turn, client, field, number)
    turn.session.flush()
    turn.say(screens.changed(turn.t, client, field, before, "", change))
    return None
