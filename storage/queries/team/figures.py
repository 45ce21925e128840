"""What a team, or one member of it, did over some days (E6): one count each, by the team's clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, SQLColumnExpression
from sqlmodel import Session, and_, col, func, not_, or_, select

from playbook import digest
from playbook.rfm import window_start
from storage.queries.buying import purchase_log
from storage.queries.tiers import tier_rules
from storage.tables import (
    Client,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    LapseCase,
    LapseStatus,
    Member,
    Note,
    Purchase,
    Team,
)

Condition = ColumnElement[bool] | SQLColumnExpression[bool]


@dataclass(frozen=True)
class Span:
    """Days of a team, `first` to `last`, from midnight to midnight; only of one member's clients if he is given."""

    team: Team
    first: date
    last: date
    member: Member | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The team's clock."""
        return ZoneInfo(self.team.timezone)

    @property
    def start(self) -> datetime:
        """The midnight before the first day."""
        return datetime.combine(self.first, time.min, self.zone)

    @property
    def end(self) -> datetime:
        """The midnight after the last day."""
        return datetime.combine(self.last + timedelta(days=1), time.min, self.zone)

    def holds(self, instant: Any) -> Condition:
        """Whether an instant's column lies within."""
        return and_(instant >= self.start, instant < self.end)

    def of_team(self, table: Any) -> list[Condition]:
        """Only the team's rows, and of these only those of the member's clients if he is given."""
        of_team = col(table.team_id) == self.team.id
        if self.member is None:
            return [of_team]
        own = col(Client.owner_id) == self.member.id
        return [of_team, own if table is Client else col(table.client_id).in_(select(Client.id).where(own))]


def day_of(team: Team, now: datetime) -> date:
    """The day it is for a team."""
    return now.astimezone(ZoneInfo(team.timezone)).date()


@dataclass(frozen=True)
class Work:
    """A follow-up that was due: whose, of what kind, and whether it was done by the end of its day."""

    owner: int
    kind: FollowUpKind
    done: bool


@dataclass(frozen=True)
class Tally:
    """How many follow-ups were due, and how many of these were done."""

    due: int
    done: int

    @classmethod
    def of(cls, found: Sequence[Work]) -> "Tally":
        """Count them."""
        return cls(len(found), sum(each.done for each in found))


def count(session: Session, table: Any, *conditions: Condition) -> int:
    """How many rows of a table meet the conditions."""
    return session.exec(select(func.count()).select_from(table).where(*conditions)).one()


def sales(session: Session, span: Span) -> int:
    """What was sold, in minor units; refunds are taken off."""
    bought = col(Purchase.bought_on).between(span.first, span.last)
    total = select(func.coalesce(func.sum(Purchase.amount), 0)).where(bought, *span.of_team(Purchase))
    return int(session.exec(total).one())


def work(session: Session, span: Span) -> list[Work]:
    """Every follow-up due in the span that was not dropped; done after its day counts as not done."""
    is_due = [col(FollowUp.due_on).between(span.first, span.last), col(FollowUp.status) != FollowUpStatus.DROPPED]
    rows = session.exec(select(FollowUp).where(*is_due, not_put_away(), *span.of_team(FollowUp)))
    return [Work(each.owner_id, each.kind, _in_time(each, span.zone)) for each in rows]


def _in_time(follow_up: FollowUp, zone: ZoneInfo) -> bool:
    if follow_up.status is not FollowUpStatus.DONE or follow_up.done_at is None:
        return False
    return follow_up.done_at.astimezone(zone).date() <= follow_up.due_on


def in_kinds(found: Sequence[Work]) -> tuple[Tally, Tally]:
    """Promises, and all other follow-ups."""
    promised = [each for each in found if each.kind is FollowUpKind.PROMISE]
    return Tally.of(promised), Tally.of([each for each in found if each.kind is not FollowUpKind.PROMISE])


def late(span: Span, now: datetime) -> list[Condition]:
    """Open follow-ups whose time is over: those of earlier days, and those of the last whose minute has passed."""
    passed = and_(not_(col(FollowUp.whole_day)), col(FollowUp.due_at) < min(now, span.end))
    over = and_(col(FollowUp.due_on) <= span.last, or_(col(FollowUp.due_on) < span.last, passed))
    return [col(FollowUp.status) == FollowUpStatus.OPEN, over, not_put_away(), *span.of_team(FollowUp)]


def new_clients(session: Session, span: Span) -> int:
    """Clients who came in; those taken over from a file are none."""
    typed = col(Client.import_job_id).is_(None)
    made = and_(span.holds(col(Client.created_at)), typed, col(Client.archived_at).is_(None))
    return count(session, Client, made, *span.of_team(Client))


def contacts(session: Session, span: Span) -> int:
    """Talks of every kind; attempts are none (F2). A member's are those he had himself."""
    mine = [] if span.member is None else [col(Note.author_id) == span.member.id]
    met = [col(Note.is_contact), span.holds(col(Note.occurred_at)), col(Note.team_id) == span.team.id]
    return count(session, Note, *met, *mine)


def lapses(session: Session, span: Span) -> int:
    """Cases raised (D3), without the long gone that came in with old data, and those that a rep opened himself."""
    raised = col(LapseCase.raised_on).between(span.first, span.last)
    by_night = [col(LapseCase.listed_only).is_(False), col(LapseCase.by_hand).is_(False)]
    return count(session, LapseCase, raised, *by_night, *span.of_team(LapseCase))


def won_back(session: Session, span: Span) -> int:
    """Cases in which somebody spoke to the client and he bought again (D4)."""
    closed = col(LapseCase.closed_on).between(span.first, span.last)
    return count(session, LapseCase, closed, col(LapseCase.status) == LapseStatus.WON_BACK, *span.of_team(LapseCase))


def tier_rises(session: Session, span: Span) -> int:
    """Clients who rose a tier (D1): only who bought in these days can have."""
    before, rules = span.first - timedelta(days=1), tier_rules.of(span.team)
    log = purchase_log.read(session, span.team.id or 0, since=window_start(before, rules), until=span.last)
    bought = {
        client: purchases
        for client, purchases in log.histories.items()
        if any(each.day >= span.first for each in purchases)
    }
    return digest.tier_moves(bought, before, span.last, rules)[0]


def not_put_away() -> Condition:
    """Whether a follow-up is of a client who is still there."""
    return col(FollowUp.client_id).in_(select(Client.id).where(col(Client.archived_at).is_(None)))
