"""The rules that look at clients as a whole: the best of the year (C4), and those not heard of for too long (C7)."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta

from playbook.cadence import DEFAULT_INTERVALS, Intervals, interval_days
from playbook.care.model import ClientFacts, Days, Finding, Kind, Rule, Settings, Unit, Value

LAST_MONTH = 12
MOST_DAYS = {"hot": 30, "warm": 30, "cool": 30, "prospect": 30}  # twelve touches a year, whatever a team sets
AT_ONCE = 35  # contacts of an owner's that are looked at in one go: a week's worth


def best_of_the_year(clients: Iterable[ClientFacts], settings: Settings, days: Days) -> list[Finding]:
    """C4: from 1 December, visit those of your clients who spent the most this year, before it ends.

    The few who carry the year should see a face, not a message, and December is when others come to see them.
    """
    year = days.today.year
    opens, closes = date(year, LAST_MONTH, 1), date(year, LAST_MONTH, 31)
    if opens not in days:
        return []
    key, most = f"year:{year}", settings.one("people")
    return [
        Finding(
            client=facts.client,
            owner=facts.owner,
            rule="C4",
            key=key,
            kind=Kind.VISIT,
            day=opens,
            latest=closes,
            weight=(facts.this_year, 0),
            group=key,
            limit=most,
            facts={"amount": facts.this_year},
        )
        for facts in clients
        if facts.this_year > 0
    ]


def out_of_rhythm(clients: Iterable[ClientFacts], settings: Settings, days: Days) -> list[Finding]:
    """C7: who was neither spoken to nor bought anything for longer than suits his tier or class, with nothing planned.

    The better the client the shorter the silence; a prospect is touched twelve times a year at least. Any contact or
    purchase starts the count anew; one who refused plainly is left alone. A silence far beyond its time is no matter
    of rhythm any more (D3).
    """
    intervals = intervals_of(settings)
    found = []
    for facts in clients:
        interval = interval_days(facts.standing, intervals)
        since = facts.last_touch or facts.added
        if facts.planned or interval is None or since + timedelta(days=interval) not in days:
            continue
        found.append(
            Finding(
                client=facts.client,
                owner=facts.owner,
                rule="C7",
                key=f"since:{since.isoformat()}",
                kind=Kind.CONTACT,
                day=since + timedelta(days=interval),
                latest=days.last,
                weight=facts.weight,
                group="rhythm",
                limit=AT_ONCE,
                facts={"since": since.isoformat()} if facts.last_touch else {},
            )
        )
    return found


def intervals_of(settings: Settings) -> Intervals:
    """A team's days between contacts."""
    return Intervals(**{field.name: settings.one(field.name) for field in fields(Intervals)})


def _interval(name: str) -> Value:
    return Value(name, (getattr(DEFAULT_INTERVALS, name),), 1, MOST_DAYS.get(name, 365), Unit.DAYS)


RULES = (
    Rule("C4", best_of_the_year, (Value("people", (3,), 1, 20, Unit.PEOPLE),), back=30, ahead=0),
    Rule("C7", out_of_rhythm, tuple(_interval(field.name) for field in fields(Intervals)), back=30, ahead=0),
)
