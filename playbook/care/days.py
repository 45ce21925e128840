"""The rules that go by the calendar: greetings (C6), and contracts that end (C10)."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from playbook.care.model import ClientFacts, Days, Finding, Kind, Rule, Settings, Unit, Value
from playbook.occasions import Culture, Day, DayKind, birthdays, calendar
from playbook.stages import ProspectClass

LATE_GREETING = timedelta(days=3)
LATE_REMINDER = timedelta(days=5)
KNOWN_WITHIN = timedelta(days=365)  # whoever was not heard of for longer is not greeted at a festival
SILENT_AT_ONCE = 10  # greetings after long silences that an owner has before him at a time


def greetings(clients: Iterable[ClientFacts], settings: Settings, days: Days) -> list[Finding]:
    """C6: on a client's birthday, on the festivals of his culture, at a change of season, after a long silence.

    A word that sells nothing shows that the person counts. Birthdays are for everybody; at a festival or a change of
    season each owner greets so many of the clients that he was in touch with this year, the best ones.
    """
    kept: dict[Culture, list[Day]] = {}
    found: list[Finding] = []
    for facts in clients:
        if facts.culture not in kept:
            kept[facts.culture] = list(calendar.between(facts.culture, days.first, days.last))
        if settings.on("birthdays"):
            found += (_greeting(facts, day) for day in birthdays.between(facts.birthday, days.first, days.last))
        found += _festive(facts, settings, kept[facts.culture])
        if settings.on("silence"):
            found += _silent(facts, settings, days)
    return found


def _festive(facts: ClientFacts, settings: Settings, kept: list[Day]) -> Iterator[Finding]:
    touched = facts.last_touch
    for day in kept:
        wanted = settings.on("festivals" if day.kind is DayKind.FESTIVAL else "seasons")
        is_known = touched is not None and touched >= day.day - KNOWN_WITHIN
        if wanted and is_known and facts.standing is not ProspectClass.NONE and calendar.concerns(day, facts.job):
            yield _greeting(facts, day, settings.one("people"))


def _greeting(facts: ClientFacts, day: Day, most: int | None = None) -> Finding:
    return Finding(
        client=facts.client,
        owner=facts.owner,
        rule="C6",
        key=day.key,
        kind=Kind(day.kind.value),
        day=day.day,
        latest=day.day + LATE_GREETING,
        weight=facts.weight,
        group=day.key if most else "",
        limit=most,
        facts={"name": day.name},
    )


def _silent(facts: ClientFacts, settings: Settings, days: Days) -> Iterator[Finding]:
    touched = facts.last_touch
    if touched is None or facts.planned:
        return
    day = touched + timedelta(days=settings.one("silent"))
    if day in days:
        yield Finding(
            client=facts.client,
            owner=facts.owner,
            rule="C6",
            key=f"silence:{touched.isoformat()}",
            kind=Kind.SILENCE,
            day=day,
            latest=day + LATE_GREETING,
            weight=facts.weight,
            group="silence",
            limit=SILENT_AT_ONCE,
            facts={"since": touched.isoformat()},
        )


def contracts(clients: Iterable[ClientFacts], settings: Settings, days: Days) -> list[Finding]:
    """C10: 60, 30 and 7 days before a contract ends, talk with the client about what he got out of it.

    A contract is no retention: who only renews papers finds out at the end that the client was gone long before.
    """
    return [
        Finding(
            client=facts.client,
            owner=facts.owner,
            rule="C10",
            key=f"contract:{each.number}:{each.ends_on.isoformat()}:{before}",
            kind=Kind.CONTRACT,
            day=day,
            latest=day + LATE_REMINDER,
            weight=facts.weight,
            facts={"contract": each.number, "what": each.what, "ends_on": each.ends_on.isoformat()},
        )
        for facts in clients
        for each in facts.contracts
        for before in settings.all("days")
        if (day := each.ends_on - timedelta(days=before)) in days
    ]


RULES = (
    Rule(
        "C6",
        greetings,
        (
            Value("birthdays", (1,), 0, 1, Unit.SWITCH),
            Value("festivals", (1,), 0, 1, Unit.SWITCH),
            Value("seasons", (1,), 0, 1, Unit.SWITCH),
            Value("silence", (1,), 0, 1, Unit.SWITCH),
            Value("silent", (120,), 30, 365, Unit.DAYS),
            Value("people", (30,), 1, 200, Unit.PEOPLE),
        ),
        back=3,
        ahead=7,
    ),
    Rule("C10", contracts, (Value("days", (60, 30, 7), 1, 365, Unit.DAYS, figures=5),), back=5, ahead=0),
)
