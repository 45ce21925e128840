"""Lead time (F6): when the owner of a follow-up is told of it, by his own setting."""

from datetime import datetime

from sqlmodel import Session, col, select, text

from playbook.lead_time import is_meeting, tell_at
from storage.tables import FollowUp, Member

LEAD = "lead_minutes"  # in the member's settings; see playbook.lead_time.LEADS
# word for word as in the index: SQLite does not use a partial index for bound values
_OPEN = text("status = 'open'")


def of(owner: Member) -> int:
    """Minutes before a meeting at which a member wants to be told of it."""
    return int(owner.settings.get(LEAD, 0))


def put(session: Session, follow_up: FollowUp, now: datetime) -> None:
    """Set when a follow-up is told of; to be called whenever its time, words, place or owner change."""
    owner = session.get_one(Member, follow_up.owner_id)
    ahead = not follow_up.whole_day and is_meeting(follow_up.text, follow_up.place)
    follow_up.push_at = tell_at(follow_up.due_at, of(owner), now) if ahead else follow_up.due_at
    session.add(follow_up)


def put_all(session: Session, me: Member, now: datetime) -> None:
    """The member has chosen another lead time: it holds for all that is still to be told."""
    query = select(FollowUp).where(FollowUp.owner_id == me.id, _OPEN, FollowUp.due_at > now)
    waiting = query.where(col(FollowUp.pushed_at).is_(None), col(FollowUp.whole_day).is_(False))
    for follow_up in session.exec(waiting):
        put(session, follow_up, now)
