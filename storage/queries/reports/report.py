"""A team's or a rep's figures over a span (E3, E6), put together from purchases, scores, cases and referrals."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, and_, cast, exists, extract, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from playbook import making, report
from playbook.making import Forecast
from playbook.report import Month, Period, Referrals, Sales
from playbook.rfm import Tier
from storage.queries.lapsing import lapses
from storage.queries.making import making as deals
from storage.queries.team import figures
from storage.queries.team.figures import Span
from storage.queries.team.members import team_of, visible_owner_ids
from storage.queries.tiers import tiers
from storage.queries.tiers.tiers import Seen
from storage.tables import Client, Member, Purchase, Team

LARGE = 20_000  # purchases of a team; beyond, its figures are counted beside the bot
MONTHS = 12  # in a year


@dataclass(frozen=True)
class Report:
    """Figures of a span beside those of the span it is compared with; `member` None: of the whole team.

    Tiers, the dormant and who stays away are as of today, whatever the span; `expected` is of this month only.
    """

    team: Team
    member: Member | None
    period: Period
    today: date
    now: Sales
    before: Sales
    referrals: Referrals
    tiers: Counter[Tier]
    dormant: int
    staying_away: int
    won_back: int
    expected: Forecast
    ever_sold: bool

    @property
    def days(self) -> report.Days:
        """The span's days."""
        return report.days(self.period, self.today)

    @property
    def compared(self) -> report.Days:
        """The days it is compared with."""
        return report.compared(self.period, self.today)


def is_large(session: Session, team_id: int, most: int | None = None) -> bool:
    """Whether a team has so many purchases that to count them takes long; `most`: so many are still few."""
    beyond = LARGE if most is None else most
    query = select(col(Purchase.id)).where(col(Purchase.team_id) == team_id).offset(beyond).limit(1)
    return session.connection().execute(query).first() is not None


def read(session: Session, me: Member, member: Member | None, period: Period, today: date) -> Report:
    """The figures of one member's clients, or of all whom the acting member may see."""
    team = team_of(session, me)
    whose = [member.id or 0] if member is not None else visible_owner_ids(session, me)
    days, before = report.days(period, today), report.compared(period, today)
    span = Span(team, days.first, days.last, member)
    stand, dormant = tiers.counts(session, tiers.seen_by(session, me, member))
    return Report(
        team=team,
        member=member,
        period=period,
        today=today,
        now=sales(session, span),
        before=sales(session, Span(team, before.first, before.last, member)),
        referrals=referrals(session, span),
        tiers=stand,
        dormant=dormant,
        staying_away=lapses.count_open(session, whose),
        won_back=figures.won_back(session, span),
        expected=_expected(session, me, whose, today) if period is Period.THIS_MONTH else Forecast(),
        ever_sold=_ever_sold(session, span),
    )


def _ever_sold(session: Session, span: Span) -> bool:
    query = select(col(Purchase.id)).where(*span.of_team(Purchase)).limit(1)
    return session.connection().execute(query).first() is not None


def _expected(session: Session, me: Member, whose: Sequence[int], today: date) -> Forecast:
    """What this month may still bring (F3)."""
    month, weights = making.month_of(today), making.weights(deals.record(session, me.team_id))
    open_now = (each.chance for each in deals.open_deals(session, whose, today))
    return making.forecast((each for each in open_now if making.is_in(each, month, month)), month, month, weights)


def sales(session: Session, span: Span) -> Sales:
    """What was sold in a span. Who only brought something back has not bought."""
    client, day = col(Purchase.client_id), col(Purchase.bought_on)
    each = (
        select(
            client.label("client"),
            func.sum(Purchase.amount).label("spent"),
            func.count().filter(_is_purchase()).label("came"),
            func.count().filter(col(Purchase.amount) > 0).label("orders"),
            func.sum(Purchase.margin).label("margin"),
            func.sum(Purchase.amount).filter(col(Purchase.margin).is_not(None)).label("margin_of"),
        )
        .where(day.between(span.first, span.last), *span.of_team(Purchase))
        .group_by(client)
        .subquery()
    )
    earlier = aliased(Purchase)
    had_bought = exists().where(
        col(earlier.client_id) == each.c.client, col(earlier.bought_on) < span.first, col(earlier.amount) >= 0
    )
    told = select(*each.c, had_bought.label("had_bought")).subquery()
    bought = told.c.came > 0
    query = select(
        func.coalesce(func.sum(told.c.spent), 0),
        func.coalesce(func.sum(told.c.orders), 0),
        func.count().filter(bought),
        func.count().filter(and_(bought, told.c.had_bought)),
        func.sum(told.c.margin),
        func.coalesce(func.sum(told.c.margin_of), 0),
    ).select_from(told)
    revenue, orders, buyers, returning, margin, of = session.connection().execute(query).one()
    return Sales(int(revenue), int(orders), buyers, returning, None if margin is None else int(margin), int(of))


def _is_purchase() -> Any:
    return col(Purchase.amount) >= 0


def by_owner(session: Session, span: Span) -> Mapping[int, tuple[int, int]]:
    """Member → minor units sold to his clients in a span, and how many of them bought."""
    buyers = func.count(col(Purchase.client_id).distinct()).filter(_is_purchase())
    query = (
        select(col(Client.owner_id), func.sum(Purchase.amount), buyers)
        .join(Purchase, col(Purchase.client_id) == col(Client.id))
        .where(col(Purchase.bought_on).between(span.first, span.last), *span.of_team(Purchase))
        .group_by(col(Client.owner_id))
    )
    return {owner: (int(spent), count) for owner, spent, count in session.connection().execute(query)}


def referrals(session: Session, span: Span) -> Referrals:
    """Clients who came in a span through another one (E2), and what they bought in it."""
    each = (
        select(
            col(Client.id).label("client"),
            func.coalesce(func.sum(Purchase.amount), 0).label("spent"),
            func.count(col(Purchase.id)).filter(_is_purchase()).label("orders"),
        )
        .join(
            Purchase,
            and_(col(Purchase.client_id) == col(Client.id), col(Purchase.bought_on).between(span.first, span.last)),
            isouter=True,
        )
        .where(
            col(Client.referred_by).is_not(None),
            col(Client.archived_at).is_(None),
            span.holds(col(Client.created_at)),
            *span.of_team(Client),
        )
        .group_by(col(Client.id))
        .subquery()
    )
    query = select(func.count(), func.count().filter(each.c.orders > 0), func.coalesce(func.sum(each.c.spent), 0))
    came, bought, revenue = session.connection().execute(query.select_from(each)).one()
    return Referrals(came, bought, int(revenue))


def months(session: Session, team: Team, member: Member | None, today: date) -> Sequence[Month]:
    """Who bought in each of the last twelve calendar months, this one up to today: again, or for the first time."""
    shown = report.months_up_to(today)
    span = Span(team, shown[0], today, member)
    client, day = col(Purchase.client_id), col(Purchase.bought_on)
    number = cast(extract("year", day), Integer) * MONTHS + cast(extract("month", day), Integer) - 1
    inside = (
        select(client.label("client"), number.label("month"))
        .where(day.between(span.first, span.last), _is_purchase(), *span.of_team(Purchase))
        .distinct()
        .subquery()
    )
    earlier = aliased(Purchase)
    first = (
        select(func.min(earlier.bought_on))
        .where(col(earlier.client_id) == inside.c.client, col(earlier.amount) >= 0)
        .correlate(inside)
        .scalar_subquery()
    )
    told = select(inside.c.month, first.label("first")).subquery()
    first_month = cast(extract("year", told.c.first), Integer) * MONTHS + cast(extract("month", told.c.first), Integer)
    returning = func.count().filter(first_month - 1 < told.c.month)
    query = select(told.c.month, func.count(), returning).group_by(told.c.month)
    found = {month: (count, again) for month, count, again in session.connection().execute(query)}
    counted = ((each, *found.get(each.year * MONTHS + each.month - 1, (0, 0))) for each in shown)
    return [Month(each, again, count - again) for each, count, again in counted]


def tier_values(session: Session, seen: Seen) -> Mapping[Tier, int]:
    """Minor units that the customers of each tier have spent in the window of D1."""
    amount, tier = func.sum(col(seen.places.amount)), col(seen.places.tier)
    query = select(tier, amount).where(*seen.conditions, tier > 0).group_by(tier)
    return {Tier(each): int(value) for each, value in session.connection().execute(query)}


def amounts(session: Session, seen: Seen) -> list[int]:
    """What each customer has spent in that window, who paid something."""
    amount = col(seen.places.amount)
    query = select(amount).where(*seen.conditions, col(seen.places.tier) > 0, amount > 0)
    return list(session.connection().execute(query).scalars())
