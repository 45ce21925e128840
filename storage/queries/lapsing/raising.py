"""Cases of customers who stay away (D3, F7), opened by night."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from playbook import lapse
from playbook.history import Purchase as Bought
from playbook.lapse import Standing
from storage.bulk import among, fetched, insert_rows
from storage.judging.silences import Silence
from storage.queries.lapsing import lapses
from storage.tables import Client, Contract, LapseCase, LapseStatus, Purchase

TOLD_AT_MOST = 2  # times of one silence: once, and once more if it got clearly worse
NO_STEPS: list[dict[str, Any]] = []


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
        cases = self.cases.get(silence.client, [])
        newest_first = sorted(cases, key=lambda case: (case.status.is_open, case.id), reverse=True)
        return next((case for case in newest_first if case.status.is_open or case.since == silence.since), None)

    def is_of_season(self, silence: Silence) -> bool:
        """Whether he was said to stay away so long at times: any silence up to half as long again is usual for him."""
        if silence.due is not None:
            return False
        breaks = (
            (case.closed_on - case.last_bought_on).days
            for case in self.cases.get(silence.client, ())
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
    insert_rows(session.connection(), LapseCase, new)


def _known(session: Session, found: Sequence[Silence], today: date) -> _Known:
    clients = [silence.client for silence in found]
    columns = (col(Client.id), col(Client.owner_id))
    owners = select(*columns).where(among(col(Client.id), clients), col(Client.archived_at).is_(None))
    last_on = _last_on(session, clients, today)
    doubtful = [silence.client for silence in found if last_on.get(silence.client) != silence.last_on]
    for client, bought in _histories(session, doubtful).items():  # the last thing may have been brought back
        last_on[client] = lapses.last_kept(bought, today)
    open_contracts = _open_contracts(session, found)
    known = _Known(dict(fetched(session.connection(), owners)), last_on, open_contracts)
    of_known = select(col(LapseCase.client_id)).where(among(col(LapseCase.client_id), clients))
    before = {client for (client,) in fetched(session.connection(), of_known)}.intersection(clients)
    for case in session.exec(select(LapseCase).where(col(LapseCase.client_id).in_(before))) if before else ():
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
    kept = (among(of_client, clients), day <= today, col(Purchase.amount) >= 0)
    rows = fetched(session.connection(), select(of_client, func.max(day)).where(*kept).group_by(of_client))
    return {client: date.fromisoformat(str(last)) for client, last in rows}  # of text, or of dates


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
        "steps": NO_STEPS,
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
