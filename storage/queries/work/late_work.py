"""Work that is days late, where the lead has it passed on: to its owner, to the lead, as a figure to the group."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select, text

from playbook.late_work import Stage
from playbook.localtime import at_local
from storage.queries.team import members
from storage.queries.work.agenda import Work
from storage.queries.work.working_time import workdays
from storage.tables import Client, FollowUp, FollowUpKind, Member, Team

PASSED_ON = "late_work"  # in the team's settings
# word for word as in the index: SQLite does not use a partial index for bound values
_OPEN = text("followup.status = 'open'")


def is_passed_on(team: Team) -> bool:
    """Whether the team's late work is passed on; it is not unless its lead has said so."""
    return bool(team.settings.get(PASSED_ON, False))


def unasked(session: Session, me: Member, now: datetime) -> Sequence[Work]:
    """A member's work that has been late for three working days, of which he was not asked yet."""
    late = _late(session, select(FollowUp, Client), me, Stage.REP, now)
    return _listed(session, late.where(FollowUp.escalated < Stage.REP))


def asked(session: Session, me: Member, now: datetime) -> Sequence[Work]:
    """The acting member's late work of which he was asked: what he may put off all at once; a promise by itself."""
    late = _late(session, select(FollowUp, Client), me, Stage.REP, now)
    return _listed(session, late.where(FollowUp.escalated >= Stage.REP, FollowUp.kind != FollowUpKind.PROMISE))


def of_team(session: Session, me: Member, now: datetime) -> list[tuple[Member, int]]:
    """Who has how much that is five working days late, in roster order, for a lead; NotAllowed for a rep."""
    if not me.role.leads:
        raise members.NotAllowed
    counts = ((each, _count(session, each, Stage.LEAD, now)) for each in members.colleagues(session, me))
    return [(member, count) for member, count in counts if count]


def of_member(session: Session, me: Member, member_id: int, now: datetime) -> tuple[Member, Sequence[Work]]:
    """A member of the acting lead's team and his work that is five working days late; NotAllowed else."""
    member = members.colleague(session, me, member_id)
    return member, _listed(session, _late(session, select(FollowUp, Client), member, Stage.LEAD, now))


def count_for_group(session: Session, team: Team, now: datetime) -> int:
    """How much of the team's work is seven working days late; 0 where it is not passed on."""
    if not is_passed_on(team):
        return 0
    people = session.exec(select(Member).where(Member.team_id == team.id, Member.active)).all()
    return sum(_count(session, each, Stage.GROUP, now) for each in people)


def _count(session: Session, owner: Member, stage: Stage, now: datetime) -> int:
    return int(session.exec(_late(session, select(func.count()).select_from(FollowUp), owner, stage, now)).one())


def _late(session: Session, query: Any, owner: Member, stage: Stage, now: datetime) -> Any:
    zone = ZoneInfo(owner.timezone)
    last = workdays(session, owner).back(now.astimezone(zone).date(), stage)
    over = at_local(last + timedelta(days=1), datetime.min.time(), zone)
    return query.join(Client, col(Client.id) == col(FollowUp.client_id)).where(
        FollowUp.owner_id == owner.id, _OPEN, FollowUp.due_at < over, col(Client.archived_at).is_(None)
    )


def _listed(session: Session, query: Any) -> Sequence[Work]:
    return list(session.exec(query.order_by(col(FollowUp.due_at), col(FollowUp.id))).all())


def unlogged_meetings(session: Session, me: Member, day: date) -> Sequence[Work]:
    """The acting member's open timed work of a day with clients whom he has noted no contact with since it began."""
    zone = ZoneInfo(me.timezone)
    begins = at_local(day, datetime.min.time(), zone)
    silent = col(Client.last_contact_at).is_(None) | (col(Client.last_contact_at) < begins)
    query = select(FollowUp, Client).join(Client, col(Client.id) == col(FollowUp.client_id))
    open_ = query.where(FollowUp.owner_id == me.id, _OPEN, FollowUp.due_on == day, col(FollowUp.whole_day).is_(False))
    return _listed(session, open_.where(FollowUp.due_at >= begins, silent, col(Client.archived_at).is_(None)))
