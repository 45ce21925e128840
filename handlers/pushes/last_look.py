"""A push is looked at again just before it goes: is it still true, is it an hour to write at, and is it late?"""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.screens.work import lateness
from handlers.texts import Texts
from playbook.quiet import QuietHours, next_allowed
from storage.queries.delivery import reach
from storage.queries.delivery.outbox import Sending, packed

LATE = timedelta(minutes=10)


@dataclass(frozen=True)
class Held:
    """Not before its reader's quiet hours are over."""

    until: datetime


@dataclass(frozen=True)
class Gone:
    """Not to be sent; `missed`: its reason holds, but its reader can't be reached."""

    why: str
    missed: bool = False


def last_look(session: Session, row: Sending, now: datetime) -> Sending | Held | Gone:
    """The push as it may go out now."""
    if not reach.is_wanted(session, row.chat_id, row.check):
        return Gone("no longer true")
    if (refusal := reach.refusal(session, row.chat_id)) is not None:
        return Gone(refusal, missed=True)
    reader = reach.reader(session, row.chat_id)
    if reader is None:
        return row
    if reader.quiet is not None:
        allowed = next_allowed(now, ZoneInfo(reader.timezone), QuietHours(*reader.quiet))
        if allowed > now:
            return Held(allowed)
    meant = max(filter(None, (row.created_at, row.not_before)), default=now)
    if now - meant < LATE:
        return row
    zone = ZoneInfo(reader.timezone)
    line = lateness.late(Texts(reader.language), meant.astimezone(zone), now.astimezone(zone))
    return replace(row, payload=_under(line, row.payload))


def _under(line: str, payload: str) -> str:
    params = json.loads(payload)
    field = "caption" if "caption" in params else "text"
    return packed({**params, field: f"{line}\n{params[field]}"}) if field in params else payload
