"""How a look-up goes through the tables.

Each word of a query is a range of keys. The ranges give candidates, at most so many, and each candidate is judged by
his entry. Where more fit than are looked at, those worked with last are looked at besides, so that they are found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Select, String, bindparam, func, text, type_coerce, union_all
from sqlmodel import Session, col, select

from playbook.typed import note_words
from storage.queries.look_up import entries, indexing
from storage.queries.look_up.entries import after
from storage.queries.look_up.judging import Asked, Hit, Kind
from storage.queries.team.members import visible_owner_ids
from storage.tables import Client, Member, Note, NoteKey, SearchEntry, SearchKey

MOST, FEWER = 80, 40  # clients of a range that are looked at
LATEST, LAST_FEW = 40, 20  # clients worked with last who are looked at where more fit
MOST_IDS, FEWER_IDS = 1500, 300  # of a range, where several words must fit and few clients are left to be looked at
MOST_COUNTED = 20_000  # clients of a range that are counted, to see which word is the commoner one
MOST_READ = 40  # clients whose notes are read for one look-up

# Put together once: that takes longer than to run them.
_OWNERS: BindParameter[int] = bindparam("owners", expanding=True)
_GRAM: Select[Any] = select(NoteKey.client_id).where(
    col(NoteKey.owner_id).in_(_OWNERS), col(NoteKey.gram) == bindparam("gram")
)
_SOME_OF_GRAM = _GRAM.limit(bindparam("most"))
_TOUCHED = type_coerce(col(Client.last_touched_at), String).label("touched")  # only to be compared with others
_TOLD = (Client.id, Client.owner_id, Client.name, _TOUCHED, SearchEntry.keys, SearchEntry.grams)
_CANDIDATES: Select[Any] = select(*_TOLD).join(SearchEntry, col(SearchEntry.client_id) == col(Client.id))  # type: ignore[call-overload]
_CANDIDATES = _CANDIDATES.where(col(Client.archived_at).is_(None))
_BY_ID = {
    name: _CANDIDATES.where(col(Client.id).in_(text(these.format(kind="integer"))))
    for name, these in entries.LISTED.items()
}
_LATEST = _CANDIDATES.order_by(col(Client.last_touched_at).desc()).limit(bindparam("most"))
_MY_LATEST = _LATEST.where(col(Client.owner_id) == bindparam("me"))
_OUR_LATEST = _LATEST.where(col(Client.team_id) == bindparam("team"))
_SAID = select(Note.client_id, Note.text).where(col(Note.client_id).in_(bindparam("ids", expanding=True)))


Ids = dict[int, None]  # in their order
Selected = Select[Any] | CompoundSelect[Any]


@dataclass(frozen=True)
class LookUp:
    """A look-up of the acting member's among the clients whom he may see."""

    session: Session
    me: Member
    owners: Sequence[int]
    brief: bool = False  # a few of the best are enough

    @classmethod
    def of(cls, session: Session, me: Member, *, brief: bool = False) -> "LookUp":
        """Whatever the session has changed can be found."""
        indexing.settle(session)
        return cls(session, me, visible_owner_ids(session, me), brief)

    def hits(self, asked: Asked) -> tuple[list[Hit], bool]:
        """Whom all words fit, the best first, and whether nobody else does."""
        hits, complete = self._by_entry(asked)
        sure = [hit for hit in hits if hit.kind is not Kind.NOTED]
        noted = [hit for hit in hits if hit.kind is Kind.NOTED]
        if not noted:
            return sure, complete
        return sure + self._who_says(noted[:MOST_READ]), complete and len(noted) <= MOST_READ

    def _by_entry(self, asked: Asked) -> tuple[list[Hit], bool]:
        """Whom all words fit by his entry: by pairs of signs in notes, which is not sure."""
        if not asked.terms:
            return [], True
        several = len(asked.terms) > 1
        most, most_ids = (FEWER, FEWER_IDS) if self.brief else (MOST, MOST_IDS)
        called = self._called(asked, most) if several else {}
        if len(called) >= FEWER:  # enough: they are the likeliest
            return asked.judge(self._candidates(called).values(), self.me.id or 0), False
        sets = [self._of_term(asked, at, most_ids if several else most) for at in range(len(asked.terms))]
        whole = [ids for ids, is_all in sets if is_all]
        common = _in_all(whole or [ids for ids, _ in sets])
        complete = bool(whole) and len(common) <= most
        rows = self._candidates([*called, *common][:most])
        if not complete:
            rows |= {row.id: row for row in self._latest()}
        hits = asked.judge(rows.values(), self.me.id or 0)
        if not hits and not complete and several:
            hits = asked.judge(self._candidates(self._in_every_range(asked, most)).values(), self.me.id or 0)
        return hits, complete

    def _called(self, asked: Asked, most: int) -> Ids:
        """Clients whose names have all the words in this order: easily found."""
        ids: Ids = {}
        values = {"owners": self.owners, "first0": asked.name, "after0": after(asked.name), "most": most}
        self._take(_some_of_ranges(1), values, ids)
        return ids

    def _of_term(self, asked: Asked, at: int, most: int) -> tuple[Ids, bool]:
        """Clients whom one word fits, and whether those are all; of very many some of one's own before others."""
        ids, is_all = self._of_owners(asked, at, most, self.owners)
        if not is_all and len(self.owners) > 1 and most <= MOST:
            own, _ = self._of_owners(asked, at, most, [self.me.id or 0])
            return own | ids, False
        return ids, is_all

    def _of_owners(self, asked: Asked, at: int, most: int, owners: Sequence[int]) -> tuple[Ids, bool]:
        """Clients of these members whom one word fits, who is called so before others, and whether those are all."""
        ids: Ids = {}
        if prefixes := asked.prefixes(at):
            values = {"owners": owners, "most": most}
            for number, prefix in enumerate(prefixes):
                values |= {f"first{number}": prefix, f"after{number}": after(prefix)}
            some = self.session.connection().execute(_some_of_ranges(len(prefixes)), values).scalars().all()
            ids.update(dict.fromkeys(some))
            if len(ids) >= most or len(some) >= most:
                return ids, False
        return ids, self._take_notes(asked, at, owners, ids)

    def _take(self, statement: Selected, values: dict[str, Any], ids: Ids) -> bool:
        some = self.session.connection().execute(statement, values).scalars().all()
        ids.update(dict.fromkeys(some))
        return len(some) < int(values["most"])

    def _take_notes(self, asked: Asked, at: int, owners: Sequence[int], ids: Ids) -> bool:
        """Clients whose notes have all pairs of a word; the rarest pair is enough where one is rare."""
        fewest: Ids | None = None
        for gram in asked.grams(at):
            some: Ids = {}
            if self._take(_SOME_OF_GRAM, {"owners": owners, "gram": gram, "most": MOST}, some):
                ids |= some
                return True
            fewest = fewest or some
        ids |= fewest or {}
        return fewest is None

    def _candidates(self, ids: Iterable[int]) -> dict[int, Any]:
        connection = self.session.connection()
        rows = connection.execute(_BY_ID[connection.dialect.name], {"these": entries.listed(self.session, ids)})
        return {row.id: row for row in rows}

    def _latest(self) -> Iterable[Any]:
        """The clients worked with last."""
        values = {"me": self.me.id, "team": self.me.team_id, "most": LAST_FEW if self.brief else LATEST}
        latest = _OUR_LATEST if len(self.owners) > 1 else _MY_LATEST
        return self.session.connection().execute(latest, values).all()

    def _in_every_range(self, asked: Asked, most: int) -> Sequence[int]:
        """Clients whom several common words fit, where none of those looked at does: it takes the database longer.

        Those whom the commonest word fits are gone through until enough of them are among the others'.
        """
        each = [_whole_ranges(self.owners, asked.prefixes(at)) for at in range(len(asked.terms))]
        commonest, *others = sorted(each, key=self._about_how_many, reverse=True)
        client = commonest.subquery().c.client_id
        common = select(client).where(*(client.in_(other) for other in others)).limit(most)
        return self.session.connection().execute(common).scalars().all()

    def _about_how_many(self, ranges: CompoundSelect[Any]) -> int:
        counted = select(func.count()).select_from(ranges.limit(MOST_COUNTED).subquery())
        return self.session.connection().execute(counted).scalar_one()

    def _who_says(self, hits: Sequence[Hit]) -> list[Hit]:
        """Those whose notes have the words indeed."""
        said: dict[int, list[str]] = {}
        for client_id, note in self.session.connection().execute(_SAID, {"ids": [hit.client_id for hit in hits]}):
            said.setdefault(client_id, []).append(note)
        return [
            hit
            for hit in hits
            if all(any(note_words.says(note, [word]) for note in said.get(hit.client_id, ())) for word in hit.in_notes)
        ]


@cache
def _some_of_ranges(count: int) -> Selected:
    """Clients with a key in one of so many ranges, not more than wanted of each: names stand before all else."""
    of_owners = select(SearchKey.client_id).where(col(SearchKey.owner_id).in_(_OWNERS))
    each = (
        of_owners.where(SearchKey.key >= bindparam(f"first{number}"), SearchKey.key < bindparam(f"after{number}"))
        .limit(bindparam("most"))
        .subquery()
        for number in range(count)
    )
    return union_all(*(select(some.c.client_id) for some in each))


def _whole_ranges(owners: Sequence[int], prefixes: Sequence[str]) -> CompoundSelect[Any]:
    """All clients with a key that begins with one of these; SQLite would go through every key for an OR."""
    of_owners = select(SearchKey.client_id).where(col(SearchKey.owner_id).in_(owners))
    return union_all(*(of_owners.where(SearchKey.key >= each, SearchKey.key < after(each)) for each in prefixes))


def _in_all(sets: Sequence[Ids]) -> list[int]:
    """Those who are in every one, in the order of the smallest."""
    smallest, *others = sorted(sets, key=len)
    common = set(smallest)
    for ids in others:
        common &= ids.keys()
    return [number for number in smallest if number in common]


def clients_of(session: Session, ids: Sequence[int]) -> Sequence[Client]:
    """The clients with these ids, in their order."""
    if not ids:
        return []
    by_id = {client.id: client for client in session.exec(select(Client).where(col(Client.id).in_(ids)))}
    return [by_id[number] for number in ids if number in by_id]
