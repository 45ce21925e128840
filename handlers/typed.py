"""Typed words that are no slash command, in the order in which they are understood.

1. a command word, alone or before a space – unless a client's name begins the line
2. the answer to an open form, while it is fresh or its question is replied to
3. a reply to a card or push: a note on that client; a forwarded text: whose it is, is asked
4. "no, Thursday" right after a note; a day to come and "with" a client: a plan; pasted lines with names and numbers
5. a client's name: alone or with words that repeat the file a look-up, with more words a note
6. a part of a name, number, firm, tag, fact: a look-up; a part of a name and more words: a note
7. a name and a number: a new client; an unknown name: who is it?
8. a line under a client who is in view: a note on him
9. anything else is kept, and whose it is, is asked
"""

from collections.abc import Sequence
from datetime import timedelta

from handlers import capture, cards, clients, corrections, flows, planning, trust
from handlers.payloads.capture import RetryDraft
from handlers.screens import capture as screens
from handlers.screens import corrections as correction_screens
from handlers.screens import which as which_screens
from handlers.turn import Turn
from handlers.which import ask_which, ask_who, ask_whose, go_on, him, take_draft, without_name
from playbook import capture as reading
from playbook import command_words
from playbook.capture.names import is_latin, is_name
from storage.queries import clients as stored
from storage.queries import dialogs, members, notes, outbox, search
from storage.tables import Client

A_FEW_WORDS = 24  # characters; a longer text is no look-up
A_SENTENCE = 3  # Chinese characters that may be a note without any name
IN_VIEW = timedelta(minutes=30)  # so long a client who was shown last is meant by a line without a name
SHORTEST_PART = 2  # letters of a name that may begin a note


def words(turn: Turn) -> None:
    """A typed message."""
    dialog = turn.dialog
    if _command_word(turn):
        flows.offer_again(turn)
    elif dialog is not None and flows.awaits(turn, dialog):
        flows.answer(turn, dialog)
    else:
        plain(turn, turn.text)
        flows.offer_again(turn)


def retry(turn: Turn) -> None:
    """A kept text is read again as if it had just been typed, be it a command or the answer to a form."""
    take_draft(turn, turn.pressed(RetryDraft).draft)
    if not _slash_command(turn):
        words(turn)


def _slash_command(turn: Turn) -> bool:
    name, _, args = turn.text.partition(" ")
    command = flows.COMMANDS.get(name.removeprefix("/")) if name.startswith("/") else None
    if command is None:
        return False
    turn.args = args.strip()
    command(turn)
    return True


def unknown_command(turn: Turn) -> None:
    """A slash and a word that we do not know."""
    turn.say(screens.unknown_command(turn.t))
    flows.offer_again(turn)


def edited(turn: Turn) -> None:
    """The person edited a message: the note, answer or draft that came from it is read again."""
    if turn.source is None:
        return
    note = notes.typed_in(turn.session, turn.me, *turn.source)
    draft = dialogs.draft_in(turn.session, turn.user_id, *turn.source)
    if note is not None:
        _read_again(turn, note.client_id, note.id or 0)
    elif draft is not None:
        draft.settled = True
        turn.session.add(draft)
        turn.files = draft.files
        plain(turn, turn.text)
    else:
        trust.edited(turn)
        if not turn.sent:
            turn.say(correction_screens.only_notes(turn.t))


def _read_again(turn: Turn, client_id: int, note_id: int) -> None:
    client = stored.get(turn.session, turn.me, client_id)
    note = notes.mine(turn.session, turn.me, note_id)
    if note is None:
        raise members.NotAllowed
    text = turn.text
    if text.startswith("/"):
        text = "".join(text.split(maxsplit=1)[1:])
    elif (command := command_words.command_in(text)) is not None:
        text = command[1] or text
    turn.record_with(note.change_id, client.id)
    if turn.recorded is not None:
        turn.recorded.change.source_text = turn.text
    if note.is_first:
        clients.reread(turn, client, note.said, text)
    else:
        text = without_name(turn, client, text) or text
    capture.renew(turn, note, text)
    capture.refresh(turn, note)


def _command_word(turn: Turn) -> bool:
    found = command_words.command_in(turn.text)
    if found is None or stored.named_at_start(turn.session, turn.me, turn.text):
        return False
    command, turn.args = found
    flows.COMMANDS[command](turn)
    return True


def plain(turn: Turn, text: str) -> None:
    """Points 3 to 9 above."""
    forwarded = turn.press is None and turn.message is not None and turn.message.forward_origin is not None
    if turn.reply_about is not None:
        client = stored.get(turn.session, turn.me, turn.reply_about)
        go_on(turn, client, without_name(turn, client, text) or text, "note")
    elif forwarded:
        ask_whose(turn, text)
    elif corrections.typed(turn, text) or planning.typed(turn, text):
        return
    elif pasted := reading.read_pasted_list(text, region=turn.team.region):
        clients.look_first(turn, text, pasted)
    elif named := stored.named_at_start(turn.session, turn.me, text) or him(turn, text):
        _named(turn, text, named)
    else:
        _unnamed(turn, text)


def _named(turn: Turn, text: str, named: Sequence[tuple[Client, str]]) -> None:
    """A line that begins with the name of one client, or of several."""
    fitting = [(client, rest) for client, rest in named if rest and search.fits(turn.session, client, rest)]
    found = [client for client, _ in named]
    rest = named[0][1]
    if len(fitting) == 1 and not turn.files:
        cards.show_repeated(turn, fitting[0][0], text)
    elif len(named) > 1:
        ask_which(turn, text, found, "note" if rest or turn.files else "card")
    elif not rest and not turn.files:
        cards.look_up(turn, found[0])
    elif _is_another(turn, found[0], rest):
        ask_which(turn, text, found, "note")
    else:
        go_on(turn, found[0], rest, "note")


def _is_another(turn: Turn, client: Client, rest: str) -> bool:
    """A new number with the name of a client who has others: perhaps another of the same name."""
    if not any(sign.isdigit() for sign in rest):
        return False
    typed = reading.read_client(rest, region=turn.team.region).phones
    if not typed or not stored.phones_of(turn.session, client):
        return False
    return stored.holder_of_phone(turn.session, turn.me, typed) is None


def _unnamed(turn: Turn, text: str) -> None:
    short = len(text) <= A_FEW_WORDS
    read = reading.read_client(text, region=turn.team.region)
    if short and not turn.files and search.matches(turn.session, turn.me, text, 1):
        clients.find(turn, text)
    elif not read.phones and (part := _by_part(turn, text)):
        _named(turn, text, part)
    elif read.phones:
        clients.add(turn, text)
    elif command_words.is_small_talk(text):
        turn.say(which_screens.ready(turn.t))
    elif not turn.files and _names_somebody(turn, text, read.name):
        ask_who(turn, text, "note")
    elif not turn.files and (client := _in_view(turn)) is not None:
        go_on(turn, client, text, "note")
    elif short and text and len(text.split()) == 1 and not turn.files:
        ask_who(turn, text, "note")
    else:
        ask_whose(turn, text)


def _by_part(turn: Turn, text: str) -> list[tuple[Client, str]]:
    """Clients that a part of a name, initials or a number mean at the start of a line (wf called today)."""
    first, _, rest = text.partition(" ")
    if not rest.strip() or len(first) < SHORTEST_PART:
        return []
    return [(client, rest.strip()) for client in search.by_name(turn.session, turn.me, first)]


def _names_somebody(turn: Turn, text: str, name: str) -> bool:
    """Whether a line begins with the name of somebody who is no client yet."""
    first = next(iter(text.split()), "")
    if is_name(first):
        return True
    if not name or not text.startswith(name):
        return False
    alone = name == text
    if all(is_latin(word) for word in name.split()):
        full_name = len(name.split()) > 1 and name.istitle()
        return alone or full_name or bool(search.near_names(turn.session, turn.me, name))
    return alone and len(text) < A_SENTENCE


def _in_view(turn: Turn) -> Client | None:
    """The client whom our last message was about, if it is still in view."""
    seen = outbox.in_view(turn.session, turn.chat_id)
    if turn.press is not None or seen is None or seen[0] is None or turn.now - seen[1] > IN_VIEW:
        return None
    try:
        return stored.get(turn.session, turn.me, seen[0])
    except members.NotAllowed:
        return None
