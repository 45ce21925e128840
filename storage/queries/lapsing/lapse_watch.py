"""The watch over buying rhythms (D3): which teams are due, the cases raised by night, and whom to tell of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert
from sqlmodel import Session, col, or_, select

from playbook import lapse
from playbook.churn import Loss
from playbook.history import Purchase as Bought
from playbook.lapse import Standing
from playbook.rfm import rules_of
from storage.queries.lapsing import lapses
from storage.queries.tiers import rescoring, scores, tier_rules
from storage.silences import Silence
from storage.tables import Client, ClientScore, Contract, LapseCase, LapseModel, LapseStatus, Member, Purchase, Team
from storage.tables.deals import BEGUN, NOT_YET

NIGHT = time(3)  # by the team's clock, when nobody waits for an answer
TOLD_AT_MOST = 2  # times of one silence: once, and once more if it got clearly worse


def teams_due(session: Session, now: datetime) -> list[tuple[int, date]]:
    """Teams (with their day) that were never judged, are to be judged again, or not since their last night."""
    columns = (col(Team.id), col(Team.timezone), col(LapseModel.fitted_at), col(LapseModel.round))
    query = select(*columns).join(LapseModel, col(LapseModel.team_id) == col(Team.id), isouter=True)
    due = []
    for team_id, timezone, fitted_at, number in session.exec(query):
        zone = ZoneInfo(timezone)
        local = now.astimezone(zone)
        is_new = fitted_at is None or fitted_at <= BEGUN or not number
        if is_new or (fitted_at.astimezone(zone).date() < local.date() and local.time() >= NIGHT):
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


def close_of_buyers(session: Session, team_id: int, now: datetime, today: date) -> None:
    """End the cases of clients whose purchases came in otherwise than one by one."""
    bought = select(Purchase.id).where(
        col(Purchase.client_id) == col(LapseCase.client_id),
        col(Purchase.bought_on) > func.coalesce(col(LapseCase.due_on), col(LapseCase.last_bought_on)),
        col(Purchase.bought_on) <= today,
        col(Purchase.amount) >= 0,
    )
    query = (
        select(Client)
        .join(LapseCase, col(LapseCase.client_id) == col(Client.id))
        .where(col(LapseCase.team_id) == team_id, lapses.is_open(), bought.exists())
    )
    for client in session.exec(query).all():
        lapses.settle_purchases(session, client, now)


def rescore(session: Session, clients: Sequence[int], now: datetime, today: date) -> None:
    """Score again those whose purchases have changed during the night's work."""
    for number in clients:
        client = session.get(Client, number)
        if client is not None:
            rescoring.rescore(session, client, today, now)


@dataclass
class _Known:
    """What the books say, right now, of clients whom the night has found."""

    owners: dict[int, int]
    last_on: dict[int, date | None]
    open_contracts: set[tuple[int, date]]  # number and last day
    cases: dict[int, list[LapseCase]] = field(default_factory=lambda: defaultdict(list))

    def is_true(self, silence: Silence) -> bool:
        """Whether the client is there and has neither bought nor renewed since he was judged."""
        if silence.client not in self.owners:
            return False
        last_on, due = self.last_on.get(silence.client), silence.due
        if due is None:
            return last_on == silence.last_on
        if due.contract is not None and (due.contract, due.on) not in self.open_contracts:
            return False
        return last_on is None or last_on <= due.on

    def case_of(self, silence: Silence) -> LapseCase | None:
        """The case that is open, else the newest one of this very silence."""
        cases = sorted(self.cases[silence.client], key=lambda case: (case.status.is_open, case.id), reverse=True)
        return next((case for case in cases if case.status.is_open or case.since == silence.since), None)

    def is_of_season(self, silence: Silence) -> bool:
        """Whether he was said to stay away so long at times: any silence up to half as long again is usual for him."""
        if silence.due is not None:
            return False
        breaks = (
            (case.closed_on - case.last_bought_on).days
            for case in self.cases[silence.client]
            if case.status is LapseStatus.SEASON and case.closed_on is not None and case.due_on is None
        )
        return silence.gap_days < lapse.BEYOND_USUAL * max(breaks, default=0)


def raise_cases(session: Session, team_id: int, found: Sequence[Silence], now: datetime, today: date) -> None:
    """Open a case for each client found, unless one is open or this very silence had its case before.

    A case that was closed by a purchase which is gone is opened again; one that got clearly worse is told once more.
    """
    known = _known(session, found, today)
    new = []
    for silence in found:
        if not known.is_true(silence) or known.is_of_season(silence):
            continue
        same = known.case_of(silence)
        if same is None or same.status is LapseStatus.SEASON:
            new.append(_case(team_id, known.owners[silence.client], silence, today))
        elif same.status in lapses.ENDED_BY_PURCHASE:
            lapses.settle_purchases(session, session.get_one(Client, silence.client), now)
        else:
            _look_again(session, same, silence)
    if new:
        session.connection().execute(insert(LapseCase), new)


def _known(session: Session, found: Sequence[Silence], today: date) -> _Known:
    clients = [silence.client for silence in found]
    owners = select(Client.id, Client.owner_id).where(col(Client.id).in_(clients), col(Client.archived_at).is_(None))
    last_on = _last_on(session, clients, today)
    doubtful = [silence.client for silence in found if last_on.get(silence.client) != silence.last_on]
    for client, bought in _histories(session, doubtful).items():  # the last thing may have been brought back
        last_on[client] = lapses.last_kept(bought, today)
    open_contracts = _open_contracts(session, found)
    known = _Known({client or 0: owner for client, owner in session.exec(owners)}, last_on, open_contracts)
    for case in session.exec(select(LapseCase).where(col(LapseCase.client_id).in_(clients))):
        known.cases[case.client_id].append(case)
    return known


def _open_contracts(session: Session, found: Sequence[Silence]) -> set[tuple[int, date]]:
    numbers = [
        silence.due.contract for silence in found if silence.due is not None and silence.due.contract is not None
    ]
    if not numbers:
        return set()
    query = select(col(Contract.id), col(Contract.ends_on)).where(
        col(Contract.id).in_(numbers), col(Contract.closed).is_(False)
    )
    return {(number or 0, ends_on) for number, ends_on in session.exec(query)}


def _last_on(session: Session, clients: Sequence[int], today: date) -> dict[int, date | None]:
    of_client, day = col(Purchase.client_id), col(Purchase.bought_on)
    query = select(of_client, func.max(day)).where(of_client.in_(clients), day <= today, col(Purchase.amount) >= 0)
    return dict(session.exec(query.group_by(of_client)).all())


def _histories(session: Session, clients: Iterable[int]) -> Mapping[int, list[Bought]]:
    columns = (col(Purchase.client_id), col(Purchase.bought_on), col(Purchase.amount))
    query = select(*columns).where(col(Purchase.client_id).in_(clients))
    found: dict[int, list[Bought]] = defaultdict(list)
    for client, day, amount in session.exec(query):
        found[client].append(Bought(day, amount))
    return found


def _case(team_id: int, owner_id: int, silence: Silence, today: date) -> dict[str, Any]:
    due = silence.due
    return {
        "due_on": due.on if due else None,
        "due_kind": due.kind.value if due else None,
        "due_what": due.what if due else "",
        "contract_id": due.contract if due else None,
        "by_hand": False,
        "steps": [],
        "team_id": team_id,
        "client_id": silence.client,
        "owner_id": owner_id,
        "status": LapseStatus.RAISED,
        "raised_on": today,
        "last_bought_on": silence.last_on,
        "usual_days": float(silence.usual_days),
        "gap_days": silence.gap_days,
        "count": silence.count,
        "p_buy": silence.p_buy,
        "risk": silence.risk,
        "yearly_value": silence.yearly_value,
        "listed_only": silence.listed_only,
        "told": 0,
        "amends": "",
    }


def _look_again(session: Session, case: LapseCase, silence: Silence) -> None:
    """A case that nobody has taken up since it was told is told again, once, when it got clearly worse."""
    waits = case.status is LapseStatus.RAISED and case.alerted_on is not None and 0 < case.told < TOLD_AT_MOST
    told = Standing(case.gap_days, case.p_buy, case.count or silence.count)
    now = Standing(silence.gap_days, silence.p_buy, silence.count)
    if waits and not silence.listed_only and lapse.worse(told, now, silence.usual_days):
        case.gap_days, case.p_buy, case.count = silence.gap_days, silence.p_buy, silence.count
        case.risk, case.alerted_on = silence.risk, None
        session.add(case)


def members_due(session: Session, now: datetime) -> list[Member]:
    """Members who can be reached and have not been looked after on their own day."""
    unchecked = or_(col(Member.lapse_checked_on).is_(None), col(Member.lapse_checked_on) <= now.date())
    query = select(Member).where(col(Member.active), col(Member.reachable), unchecked)
    return [member for member in session.exec(query) if member.lapse_checked_on != _day_of(member, now)]


def _day_of(member: Member, now: datetime) -> date:
    return now.astimezone(ZoneInfo(member.timezone)).date()


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
