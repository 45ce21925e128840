"""Notes: /note, a card's button, and what is typed about a client; each is kept at once and shown back."""

from handlers.correcting import typed_edits
from handlers.lines import capture
from handlers.making import making, outstanding
from handlers.payloads.capture import NoteDown, ShowNote
from handlers.payloads.clients import OpenNote, WriteNote
from handlers.screens import errors
from handlers.screens.lines import history as history_screens
from handlers.screens.lines import notes as screens
from handlers.turn import Refusal, Turn
from handlers.who import nicknames
from handlers.who.naming import without_name
from handlers.who.which import continues, take_draft, with_client
from playbook.names.nicknames import read_nickname
from storage.queries.book import clients, notes
from storage.tables import Client, Dialog


def command(turn: Turn) -> None:
    """/note client text."""
    with_client(turn, turn.args, "note")


@continues("note")
def note(turn: Turn, client: Client, words: str) -> None:
    """Keep the words as a note, or as another name of his; with none, ask for them."""
    nickname = "" if turn.files else read_nickname(words)
    if nickname:
        nicknames.add(turn, client, nickname)
    elif any(each.take(turn, client, words) for each in (typed_edits, making, outstanding)):
        return
    elif words.strip() or turn.files:
        capture.show(turn, capture.keep(turn, client, words.strip()))
    else:
        turn.ask("note", "text", screens.ask_note(turn.t, client), client=client.id)


def ask(turn: Turn) -> None:
    """A card's button: the next line typed is a note on this client."""
    client = clients.get(turn.session, turn.me, turn.pressed(WriteNote).client)
    turn.ask("note", "text", screens.ask_note(turn.t, client), client=client.id)


def answered(turn: Turn, dialog: Dialog) -> None:
    """The line (or file) asked for by `ask`; the client's own name before it is no news."""
    client = clients.get(turn.session, turn.me, dialog.data["client"])
    turn.close_form()
    note(turn, client, without_name(turn, client, turn.text) or turn.text)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The same question, after a break."""
    note(turn, clients.get(turn.session, turn.me, dialog.data["client"]), "")


def note_down(turn: Turn) -> None:
    """Words that only repeated the file are a note all the same."""
    press = turn.pressed(NoteDown)
    client = clients.get(turn.session, turn.me, press.client)
    words = take_draft(turn, press.draft, waiting=False)
    source = turn.source
    if source is not None and notes.typed_in(turn.session, turn.me, *source) is not None:
        raise Refusal(errors.settled)
    capture.show(turn, capture.keep(turn, client, without_name(turn, client, words) or words))


def pressed(turn: Turn) -> None:
    """The note as it stands, in the message pressed."""
    capture.show_again(turn, notes.own(turn.session, turn.me, turn.pressed(ShowNote).note)[0])


def open_one(turn: Turn) -> None:
    """A note in the history, to be put right."""
    press = turn.pressed(OpenNote)
    found, client = notes.own(turn.session, turn.me, press.note)
    screen = capture.screen_of(turn, found)
    turn.edit(history_screens.with_way_back(turn.t, screen, client.id or 0, max(0, press.skip)))
