"""What a client's purchases come to within the window of D1, without loading all he ever bought."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import bindparam, func, select
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
_day, _amount, _his = col(Purchase.bought_on), col(Purchase.amount), col(Purchase.client_id) == bindparam("client")
# Put together once: that takes longer than to run them.
_ALL = select(_day, _amount).where(_his)
_RETURNED = select(col(Purchase.id)).where(_his, RETURNED).limit(1)
_LAST_PAID = select(_day).where(_his, _day <= bindparam("today"), _amount > 0).order_by(_day.desc()).limit(1)
_HERE = (_his, _day.between(bindparam("start"), bindparam("today")), _amount > 0)
_SUMS = select(func.count(), func.sum(_amount)).where(*_HERE)
_DAYS = select(_day, func.count(), func.sum(_amount)).where(*_HERE).group_by(_day).order_by(_day)


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
    rows = session.connection().execute(_ALL.limit(MANY + 1), {"client": client}).all()
    if len(rows) > MANY:
        return of_many(session, client, today, rules)
    return of_history((Bought(day, amount) for day, amount in rows), today, rules)


def of_many(session: Session, client: int, today: date, rules: RfmRules) -> Window:
    """The window of a client with very many purchases."""
    if not has_returned(session, client):
        return _summed(session, client, today, rules)
    rows = session.connection().execute(_ALL, {"client": client})  # what was returned may lie anywhere
    return of_history((Bought(day, amount) for day, amount in rows), today, rules)


def has_returned(session: Session, client: int) -> bool:
    """Whether a client ever brought anything back."""
    return session.connection().execute(_RETURNED, {"client": client}).first() is not None


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
    connection, his = session.connection(), {"client": client, "today": today, "start": window_start(today, rules)}
    last = connection.execute(_LAST_PAID, his).scalar()
    count, total = connection.execute(_SUMS, his).one()

    def days() -> Sequence[Leaving]:
        return [Leaving(on, times, int(spent)) for on, times, spent in connection.execute(_DAYS, his)]

    return Window(today, rules, Activity(last, count, int(total or 0)), days)
