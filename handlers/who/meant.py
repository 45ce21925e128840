"""Whom a typed line is about: the clients it names, wherever they stand in it; several named; the one in view."""

from collections.abc import Sequence
from itertools import pairwise

from handlers.book import cards, finding
from handlers.screens.who.which import NOTE
from handlers.turn import Turn
from handlers.who.naming import in_view, meant_in
from handlers.who.which import ask_which, ask_who, go_on
from handlers.work import planning
from playbook import capture as reading
from playbook import dates
from playbook.capture.meeting import after_joint
from playbook.names import mentions, parts, strangers, without_names
from playbook.names.forms import form_at_start
from playbook.names.mentions import Kind
from playbook.names.name_words import NEVER_A_NAME
from playbook.names.nicknames import read_nickname
from playbook.names.parts import Part
from playbook.typed import command_words
from playbook.writing import both_widths
from storage.queries.book import clients as stored
from storage.queries.look_up import naming, search
from storage.queries.look_up.naming import Mention
from storage.tables import Client

SHORTEST_NUMBER = 3  # figures that tell two of one name apart
BRACKETS = both_widths("(")
Named = Sequence[tuple[Client, str]]


def narrowed(turn: Turn, named: Named) -> Named:
    """Of several of one name the one whom the next word tells from the others: 王芳 8821 …, 王芳(顺达) …."""
    told, rest = without_names.first_word(named[0][1])
    only_tells = told.isdecimal() or named[0][1][:1] in BRACKETS
    if not told or (told.isdecimal() and len(told) < SHORTEST_NUMBER) or (len(named) == 1 and not only_tells):
        return named
    fitting = [client for client, _ in named if search.fits(turn.session, client, told)]
    return [(fitting[0], rest)] if len(fitting) == 1 else named


def begins(turn: Turn, text: str, named: Named) -> None:
    """A line that begins with the name of one client, or of several."""
    fitting = [(client, rest) for client, rest in named if rest and search.fits(turn.session, client, rest)]
    named = named if fitting else narrowed(turn, named)
    found = [client for client, _ in named]
    rest = named[0][1]
    if len(found) == 1 and _joins_another(turn, found[0], rest) and serve(turn, text):
        return
    if len(fitting) == 1 and not turn.files:
        cards.show_repeated(turn, fitting[0][0], text)
    elif len(text) == 1 and not turn.files:
        finding.find(turn, text)
    elif len(named) > 1:
        ask_which(turn, text, found, "note" if rest or turn.files else "card")
    elif (then := _asked_of_him(rest)) and not turn.files:
        go_on(turn, found[0], "", then)
    elif (not rest or _is_bare_command(rest)) and not turn.files:
        cards.look_up(turn, found[0])
    elif _is_another(turn, found[0], rest):
        ask_which(turn, text, found, "note")
    else:
        go_on(turn, found[0], rest, "note")


def _joins_another(turn: Turn, client: Client, rest: str) -> bool:
    """Whether the words after a name go on with another client: 王芳和李敏一起来的."""
    after = after_joint(rest)
    named = stored.named_at_start(turn.session, turn.me, after) if after else []
    return any(each.id != client.id for each, _ in named)


def _is_bare_command(words: str) -> bool:
    found = command_words.command_in(words)
    return found is not None and not found[1]


def _asked_of_him(words: str) -> str:
    """What is gone on with where the words are but a command about the client named: 王芳 商机."""
    found = command_words.command_in(words)
    return command_words.AFTER_A_NAME.get(found[0], "") if found is not None and not found[1] else ""


def _is_another(turn: Turn, client: Client, rest: str) -> bool:
    """A new number with the name of a client who has others: perhaps another of the same name."""
    if not any(sign.isdigit() for sign in rest):
        return False
    typed = reading.read_client(rest, region=turn.team.region).phones
    if not typed or not stored.phones_of(turn.session, client):
        return False
    return stored.holder_of_phone(turn.session, turn.me, typed) is None


def by_part(turn: Turn, text: str) -> bool:
    """A line that a part of a name, initials or a number begins (wf called today) is noted, or it is asked whose."""
    first, _, rest = text.partition(" ")
    if not rest.strip() or not parts.may_be_part(first, rest):
        return False
    found: dict[Part, list[Client]] = {part: [] for part in Part}
    for client in search.by_name(turn.session, turn.me, first):
        found[_part(turn, client, first)].append(client)
    name = mentions.longer_name(text, 0, len(first))
    if name and any(found.values()):
        ask_who(turn, text, NOTE, name=name, near=[*found[Part.WHOLE], *found[Part.BEGINNING]])
    elif found[Part.WHOLE]:
        begins(turn, text, [(client, rest.strip()) for client in found[Part.WHOLE]])
    elif found[Part.BEGINNING]:
        ask_which(turn, text, found[Part.BEGINNING], "note")
    return bool(found[Part.WHOLE] or found[Part.BEGINNING])


def _part(turn: Turn, client: Client, word: str) -> Part:
    return parts.part_of(word, stored.names_of(client), stored.phones_of(turn.session, client))


def serve(turn: Turn, text: str) -> bool:
    """A line that names a client, or his firm, further on goes to him, or it is asked; False if it names nobody."""
    shown = in_view(turn) if read_nickname(text) else None
    if shown is not None:
        go_on(turn, shown, text, NOTE)
        return True
    found = naming.mentioned(turn.session, turn.me, text)
    if not found:
        return False
    names = [each for each in found if not each.firm]
    firms = [each for each in found if each.firm]
    meant = [each for each in names if each.kind is Kind.MEANT]
    if len(meant) > 1:
        _several(turn, text, meant)
    elif meant:
        _one(turn, text, meant[0], firms)
    elif len(firms) > 1 and not names and len(_people(firms)) > 1:
        ask_which(turn, text, _people(firms), NOTE)
    elif firms and firms[0].kind is Kind.MEANT and not names:
        _firm(turn, text, firms[0])
    else:
        _doubtful(turn, text, names or firms)
    return True


def _one(turn: Turn, text: str, named: Mention, firms: Sequence[Mention]) -> None:
    """One name: a firm that stands before it tells which of that name."""
    people, start = list(named.clients), named.start
    for firm in firms:
        if firm.end <= named.start and without_names.belongs_to(text[firm.end : named.start]):
            same = {client.id for client in firm.clients}
            people = [client for client in people if client.id in same] or people
            start = firm.start
    rest = without_names.without(text, start, named.end)
    chosen = narrowed(turn, [(client, without_names.trimmed(text[named.end :])) for client in people])
    if len(chosen) == 1 and chosen[0][1] != without_names.trimmed(text[named.end :]):
        rest = without_names.trimmed(f"{text[:start]}{chosen[0][1]}")
    if len(chosen) == 1 and _is_bare_command(rest) and not turn.files:
        cards.look_up(turn, chosen[0][0])
    elif len(chosen) == 1:
        go_on(turn, chosen[0][0], rest, NOTE)
    else:
        ask_which(turn, text, people, NOTE)


def _several(turn: Turn, text: str, meant: Sequence[Mention]) -> None:
    """Two or more names: a plan with all of them, or it is asked whose the line is."""
    people = _people(meant)
    if len(people) == 1:
        go_on(turn, people[0], without_names.without(text, meant[0].start, meant[0].end), NOTE)
        return
    joined = all(after_joint(text[one.end : other.start]) == "" for one, other in pairwise(meant))
    if joined and len(people) == len(meant):
        words = without_names.without(text, meant[0].start, meant[-1].end)
        if planning.together(turn, words, people):
            return
        if not words:
            ask_which(turn, text, people, "card")
            return
    ask_which(turn, text, people, NOTE)


def _firm(turn: Turn, text: str, firm: Mention) -> None:
    """Only a firm is named: its one client; whom a form of address may mean; else it is asked."""
    rest = without_names.trimmed(text[firm.end :])
    form = form_at_start(rest) if not text[: firm.start].strip() else ""
    shown = in_view(turn)
    if form:
        fitting = [client for client in firm.clients if naming.may_mean(client, form)]
        end = text.index(form, firm.end) + len(form)
        words = without_names.apart(text, firm.end, end)
        ask_who(turn, words, NOTE, name=form, near=fitting or firm.clients)
    elif shown is not None and shown.id in {client.id for client in firm.clients}:
        go_on(turn, shown, without_names.without(text, firm.start, firm.end), NOTE)
    elif len(firm.clients) == 1:
        go_on(turn, firm.clients[0], without_names.without(text, firm.start, firm.end), NOTE)
    else:
        ask_which(turn, text, firm.clients, NOTE)


def _doubtful(turn: Turn, text: str, names: Sequence[Mention]) -> None:
    """Somebody is only mentioned (王芳介绍的), or it may be another's name (张伟强): it is asked."""
    people, shown = _people(names), in_view(turn)
    first = names[0]
    longer = mentions.longer_name(text, first.start, first.end) if not first.firm else ""
    if longer:
        words = without_names.apart(text, len(longer)) if first.start == 0 else text
        ask_who(turn, words, NOTE, name=longer, near=people)
    elif shown is not None and shown.id in {client.id for client in people}:
        go_on(turn, shown, text, NOTE)
    else:
        ask_which(turn, text, _distinct([*([shown] if shown else []), *people]), NOTE)


def says_more_than_a_name(turn: Turn, text: str) -> bool:
    """Whether a line is more than somebody's name, with what tells him from others of that name."""
    if any(word.casefold() in NEVER_A_NAME for word in text.split()) or dates.find(text, turn.local):
        return True
    named = stored.named_at_start(turn.session, turn.me, text) or meant_in(turn, text)
    said = [(client, rest) for client, rest in named if rest]
    return bool(said) and not any(search.fits(turn.session, client, rest) for client, rest in said)


def _people(named: Sequence[Mention]) -> list[Client]:
    return _distinct([client for each in named for client in each.clients])


def _distinct(people: Sequence[Client]) -> list[Client]:
    return list({client.id: client for client in people}.values())


def names_a_stranger(text: str, shown: Client) -> bool:
    """Whether a line names somebody whom we don't know in such a way that it is hardly about the client in view."""
    stranger = strangers.stranger_in(text)
    return bool(stranger) and not naming.may_mean(shown, stranger) and stranger not in shown.name
