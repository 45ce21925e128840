"""Typed words that ask: who …?, figures alone, a name that is nearly a client's; they are never a note."""

from handlers.book import finding
from handlers.screens.who import which as screens
from handlers.turn import Turn
from handlers.who.which import ask_who
from playbook.capture.names import is_latin
from playbook.names.name_words import NEVER_A_NAME
from playbook.typed import asking, command_words
from storage.queries.look_up import search

A_QUESTION = 60  # characters
A_NAME = 3  # words in Latin letters


def serve(turn: Turn, text: str, *, phones: bool) -> bool:
    """Signs without a word, "who …?" and figures alone are never a note; True if it was one of those."""
    asked = None if turn.files else asking.who_asked(text)
    if turn.files or not text:
        return False
    if command_words.says_nothing(text):
        turn.say(screens.ready(turn.t))
    elif asked is not None and len(text) <= A_QUESTION:
        _find(turn, asked, asking.topic_of(asked))
    elif command_words.is_figures(text) and not phones:
        _find(turn, text)
    else:
        return False
    return True


def misspelt(turn: Turn, text: str) -> bool:
    """Words that are nearly a client's whole name are a look-up: christopher wnog."""
    typed = text.split()
    if turn.files or not 1 < len(typed) <= A_NAME or not all(is_latin(word) for word in typed):
        return False
    if any(word.casefold() in NEVER_A_NAME for word in typed):
        return False
    if search.near_names(turn.session, turn.me, text):
        ask_who(turn, text, "card", alone=True)
        return True
    return False


def _find(turn: Turn, *asked: str) -> None:
    """Show whom the words find, the first of them that find anybody; nobody is made of words that find none."""
    for words in dict.fromkeys(asked):
        if search.find(turn.session, turn.me, words).ids:
            finding.find(turn, words)
            return
    turn.say(screens.found_nobody(turn.t, asked[-1]))
