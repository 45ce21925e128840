"""Which client is meant: the one way in which commands, buttons and typed lines come to a client.

`with_client(turn, words, "note")` finds him at the start of the words and goes on with the continuation of that name;
where nobody or several are meant the words are kept and the question is asked by buttons.
"""

from collections.abc import Callable, Sequence
from typing import Any

from handlers.paging import page_of
from handlers.payloads.capture import AskWhose, Choose, ChoosePage, KeepDraft
from handlers.screens import errors
from handlers.screens.who import which as screens
from handlers.screens.who.which import NOTE, PAGE, Several, Told
from handlers.turn import Refusal, Turn
from handlers.who import nicknames
from handlers.who.naming import called, him, in_view, likely_called, meant_in, named_in, without_name
from playbook.capture import read_client
from playbook.capture.names import is_name
from playbook.names.forms import form_at_start
from playbook.names.parts import may_be_part
from storage.queries.book import clients, notes
from storage.queries.book.clients import LONGEST_NAME
from storage.queries.look_up import search
from storage.queries.team import lessons, members
from storage.queries.turns import dialogs
from storage.tables import Client, Dialog, Draft

Continuation = Callable[[Turn, Client, str], None]
_CONTINUATIONS: dict[str, Continuation] = {}
SHOWN = PAGE
LIKELY = 5


def continues(name: str) -> Callable[[Continuation], Continuation]:
    """Decorator: what to do with the client and the words left once he is known."""

    def named(function: Continuation) -> Continuation:
        _CONTINUATIONS[name] = function
        return function

    return named


def with_client(turn: Turn, words: str, then: str) -> None:
    """Go on with the client that the words begin with, or ask."""
    found = find(turn, words)
    shown = in_view(turn) if then == NOTE else None
    if len(found) == 1:
        client, rest = found[0]
        go_on(turn, client, rest, then)
    elif found:
        ask_which(turn, words, [client for client, _ in found], then)
    elif shown is not None and words.strip() and not is_name(called(words)):
        go_on(turn, shown, words.strip(), then)
    elif words.strip():
        ask_who(turn, words, then)
    else:
        ask_client(turn, then)


def ask_client(turn: Turn, then: str) -> None:
    """Nobody was named: the last ones as buttons, or a name to type."""
    recent = clients.recent(turn.session, turn.me, SHOWN)
    turn.ask("which", then, screens.which_client(turn.t, recent, then, _digits(turn, recent)))


def find(turn: Turn, words: str) -> list[tuple[Client, str]]:
    """Clients that the words may begin with: replied to, named, meant by "he", or found by the first word."""
    if turn.reply_about is not None:
        return [(clients.get(turn.session, turn.me, turn.reply_about), words)]
    named = clients.named_at_start(turn.session, turn.me, words) or him(turn, words) or meant_in(turn, words)
    first, _, rest = words.strip().partition(" ")
    if named or not first or (rest and not may_be_part(first, rest)):
        return named
    return [(client, rest.strip()) for client in search.matches(turn.session, turn.me, first, SHOWN)]


def _digits(turn: Turn, people: Sequence[Client]) -> dict[int, str]:
    """A number of each of those who have the same name as another."""
    names = [client.name for client in people]
    same = [client for client in people if names.count(client.name) > 1]
    return {client.id or 0: next(iter(clients.phones_of(turn.session, client)), "") for client in same}


def go_on(turn: Turn, client: Client, words: str, then: str) -> None:
    """Take the continuation with this client; NotAllowed for one that there is not, in a forged button."""
    if then not in _CONTINUATIONS:
        raise members.NotAllowed
    clients.touch(turn.session, turn.me, client, turn.now)
    _CONTINUATIONS[then](turn, client, words)


def told(turn: Turn, found: Sequence[Client]) -> list[Told]:
    """Clients with what tells them apart."""
    return [Told(client, clients.phones_of(turn.session, client), _known_of(turn, client)) for client in found[:SHOWN]]


def _known_of(turn: Turn, client: Client) -> str:
    """A fact of his, else what was noted last."""
    facts = clients.facts_of(turn.session, client)
    newest = notes.of_client(turn.session, client, 1)
    return next(iter([*(fact.text for fact in facts), *(note.text for note in newest)]), "")


def ask_which(turn: Turn, words: str, found: Sequence[Client], then: str) -> None:
    """Several fit: ask by buttons, with what tells them apart; the words are kept."""
    draft = keep_words(turn, words, turn.files)
    turn.edit(screens.which_of(turn.t, _page(turn, found, 0), draft, then, turn.local))


def _page(turn: Turn, found: Sequence[Client], wanted: int) -> Several:
    page = page_of(len(found), wanted, PAGE)
    same_name = len({client.name for client in found}) == 1
    return Several(told(turn, page.of(found)), same_name, page)


def turn_page(turn: Turn) -> None:
    """More of those whom a kept text fits."""
    press = turn.pressed(ChoosePage)
    draft = own_draft(turn, press.draft)
    found = [client for client, _ in find(turn, draft.text)] or named_in(turn, draft.text)
    if not found:
        show_likely(turn, draft.id or 0)
        return
    turn.edit(screens.which_of(turn.t, _page(turn, found, press.page), draft.id or 0, press.then, turn.local))


def ask_who(
    turn: Turn, words: str, then: str, *, alone: bool = False, name: str = "", near: Sequence[Client] = ()
) -> None:
    """Nobody fits: offer the likeliest, a new client, or to keep the words; `alone`: the words are but a name.

    `name` and `near`: whom the words name and who may be meant by it, where that is known.
    """
    name = name or (words.strip() if alone else form_at_start(words) or called(words))
    near = (near or likely_called(turn, name))[:SHOWN]
    alone = alone or (not words[len(name) :].strip() and not turn.files)
    draft = keep_words(turn, words, turn.files)
    turn.edit(screens.nobody(turn.t, name, near, draft, then, alone=alone, digits=_digits(turn, near)))


def ask_whose(turn: Turn, words: str, files: Sequence[dict[str, Any]] = ()) -> None:
    """Something came that names nobody: keep it and ask whose it is, the likeliest as buttons."""
    show_likely(turn, keep_words(turn, words, files or turn.files), files or turn.files)


def show_likely(turn: Turn, draft: int, files: Sequence[dict[str, Any]] = ()) -> None:
    """Whose is it? The clients seen last; the first voice comes with a hint."""
    voice = any(file["kind"] == "voice" for file in files) and lessons.due(turn.me, lessons.FIRST_VOICE)
    turn.session.add(turn.me)
    read = read_client(own_draft(turn, draft).text, region=turn.team.region)
    held = clients.holder_of_phone(turn.session, turn.me, read.phones)
    known = [held[0]] if held is not None and clients.may_see(turn.me, held[0]) else []
    new = read.name if read.phones and held is None and len(read.name) <= LONGEST_NAME else ""
    likely = _likely(turn, known)
    turn.edit(screens.whose_is_it(turn.t, likely, draft, voice=voice, new=new, digits=_digits(turn, likely)))


def _likely(turn: Turn, known: Sequence[Client] = ()) -> list[Client]:
    """The clients seen last; first those `known` by a number, then the one by whose name a message was forwarded."""
    origin = turn.message.forward_origin if turn.message and turn.press is None else None
    name = getattr(origin, "sender_user_name", "") or getattr(getattr(origin, "sender_user", None), "full_name", "")
    by_name = [client for client, rest in clients.named_at_start(turn.session, turn.me, name) if not rest]
    both = {client.id: client for client in (*known, *by_name, *clients.recent(turn.session, turn.me, LIKELY))}
    return list(both.values())[:LIKELY]


def keep_words(turn: Turn, words: str, files: Sequence[dict[str, Any]] = ()) -> int:
    """Keep a text that has no place yet; gives the draft's id."""
    if turn.draft is not None:  # it has been kept before
        turn.draft.settled = False
        turn.session.add(turn.draft)
        return turn.draft.id or 0
    here = {"chat_id": turn.chat_id, "user_id": turn.user_id}
    message = turn.source[1] if turn.source else None
    return dialogs.keep_draft(turn.session, turn.now, text=words, files=files, message_id=message, **here).id or 0


def chosen(turn: Turn) -> None:
    """A client was chosen by button: go on with the words kept."""
    press = turn.pressed(Choose)
    if press.then not in _CONTINUATIONS:
        raise members.NotAllowed
    client = clients.get(turn.session, turn.me, press.client)
    words = take_draft(turn, press.draft) if press.draft else ""
    turn.close_form()
    left = without_name(turn, client, words)
    learnt = nicknames.learn(turn, client, words)
    go_on(turn, client, left, press.then)
    if learnt:
        nicknames.tell(turn, client, learnt)


def own_draft(turn: Turn, draft_id: int) -> Draft:
    """A kept text of one's own that still waits for its place."""
    draft = dialogs.draft_of(turn.session, turn.user_id, draft_id)
    if draft is None:
        raise members.NotAllowed
    if draft.settled:
        raise Refusal(errors.settled)
    return draft


def take_draft(turn: Turn, draft_id: int, *, waiting: bool = True) -> str:
    """The words of a kept draft, which now has its place; pressed a second time it says so.

    `waiting` False: it was kept for this button only and stands in no list.
    """
    draft = own_draft(turn, draft_id) if waiting else dialogs.draft_of(turn.session, turn.user_id, draft_id)
    if draft is None:
        raise members.NotAllowed
    draft.settled = True
    turn.session.add(draft)
    turn.draft, turn.files = draft, draft.files
    return draft.text


def ask_whose_draft(turn: Turn) -> None:
    """ "Somebody else's": the likeliest for a kept text."""
    draft = own_draft(turn, turn.pressed(AskWhose).draft)
    show_likely(turn, draft.id or 0)


def keep_draft(turn: Turn) -> None:
    """The words stay where they are for now."""
    own_draft(turn, turn.pressed(KeepDraft).draft)
    turn.edit(screens.kept_for_later(turn.t))


def typed(turn: Turn, dialog: Dialog) -> None:
    """The name was typed after "who?"."""
    turn.close_form()
    with_client(turn, turn.text, dialog.step)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The same question, after a break."""
    ask_client(turn, dialog.step)
