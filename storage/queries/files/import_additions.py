"""What imports add to clients who were known before: nothing is replaced, and all of it can be taken back."""

from collections.abc import Callable

from sqlmodel import Session, col, delete, select

from playbook.columns import Entry, Field
from storage.queries.look_up.search import reindex
from storage.tables import Client, ClientPhone, ImportAddition, ImportJob

AT_ONCE = 4  # taken back in one chunk: each writes the keys of a client anew
_SINGLE = {Field.FIRM: "firm", Field.JOB: "job", Field.BIRTHDAY: "birthday"}
_SEVERAL = {Field.TAGS: "tags", Field.ALIAS: "aliases"}


def missing(client: Client, entry: Entry, knows: Callable[[str], bool]) -> Entry | None:
    """What a line tells of a client that his file does not; `knows`: whether a number is in the team's books."""
    new = Entry(
        entry.line,
        phones=tuple(number for number in entry.phones if not knows(number)),
        firm="" if client.firm else entry.firm,
        job="" if client.job else entry.job,
        birthday="" if client.birthday else entry.birthday,
        tags=tuple(tag for tag in entry.tags if tag not in client.tags),
        aliases=tuple(name for name in entry.aliases if name not in (*client.aliases, client.address_as)),
    )
    return None if new == Entry(entry.line) else new


def fill(session: Session, job: ImportJob, client_id: int, new: Entry) -> None:
    """Write it down, and what it was."""
    client = session.get_one(Client, client_id)
    added = missing(client, new, lambda _: False)  # an earlier line of the chunk may have said it
    if added is None:
        return
    for number in added.phones:
        session.add(ClientPhone(client_id=client_id, team_id=client.team_id, number=number))
        _remember(session, job, client_id, Field.PHONE, number)
    for field, name in _SINGLE.items():
        if value := getattr(added, name):
            setattr(client, name, value)
            _remember(session, job, client_id, field, value)
    for field, name in _SEVERAL.items():
        if values := getattr(added, name):
            setattr(client, name, [*getattr(client, name), *values])
            for value in values:
                _remember(session, job, client_id, field, value)
    session.add(client)
    reindex(session, client_id)


def _remember(session: Session, job: ImportJob, client_id: int, field: Field, value: str) -> None:
    session.add(ImportAddition(job_id=job.id or 0, client_id=client_id, field=field.value, value=value))


def take_back(session: Session, job: ImportJob) -> int:
    """Take some of what an import added off the clients again, unless it was altered since; how many."""
    some = session.exec(select(ImportAddition).where(ImportAddition.job_id == job.id).limit(AT_ONCE)).all()
    for addition in some:
        client, field = session.get_one(Client, addition.client_id), Field(addition.field)
        if field is Field.PHONE:
            own = (col(ClientPhone.client_id) == client.id, col(ClientPhone.number) == addition.value)
            session.exec(delete(ClientPhone).where(*own))
        elif name := _SINGLE.get(field):
            if getattr(client, name) == addition.value:
                setattr(client, name, "")
        else:
            name = _SEVERAL[field]
            setattr(client, name, [each for each in getattr(client, name) if each != addition.value])
        session.add(client)
        session.delete(addition)
    for client_id in {addition.client_id for addition in some}:
        reindex(session, client_id)
    return len(some)
