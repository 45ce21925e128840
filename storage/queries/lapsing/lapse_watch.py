"""The watch over buying rhythms (D3): which teams are due, when a night is done, and whom to tell of cases."""

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from playbook.churn import Loss
from playbook.rfm import rules_of
from storage.by_itself import by_itself
from storage.queries.lapsing import lapses
from storage.queries.tiers import scores, tier_rules
from storage.tables import Client, ClientScore, LapseCase, LapseModel, LapseStatus, Member, Team
from storage.tables.deals import BEGUN, NOT_YET

NIGHT = time(3)  # by the team's clock, when nobody waits for an answer


def teams_due(session: Session, now: datetime) -> list[tuple[int, date]]:
    """Teams (with their day) that were never judged, are to be judged again, or not since their last night."""
    columns = (col(Team.id), col(Team.timezone), col(LapseModel.fitted_at), col(LapseModel.round))
    query = select(*columns).join(LapseModel, col(LapseModel.team_id) == col(Team.id), isouter=True)
    due = []
    for team_id, timezone, fitted_at, number in session.exec(query):
        with by_itself("team not judged", team=team_id):
            local = now.astimezone(ZoneInfo(timezone))
            is_new = fitted_at is None or fitted_at <= BEGUN or not number
            if is_new or (fitted_at.astimezone(local.tzinfo).date() < local.date() and local.time() >= NIGHT):
                due.append((team_id or 0, local.date()))
    return due


def judge_again(session: Session, team_id: int) -> None:
    """Many purchases have come or gone at once: judge the team without waiting for the night."""
    row = session.get(LapseModel, team_id)
    if row is not None:
        row.fitted_at = NOT_YET
        session.add(row)


def keep_churn(session: Session, team_id: int, losses: Mapping[int, Loss], today: date) -> None:
    """Keep each owner's yearly loss (D4), as the night has reckoned it."""
    row = session.get_one(LapseModel, team_id)
    reps = {str(owner): [loss.customers, loss.lost, loss.value] for owner, loss in losses.items()}
    row.churn = {"as_of": today.isoformat(), "reps": reps}
    session.add(row)


def judged(session: Session, team_id: int, now: datetime) -> None:
    """The night's work on a team is done, unless an import has ended meanwhile, or other rules were adopted."""
    row = session.get_one(LapseModel, team_id)
    is_as_begun = row.fitted_at != NOT_YET and rules_of(row.rules) == tier_rules.of_team(session, team_id)
    if is_as_begun:
        row.fitted_at = now
        session.add(row)


def untold(session: Session, member: Member, most: int) -> list[tuple[LapseCase, Client]]:
    """The cases of a member's clients that he is to be told of, most at stake first: risk × a year's value (D3)."""
    query = (
        select(LapseCase, Client)
        .join(Client, col(Client.id) == col(LapseCase.client_id))
        .join(ClientScore, scores.holds(), isouter=True)
        .where(
            col(Client.owner_id) == member.id,
            col(Client.archived_at).is_(None),
            col(LapseCase.status) == LapseStatus.RAISED,
            col(LapseCase.alerted_on).is_(None),
            col(LapseCase.listed_only).is_(False),
        )
        .order_by(*lapses.most_at_stake())
    )
    return list(session.exec(query.limit(most)))
