"""Whom a look-up means: by a part of a name, number, firm, tag or fact, or by what a note says."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam
from sqlmodel import Session, select

from playbook import key_lists, search
from playbook.search import Key
from storage.queries.look_up import indexing
from storage.queries.look_up.judging import Asked, Kind
from storage.queries.look_up.looking import LookUp, clients_of
from storage.queries.look_up.near import near_names
from storage.tables import Client, Member, SearchEntry

__all__ = ["Found", "by_name", "clients_of", "find", "fits", "matches", "near_names", "reindex"]
reindex = indexing.reindex
FEW = 7  # clients; with so many there is no need to look into notes

# Put together once: that takes longer than to run them.
_KEYS = select(SearchEntry.keys).where(SearchEntry.client_id == bindparam("client"))


@dataclass(frozen=True)
class Found:
    """Ids of clients, the best first; `all_of_them`: whether nobody else fits."""

    ids: Sequence[int]
    all_of_them: bool = True


def matches(session: Session, me: Member, text: str, limit: int = 30) -> Sequence[Client]:
    """The clients, among those the acting member may see, whose files every word of `text` fits, the best first."""
    looking = LookUp.of(session, me, brief=limit < FEW)
    hits, _ = looking.hits(Asked(search.query_keys(text), Kind.FILED))
    return clients_of(session, [hit.client_id for hit in hits[:limit]])


def by_name(session: Session, me: Member, word: str, limit: int = 30) -> Sequence[Client]:
    """The clients that a word fits by a part of their name or number, not only by firm, tag or fact."""
    hits, _ = LookUp.of(session, me).hits(Asked(search.query_keys(word), Kind.NAMED))
    return clients_of(session, [hit.client_id for hit in hits[:limit]])


def find(session: Session, me: Member, text: str) -> Found:
    """Whom every word of `text` fits: who is called so, one's own, by name or number, worked with last, come first.

    What notes say counts where nobody's name or number fits, and few files do.
    """
    query, looking = search.query_keys(text), LookUp.of(session, me)
    hits, complete = looking.hits(Asked(query, Kind.FILED))
    if not hits or (complete and len(hits) < FEW and all(hit.kind is not Kind.NAMED for hit in hits)):
        alone = len(query.terms) == 1
        said, all_said = looking.hits(Asked(query, Kind.NOTED, only_notes=alone))
        hits = [*hits, *(hit for hit in said if not alone or hit.kind is Kind.NOTED)] if alone else said
        complete = (complete or not alone) and all_said
    return Found([hit.client_id for hit in hits], complete)


def fits(session: Session, client: Client, words: str) -> bool:
    """Whether the words only repeat what is in a client's file."""
    indexing.settle(session)
    written = session.connection().execute(_KEYS, {"client": client.id}).scalar()
    stored = key_lists.keys_in(written) if written is not None else ()
    return search.finds(search.query_keys(words), {Key(key) for key in stored})
