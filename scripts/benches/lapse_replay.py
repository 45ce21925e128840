"""A purchase log fed to the bot day by day, its clock moved through the year: which alerts come, and were they right?

Each night the real scheduler judges the team, each morning it tells its reps. An alert was right if the customer bought
nothing in the 26 weeks after it. Beside it stands a rule of 90 days: it names a repeat customer 90 days after his last
purchase, the greatest yearly value first, and may tell each rep on a day as many as the bot did.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from statistics import mean

from sqlmodel import Session, select

from playbook.history import Purchase
from scripts.benches.figures import Figure
from scripts.benches.firm import Size
from scripts.benches.lapse_model import Histories, read
from scripts.benches.places import Places
from storage.queries.book import clients
from storage.queries.buying import purchases
from storage.queries.team import members
from storage.tables import Client, LapseCase, Member
from tests.talk.world import SHANGHAI, Talker, World

REPS, OF_QUICK = 4, 10  # reps; of a quick run every tenth customer is fed
MORNING = time(10, 40)
RULE_DAYS, YEAR_DAYS = 90, 365
JUDGED_BY = timedelta(weeks=26)


@dataclass(frozen=True)
class Alert:
    """That a rep was told of a customer, on a day."""

    customer: str
    rep: int
    day: date


async def measure(places: Places, quick: bool, *, log: Path) -> list[Figure]:
    """Alerts a rep and day, the share that was right, the days gained."""
    histories = {name: bought for at, (name, bought) in enumerate(read(log).items()) if not quick or at % OF_QUICK == 0}
    days = [each.day for bought in histories.values() for each in bought]
    first, last = min(days), max(days) - JUDGED_BY
    reps = {name: at % REPS for at, name in enumerate(histories)}
    told = await replayed(places.sqlite(Size(reps=0, clients=0)), histories, reps, first, last)
    rule = by_rule(histories, reps, told, first, last)
    ours, theirs = _right(histories, told), _right(histories, rule)
    soon, late = {each.customer: each.day for each in ours}, {each.customer: each.day for each in theirs}
    both = [(late[name] - soon[name]).days for name in soon.keys() & late.keys()]
    worked_days = len({each.day for each in told})
    return [
        Figure("customers", len(histories), ""),
        Figure("alerts", len(told), "", baseline=f"{len(rule)} by a rule of {RULE_DAYS} days"),
        Figure("  a rep and day on which there were any", len(told) / max(1, worked_days * REPS), ""),
        Figure(
            "  right: nothing bought for 26 weeks", len(ours) / max(1, len(told)), "", baseline=_share(theirs, rule)
        ),
        Figure(
            "lost customers found by both, days sooner", mean(both) if both else 0, "d", baseline=f"{len(both)} of them"
        ),
        Figure(
            "  found only here",
            len(soon.keys() - late.keys()),
            "",
            baseline=f"{len(late.keys() - soon.keys())} only there",
        ),
    ]


async def replayed(url: str, histories: Histories, reps: dict[str, int], first: date, last: date) -> list[Alert]:
    """Every alert that the bot gives between two days."""
    world = World(url)
    world.clock.move_to(_at(first))
    await world.start()
    try:
        owner, team = world.person(100, "Lead", "en"), [world.person(101 + at, f"Rep {at}", "en") for at in range(REPS)]
        await world.team("Shop", owner, *team, language="en")
        numbers = await world.database(lambda session: _clients(session, world, team, reps))
        by_day: dict[date, list[tuple[str, Purchase]]] = {}
        for name, bought in histories.items():
            for each in bought:
                by_day.setdefault(each.day, []).append((name, each))
        names = {number: name for name, number in numbers.items()}
        found: dict[int, Alert] = {}  # by case: the first alert counts
        day = first
        while day <= last:
            await world.comes(_at(day))
            for case, client in await world.database(partial(_told_on, day)):
                found.setdefault(case, Alert(names[client], reps[names[client]], day))
            await world.database(partial(_buy, world, numbers, by_day.get(day, [])))
            day += timedelta(days=1)
        return list(found.values())
    finally:
        await world.stop()


def _at(day: date) -> datetime:
    return datetime.combine(day, MORNING, SHANGHAI)


def _clients(session: Session, world: World, team: Sequence[Talker], reps: dict[str, int]) -> dict[str, int]:
    found = {}
    for name, rep in reps.items():
        me = members.by_user(session, team[rep].id)
        if me is not None:
            found[name] = clients.add(session, me, world.clock.now(), name=f"Customer {name}").id or 0
    return found


def _buy(world: World, numbers: dict[str, int], bought: Sequence[tuple[str, Purchase]], session: Session) -> None:
    for name, each in bought:
        client = session.get_one(Client, numbers[name])
        me = session.get_one(Member, client.owner_id)
        purchases.add(session, me, client, world.clock.now(), day=each.day, amount=each.amount)


def _told_on(day: date, session: Session) -> list[tuple[int, int]]:
    """The cases, with their clients, of which somebody was told on a day."""
    cases = session.exec(select(LapseCase).where(LapseCase.alerted_on == day))
    return [(case.id or 0, case.client_id) for case in cases]


def by_rule(histories: Histories, reps: dict[str, int], told: Sequence[Alert], first: date, last: date) -> list[Alert]:
    """What the rule of 90 days says at the same volume: as many alerts to each rep on each day."""
    allowed, found = Counter((each.rep, each.day) for each in told), []
    waiting: set[tuple[str, date]] = set()  # customer, and the purchase that he was silent since
    day = first
    while day <= last:
        since = day - timedelta(days=RULE_DAYS)
        for name, bought in histories.items():
            known = sorted({each.day for each in bought if each.day <= day})
            if len(known) > 1 and known[-1] == since:
                waiting.add((name, since))
        waiting = {(name, since) for name, since in waiting if not _bought(histories[name], since, day)}
        for rep in range(REPS):
            mine = sorted(
                (each for each in waiting if reps[each[0]] == rep), key=lambda each: -_yearly(histories, *each)
            )
            for each in mine[: allowed[rep, day]]:
                waiting.discard(each)
                found.append(Alert(each[0], rep, day))
        day += timedelta(days=1)
    return found


def _bought(bought: Sequence[Purchase], after: date, until: date) -> bool:
    return any(after < each.day <= until for each in bought)


def _yearly(histories: Histories, name: str, until: date) -> int:
    return sum(each.amount for each in histories[name] if until - timedelta(days=YEAR_DAYS) < each.day <= until)


def _right(histories: Histories, alerts: Sequence[Alert]) -> list[Alert]:
    return [each for each in alerts if not _bought(histories[each.customer], each.day, each.day + JUDGED_BY)]


def _share(right: Sequence[Alert], alerts: Sequence[Alert]) -> str:
    return f"{len(right) / max(1, len(alerts)):.3f}"
