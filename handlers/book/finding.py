"""Looking a client up by whatever part is remembered."""

from handlers.book import cards
from handlers.paging import page_of
from handlers.payloads.finding import FoundPage
from handlers.screen import Screen
from handlers.screens.book import clients as client_screens
from handlers.screens.book import finding as screens
from handlers.screens.book.finding import PAGE, FoundView
from handlers.screens.who import which as which_screens
from handlers.turn import Turn
from handlers.who.which import ask_who, keep_words, told
from playbook import capture as reading
from playbook import search
from playbook.typed import asking, note_words
from storage.queries.book import clients, notes
from storage.queries.look_up import search as stored
from storage.queries.look_up.search import Found
from storage.queries.team import members
from storage.queries.turns import dialogs
from storage.tables import Client

NOTES_READ = 20  # of one client, to show what was found


def command(turn: Turn) -> None:
    """/find text."""
    if turn.args:
        find(turn, turn.args)
    else:
        ask(turn)


def ask(turn: Turn) -> None:
    """Whom?"""
    turn.ask("find", "text", screens.ask_find(turn.t))


def find(turn: Turn, words: str) -> None:
    """Show whom the words find, or say that it is nobody; "who likes golf" finds by what he likes."""
    words, found = _found(turn, words)
    if not found.ids and (taken := _of_a_colleague(turn, words)):
        turn.say(client_screens.taken(turn.t, taken))
    elif not found.ids and not _may_be_new(turn, words):
        turn.say(which_screens.found_nobody(turn.t, words))
    elif not found.ids:
        ask_who(turn, words, "card", alone=True)
    elif len(found.ids) == 1:
        cards.look_up(turn, stored.clients_of(turn.session, found.ids)[0])
    else:
        draft = _keep(turn, words) if len(found.ids) > PAGE else 0
        turn.say(_page(turn, found, words, draft, 0))


def _found(turn: Turn, words: str) -> tuple[str, Found]:
    """Whom the words find, or those that are left of a question."""
    found = stored.find(turn.session, turn.me, words)
    asked = asking.who_asked(words) if not found.ids else None
    for topic in (asked, asking.topic_of(asked)) if asked else ():
        if (about := stored.find(turn.session, turn.me, topic)).ids:
            return topic, about
    return words, found


def _may_be_new(turn: Turn, words: str) -> bool:
    """A name or a whole number may be a new client's; other figures, signs and questions are nobody's."""
    if asking.who_asked(words):
        return False
    read = reading.read_client(words, region=turn.team.region)
    return bool(read.phones) or any(sign.isalpha() for sign in words)


def _of_a_colleague(turn: Turn, words: str) -> str:
    """The name of the colleague with whose client a number is; empty if it is nobody's, or no number."""
    numbers = reading.read_client(words, region=turn.team.region).phones
    holder = clients.holder_of_phone(turn.session, turn.me, numbers)
    return holder[1].name if holder else ""


def _keep(turn: Turn, words: str) -> int:
    """Keep the words for the buttons only: they stand in no list."""
    draft = keep_words(turn, words)
    dialogs.settle(turn.session, draft)
    return draft


def show_page(turn: Turn) -> None:
    """Others whom the words find."""
    press = turn.pressed(FoundPage)
    draft = dialogs.draft_of(turn.session, turn.user_id, press.draft)
    if draft is None:
        raise members.NotAllowed
    found = stored.find(turn.session, turn.me, draft.text)
    turn.edit(_page(turn, found, draft.text, press.draft, press.page))


def _page(turn: Turn, found: Found, words: str, draft: int, wanted: int) -> Screen:
    page = page_of(len(found.ids), wanted, PAGE)
    shown = stored.clients_of(turn.session, page.of(found.ids))
    hits = [(each, _why(turn, each.client, words)) for each in told(turn, shown)]
    view = FoundView(words, hits, page, draft, all_of_them=found.all_of_them)
    return screens.found(turn.t, view, turn.local)


def _why(turn: Turn, client: Client, words: str) -> str:
    """The fact, tag or note that has the words, where they are not in the name, number or firm."""
    typed = search.folded_words(words)
    others = [fact.text for fact in clients.facts_of(turn.session, client)]
    said = (note.text for note in notes.of_client(turn.session, client, NOTES_READ))
    return next((text for text in (*client.tags, *others, *said) if note_words.says(text, typed)), "")
