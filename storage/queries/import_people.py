"""Whose the lines of an imported file are.

A customer is known by his number, else by phone, else by name and firm among the acting member's own clients; who is
not known is new. A colleague's client is left to him, unless the acting member leads.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.sql.elements import SQLCoreOperations
from sqlmodel import Session, col

from playbook.columns import Entry, Reason
from storage.tables import Client, ClientPhone, Member


@dataclass
class Person:
    """A client whom lines of a file are about; `made_by`: the entry that makes him, if he is new."""

    id: int | None
    owner_id: int
    archived: bool = False
    made_by: Entry | None = None


class People:
    """The clients that some entries may be about, by all that a line can name them by; new ones join as they are met.

    The look-up is done once, for all entries together; so a customer who is in two lines is made once.
    """

    def __init__(self, session: Session, me: Member, entries: Sequence[Entry]) -> None:
        self._me = me
        self._people: dict[int, Person] = {}
        self._by: dict[tuple[str, str], list[Person]] = {}
        self.new: list[Person] = []
        self._look_up(session, entries)

    def _look_up(self, session: Session, entries: Sequence[Entry]) -> None:
        rows = session.connection().execute
        if refs := {entry.ref for entry in entries} - {""}:
            self._remember("ref", rows(self._team(col(Client.ref)).where(col(Client.ref).in_(refs))))
        if numbers := {number for entry in entries for number in entry.phones}:
            of_phone = self._team(col(ClientPhone.number)).join(
                ClientPhone, col(ClientPhone.client_id) == col(Client.id)
            )
            theirs = (col(ClientPhone.team_id) == self._me.team_id, col(ClientPhone.number).in_(numbers))
            self._remember("phone", rows(of_phone.where(*theirs, col(Client.archived_at).is_(None))))
        if names := {entry.name for entry in entries if not entry.ref and not entry.phones}:
            own = (col(Client.owner_id) == self._me.id, col(Client.archived_at).is_(None), col(Client.name).in_(names))
            self._remember("name", rows(self._team(col(Client.name)).where(*own)))
            with_firm = col(Client.name) + "\n" + col(Client.firm)
            self._remember("name and firm", rows(self._team(with_firm).where(*own)))

    def _team(self, value: SQLCoreOperations[Any]) -> Select[int | None, int, datetime | None, Any]:
        """The team's clients, each with one thing that a line may name him by."""
        who = select(col(Client.id), col(Client.owner_id), col(Client.archived_at), value)
        return who.where(col(Client.team_id) == self._me.team_id)

    def _remember(self, kind: str, rows: Iterable[Any]) -> None:
        for number, owner, archived_at, value in rows:
            person = self._people.setdefault(number, Person(number, owner, archived_at is not None))
            self._by.setdefault((kind, value), []).append(person)

    def of(self, entry: Entry) -> Person | Reason:
        """The client of a line: known, or new from now on; or why he can't be taken."""
        found = self._known(entry)
        if found is None:
            return self._add(entry)
        if isinstance(found, Reason):
            return found
        if found.owner_id != self._me.id and not self._me.role.leads:
            return Reason.COLLEAGUE
        return Reason.ARCHIVED if found.archived else found

    def _known(self, entry: Entry) -> Person | Reason | None:
        for key in _sure_keys(entry):
            if key in self._by:
                return self._by[key][0]
        if _sure_keys(entry):
            return None
        found = self._by.get(("name and firm", f"{entry.name}\n{entry.firm}"), [])
        if not found and not entry.firm:
            found = self._by.get(("name", entry.name), [])
        return Reason.SEVERAL if len(found) > 1 else next(iter(found), None)

    def _add(self, entry: Entry) -> Person:
        person = Person(None, self._me.id or 0, made_by=entry)
        self.new.append(person)
        by_name = [("name", entry.name), ("name and firm", f"{entry.name}\n{entry.firm}")]
        for key in _sure_keys(entry) or by_name:
            self._by.setdefault(key, []).append(person)
        return person


def _sure_keys(entry: Entry) -> list[tuple[str, str]]:
    numbers = [("phone", number) for number in entry.phones]
    return [("ref", entry.ref), *numbers] if entry.ref else numbers
