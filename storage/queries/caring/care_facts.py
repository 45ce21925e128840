"""What the care rules look at (playbook.care), read for many clients at once.

A team may have a million clients, so they are gone through in ranges of their numbers: a handful of statements for
each, which leave out whoever no rule could be concerned with.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlmodel import Session, col

from playbook import care, rfm
from playbook.cadence import Standing
from playbook.care import Book, Bought, ClientFacts, Ending, Known, Referral
from playbook.occasions import birthdays, culture_of
from playbook.rfm import RfmRules
from playbook.stages import ProspectClass
from storage.dialects import DaysAfter
from storage.queries.tiers import tier_rules
from storage.tables import (
    Client,
    Contract,
    FollowUp,
    FollowUpStatus,
    LapseCase,
    Member,
    Occasion,
    Purchase,
    Team,
)
from storage.tables.deals import OPEN_CASE

TOUCHED_WITHIN = timedelta(days=400)  # beyond the longest rhythm and silence that can be set
ADDED_WITHIN = timedelta(days=61)  # beyond the longest rhythm of one who never bought, and a rule's look back
GREETED_WITHIN = 10  # days before and after a birthday
CONTRACTS_AHEAD = timedelta(days=365)
Rows = Sequence[Any]  # each with the columns that its statement names


@dataclass(frozen=True)
class Clients:
    """The clients of a team whose numbers lie from `first` to `last`, both included."""

    team: Team
    first: int
    last: int


def one(team: Team, client: Client) -> Clients:
    """A single client."""
    return Clients(team, client.id or 0, client.id or 0)


def next_clients(session: Session, team: Team, after: int, most: int) -> Clients | None:
    """The next clients of a team behind a number, `most` of them; None if there are none."""
    query = select(col(Client.id)).where(col(Client.team_id) == team.id, col(Client.id) > after)
    numbers = session.connection().execute(query.order_by(col(Client.id)).limit(most)).scalars().all()
    return Clients(team, numbers[0] or 0, numbers[-1] or 0) if numbers else None


def newest_clients(session: Session, team: Team, most: int) -> Clients | None:
    """The clients of a team who came last, `most` of them; None if there are none."""
    query = select(col(Client.id)).where(col(Client.team_id) == team.id).order_by(col(Client.id).desc()).limit(most)
    numbers = session.connection().execute(query).scalars().all()
    return Clients(team, numbers[-1] or 0, numbers[0] or 0) if numbers else None


def has_older(session: Session, clients: Clients) -> bool:
    """Whether the team has clients who came before these."""
    older = select(col(Client.id)).where(col(Client.team_id) == clients.team.id, col(Client.id) < clients.first)
    return session.connection().execute(older.limit(1)).first() is not None


def known(session: Session, facts: Iterable[ClientFacts], today: date) -> set[Known]:
    """The occasions of these clients that have come up."""
    numbers = [each.client for each in facts]
    columns = (col(Occasion.client_id), col(Occasion.rule), col(Occasion.key))
    late = col(Occasion.day) >= today - TOUCHED_WITHIN
    rows = session.connection().execute(select(*columns).where(col(Occasion.client_id).in_(numbers), late))
    return {(client, rule, key) for client, rule, key in rows}


def read(session: Session, clients: Clients, book: Book, today: date) -> list[ClientFacts]:
    """The facts of every client in the range whom a rule may be concerned with; only of members who are there."""
    people = _people(session, clients, today)
    numbers = [row.id for row in people]
    rules = tier_rules.of(clients.team)
    sums = {row.client_id: row for row in _sums(session, numbers, today, rules)}
    bought = _by_client(_purchases(session, numbers, care.purchases_since(book, today), today))
    ending = _by_client(_contracts(session, numbers, today))
    calls = _by_client(_calls(session, numbers, today))
    return [
        _facts(clients.team, row, today, sums.get(row.id), bought[row.id], ending[row.id], calls[row.id], rules)
        for row in people
    ]


def _by_client(rows: Rows) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.client_id].append(row)
    return found


def _people(session: Session, clients: Clients, today: date) -> Rows:
    referrer = Client.__table__.alias("referrer")  # type: ignore[attr-defined]
    columns = [col(getattr(Client, name)) for name in _COLUMNS]
    query = (
        select(*columns, referrer.c.id, referrer.c.owner_id, _is_busy().label("planned"))
        .join(Member, and_(col(Member.id) == col(Client.owner_id), col(Member.active)))
        .outerjoin(referrer, and_(referrer.c.id == col(Client.referred_by), referrer.c.archived_at.is_(None)))
        .where(
            col(Client.team_id) == clients.team.id,
            col(Client.id).between(clients.first, clients.last),
            col(Client.archived_at).is_(None),
            _may_concern(clients.team, today),
        )
    )
    return session.connection().execute(query).all()


_COLUMNS = ("id", "owner_id", "name", "created_at", "last_contact_at", "prospect_class", "birthday", "culture", "job")


def _is_busy() -> ColumnElement[bool]:
    """Whether something is to be done with a client already: an open follow-up, or the way back of one who lapsed."""
    waits = exists().where(col(FollowUp.client_id) == col(Client.id), col(FollowUp.status) == FollowUpStatus.OPEN)
    lapsed = exists().where(col(LapseCase.client_id) == col(Client.id), OPEN_CASE)
    return or_(waits, lapsed)


def _may_concern(team: Team, today: date) -> ColumnElement[bool]:
    """Whether a client was in touch, came in or has a birthday at a time that any rule looks at."""
    midnight = datetime.combine(today, time.min, ZoneInfo(team.timezone))
    born = func.substr(col(Client.birthday), func.length(col(Client.birthday)) - 4).in_(_endings(today))
    of_client = col(Purchase.client_id) == col(Client.id)
    return or_(
        col(Client.last_contact_at) >= midnight - TOUCHED_WITHIN,
        col(Client.created_at) >= midnight - ADDED_WITHIN,
        and_(col(Client.birthday) != "", born),
        exists().where(of_client, col(Purchase.bought_on) >= today - TOUCHED_WITHIN),
        exists().where(of_client, col(Purchase.lasts_days).is_not(None)),
        exists().where(col(Contract.client_id) == col(Client.id), col(Contract.closed).is_(False)),
    )


@lru_cache(maxsize=4)
def _endings(today: date) -> frozenset[str]:
    """How the birthdays of these days end, of either calendar."""
    near = (today + timedelta(days=days) for days in range(-GREETED_WITHIN, GREETED_WITHIN + 1))
    return frozenset(ending[-len("MM-DD") :] for day in near for ending in birthdays.endings(day))


def _sums(session: Session, numbers: Sequence[int], today: date, rules: RfmRules) -> Rows:
    """First and last purchase, what was spent ever, this year, and within the months that D1 looks at."""
    day, amount = col(Purchase.bought_on), col(Purchase.amount)
    paid, recent = amount > 0, day >= rfm.window_start(today, rules)
    this_year = day >= date(today.year, 1, 1)
    query = (
        select(
            col(Purchase.client_id),
            func.min(case((paid, day))).label("first"),
            func.max(case((amount >= 0, day))).label("last"),
            func.max(case((paid, day))).label("last_paid"),
            func.sum(amount).label("spent"),
            func.sum(case((and_(paid, this_year), amount), else_=0)).label("this_year"),
            func.sum(case((and_(paid, recent), amount), else_=0)).label("amount"),
            func.sum(case((and_(paid, recent), 1), else_=0)).label("orders"),
        )
        .where(col(Purchase.client_id).in_(numbers), day <= today)
        .group_by(col(Purchase.client_id))
    )
    return session.connection().execute(query).all()


def _purchases(session: Session, numbers: Sequence[int], since: date, today: date) -> Rows:
    """Purchases of late, and those that are not used up yet."""
    names = ("client_id", "id", "bought_on", "amount", "product", "lasts_days")
    columns = [col(getattr(Purchase, name)) for name in names]
    day, lasts = col(Purchase.bought_on), col(Purchase.lasts_days)
    ends_late = and_(
        lasts.is_not(None), lasts.between(1, care.LASTS_AT_MOST), DaysAfter(day, lasts) >= today - timedelta(days=7)
    )
    here = col(Purchase.client_id).in_(numbers)
    query = select(*columns).where(here, day <= today, or_(day >= since, ends_late))
    return session.connection().execute(query.order_by(day, col(Purchase.id))).all()


def _contracts(session: Session, numbers: Sequence[int], today: date) -> Rows:
    columns = (col(Contract.client_id), col(Contract.id), col(Contract.ends_on), col(Contract.what))
    soon = col(Contract.ends_on).between(today, today + CONTRACTS_AHEAD)
    here = col(Contract.client_id).in_(numbers)
    return session.connection().execute(select(*columns).where(here, soon, col(Contract.closed).is_(False))).all()


def _calls(session: Session, numbers: Sequence[int], today: date) -> Rows:
    query = select(col(Occasion.client_id), col(Occasion.day)).where(
        col(Occasion.client_id).in_(numbers),
        col(Occasion.kind) == care.Kind.CALL.value,
        col(Occasion.day) >= today - timedelta(days=30),
    )
    return session.connection().execute(query).all()


def _facts(
    team: Team,
    row: Any,
    today: date,
    sums: Any | None,
    bought: Sequence[Any],
    ending: Sequence[Any],
    calls: Sequence[Any],
    rules: RfmRules,
) -> ClientFacts:
    number, owner, name, created, contacted, klass, birthday, culture, job, referrer, referrer_owner, planned = row
    zone = ZoneInfo(team.timezone)
    return ClientFacts(
        client=number,
        owner=owner,
        added=created.astimezone(zone).date(),
        name=name,
        standing=_standing(klass, sums, today, rules),
        purchases=tuple(Bought(*each[1:]) for each in bought),
        first_bought=sums.first if sums else None,
        last_bought=sums.last if sums else None,
        spent=int(sums.spent) if sums else 0,
        this_year=int(sums.this_year) if sums else 0,
        last_contact=contacted.astimezone(zone).date() if contacted else None,
        planned=planned,
        calls=tuple(each.day for each in calls),
        referral=Referral(referrer, referrer_owner) if referrer else None,
        birthday=birthday,
        culture=culture_of(team.region, culture),
        job=job,
        contracts=tuple(Ending(*each[1:]) for each in ending),
    )


def _standing(klass: str | None, sums: Any | None, today: date, rules: RfmRules) -> Standing:
    """A customer's tier, or why he has none; a prospect's class."""
    summed = rfm.Activity(sums.last_paid, int(sums.orders), int(sums.amount)) if sums else rfm.Activity(None, 0, 0)
    scored = rfm.score_activity(summed, today, rules)
    if scored is rfm.NoScore.NEVER_BOUGHT and klass:
        return ProspectClass(klass)
    return scored.tier if isinstance(scored, rfm.Rfm) else scored
