"""A change of time zone: days stay days, hours stay the instants that were agreed on."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, select, text

from playbook.localtime import at_local
from storage.queries.work import lead_times
from storage.tables import FollowUp, Member

# word for word as in the index: SQLite does not use a partial index for bound values
_OPEN = text("status = 'open'")


def move_to(session: Session, me: Member, timezone: str, now: datetime) -> None:
    """Give the member another clock.

    What is planned for a whole day stays on its day, which begins with the new zone's midnight; what has an hour
    stays at its instant, and so may fall on another day there.
    """
    me.timezone = timezone
    session.add(me)
    zone = ZoneInfo(timezone)
    for follow_up in session.exec(select(FollowUp).where(FollowUp.owner_id == me.id, _OPEN)):
        if follow_up.whole_day:
            follow_up.due_at = at_local(follow_up.due_on, datetime.min.time(), zone)
            lead_times.put(session, follow_up, now)
        else:
            follow_up.due_on = follow_up.due_at.astimezone(zone).date()
            session.add(follow_up)
