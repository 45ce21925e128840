"""Telling the owners that no backup was made."""

from datetime import date, datetime

from sqlmodel import Session

from handlers.pushes.push import Push, queue
from handlers.screens.team import backups as screens
from handlers.texts import Texts
from storage.backups import Trouble
from storage.queries.team import installation


def tell_owners(session: Session, now: datetime, trouble: Trouble, night: date) -> None:
    """Once a night each, however often it was tried."""
    for owner in installation.owners(session):
        screen = screens.failed(Texts(owner.language), trouble)
        queue(session, now, Push(owner.user_id, screen, f"backup:{night}:{owner.id}"))
