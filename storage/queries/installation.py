"""What concerns the whole installation rather than one team: its last backup, its owners, what it holds."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, func, select

from storage.tables import Client, Member, Role, Setting, Team

BACKUP_KEY = "backup_made"


def backup_made_at(session: Session) -> datetime | None:
    """When the last good nightly copy was made."""
    found = session.get(Setting, BACKUP_KEY)
    return None if found is None else datetime.fromisoformat(found.value)


def backup_made(session: Session, now: datetime) -> None:
    """A good nightly copy was made."""
    session.merge(Setting(key=BACKUP_KEY, value=now.isoformat()))


def owners(session: Session) -> Sequence[Member]:
    """The owner of each team."""
    return session.exec(select(Member).where(Member.role == Role.OWNER, Member.active)).all()


def content(session: Session) -> tuple[int, int]:
    """How many teams and clients there are."""
    teams = session.exec(select(func.count()).select_from(Team)).one()
    return teams, session.exec(select(func.count()).select_from(Client)).one()
