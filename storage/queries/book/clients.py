"""Clients: who they are, whose they are, and the one door through which others are kept out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, col, select

from playbook.capture import FactKind
from playbook.contact_hours import ContactHours
from playbook.names.called import folded
from playbook.occasions import birthday_words
from playbook.occasions.birthdays import Birthday
from storage.queries.look_up import naming
from storage.queries.look_up.search import reindex
from storage.queries.team.members import NotAllowed
from storage.tables import Client, ClientPhone, Fact, Member, Note, Occasion, OccasionStatus

# Put together once: that takes longer than to run it.
_TOUCHED = update(Client).where(col(Client.id) == bindparam("client")).values(last_touched_at=bindparam("at"))
_LAST = update(Member).where(col(Member.id) == bindparam("member")).values(last_client_id=bindparam("client"))
_HOLDER = (
    select(Client, Member)
    .join(ClientPhone, col(ClientPhone.client_id) == col(Client.id))
    .join(Member, col(Member.id) == col(Client.owner_id))
    .where(
        ClientPhone.team_id == bindparam("team"),
        col(ClientPhone.number).in_(bindparam("numbers", expanding=True)),
        col(Client.archived_at).is_(None),
    )
)
named_at_start, names_of = naming.named_at_start, naming.names_of
LONGEST_NAME = 40  # characters that a line may begin with and still be a client's name


def get(session: Session, me: Member, client_id: int) -> Client:
    """The client, or the one whose file took in his, if the acting member may see him.

    NotAllowed else, as for one that does not exist.
    """
    client = session.get(Client, client_id)
    if client is not None and client.merged_into is not None:
        client = session.get(Client, client.merged_into)
    if client is None or client.archived_at is not None or client.team_id != me.team_id:
        raise NotAllowed
    if client.owner_id != me.id and not me.role.leads:
        raise NotAllowed
    return client


def add(
    session: Session,
    me: Member,
    now: datetime,
    *,
    name: str,
    phones: Iterable[str] = (),
    firm: str = "",
    tags: Sequence[str] = (),
    ref: str | None = None,
) -> Client:
    """A new client of the acting member's; `phones` in E.164."""
    client = Client(
        team_id=me.team_id,
        owner_id=me.id or 0,
        name=name,
        firm=firm,
        tags=list(tags),
        ref=ref,
        last_touched_at=now,
        created_at=now,
    )
    session.add(client)
    session.flush()
    for number in phones:
        session.add(ClientPhone(client_id=client.id or 0, team_id=me.team_id, number=number))
    reindex(session, client.id or 0)
    touch(session, me, client, now)
    return client


def touch(session: Session, me: Member, client: Client, now: datetime) -> None:
    """The acting member has this client before him: "he", "recent clients" and the order of hits follow.

    It goes straight to the tables: nothing of it is ever undone, and nearly every turn does it.
    """
    if (me.last_client_id, client.last_touched_at) == (client.id, now):
        return
    session.connection().execute(_TOUCHED, {"client": client.id, "at": now})
    session.connection().execute(_LAST, {"member": me.id, "client": client.id})
    set_committed_value(client, "last_touched_at", now)
    set_committed_value(me, "last_client_id", client.id)


def phones_of(session: Session, client: Client) -> Sequence[str]:
    """His numbers in E.164, the first one first."""
    query = select(ClientPhone.number).where(ClientPhone.client_id == client.id)
    return session.exec(query.order_by(col(ClientPhone.id))).all()


def add_phone(session: Session, client: Client, number: str) -> None:
    """Another number of his, in E.164."""
    session.add(ClientPhone(client_id=client.id or 0, team_id=client.team_id, number=number))
    reindex(session, client.id or 0)


def add_tags(session: Session, client: Client, tags: Iterable[str]) -> None:
    """More tags."""
    client.tags = list(dict.fromkeys([*client.tags, *tags]))
    session.add(client)
    reindex(session, client.id or 0)


def facts_of(session: Session, client: Client) -> Sequence[Fact]:
    """What is known of him beyond the hard file, newest first."""
    return session.exec(select(Fact).where(Fact.client_id == client.id).order_by(col(Fact.id).desc())).all()


def holder_of_phone(session: Session, me: Member, numbers: Iterable[str]) -> tuple[Client, Member] | None:
    """Who in the team has one of these numbers, whoever may see him: the owner's name is all that is shown."""
    wanted = list(numbers)
    return session.exec(_HOLDER, params={"team": me.team_id, "numbers": wanted}).first() if wanted else None


def may_see(me: Member, client: Client) -> bool:
    """Whether the acting member sees this client's file."""
    return client.team_id == me.team_id and (client.owner_id == me.id or me.role.leads)


def recent(session: Session, me: Member, limit: int = 5) -> Sequence[Client]:
    """The acting member's clients shown or written to last."""
    query = select(Client).where(Client.owner_id == me.id, col(Client.archived_at).is_(None))
    return session.exec(query.order_by(col(Client.last_touched_at).desc()).limit(limit)).all()


def rename(session: Session, client: Client, name: str) -> None:
    """Give a client another name; the old one stays an alias."""
    if client.name not in client.aliases:
        client.aliases = [*client.aliases, client.name]
    client.name = name
    session.add(client)
    reindex(session, client.id or 0)


def is_called(client: Client, name: str) -> bool:
    """Whether this is one of a client's names already."""
    return folded(name) in {folded(each) for each in names_of(client)}


def add_alias(session: Session, client: Client, name: str) -> None:
    """He is called so too; lines that begin with it are his."""
    client.aliases = [*client.aliases, name]
    session.add(client)
    reindex(session, client.id or 0)


def add_fact(session: Session, client: Client, kind: str, text: str, now: datetime, note_id: int | None = None) -> bool:
    """Keep a fact of the soft file (B2), by which the client can be found; False if it was known."""
    if session.exec(select(Fact).where(Fact.client_id == client.id, Fact.text == text)).first() is not None:
        return False
    session.add(Fact(client_id=client.id or 0, kind=kind, text=text, note_id=note_id, created_at=now))
    if kind == FactKind.BIRTHDAY and (born := birthday_words.of_client(text)) is not None:
        set_birthday(session, client, born)
    reindex(session, client.id or 0)
    return True


def address(session: Session, client: Client, words: str) -> None:
    """What the client is called in messages (F1); he is found by it too."""
    client.address_as = words
    session.add(client)
    reindex(session, client.id or 0)


def set_birthday(session: Session, client: Client, born: Birthday) -> None:
    """Keep a birthday (B1); greetings that wait for another day are forgotten, the rules find the right one."""
    if client.birthday == born.written():
        return
    client.birthday = born.written()
    session.add(client)
    waiting = select(Occasion).where(
        Occasion.client_id == client.id, Occasion.kind == "birthday", Occasion.status == OccasionStatus.OPEN
    )
    for occasion in session.exec(waiting):
        session.delete(occasion)


def drop_facts(session: Session, client: Client, note: Note, still_said: Collection[str]) -> None:
    """Forget the facts kept from a note that its words say no more."""
    query = select(Fact).where(Fact.note_id == note.id, Fact.client_id == client.id)
    for fact in session.exec(query.where(col(Fact.text).not_in(list(still_said)))).all():
        session.delete(fact)
    reindex(session, client.id or 0)


def move_facts(session: Session, note: Note, old: Client, client: Client) -> None:
    """The facts kept from a note go to another client with it."""
    for fact in session.exec(select(Fact).where(Fact.note_id == note.id)).all():
        fact.client_id = client.id or 0
        session.add(fact)
    for each in (old, client):
        reindex(session, each.id or 0)


@dataclass(frozen=True)
class Numbers:
    """Numbers in E.164 to take into a file and to take out of it."""

    add: Iterable[str] = ()
    drop: Collection[str] = ()


def set_hours(session: Session, client: Client, hours: ContactHours | None) -> None:
    """When a client may be contacted, by his owner's clock (C8); None for any hour."""
    client.hours_from, client.hours_to = (hours.start, hours.end) if hours else (None, None)
    session.add(client)


def correct(session: Session, client: Client, *, name: str, firm: str, tags: Sequence[str], numbers: Numbers) -> None:
    """Put the hard file right (B1)."""
    client.name, client.firm, client.tags = name, firm, list(dict.fromkeys(tags))
    session.add(client)
    gone = select(ClientPhone).where(ClientPhone.client_id == client.id, col(ClientPhone.number).in_(numbers.drop))
    for phone in session.exec(gone).all():
        session.delete(phone)
    for number in numbers.add:
        session.add(ClientPhone(client_id=client.id or 0, team_id=client.team_id, number=number))
    reindex(session, client.id or 0)
