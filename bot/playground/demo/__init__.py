"""The demo team: forty clients with notes, two years of purchases, work due today, two customers slipping away; deals
in the making, money owed, goods with their margins; and a client of a colleague's."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.playground.demo import chinese, english, selling
from bot.playground.demo.people import (
    COLLEAGUE_ID,
    GROUP_ID,
    LEAD_ID,
    REP_ID,
    Deal,
    Owed,
    Person,
    Rhythm,
    demo_names,
    traditional,
)
from playbook.capture import Source
from playbook.occasions import birthdays
from storage.queries.book import clients, contracts, notes, referrals
from storage.queries.work import followups
from storage.tables import Client, FollowUpKind, GroupChat, LedgerEntry, Member, Role, Team, TrustAnswer

CLIENTS = 40
SEED = 20261118
SOURCES = tuple(source.value for source in Source)


def seed(session: Session, now: datetime, language: str, zone: ZoneInfo) -> None:
    """Fill an empty database with the demo team."""
    rep, colleague = _team(session, now, language, zone)
    chance = random.Random(SEED)
    people = _people(language, chance)
    writer = _Writer(session, rep, now, zone, chance)
    for at, person in enumerate(people):
        writer.write(person, at)
    _Writer(session, colleague, now, zone, chance).write(_colleagues(language), CLIENTS)
    for member in (rep, colleague):
        member.last_client_id = None
        session.add(member)


def _team(session: Session, now: datetime, language: str, zone: ZoneInfo) -> tuple[Member, Member]:
    names = demo_names(language)
    team = Team(name=names.team, language=language, timezone=zone.key, created_at=now)
    session.add(team)
    session.flush()
    made = [
        Member(
            team_id=team.id or 0,
            user_id=number,
            name=name,
            role=role,
            language=language,
            timezone=zone.key,
            joined_at=now,
            agenda_sent_on=now.astimezone(zone).date(),
        )
        for number, name, role in (
            (LEAD_ID, names.lead, Role.OWNER),
            (REP_ID, names.rep, Role.REP),
            (COLLEAGUE_ID, names.colleague, Role.REP),
        )
    ]
    session.add_all(made)
    session.flush()
    made[2].reachable = False  # the colleague has no phone in the playground
    group = GroupChat(
        team_id=team.id or 0, chat_id=GROUP_ID, title=names.group, language=language, subscribed_by=made[0].id or 0
    )
    session.add(group)
    session.flush()
    return made[1], made[2]


def _people(language: str, chance: random.Random) -> list[Person]:
    texts = english if language == "en" else chinese
    leading = [_person(dict(given)) for given in texts.LEADING]
    rest = [_invented(texts, at, chance) for at in range(CLIENTS - len(leading))]
    people = [*leading, *rest]
    return [_in_traditional(person) for person in people] if language == "zh_Hant" else people


def _colleagues(language: str) -> Person:
    person = _person(dict((english if language == "en" else chinese).COLLEAGUES))
    return _in_traditional(person) if language == "zh_Hant" else person


def _person(given: dict[str, Any]) -> Person:
    for name, kind in (("rhythm", Rhythm), ("deal", Deal), ("owed", Owed)):
        if name in given:
            given[name] = kind(*given[name])
    return Person(**given)


def _invented(texts: Any, at: int, chance: random.Random) -> Person:
    surname, first = texts.SURNAMES[at], texts.GIVEN[at]
    name = f"{first} {surname}" if texts is english else surname + first
    kind, mood, words = chance.choice(texts.NOTES)
    common: dict[str, Any] = {
        "name": name,
        "firm": chance.choice(texts.FIRMS),
        "facts": (chance.choice(texts.FACTS),),
        "notes": ((chance.randint(2, 40), kind, mood, words),),
        "plans": ((chance.randint(1, 14), "", chance.choice(texts.PLANS), False),) if at % 3 == 0 else (),
        "stage": chance.randint(0, 3),
    }
    if at % 2:
        return Person(**common, prospect_class=("warm", "cool", "hot")[at % 3], tags=(chance.choice(texts.WISHES),))
    product, amount = chance.choice(texts.PRODUCTS)
    days = chance.choice((30, 45, 60, 75, 90))
    rhythm = Rhythm(days, chance.randint(2, 10), chance.randint(1, days // 2), amount, product)
    return Person(**common, rhythm=rhythm, heard=SOURCES[at % len(SOURCES)])


def _in_traditional(person: Person) -> Person:
    return Person(**{name: _converted(value) for name, value in vars(person).items()})


def _converted(value: Any) -> Any:
    if isinstance(value, str):
        return traditional(value)
    if isinstance(value, tuple):
        return tuple(_converted(part) for part in value)
    if isinstance(value, Rhythm | Deal | Owed):
        return type(value)(**{name: _converted(part) for name, part in vars(value).items()})
    return value


class _Writer:
    """Writes one client after the other."""

    def __init__(self, session: Session, rep: Member, now: datetime, zone: ZoneInfo, chance: random.Random) -> None:
        self.session, self.rep, self.now, self.zone, self.chance = session, rep, now, zone, chance
        self.today: date = now.astimezone(zone).date()
        self.made: dict[str, Client] = {}

    def write(self, person: Person, at: int) -> None:
        """A client with all that is known of him."""
        added = self.now - timedelta(days=60 + 17 * at % 600)
        phone = f"+861{3 + at % 6}{8 - at % 5}{10000000 + 7919 * (at + 1) % 89999999:08d}"
        client = clients.add(
            self.session, self.rep, added, name=person.name, phones=[phone], firm=person.firm, tags=person.tags
        )
        client.job, client.address_as, client.stage = person.job, person.address_as, person.stage
        client.prospect_class = person.prospect_class
        if person.birthday is not None:
            client.birthday = self._birthday(*person.birthday)
        self._ties(client, person, added)
        for kind, words in person.facts:
            clients.add_fact(self.session, client, kind, words, added)
        self._notes(client, person)
        self._plans(client, person)
        if person.rhythm is not None:
            selling.purchases_of(self.session, self.rep, client, person, self._bought(person.rhythm), self.now)
        selling.what_is_open(self.session, self.rep, client, person, self.now, self.today)
        for ago, deed, points in person.deeds:
            day = self.today - timedelta(days=ago)
            self.session.add(LedgerEntry(client_id=client.id or 0, kind=deed, points=points, occurred_on=day))
        for question, strength, words in person.answers:
            self.session.add(
                TrustAnswer(
                    client_id=client.id or 0, question=question, text=words, strength=strength, answered_at=added
                )
            )
        self.session.flush()

    def _ties(self, client: Client, person: Person, added: datetime) -> None:
        """Who brought the client, and what he has signed."""
        self.made[person.name] = client
        if person.brought_by:
            referrals.set_referrer(self.session, client, self.made[person.brought_by])
        if person.contract is not None:
            what, ahead = person.contract
            ends = self.today + timedelta(days=ahead)
            contracts.add(self.session, self.rep, client, added, what=what, ends_on=ends)

    def _birthday(self, ahead: int, lunar: bool) -> str:
        """A birthday some days ahead, as the file writes it; in a leap month there is only the solar one."""
        kept = birthdays.endings(self.today + timedelta(days=ahead))
        return max(kept) if lunar else min(kept)

    def _notes(self, client: Client, person: Person) -> None:
        for ago, kind, mood, words in person.notes:
            when = self.now - timedelta(days=ago, hours=self.chance.randint(0, 6))
            notes.add(self.session, self.rep, client, when, text=words, kind=kind, mood=mood, occurred_at=when)
            client.last_touched_at = when

    def _plans(self, client: Client, person: Person) -> None:
        for ahead, clock, words, promised in person.plans:
            followups.add(
                self.session,
                self.rep,
                client,
                self.now - timedelta(days=3),
                day=self.today + timedelta(days=ahead),
                at=time.fromisoformat(clock) if clock else None,
                text=words,
                kind=FollowUpKind.PROMISE if promised else FollowUpKind.FOLLOW_UP,
            )

    def _bought(self, rhythm: Rhythm) -> list[tuple[date, int]]:
        """The days and the amounts (minor units) of a rhythm, the latest first."""
        day, found = self.today - timedelta(days=rhythm.ago), []
        for _ in range(rhythm.times):
            amount = round(rhythm.amount * self.chance.uniform(0.8, 1.25), -1) * 100
            found.append((day, int(amount)))
            day -= timedelta(days=max(3, round(rhythm.days * self.chance.uniform(0.8, 1.2))))
        return found
