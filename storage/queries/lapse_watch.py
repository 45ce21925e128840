"""The watch over buying rhythms (D3): a team's model, the cases raised by night, and whom to tell of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import exists, insert, update
from sqlmodel import Session, col, or_, select

from playbook import bgnbd
from playbook.history import Histories
from playbook.history import Purchase as Bought
from playbook.lapse import Candidate, is_long_gone
from storage.tables import Client, LapseCase, LapseModel, LapseStatus, Member, Purchase, Team

NIGHT = time(3)  # by the team's clock, when nobody waits for an answer


def teams_due(session: Session, now: datetime) -> list[tuple[int, date]]:
    """Teams (with their day) that were never judged, or not since their last night."""
    query = select(Team.id, Team.timezone, LapseModel.fitted_at).join(
        LapseModel, col(LapseModel.team_id) == col(Team.id), isouter=True
    )
    due = []
    for team_id, timezone, fitted_at in session.exec(query):
        zone = ZoneInfo(timezone)
        local = now.astimezone(zone)
        if fitted_at is None or (fitted_at.astimezone(zone).date() < local.date() and local.time() >= NIGHT):
            due.append((team_id or 0, local.date()))
    return due


def keep_model(session: Session, team_id: int, model: bgnbd.Model, now: datetime) -> None:
    """Keep a team's model in place of an older one."""
    session.merge(
        LapseModel(
            team_id=team_id,
            r=model.r,
            alpha=model.alpha,
            a=model.a,
            b=model.b,
            few_data=model.few_data,
            fitted_at=now,
        )
    )


def model_of(session: Session, team_id: int) -> bgnbd.Model:
    """A team's model as last fitted; before its first night what is assumed of any team."""
    row = session.get(LapseModel, team_id)
    return bgnbd.Model(row.r, row.alpha, row.a, row.b, row.few_data) if row else bgnbd.fit([])


def raise_cases(
    session: Session, team_id: int, found: Iterable[Candidate], owners: Mapping[int, int], today: date
) -> None:
    """Open a case for each client found, unless one is open or this very silence had its case before."""
    close_of_buyers(session, team_id, today)
    columns = (col(LapseCase.client_id), col(LapseCase.last_bought_on), col(LapseCase.status))
    query = select(*columns).where(LapseCase.team_id == team_id)
    known = session.exec(query).all()
    silences = {(client, last) for client, last, _ in known}
    worked_on = {client for client, _, status in known if status.is_open}
    rows = [_case(team_id, owners[each.client], each, today) for each in found if each.client in owners]
    new = [
        row
        for row in rows
        if row["client_id"] not in worked_on and (row["client_id"], row["last_bought_on"]) not in silences
    ]
    if new:
        session.connection().execute(insert(LapseCase), new)


def close_of_buyers(session: Session, team_id: int, today: date) -> None:
    """End the cases of clients whose purchases came in otherwise than one by one, from a file."""
    bought = exists().where(
        col(Purchase.client_id) == col(LapseCase.client_id),
        col(Purchase.bought_on) > col(LapseCase.last_bought_on),
        col(Purchase.bought_on) <= today,
        col(Purchase.amount) >= 0,
    )
    for status, closed in ((LapseStatus.RAISED, LapseStatus.BOUGHT), (LapseStatus.CONTACTED, LapseStatus.WON_BACK)):
        ended = update(LapseCase).where(col(LapseCase.team_id) == team_id, col(LapseCase.status) == status, bought)
        session.connection().execute(ended.values(status=closed, closed_on=today))


def _case(team_id: int, owner_id: int, found: Candidate, today: date) -> dict[str, Any]:
    seen = found.assessment
    return {
        "team_id": team_id,
        "client_id": found.client,
        "owner_id": owner_id,
        "status": LapseStatus.RAISED,
        "raised_on": today,
        "last_bought_on": today - timedelta(days=seen.gap_days),
        "usual_days": float(seen.usual_days),
        "gap_days": seen.gap_days,
        "p_buy": seen.p_buy,
        "yearly_value": seen.yearly_value,
        "listed_only": is_long_gone(seen),
        "amends": "",
    }


def members_due(session: Session, now: datetime) -> list[Member]:
    """Members who can be reached and have not been looked after on their own day."""
    unchecked = or_(col(Member.lapse_checked_on).is_(None), col(Member.lapse_checked_on) <= now.date())
    query = select(Member).where(col(Member.active), col(Member.reachable), unchecked)
    return [member for member in session.exec(query) if member.lapse_checked_on != _day_of(member, now)]


def _day_of(member: Member, now: datetime) -> date:
    return now.astimezone(ZoneInfo(member.timezone)).date()


def untold(session: Session, member: Member) -> list[tuple[LapseCase, Client]]:
    """The cases of a member's clients that he has not been told of, but may be."""
    query = select(LapseCase, Client).join(Client, col(Client.id) == col(LapseCase.client_id)).where(*_untold(member))
    return list(session.exec(query))


def histories_of_untold(session: Session, member: Member) -> Histories:
    """The purchases of the clients of `untold`, in one read."""
    ids = select(LapseCase.client_id).join(Client, col(Client.id) == col(LapseCase.client_id)).where(*_untold(member))
    columns = (col(Purchase.client_id), col(Purchase.bought_on), col(Purchase.amount))
    query = select(*columns).where(col(Purchase.client_id).in_(ids))
    found: dict[int, list[Bought]] = defaultdict(list)
    for client, day, amount in session.exec(query):
        found[client].append(Bought(day, amount))
    return found


def _untold(member: Member) -> Sequence[Any]:
    return (
        col(Client.owner_id) == member.id,
        col(Client.archived_at).is_(None),
        col(LapseCase.status) == LapseStatus.RAISED,
        col(LapseCase.alerted_on).is_(None),
        col(LapseCase.listed_only).is_(False),
    )
