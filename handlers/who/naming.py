"""Names in typed words: who is called so, who is "he", who is in view, and the words without the name."""

from datetime import timedelta

from handlers.turn import Turn
from playbook import capture
from playbook.names import mentions, without_names
from playbook.names.forms import form_at_start
from playbook.names.mentions import Kind
from playbook.typed import command_words
from storage.queries.book import clients
from storage.queries.delivery import outbox
from storage.queries.look_up import naming, search
from storage.queries.team import members
from storage.tables import Client

IN_VIEW = timedelta(minutes=30)  # so long a client who was shown last is meant by a line without a name


def in_view(turn: Turn) -> Client | None:
    """The client whom our last message was about, if it is still in view."""
    seen = outbox.in_view(turn.session, turn.chat_id)
    if turn.press is not None or seen is None or seen[0] is None or turn.now - seen[1] > IN_VIEW:
        return None
    try:
        return clients.get(turn.session, turn.me, seen[0])
    except members.NotAllowed:
        return None


def him(turn: Turn, words: str) -> list[tuple[Client, str]]:
    """The client last shown, where the words begin with "he" or "she"."""
    rest, last = command_words.after_him(words), turn.me.last_client_id
    if rest is None or last is None:
        return []
    try:
        return [(clients.get(turn.session, turn.me, last), rest)]
    except members.NotAllowed:
        return []


def likely_called(turn: Turn, name: str) -> list[Client]:
    """The clients whom a form of address, or a name that is nearly theirs, may mean."""
    return naming.by_form(turn.session, turn.me, name) or search.near_names(turn.session, turn.me, name)


def named_in(turn: Turn, words: str) -> list[Client]:
    """Everybody whom the words name."""
    found = naming.mentioned(turn.session, turn.me, words)
    return list({client.id: client for each in found for client in each.clients}.values())


def meant_in(turn: Turn, words: str) -> list[tuple[Client, str]]:
    """The clients of the one name that the words are about, with the words without it; none if there are several."""
    found = [each for each in naming.mentioned(turn.session, turn.me, words) if each.kind is Kind.MEANT]
    named = [each for each in found if not each.firm] or found
    if len(named) != 1:
        return []
    rest = without_names.without(words, named[0].start, named[0].end)
    return [(client, rest) for client in named[0].clients]


def form_in(turn: Turn, words: str) -> str:
    """The form of address that the words begin with, or that follows a firm: 王总, 顺达物流王总."""
    if form := form_at_start(words):
        return form
    firms = [each for each in naming.mentioned(turn.session, turn.me, words) if each.firm and each.start == 0]
    return form_at_start(without_names.trimmed(words[firms[0].end :])) if firms else ""


def called(words: str) -> str:
    """The name that words begin with, as far as one can tell: what reads as one, else the first word."""
    name = capture.read_client(words).name
    return name if name and words.startswith(name) else next(iter(words.split()), "")


def without_name(turn: Turn, client: Client, words: str) -> str:
    """The words without the client's name, wherever it stands, a part of it, or what was nearly it."""
    for found, rest in clients.named_at_start(turn.session, turn.me, words):
        if found.id == client.id:
            return _without_what_told(turn, client, rest)
    for named in naming.mentioned(turn.session, turn.me, words):
        if client.id in {each.id for each in named.clients}:
            return _without_mention(words, named)
    name = form_at_start(words) or called(words)
    if naming.may_mean(client, name):
        return without_names.trimmed(words[len(name) :])
    fitting = [*search.by_name(turn.session, turn.me, name), *search.near_names(turn.session, turn.me, name)]
    return words[len(name) :].strip() if client.id in {each.id for each in fitting} else words


def _without_what_told(turn: Turn, client: Client, rest: str) -> str:
    """The words after a name, without the number or firm that told him from others of that name."""
    told, others = without_names.first_word(rest)
    return others if told and others and search.fits(turn.session, client, told) else rest


def _without_mention(words: str, named: naming.Mention) -> str:
    longer = "" if named.firm else mentions.longer_name(words, named.start, named.end)
    if longer and words.startswith(longer):
        return without_names.trimmed(words[len(longer) :])
    rest = without_names.without(words, named.start, named.end)
    form = form_at_start(rest) if named.firm and named.start == 0 else ""
    return without_names.trimmed(rest[len(form) :])
