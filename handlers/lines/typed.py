"""Typed words that are no slash command, in the order in which they are understood.

1. a command word, alone or before the words that belong to it – unless a client's name begins the line
2. the answer to an open form, while it is fresh or its question is replied to
3. a reply to a card or push: a note on that client; a forwarded text: whose it is, is asked
4. "no, Thursday" right after a note; a day to come and "with" a client: a plan; pasted lines with names and numbers
5. a client's name: alone or with words that repeat the file a look-up, with more words a note
6. "who …?" and figures alone, a part of a name, number, firm, tag, fact: a look-up
7. a client, or his firm, named further on: a note on him; where he is only mentioned, or several are, it is asked
8. a part of a name and more words: a note
9. a name and a number: a new client; an unknown name: who is it?
10. a line under a client who is in view: a note on him
11. anything else is kept, and whose it is, is asked
"""

from handlers import flows
from handlers.book import cards, clients, finding, firms
from handlers.correcting import amending, typed_corrections, typed_edits
from handlers.lines import capture, pasting, questions
from handlers.payloads.capture import RetryDraft
from handlers.reports import report
from handlers.screens.correcting import corrections as correction_screens
from handlers.screens.lines import capture as screens
from handlers.screens.who import which as which_screens
from handlers.six_questions import trust
from handlers.turn import Turn
from handlers.who import meant
from handlers.who.naming import him, in_view, named_in, without_name
from handlers.who.which import ask_who, ask_whose, go_on, take_draft
from handlers.work import planning
from playbook import capture as reading
from playbook import dates
from playbook.capture.names import is_latin, is_name
from playbook.names import strangers, without_names
from playbook.names.name_words import NEVER_A_NAME, SELDOM_A_NAME
from playbook.names.nicknames import read_nickname
from playbook.typed import command_words, deal_lines
from storage.queries.book import clients as stored
from storage.queries.book import notes
from storage.queries.look_up import search
from storage.queries.turns import dialogs

A_FEW_WORDS = 24  # characters; a longer text is no look-up
KEEPS_NOTES = ("/note", "/add")  # commands that a note may have been typed with
A_SENTENCE = 3  # Chinese characters that may be a note without any name


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
        if not (_slash_command(turn) or _command_word(turn)):
            plain(turn, turn.text)
    else:
        if not turn.text.startswith("/"):
            trust.edited(turn)
        if not turn.sent:
            turn.say(correction_screens.only_notes(turn.t))


def _read_again(turn: Turn, client_id: int, note_id: int) -> None:
    client = stored.get(turn.session, turn.me, client_id)
    note, _ = notes.own(turn.session, turn.me, note_id)
    text = turn.text
    if text.startswith("/"):
        slash, *words = text.split(maxsplit=1)
        if slash not in KEEPS_NOTES or not words:
            turn.say(correction_screens.only_notes(turn.t))
            return
        text = words[0]
    elif (command := command_words.command_in(text)) is not None:
        text = command[1] or text
    turn.record_with(note.change_id, client.id)
    if turn.recorded is not None:
        turn.recorded.change.source_text = turn.text
    if note.is_first:
        clients.reread(turn, client, note.said, text)
    else:
        text = without_name(turn, amending.now_about(turn, note, text), text) or text
    capture.renew(turn, note, text)
    capture.refresh(turn, note)


def _command_word(turn: Turn) -> bool:
    found = command_words.command_in(turn.text) or command_words.before_a_name(turn.text)
    if found is None and (words := command_words.taken_back(turn.text)):
        return _show_what_stands(turn, words)
    if found is None or stored.named_at_start(turn.session, turn.me, turn.text):
        return False
    command, turn.args = found
    of_nobody = turn.args and not stored.named_at_start(turn.session, turn.me, turn.args)
    if command in command_words.OF_A_CLIENT and of_nobody and not _begins_with_a_name(turn.args):
        return False
    if command == "find" and _says_more(turn, turn.args):
        return False
    if command == "report" and turn.args and not report.is_asked(turn, turn.args):
        return False
    flows.COMMANDS[command](turn)
    return True


def _begins_with_a_name(words: str) -> bool:
    """Whether words begin as somebody's name would who is no client yet: 商机 赵六 换车, but not 尾款 下周给."""
    return is_name(words.split(maxsplit=1)[0]) or bool(strangers.name_at_start(words))


def _show_what_stands(turn: Turn, words: str) -> bool:
    """ "Cancel the test drive": the card of him who is named or in view, where it can be done; False without one."""
    shown = in_view(turn)
    named = [client for client, _ in stored.named_at_start(turn.session, turn.me, words)] or named_in(turn, words)
    people = named or ([shown] if shown is not None else [])
    if len(people) == 1:
        cards.look_up(turn, people[0])
    return len(people) == 1


def _says_more(turn: Turn, words: str) -> bool:
    """Whether a client is named and something said of him: no look-up then (找 王芳 谈价格)."""
    said = any(rest for _, rest in stored.named_at_start(turn.session, turn.me, words))
    return said and not search.matches(turn.session, turn.me, words, 1)


def plain(turn: Turn, text: str) -> None:
    """Points 3 to 11 above."""
    forwarded = turn.press is None and turn.message is not None and turn.message.forward_origin is not None
    if turn.reply_about is not None:
        client = stored.get(turn.session, turn.me, turn.reply_about)
        go_on(turn, client, without_name(turn, client, text) or text, "note")
    elif forwarded:
        ask_whose(turn, text)
    elif typed_corrections.typed(turn, text) or typed_edits.typed(turn, text) or planning.typed(turn, text):
        return
    elif reading.read_pasted_list(text, region=turn.team.region):
        pasting.look_first(turn, text)
    elif named := stored.named_at_start(turn.session, turn.me, text) or him(turn, text):
        meant.begins(turn, text, named)
    else:
        _unnamed(turn, text)


def _unnamed(turn: Turn, text: str) -> None:
    short = len(text) <= A_FEW_WORDS and not turn.files
    read = reading.read_client(text, region=turn.team.region)
    if questions.serve(turn, text, phones=bool(read.phones)) or (short and firms.serve(turn, text)):
        return
    if short and _finds(turn, text):
        finding.find(turn, text)
    elif not read.phones and (questions.misspelt(turn, text) or meant.serve(turn, text) or meant.by_part(turn, text)):
        return
    elif read.phones:
        clients.add(turn, text)
    elif command_words.is_small_talk(text):
        turn.say(which_screens.ready(turn.t))
    elif short and (deal_lines.end_told(text) or command_words.tells_of_a_deed(text)):
        go_on(turn, found, text, "note") if (found := in_view(turn)) is not None else ask_whose(turn, text)
    elif not turn.files and (somebody := _with_a_name(turn, text, read.name)):
        ask_who(turn, somebody, "note")
    elif not turn.files and (client := in_view(turn)) is not None and not meant.names_a_stranger(text, client):
        go_on(turn, client, text, "note")
    elif short and text and len(text.split()) == 1 and not (dates.find(text, turn.local) or read_nickname(text)):
        ask_who(turn, text, "note")
    else:
        ask_whose(turn, text)


def _finds(turn: Turn, text: str) -> bool:
    """Whether the words find a file; words from somebody's notes do so only where nobody is in view to be told of."""
    if search.matches(turn.session, turn.me, text, 1):
        return True
    return in_view(turn) is None and bool(search.find(turn.session, turn.me, text).ids)


def _with_a_name(turn: Turn, text: str, name: str) -> str:
    """A line that begins with the name of somebody who is no client yet, the name by itself; "" if it does not."""
    if run_on := strangers.name_at_start(text):
        return without_names.apart(text, len(run_on))
    return text if _names_somebody(turn, text, name) else ""


def _names_somebody(turn: Turn, text: str, name: str) -> bool:
    """Whether a line begins with the name of somebody who is no client yet."""
    first = next(iter(text.split()), "")
    if is_name(first):
        return True
    if not name or not text.startswith(name):
        return False
    common = NEVER_A_NAME if first[:1].isupper() else NEVER_A_NAME | SELDOM_A_NAME
    if len(name) > stored.LONGEST_NAME or first.casefold().strip(".,") in common:
        return False
    alone = name == text
    if all(is_latin(word) for word in name.split()):
        full_name = len(name.split()) > 1 and name.istitle()
        return alone or full_name or bool(search.near_names(turn.session, turn.me, name))
    return alone and len(text) < A_SENTENCE
