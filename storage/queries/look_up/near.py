"""Whom a name that is nobody's may have meant: heard alike, a slip, one wrong character, a form of address."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sqlmodel import Session

from playbook import search
from playbook.folding import is_han
from playbook.names.near_words import one_slip_away
from playbook.names.nearness import nearness, spoken_alike, surname_of_form
from playbook.search import LEFT_OUT, NAME_WITH_A_SLIP, Key, Query, Term
from storage.queries.look_up import entries
from storage.queries.look_up.judging import Asked, Kind
from storage.queries.look_up.looking import LookUp, clients_of
from storage.tables import Client, Member

AMONG = 100  # clients who are compared with a guess

Guess = tuple[Query, str]  # whom it finds, but only those whose names are near to the text, if there is one


def near_names(session: Session, me: Member, typed: str, limit: int = 3) -> list[Client]:
    """The clients, of those whom the acting member may see, whose names or firms are near to what was typed."""
    words = search.folded_words(typed)
    looking = LookUp.of(session, me, brief=True)
    found: dict[int, Client] = {}
    for query, like in _Guesses(session, me).of(typed, words):
        hits, _ = looking.hits(Asked(query, Kind.FILED))
        clients = clients_of(session, [hit.client_id for hit in hits[: AMONG if like else limit]])
        found |= {client.id or 0: client for client in (_nearest(like, clients) if like else clients)} | found
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _nearest(typed: str, clients: Sequence[Client]) -> list[Client]:
    scored = [(max(nearness(typed, name) for name in (each.name, *each.aliases)), each) for each in clients]
    return [client for score, client in sorted(scored, key=lambda each: -each[0]) if score]


class _Guesses:
    """What may have been meant, the nearest first."""

    def __init__(self, session: Session, me: Member) -> None:
        self._session, self._team = session, me.team_id

    def of(self, typed: str, words: Sequence[str]) -> Iterator[Guess]:
        """For a text and its words."""
        if words and all(is_han(word) for word in words):
            yield from self._han("".join(words))
        elif words:
            yield from self._latin(typed, words)

    def _han(self, name: str) -> Iterator[Guess]:
        alike = self._known(spoken_alike(name))
        if alike:
            yield Query((search.term(*alike),)), ""
        if len(name) in NAME_WITH_A_SLIP:
            yield Query((Term(name, _with_another_sign(name), ()),)), name
        if surname := surname_of_form(name):
            yield Query((search.term(surname),)), name

    def _latin(self, typed: str, words: Sequence[str]) -> Iterator[Guess]:
        slips = [one_slip_away(word) for word in (*words, "".join(words))]
        known = set(self._known(chain.from_iterable(slips)))
        *meant, joined = ([word for word in each if word in known] for each in slips)
        if joined:
            yield Query((search.term(*joined),)), ""
        if len(words) == 1:
            return
        if any(meant):
            each = zip(words, meant, strict=True)
            yield Query(tuple(search.term(word, *spellings) for word, spellings in each)), ""
        for word in words:
            yield Query((search.term(word),)), typed

    def _known(self, spellings: Iterable[str]) -> list[str]:
        """Those by which somebody in the team is called."""
        each = list(spellings)
        known = entries.known_words(self._session, self._team, each) if each else ()
        return [spelling for spelling in each if spelling in known]


def _with_another_sign(name: str) -> tuple[Key, ...]:
    """The keys of names that have one character more or less than this one, or another in its place."""
    one_less = [name[:at] + name[at + 1 :] for at in range(len(name))]
    return (*search.names_with_a_slip(name), Key(LEFT_OUT + name), *(Key(each) for each in one_less))
