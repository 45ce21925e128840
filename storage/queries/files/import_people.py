"""Whose the lines of an imported file are.

A customer is known by his number, else by phone, else by name and firm; who is not known is new. A colleague's client
is left to him, unless the acting member leads.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import BindParameter, bindparam, exists, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from playbook.columns import Entry, Reason
from storage.tables import Client, ClientPhone, Member

Key = tuple[str, str]
# The team's clients, each with one thing that a line may name him by. Put together once, for every chunk asks.
_WHO = (col(Client.id), col(Client.owner_id), col(Client.archived_at))
REACHABLE = exists().where(col(ClientPhone.client_id) == col(Client.id))
_VALUES: BindParameter[str] = bindparam("values", expanding=True)
_Numbered = aliased(Client)  # whose number it is; his file may have gone into another one
_BY_REF = (
    select(*_WHO, col(_Numbered.ref))
    .join(_Numbered, col(Client.id) == func.coalesce(col(_Numbered.merged_into), col(_Numbered.id)))
    .where(col(_Numbered.team_id) == bindparam("team"), col(_Numbered.ref).in_(_VALUES))
)
_BY_PHONE = (
    select(*_WHO, col(ClientPhone.number))
    .join(ClientPhone, col(ClientPhone.client_id) == col(Client.id))
    .where(
        col(ClientPhone.team_id) == bindparam("team"),
        col(ClientPhone.number).in_(_VALUES),
        col(Client.archived_at).is_(None),
    )
)
_BY_NAME = select(*_WHO, *map(col, (Client.name, Client.firm, Client.sound)), REACHABLE).where(
    col(Client.team_id) == bindparam("team"),
    col(Client.sound).in_(bindparam("sounds", expanding=True)),
    col(Client.name).in_(_VALUES),
    col(Client.archived_at).is_(None),
)


@dataclass(slots=True)
class Person:
    """A client whom lines of a file are about.

    `made_by`: the entry that makes him, if he is new; `told`: that and what later lines say of him.
    """

    id: int | None
    owner_id: int
    archived: bool = False
    name: str = ""
    firm: str = ""
    reachable: bool = False
    made_by: Entry | None = None
    told: Entry | None = None


@dataclass
class Met:
    """People whom the file itself has brought so far, by all that a line can name them by."""

    by_key: dict[Key, Person] = field(default_factory=dict)
    by_name: dict[str, list[Person]] = field(default_factory=dict)


class People:
    """The clients that some entries may be about; new ones join as they are met.

    The look-up is done once, for all entries together; so a customer who is in two lines is made once. `met`: those of
    earlier entries, where these are not in the books.
    """

    def __init__(
        self, session: Session, me: Member, heard: Sequence[tuple[Entry, str]], met: Met | None = None
    ) -> None:
        self._me = me
        self._met = met or Met()
        self._people: dict[int, Person] = {}
        self._by: dict[Key, Person] = {}
        self._named: dict[str, list[Person]] = {}
        self.new: list[Person] = []
        self._look_up(session, heard)

    def _look_up(self, session: Session, heard: Sequence[tuple[Entry, str]]) -> None:
        refs = {entry.ref for entry, _ in heard} - {""}
        numbers = {number for entry, _ in heard for number in entry.phones}
        for kind, query, values in (("ref", _BY_REF, refs), ("phone", _BY_PHONE, numbers)):
            if values:
                found = session.connection().execute(query, {"team": self._me.team_id, "values": list(values)})
                self._remember(kind, found)
        named = [(entry.name, sound) for entry, sound in heard if entry.name and not self._is_sure(entry)]
        if named:
            names, sounds = list({name for name, _ in named}), list({sound for _, sound in named})
            called: dict[str, Any] = {"team": self._me.team_id, "sounds": sounds, "values": names}
            rows: Iterable[Any] = session.connection().execute(_BY_NAME, called)
            for number, owner, _, name, firm, sound, reachable in rows:
                person = self._people.setdefault(number, Person(number, owner))
                person.name, person.firm, person.reachable = name, firm, reachable
                self._named.setdefault(sound, []).append(person)

    def _is_sure(self, entry: Entry) -> bool:
        return any(key in self._by or key in self._met.by_key for key in _sure_keys(entry))

    def _remember(self, kind: str, rows: Iterable[Any]) -> None:
        for number, owner, archived_at, value in rows:
            person = self._people.setdefault(number, Person(number, owner, archived_at is not None))
            self._by.setdefault((kind, value), person)

    def knows(self, number: str) -> bool:
        """Whether a phone number is somebody's in the team's books."""
        return ("phone", number) in self._by

    def of(self, entry: Entry, sound: str) -> Person | Reason:
        """The client of a line: known, or new from now on; or why he can't be taken. `sound`: of the name."""
        found = self._known(entry, sound)
        if found is None:
            return self._add(entry, sound)
        if isinstance(found, Reason):
            return found
        if found.owner_id != self._me.id and not self._me.role.leads:
            return Reason.COLLEAGUE
        if found.archived:
            return Reason.ARCHIVED
        self._join(found, entry)
        return found

    def _known(self, entry: Entry, sound: str) -> Person | Reason | None:
        for key in _sure_keys(entry):
            if person := self._by.get(key) or self._met.by_key.get(key):
                return person
        if entry.ref or not entry.name:
            return None  # a number of one's own is as good as a name
        same = [
            each
            for each in (*self._named.get(sound, []), *self._met.by_name.get(sound, []))
            if each.name == entry.name and not each.archived
        ]
        mine = [each for each in same if each.owner_id == self._me.id or self._me.role.leads]
        found = _one_of(mine, entry)
        if found is None and entry.firm and any(each.firm == entry.firm for each in same):
            return Reason.COLLEAGUE
        return found

    def _join(self, person: Person, entry: Entry) -> None:
        """What the line says of a client who is known names him from here on."""
        person.reachable = person.reachable or bool(entry.phones)
        person.firm = person.firm or entry.firm
        if person.told is not None and entry is not person.told:
            person.told = _together(person.told, entry)
        for number in entry.phones:
            self._met.by_key.setdefault(("phone", number), person)

    def _add(self, entry: Entry, sound: str) -> Person:
        owner = self._me.id or 0
        person = Person(None, owner, False, entry.name, entry.firm, bool(entry.phones), entry, entry)
        self.new.append(person)
        for key in _sure_keys(entry):
            self._met.by_key.setdefault(key, person)
        if entry.name and not entry.ref:
            self._met.by_name.setdefault(sound, []).append(person)
        return person


def _one_of(same: Sequence[Person], entry: Entry) -> Person | Reason | None:
    """The one of some clients of a name whom a line is about.

    A line with a firm is about the client of that firm; one without, about the only one of the name. An unknown number
    makes him another, except where no number of his was known or the firm is the same.
    """
    of_firm = [each for each in same if each.firm == entry.firm]
    candidates = of_firm if entry.firm or of_firm else same
    if entry.phones and not entry.firm:
        candidates = [each for each in candidates if not each.reachable]
    return Reason.SEVERAL if len(candidates) > 1 else next(iter(candidates), None)


def _together(one: Entry, other: Entry) -> Entry:
    """What two lines say of a client; the first one counts where they say different things."""
    return replace(
        one,
        firm=one.firm or other.firm,
        phones=tuple(dict.fromkeys((*one.phones, *other.phones))),
        job=one.job or other.job,
        tags=tuple(dict.fromkeys((*one.tags, *other.tags))),
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        birthday=one.birthday or other.birthday,
    )


def _sure_keys(entry: Entry) -> list[Key]:
    numbers = [("phone", number) for number in entry.phones]
    return [("ref", entry.ref), *numbers] if entry.ref else numbers
