"""Erasing a client for good: his rows, what hangs on them, and every trace of him that was left elsewhere.

Nothing of it goes through the journal: it cannot be taken back. All that a team has written is looked through for his
number and his full name, table by table as the schema lists them, so that a table added later is looked through too.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, delete, or_, tuple_, update
from sqlmodel import Session, SQLModel, col, select

from playbook.erasing import Eraser, eraser, is_telling
from storage.queries.book import merging
from storage.queries.book.merging import Merged
from storage.queries.book.team_words import TeamWords, holding, in_team, may_hold, of_team, words
from storage.queries.look_up import indexing
from storage.queries.look_up.search import reindex
from storage.queries.team import installation
from storage.queries.tiers import places
from storage.tables import (
    Client,
    ClientPhone,
    Draft,
    ImportFile,
    ImportJob,
    ImportStatus,
    InboxStatus,
    Note,
    OutboxStatus,
)

_TABLES = SQLModel.metadata.tables
_I, _O = _TABLES["inbox"], _TABLES["outbox"]
# Names of the team itself, and keys that are written anew from what they belong to.
NOT_ABOUT_CLIENTS = frozenset(("team", "member", "setting", "invite", "groupchat", "unasked", "installation"))
FOUND_BY = frozenset(("searchkey", "notekey", "searchentry"))  # look_up.indexing has emptied them of him
STANDING = frozenset(order.__tablename__ for order in places.COLUMNS)  # and `places` these
# Looked after one by one.
OWN_WORDS = frozenset(("client", "clientphone", "inbox", "outbox", "importfile", "productname"))


@dataclass(frozen=True)
class Forgotten:
    """The proof: how many rows went, and in how many others he was struck out."""

    rows: int
    mentions: int


def is_importing(session: Session, team_id: int) -> bool:
    """Whether a file of the team's is being read in: it can't be taken away under it."""
    at_work = [status for status in ImportStatus if status.is_at_work]
    running = select(ImportJob.id).where(ImportJob.team_id == team_id, col(ImportJob.status).in_(at_work))
    return session.exec(running.limit(1)).first() is not None


def counts(session: Session, client: Client) -> Merged:
    """What hangs on him."""
    return merging.counts(session, client)


def forget(session: Session, client: Client, now: datetime) -> Forgotten:
    """Erase a client, and those whose files went into his; the acting member may see him."""
    team = of_team(session, client.team_id)
    family = [client, *session.exec(select(Client).where(Client.merged_into == client.id)).all()]
    ids = [each.id or 0 for each in family]
    found = _eraser(session, team, family)
    rows = _messages(session, team, ids, found)
    rows += _updates(session, team)
    rows += _files(session, team)
    rows += _drafts(session, team, ids, found)
    rows += _changes(session, team, ids)
    rows += _product_names(session, team, found)
    mentions, touched = _strike_out(session, team, ids, found)
    indexing.forget(session, team.id, ids)
    rows += _erase(session, ids)
    for each in family:
        session.expunge(each)
    session.expire_all()
    indexing.reindex_notes(session, touched - set(ids))
    for number in touched - set(ids):
        reindex(session, number)
    installation.wipe_wanted(session, now)
    return Forgotten(rows, mentions)


def _eraser(session: Session, team: TeamWords, family: Sequence[Client]) -> Eraser | None:
    ids = [each.id for each in family]
    numbers = session.exec(select(ClientPhone.number).where(col(ClientPhone.client_id).in_(ids))).all()
    named = {name for each in family for name in (each.name, *each.aliases) if name.strip()}
    alike = select(Client.name).where(Client.team_id == team.id, col(Client.id).not_in(ids))
    telling = []
    for name in sorted(named):
        others = session.exec(alike.where(col(Client.name).contains(name, autoescape=True)).limit(1)).all()
        if is_telling(name, others):
            telling.append(name)
    return eraser(numbers, telling)


def _messages(session: Session, team: TeamWords, ids: Collection[int], found: Eraser | None) -> int:
    """Messages about him lose their words, and are not sent if they still wait; others lose his name and number."""
    connection = session.connection()
    about = _O.c.about_client_id.in_(ids)
    waiting = (OutboxStatus.QUEUED, OutboxStatus.FAILED)
    connection.execute(update(_O).where(about, _O.c.status.in_(waiting)).values(status=OutboxStatus.DROPPED))
    emptied = update(_O).where(about).values(payload="{}", blob=None, blob_name=None, about_client_id=None, check=None)
    rows = connection.execute(emptied).rowcount
    here = or_(_O.c.chat_id.in_(team.chats), _O.c.chat_id == 0)  # answers to presses stand in no chat
    sent = _O.c.status.in_((OutboxStatus.SENT, OutboxStatus.DROPPED))
    rows += connection.execute(update(_O).where(here, sent, _O.c.blob.is_not(None)).values(blob=None)).rowcount
    for number, payload in holding(session, _O, [_O.c.payload], here, found):
        said = json.loads(payload)
        cleaned = {key: _clean_param(key, value, found) for key, value in said.items()}
        if cleaned != said:
            written = json.dumps(cleaned, ensure_ascii=False, separators=(",", ":"))
            rows += connection.execute(update(_O).where(_O.c.id == number).values(payload=written)).rowcount
    return rows


def _clean_param(key: str, value: Any, found: Eraser | None) -> Any:
    if found is None:
        return value
    return found.clean_html(value) if key in ("text", "caption") else found.clean(value)


def _updates(session: Session, team: TeamWords) -> int:
    """What came from Telegram and is worked through is kept only to know it again: the words are not needed."""
    through = update(_I).where(_I.c.chat_id.in_(team.chats), _I.c.status != InboxStatus.OPEN, _I.c.body != "{}")
    return session.connection().execute(through.values(body="{}", error=None)).rowcount


def _files(session: Session, team: TeamWords) -> int:
    """Files that were read in: nobody can tell what stands in a packed one, so none is kept."""
    jobs = select(col(ImportJob.id)).where(ImportJob.team_id == team.id)
    asked = update(ImportJob).where(col(ImportJob.team_id) == team.id, col(ImportJob.status) == ImportStatus.ASKED)
    session.connection().execute(asked.values(status=ImportStatus.LEFT))
    return session.connection().execute(delete(ImportFile).where(col(ImportFile.job_id).in_(jobs))).rowcount


def _drafts(session: Session, team: TeamWords, ids: Collection[int], found: Eraser | None) -> int:
    """Kept texts that name him, or that became his notes; forms that are open about him."""
    connection, rows = session.connection(), 0
    table = _TABLES["draft"]
    theirs = table.c.user_id.in_(team.users)
    naming = [number for number, *_ in holding(session, table, [table.c.text, table.c.person], theirs, found)]
    typed = select(col(Note.chat_id), col(Note.message_id)).where(
        col(Note.client_id).in_(ids), col(Note.message_id).is_not(None)
    )
    became = theirs & tuple_(table.c.chat_id, table.c.message_id).in_(typed)
    rows += connection.execute(delete(Draft).where(or_(col(Draft.id).in_(naming), became))).rowcount
    forms = _TABLES["dialog"]
    for chat, user, data in session.execute(select(forms.c.chat_id, forms.c.user_id, forms.c.data)):
        about_him = data.get("client") in ids or (found is not None and found.clean(data) != data)
        if user in team.users and about_him:
            rows += connection.execute(delete(forms).where(forms.c.chat_id == chat, forms.c.user_id == user)).rowcount
    return rows


def _changes(session: Session, team: TeamWords, ids: Collection[int]) -> int:
    """What could be taken back of him; of a change of several clients his part goes."""
    table, connection = _TABLES["change"], session.connection()
    theirs = table.c.member_id.in_(team.members)
    rows = connection.execute(delete(table).where(theirs, table.c.client_id.in_(ids))).rowcount
    rows_text = cast(table.c.rows, Text)
    hints = [f'"{key}": {number}' for number in ids for key in ("client_id", "id", "referred_by", "merged_into")]
    concerning = or_(*(rows_text.contains(hint, autoescape=True) for hint in hints))
    for number, entries in session.execute(select(table.c.id, table.c.rows).where(theirs, concerning)).all():
        others = [entry for entry in entries if not _is_his(entry, ids)]
        if len(others) < len(entries):
            values = {"rows": others, "source_text": ""}
            rows += connection.execute(update(table).where(table.c.id == number).values(values)).rowcount
    return rows


def _product_names(session: Session, team: TeamWords, found: Eraser | None) -> int:
    """A name of a product that holds his is understood no more: its key can't be without him."""
    table = _TABLES["productname"]
    naming = [number for number, _ in holding(session, table, [table.c.name], table.c.team_id == team.id, found)]
    return session.connection().execute(delete(table).where(table.c.id.in_(naming))).rowcount if naming else 0


def _is_his(entry: dict[str, Any], ids: Collection[int]) -> bool:
    if entry["table"] == "Client":
        return entry["id"] in ids
    return any(values is not None and values.get("client_id") in ids for values in (entry["before"], entry["after"]))


def _strike_out(session: Session, team: TeamWords, ids: Collection[int], found: Eraser | None) -> tuple[int, set[int]]:
    """Mentions in what the team has written of others; gives how many rows, and whose keys must be written anew."""
    mentions, touched = 0, set[int]()
    for table in _TABLES.values():
        texts, here = words(table), in_team(table, team)
        if found is None or not texts or here is None or table.name in NOT_ABOUT_CLIENTS | OWN_WORDS:
            continue
        key = list(table.primary_key.columns)
        whose = [table.c.client_id] if "client_id" in table.c else []
        if whose:
            here &= table.c.client_id.not_in(ids)
        query = select(*key, *whose, *texts).where(here, may_hold(texts, found))
        for row in session.execute(query).all():
            values = {column.name: found.clean(row._mapping[column]) for column in texts}
            if any(values[column.name] != row._mapping[column] for column in texts):
                at = [column == row._mapping[column] for column in key]
                session.connection().execute(update(table).where(*at).values(values))
                mentions += 1
                touched |= {row._mapping[column] for column in whose}
    return mentions, touched


def _erase(session: Session, ids: Collection[int]) -> int:
    """His rows in every table, and himself."""
    connection, rows = session.connection(), 0
    places.clear(session, ids)
    for column, value in (("last_client_id", None), ("referred_by", None), ("merged_into", None)):
        for table in _TABLES.values():
            if column in table.c:
                connection.execute(update(table).where(table.c[column].in_(ids)).values({column: value}))
    for table in _TABLES.values():
        if "client_id" in table.c and table.name not in FOUND_BY | STANDING:
            rows += connection.execute(delete(table).where(table.c.client_id.in_(ids))).rowcount
    return rows + connection.execute(delete(Client).where(col(Client.id).in_(ids))).rowcount
