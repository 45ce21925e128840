"""A team's week put together (E6), with eight weeks of sales for the picture."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, func, select

from playbook import digest, weekly
from playbook.churn import Loss, total
from playbook.digest import Outlook, Tomorrow
from playbook.making import Forecast
from playbook.stages import ProspectClass
from playbook.trust import Question, Strength, weakest
from playbook.weekly import WeekFigures, WeekSales
from storage.queries.buying import purchase_log
from storage.queries.lapsing import churn
from storage.queries.making import making
from storage.queries.team import digests, figures
from storage.queries.team.figures import Span, day_of
from storage.queries.tiers import tier_rules
from storage.tables import Client, LapseCase, LapseStatus, Member, Team, TrustAnswer


@dataclass(frozen=True)
class WeekReport:
    """A team's week: its sales among those of eight weeks (the last is this one), figures, and what stands open."""

    team: Team
    monday: date
    weeks: Sequence[WeekSales]
    figures: WeekFigures
    outlook: Outlook
    hot: int
    weakest: Question | None
    expected: tuple[date, Forecast] | None = None  # a day, and what its month may still bring (F3)
    loss: Loss = field(default_factory=Loss)  # of the last twelve months (D4)

    @property
    def sunday(self) -> date:
        """The week's last day."""
        return self.monday + weekly.WEEK - timedelta(days=1)

    @property
    def first(self) -> tuple[Tomorrow, int] | None:
        """The one thing to do first in the week to come."""
        return digest.first_thing(self.outlook)


def report(session: Session, team: Team, monday: date, now: datetime) -> WeekReport:
    """A team's week, from Monday to Sunday."""
    sunday = monday + weekly.WEEK - timedelta(days=1)
    span = Span(team, monday, sunday)
    histories = purchase_log.read(session, team.id or 0, until=sunday).histories
    hot, question = _trust(session, team)
    return WeekReport(
        team=team,
        monday=monday,
        weeks=weekly.weeks_up_to(histories, monday),
        figures=_counted(
            session, span, digest.tier_moves(histories, monday - timedelta(days=1), sunday, tier_rules.of(team))
        ),
        outlook=digests.outlook(session, span, now),
        hot=hot,
        weakest=question,
        expected=_expected(session, team, day_of(team, now)),
        loss=total(churn.yearly(session, team.id or 0)[1].values()),
    )


def _counted(session: Session, span: Span, moves: tuple[int, int]) -> WeekFigures:
    promised, planned = figures.in_kinds(figures.work(session, span))
    return WeekFigures(
        promises_due=promised.due,
        promises_kept=promised.done,
        follow_ups_due=planned.due,
        follow_ups_done=planned.done,
        new_clients=figures.new_clients(session, span),
        contacts=figures.contacts(session, span),
        lapses=figures.lapses(session, span),
        won_back=figures.won_back(session, span),
        lost_by=_lost_by(session, span),
        tier_rises=moves[0],
        tier_falls=moves[1],
    )


def _lost_by(session: Session, span: Span) -> dict[str, int]:
    """Customers given up in the span, by what it was put down to (D4)."""
    lost = [col(LapseCase.status) == LapseStatus.LOST, col(LapseCase.closed_on).between(span.first, span.last)]
    query = select(LapseCase.cause, func.count()).where(*lost, *span.of_team(LapseCase))
    return {cause or "": number for cause, number in session.exec(query.group_by(col(LapseCase.cause)))}


def _expected(session: Session, team: Team, today: date) -> tuple[date, Forecast]:
    owners = [number or 0 for number in session.exec(select(Member.id).where(Member.team_id == team.id))]
    return today, making.expected(session, team.id or 0, owners, today)


def _trust(session: Session, team: Team) -> tuple[int, Question | None]:
    """How many hot clients there are, and which of the six questions (A1) is answered least for them."""
    of_team = select(Client.id).where(Client.team_id == team.id, col(Client.archived_at).is_(None))
    is_hot = of_team.where(Client.prospect_class == ProspectClass.HOT)
    hot = session.exec(is_hot).all()
    query = select(TrustAnswer).where(col(TrustAnswer.client_id).in_(is_hot))
    sheets: dict[int | None, dict[Question, Strength]] = {client: {} for client in hot}
    for answer in session.exec(query):
        sheets[answer.client_id][Question(answer.question)] = Strength(answer.strength)
    return len(hot), weakest(sheets.values())
