"""What concerns the whole installation rather than one team: its last backup, its owners, what it holds."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, func, select

from storage.tables import Client, Member, Role, Setting, Team

BACKUP_KEY = "backup_made"
WIPE_KEY, WIPED_KEY = "wipe_wanted", "wiped"


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


def wipe_wanted(session: Session, now: datetime) -> None:
    """Somebody was forgotten: what the file still holds of the erased is to be overwritten."""
    session.merge(Setting(key=WIPE_KEY, value=now.isoformat()))
    session.flush()


def wipe_due(session: Session) -> tuple[str, bool] | None:
    """(which wish, whether it is the first one) while there is one that nobody has fulfilled."""
    wish = session.get(Setting, WIPE_KEY)
    return None if wish is None else (wish.value, session.get(Setting, WIPED_KEY) is None)


def wiped(session: Session, wish: str) -> None:
    """The wish is fulfilled, unless there is a later one by now."""
    found = session.get(Setting, WIPE_KEY)
    if found is not None and found.value == wish:
        session.delete(found)
    session.merge(Setting(key=WIPED_KEY, value=wish))
