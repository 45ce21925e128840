"""A day put together (E6): the team's for its group, each member's for himself and the lead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, exists, select

from playbook import digest
from playbook.capture.model import ContactKind
from playbook.digest import DayFigures, Digest, Outlook, RepDay
from storage.queries.team import figures, members
from storage.queries.team.figures import Span, Work
from storage.queries.team.members import NotAllowed
from storage.queries.work import late_work
from storage.tables import Client, FollowUp, FollowUpKind, FollowUpStatus, LapseCase, LapseStatus, Member, Note, Team

FACE_TO_FACE = (ContactKind.VISIT, ContactKind.MEAL)
LOOKED_BACK = timedelta(days=7)  # for visits that led to nothing


@dataclass(frozen=True)
class DayReport:
    """A team's day, with the names of its members."""

    team: Team
    day: date
    told: Digest
    names: dict[int, str]


@dataclass(frozen=True)
class OwnDay:
    """A member's day, with the clients of what is still open."""

    member: Member
    figures: DayFigures
    open: Sequence[Client] = ()


def report(session: Session, team: Team, day: date, now: datetime) -> DayReport:
    """A team's day as it stands now, or as it stood when it was over."""
    span, before = Span(team, day, day), digest.compared_day(day)
    people = session.exec(select(Member).where(Member.team_id == team.id, Member.active)).all()
    told = digest.digest(
        replace(_counted(session, span, now), long_late=late_work.count_for_group(session, team, now)),
        DayFigures(sales=figures.sales(session, Span(team, before, before))),
        outlook(session, span, now),
        _roster(people, figures.work(session, span), span.zone),
    )
    return DayReport(team, day, told, {member.id or 0: member.name for member in people})


def own_day(session: Session, me: Member, team: Team, day: date, now: datetime) -> OwnDay:
    """The acting member's own day."""
    span = Span(team, day, day, me)
    is_open = [col(FollowUp.status) == FollowUpStatus.OPEN, col(FollowUp.due_on) <= day]
    waiting = select(FollowUp.client_id).where(*is_open, col(FollowUp.owner_id) == me.id)
    query = select(Client).where(col(Client.id).in_(waiting), col(Client.archived_at).is_(None))
    return OwnDay(me, _counted(session, span, now), session.exec(query.order_by(col(Client.id))).all())


def days_of_all(session: Session, me: Member, team: Team, day: date, now: datetime) -> list[OwnDay]:
    """Every member's day in roster order, for a lead; NotAllowed for a rep."""
    if not me.role.leads:
        raise NotAllowed
    people = members.colleagues(session, me)
    return [OwnDay(each, _counted(session, Span(team, day, day, each), now)) for each in people]


def outlook(session: Session, span: Span, now: datetime) -> Outlook:
    """What stands open at the end of the span's last day."""
    is_open = [col(FollowUp.status) == FollowUpStatus.OPEN, *span.of_team(FollowUp), figures.not_put_away()]
    promised = [col(FollowUp.kind) == FollowUpKind.PROMISE, *is_open]
    next_day = span.last + timedelta(days=1)
    raised = [
        col(LapseCase.status) == LapseStatus.RAISED,
        col(LapseCase.listed_only).is_(False),
        *span.of_team(LapseCase),
    ]
    return Outlook(
        late_promises=figures.count(session, FollowUp, col(FollowUp.due_on) <= span.last, *promised),
        promises_due=figures.count(session, FollowUp, col(FollowUp.due_on) == next_day, *promised),
        visits_without_step=_visits_without_step(session, span),
        overdue_follow_ups=figures.count(session, FollowUp, *figures.late(span, now)),
        open_lapses=figures.count(session, LapseCase, *raised),
    )


def _counted(session: Session, span: Span, now: datetime) -> DayFigures:
    promised, planned = figures.in_kinds(figures.work(session, span))
    return DayFigures(
        sales=figures.sales(session, span),
        promises_due=promised.due,
        promises_kept=promised.done,
        follow_ups_due=planned.due,
        follow_ups_done=planned.done,
        overdue=figures.count(session, FollowUp, *figures.late(span, now)),
        new_clients=figures.new_clients(session, span),
        contacts=figures.contacts(session, span),
        lapses=figures.lapses(session, span),
        won_back=figures.won_back(session, span),
        tier_rises=figures.tier_rises(session, span) if span.member is None else 0,
    )


def _visits_without_step(session: Session, span: Span) -> int:
    planned = exists().where(col(FollowUp.client_id) == col(Client.id), col(FollowUp.status) == FollowUpStatus.OPEN)
    met = exists().where(
        col(Note.client_id) == col(Client.id),
        col(Note.kind).in_(FACE_TO_FACE),
        col(Note.is_contact),
        col(Note.occurred_at) >= span.end - LOOKED_BACK,
        col(Note.occurred_at) < span.end,
    )
    return figures.count(session, Client, col(Client.archived_at).is_(None), met, ~planned, *span.of_team(Client))


def _roster(people: Sequence[Member], found: Sequence[Work], zone: ZoneInfo) -> list[RepDay]:
    reps = []
    for member in people:
        _, planned = figures.in_kinds([each for each in found if each.owner == member.id])
        reps.append(RepDay(member.id or 0, member.joined_at.astimezone(zone).date(), planned.done, planned.due))
    return reps
