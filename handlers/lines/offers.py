"""What is offered under a note: facts for the file, the class, another client."""

from handlers.book import cards
from handlers.lines import capture, noted
from handlers.payloads.capture import KeepAddress, KeepFact, MoreFacts, MoveNote, MoveTo, PickClass, SetClass
from handlers.screens import toasts
from handlers.screens.caring import contact_rules as rule_screens
from handlers.screens.lines import note_rows as row_screens
from handlers.screens.lines import notes as screens
from handlers.turn import Turn
from handlers.who import which
from playbook import contact_hours
from playbook.capture import FactKind
from playbook.names import address_words, addressing
from storage.queries.book import clients, notes
from storage.tables import Client, Dialog, Note

LIKELY = 6
LONGEST_CHANNEL = 40  # letters


def keep_fact(turn: Turn) -> None:
    """A fact that was offered is tapped."""
    press = turn.pressed(KeepFact)
    note, client = notes.own(turn.session, turn.me, press.note)
    facts = noted.read(turn, note).facts
    if 0 <= press.at < len(facts):
        turn.record_with(note.change_id, client.id)
        fact = facts[press.at]
        is_new = clients.add_fact(turn.session, client, fact.kind.value, fact.text, turn.now, note.id)
        hours = contact_hours.read(fact.text) if fact.kind is FactKind.HOURS else None
        if hours is not None:
            clients.set_hours(turn.session, client, hours)
            turn.toast(rule_screens.hours_toast(turn.t, hours))
        if fact.kind is FactKind.CONTACT_WAY:
            client.channel = fact.text[:LONGEST_CHANNEL]
            turn.session.add(client)
        turn.toast(toasts.fact_kept(turn.t) if is_new else toasts.fact_known(turn.t))
    capture.show_again(turn, note)


def more_facts(turn: Turn) -> None:
    """All facts seen in a note."""
    note, _ = notes.own(turn.session, turn.me, turn.pressed(MoreFacts).note)
    turn.edit(row_screens.more_facts(turn.t, noted.view(turn, note, noted.read(turn, note))))


def keep_address(turn: Turn) -> None:
    """What the client wants to be called (F1)."""
    note, client = notes.own(turn.session, turn.me, turn.pressed(KeepAddress).note)
    words = address_words.read(note.said)
    if addressing.known(words, turn.t.language):
        turn.record_with(note.change_id, client.id)
        clients.address(turn.session, client, words)
        turn.toast(toasts.fact_kept(turn.t))
    capture.show_again(turn, note)


def pick_class(turn: Turn) -> None:
    """Show the classes."""
    press = turn.pressed(PickClass)
    client = clients.get(turn.session, turn.me, press.client)
    turn.edit(screens.classes(turn.t, client, press.note))


def set_class(turn: Turn) -> None:
    """A class was chosen (A8), under a note or on the card."""
    press = turn.pressed(SetClass)
    client = clients.get(turn.session, turn.me, press.client)
    note = notes.own(turn.session, turn.me, press.note)[0] if press.note else None
    turn.record_with(note.change_id if note else None, client.id)
    client.prospect_class = press.to.value
    turn.session.add(client)
    turn.toast(toasts.class_set(turn.t, press.to))
    if note is not None and note.client_id == client.id:
        capture.show_again(turn, note)
    else:
        cards.show(turn, client, "")


def move_note(turn: Turn) -> None:
    """The note is somebody else's: ask whose."""
    ask_whose(turn, notes.own(turn.session, turn.me, turn.pressed(MoveNote).note)[0])


def ask_move_again(turn: Turn, dialog: Dialog) -> None:
    """The question of `move_note`, after a break."""
    ask_whose(turn, notes.own(turn.session, turn.me, dialog.data["note"])[0])


def ask_whose(turn: Turn, note: Note, fitting: list[Client] | None = None, typed: str = "") -> None:
    """Ask whose a note is: those that fit what was typed, else the likeliest."""
    known = fitting or clients.recent(turn.session, turn.me, LIKELY + 1)
    likely = [client for client in known if client.id != note.client_id][:LIKELY]
    screen = screens.move_to_whom(turn.t, note.id or 0, likely, typed)
    turn.ask("move", "who", screen, client=note.client_id, note=note.id)


def move_typed(turn: Turn, dialog: Dialog) -> None:
    """The right client's name was typed."""
    note, _ = notes.own(turn.session, turn.me, dialog.data["note"])
    hits = [client for client, _ in which.find(turn, turn.text)]
    if len(hits) == 1:
        move(turn, note, hits[0])
    else:
        ask_whose(turn, note, hits, turn.text)


def move_to(turn: Turn) -> None:
    """The right client was tapped."""
    press = turn.pressed(MoveTo)
    move(turn, notes.own(turn.session, turn.me, press.note)[0], clients.get(turn.session, turn.me, press.client))


def move(turn: Turn, note: Note, client: Client) -> None:
    """Give the note to another client, and show it so."""
    turn.record_with(note.change_id, client.id)
    capture.move(turn, note, client)
    capture.show_again(turn, note)
    turn.close_form()
