"""What a client's purchases come to within the window of D1, without loading all he ever bought."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import func, select
from sqlmodel import Session, col

from playbook.history import Purchase as Bought
from playbook.history import kept
from playbook.rfm import (
    DEFAULT_RULES,
    Activity,
    Edge,
    Leaving,
    NoScore,
    Rfm,
    RfmRules,
    Tier,
    edge_of,
    score_activity,
    window_start,
)
from storage.tables import Purchase
from storage.tables.deals import RETURNED

MANY = 100  # purchases of one client beyond which the database sums them up


@dataclass(frozen=True)
class Window:
    """A client's activity, exactly as the pure functions of playbook.rfm find it in his whole history.

    `days`: what was paid for and kept on each day of the window, the oldest first; asked for only where it matters.
    """

    today: date
    rules: RfmRules
    activity: Activity
    days: Callable[[], Sequence[Leaving]]

    @property
    def score(self) -> Rfm | NoScore:
        """D1."""
        return score_activity(self.activity, self.today, self.rules)

    @property
    def edge(self) -> Edge | None:
        """D2."""
        scored = self.score
        if not isinstance(scored, Rfm) or scored.tier is Tier.PLATINUM:
            return None
        return edge_of(self.days(), self.today, self.rules)


def of(session: Session, client: int, today: date, rules: RfmRules = DEFAULT_RULES) -> Window:
    """A client's window as it is."""
    query = select(col(Purchase.bought_on), col(Purchase.amount)).where(col(Purchase.client_id) == client)
    rows = session.connection().execute(query.limit(MANY + 1)).all()
    if len(rows) > MANY and not has_returned(session, client):
        return _summed(session, client, today, rules)
    if len(rows) > MANY:  # what was returned may lie anywhere
        rows = session.connection().execute(query).all()
    return of_history((Bought(day, amount) for day, amount in rows), today, rules)


def has_returned(session: Session, client: int) -> bool:
    """Whether a client ever brought anything back."""
    query = select(col(Purchase.id)).where(col(Purchase.client_id) == client, RETURNED)
    return session.connection().execute(query.limit(1)).first() is not None


def of_history(history: Iterable[Bought], today: date, rules: RfmRules) -> Window:
    """The window of purchases that are read already."""
    counted = [each for each in kept(history, today) if each.amount > 0]
    start, days = window_start(today, rules), list[Leaving]()
    for day, of_day in groupby((each for each in counted if each.day >= start), key=lambda each: each.day):
        amounts = [each.amount for each in of_day]
        days.append(Leaving(day, len(amounts), sum(amounts)))
    last = counted[-1].day if counted else None
    activity = Activity(last, sum(each.count for each in days), sum(each.amount for each in days))
    return Window(today, rules, activity, lambda: days)


def _summed(session: Session, client: int, today: date, rules: RfmRules) -> Window:
    """Sums by the database, of one who brought nothing back; all that is asked for stands in one index."""
    day, amount, connection = col(Purchase.bought_on), col(Purchase.amount), session.connection()
    paid = (col(Purchase.client_id) == client, day <= today, amount > 0)
    here = (*paid, day >= window_start(today, rules))
    last = connection.execute(select(day).where(*paid).order_by(day.desc()).limit(1)).scalar()
    count, total = connection.execute(select(func.count(), func.sum(amount)).where(*here)).one()

    def days() -> Sequence[Leaving]:
        query = select(day, func.count(), func.sum(amount)).where(*here).group_by(day).order_by(day)
        return [Leaving(on, times, int(spent)) for on, times, spent in connection.execute(query)]

    return Window(today, rules, Activity(last, count, int(total or 0)), days)
