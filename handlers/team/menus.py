"""A member's own command menu: in his language, with what his role may do."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from handlers.screens.team import menus as screens
from handlers.texts import Texts
from storage.queries.delivery import outbox
from storage.tables import Member

NO_CHAT = 0  # the call names its chat in the scope; a menu that is lost on the way hurts nobody


def show(session: Session, now: datetime, member: Member) -> None:
    """Set the menu of the member's private chat: after joining, and when his language or role changes."""
    entries = screens.private(Texts(member.language), leads=member.role.leads)
    commands = [{"command": name, "description": text} for name, text in entries]
    _call(session, now, "setMyCommands", member, commands=commands)


def take_away(session: Session, now: datetime, member: Member) -> None:
    """He is no member any more; what Telegram shows to everybody is left."""
    _call(session, now, "deleteMyCommands", member)


def _call(session: Session, now: datetime, method: str, member: Member, **params: Any) -> None:
    scope = {"type": "chat", "chat_id": member.user_id}
    outbox.put(session, now, chat_id=NO_CHAT, method=method, params={"scope": scope, **params})
