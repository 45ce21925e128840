"""Who is named in a line: each look-up asks once for all the names that the line may hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from playbook.folding import simplified
from playbook.names import mentions, without_names
from playbook.names.called import FIRM, WORD, folded
from playbook.names.forms import read_form
from playbook.names.mentions import Kind, Place
from storage.queries.look_up import search
from storage.queries.team.members import visible_owner_ids
from storage.tables import CalledAs, Client, Member

MOST = 60  # clients looked at; a firm may have thousands
FEW = 500  # clients of one surname
_OWN_FIRST = (col(Client.owner_id) != bindparam("me"), col(Client.last_touched_at).desc())
# Put together once: that takes longer than to run it, and every line typed is looked up.
_CALLED = (
    select(CalledAs.key, Client)
    .join(Client, col(Client.id) == col(CalledAs.client_id))
    .where(
        col(CalledAs.owner_id).in_(bindparam("owners", expanding=True)),
        col(CalledAs.key).in_(bindparam("keys", expanding=True)),
        col(Client.archived_at).is_(None),
    )
    .limit(MOST)
)
_FEW = (
    select(CalledAs.client_id)
    .where(
        col(CalledAs.owner_id).in_(bindparam("owners", expanding=True)),
        col(CalledAs.key) >= bindparam("start"),
        col(CalledAs.key) < bindparam("end"),
    )
    .limit(FEW)
)
_OF_FEW = (
    select(Client)
    .where(col(Client.id).in_(bindparam("found", expanding=True)), col(Client.archived_at).is_(None))
    .order_by(*_OWN_FIRST)
    .limit(bindparam("most"))
)
_OF_MANY = (
    select(Client)
    .where(
        col(Client.owner_id) == bindparam("me"),
        col(Client.archived_at).is_(None),
        select(CalledAs.key)
        .where(
            col(CalledAs.client_id) == col(Client.id),
            col(CalledAs.key) >= bindparam("start"),
            col(CalledAs.key) < bindparam("end"),
        )
        .exists(),
    )
    .order_by(col(Client.last_touched_at).desc())
    .limit(bindparam("most"))
)


@dataclass(frozen=True)
class Mention:
    """Somebody named in a line: where, who it may be, and whether the line is about him. `firm`: only his firm is."""

    start: int
    end: int
    clients: tuple[Client, ...]
    kind: Kind
    firm: bool = False


def names_of(client: Client) -> list[str]:
    """What a client is called: his name, other names, the form of address."""
    return [name for name in (client.name, *client.aliases, client.address_as) if name]


def named_at_start(session: Session, me: Member, text: str, *, or_longer: bool = False) -> list[tuple[Client, str]]:
    """Clients whose name or alias the text begins with, each with the words that follow; the longest name wins.

    The name must end there: "Ann" is not found in "Annual", 张伟 not in 张伟强, unless `or_longer`.
    """
    starts = [place for place in mentions.at_start(text) if not place.key.startswith((FIRM, WORD))]
    best, found = 0, []
    for place, clients in _grouped(_called(session, me, starts), starts):
        longer = place.end > best and (or_longer or not mentions.is_longer(text, 0, place.end))
        if longer:
            best, found = place.end, [(client, without_names.trimmed(text[place.end :])) for client in clients]
    return found


def first_name_at_start(session: Session, me: Member, text: str) -> list[tuple[Client, str]]:
    """Clients a word of whose names in Latin letters the text begins with (Sarah, of Sarah O'Connor)."""
    found = [each for each in mentioned(session, me, text) if each.start == 0 and each.kind is Kind.MEANT]
    named = [(client, each.end) for each in found if not each.firm for client in each.clients]
    return [(client, without_names.trimmed(text[end:])) for client, end in named]


def mentioned(session: Session, me: Member, text: str) -> list[Mention]:
    """Everybody whom a line names, in the order of the line; of two names at one place the longer one."""
    places = mentions.places(text)
    found: list[Mention] = []
    groups = _grouped(_called(session, me, places), places)
    for place, clients in sorted(groups, key=lambda each: (each[0].start, -each[0].end, each[0].key)):
        if found and place.start < found[-1].end:
            continue
        kind = mentions.kind_of(text, place, _said(text, place))
        if kind is not None:
            found.append(Mention(place.start, place.end, tuple(clients), kind, place.key.startswith(FIRM)))
    return found


def _said(text: str, place: Place) -> str:
    return text[place.start : place.end]


def _called(session: Session, me: Member, places: Iterable[Place]) -> dict[str, list[Client]]:
    """The clients called by each of these keys, one's own and the latest first."""
    keys = sorted({place.key for place in places})
    if not keys:
        return {}
    params = {"owners": visible_owner_ids(session, me), "keys": keys}
    found: dict[str, list[Client]] = {}
    for key, client in session.exec(_CALLED, params=params):
        found.setdefault(key, []).append(client)
    for clients in found.values():
        clients.sort(key=attrgetter("last_touched_at"), reverse=True)
        clients.sort(key=lambda client: client.owner_id != me.id)
    return found


def _grouped(called: dict[str, list[Client]], places: Iterable[Place]) -> list[tuple[Place, list[Client]]]:
    return [(place, called[place.key]) for place in places if place.key in called]


def by_form(session: Session, me: Member, form: str, most: int = 7) -> list[Client]:
    """The clients whom a form of address may mean: 王总 and 小王 by the surname, 阿敏 by the given name, Mr Chang."""
    read = read_form(form)
    if read is None:
        return []
    if read.surname:
        return _by_surname(session, me, read.surname, most)
    if read.word:
        key = folded(read.word)
        called = _called(session, me, [Place(0, 0, key, True), Place(0, 0, WORD + key, True)])
        both = [*called.get(WORD + key, ()), *called.get(key, ())]
        return list({client.id: client for client in both}.values())[:most]
    named = search.by_name(session, me, read.given)
    return [client for client in named if read.given in simplified(client.name)[1:]][:most]


def _by_surname(session: Session, me: Member, surname: str, most: int) -> list[Client]:
    """The latest of them; where hundreds have the surname, one's own are gone through instead, the latest first."""
    bounds = {"start": surname, "end": surname[:-1] + chr(ord(surname[-1]) + 1)}
    found = session.exec(_FEW, params={"owners": visible_owner_ids(session, me), **bounds}).all()
    own = session.exec(_OF_MANY, params={**bounds, "me": me.id, "most": most}).all() if len(found) == FEW else ()
    if own or not found:
        return [*own]
    return [*session.exec(_OF_FEW, params={"found": found, "me": me.id, "most": most})]


def may_mean(client: Client, form: str) -> bool:
    """Whether a form of address may mean this client, as far as his name tells."""
    read, name = read_form(form), simplified(client.name)
    if read is None:
        return False
    if read.word:
        return folded(read.word) in (folded(word) for word in client.name.split())
    return name.startswith(read.surname) if read.surname else read.given in name[1:]
