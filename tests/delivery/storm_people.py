"""The people in a storm: some note, some fill in forms, all others only get what comes due; and what became of it."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import Any

from sqlalchemy import Engine, text
from sqlmodel import Session

from bot.playground.api import BotApi, Person
from storage.engine import make_engine
from storage.queries.book import clients
from storage.queries.team import lessons
from storage.queries.work import followups
from storage.tables import Member, Role, Team

NOTING, FILLING, OTHERS = range(101, 104), range(201, 207), range(301, 351)
EVERYBODY = (*NOTING, *FILLING, *OTHERS)
PAUSE = (0.02, 0.3)  # seconds between two lines of one person
LESSONS = [lessons.FIRST_CAPTURE, lessons.FIRST_LOOK_UP, lessons.FIRST_FOLLOW_UP]


def prepare(url: str, seconds: float) -> None:
    """A team; everybody has a client, and all who do not note have a call with him that comes due meanwhile."""
    engine, now = make_engine(url), datetime.now(UTC)
    with Session(engine) as session:
        team = Team(name="T", created_at=now)
        session.add(team)
        session.flush()
        called = [*FILLING, *OTHERS]
        for user_id in EVERYBODY:
            me = _member(session, team, user_id, now)
            client = clients.add(session, me, now, name="王芳")
            if user_id in called:
                due = now + timedelta(seconds=2 + seconds * called.index(user_id) / len(called))
                call = followups.add(session, me, client, now, day=due.date(), at=due.time(), text=f"call {user_id}")
                call.due_at = call.push_at = due
        session.commit()
    engine.dispose()


def _member(session: Session, team: Team, user_id: int, now: datetime) -> Member:
    """A rep without quiet hours and lessons to come."""
    tomorrow = now.date() + timedelta(days=1)
    member = Member(
        team_id=team.id or 0, user_id=user_id, name="小刘", role=Role.REP, timezone="UTC", joined_at=now,
        lessons=LESSONS, agenda_sent_on=tomorrow, quiet_from=time(), quiet_to=time(),
    )  # fmt: skip
    session.add(member)
    session.flush()
    return member


class Typists:
    """They type, whether the bot is up or not."""

    def __init__(self, people: Iterable[Person], seed: int) -> None:
        self._people = list(people)
        self._seed = seed
        self.notes: dict[int, list[str]] = {}  # by chat, as typed
        self.numbers: list[str] = []  # of clients added by the form

    async def type_until(self, over: asyncio.Event) -> None:
        """Everybody at once; a form that was begun is filled in to its end."""
        noting = [self._notes(person, over) for person in self._people if person.id in NOTING]
        filling = [self._forms(person, over) for person in self._people if person.id in FILLING]
        await asyncio.gather(*noting, *filling)

    async def _notes(self, person: Person, over: asyncio.Event) -> None:
        chance, typed = random.Random(self._seed + person.id), self.notes.setdefault(person.id, [])
        while not over.is_set():
            typed.append(f"note-{in_letters(len(typed))}")
            person.writes(f"王芳 {typed[-1]}")
            await asyncio.sleep(chance.uniform(*PAUSE))

    async def _forms(self, person: Person, over: asyncio.Event) -> None:
        chance = random.Random(self._seed + person.id)
        for number in count():
            if over.is_set():
                return
            self.numbers.append(f"+86138{person.id:03d}{number:05d}")
            name = in_letters(1000 * number + person.id).title()  # nobody's else, or it would be asked whether it is he
            for line in ("/add", name, self.numbers[-1].removeprefix("+86")):
                person.writes(line)
                await asyncio.sleep(chance.uniform(*PAUSE) * len(FILLING))


def in_letters(number: int) -> str:
    """A number that nothing takes for a date, an amount or a telephone."""
    letters = ""
    for _ in range(4):
        number, last = divmod(number, 26)
        letters = chr(ord("a") + last) + letters
    return letters


def wrongly_kept(url: str, typists: Typists) -> tuple[list[str], list[str]]:
    """(lost, kept twice) of what was typed."""
    engine = make_engine(url)
    kept = Counter(f"{row.user_id} {row.text}" for row in _rows(engine, _NOTES))
    kept += Counter(row.number for row in _rows(engine, "SELECT number FROM clientphone"))
    engine.dispose()
    typed = [f"{chat} {note}" for chat, notes in typists.notes.items() for note in notes] + typists.numbers
    return [each for each in typed if not kept[each]], [each for each, times in kept.items() if times > 1]


_NOTES = "SELECT user_id, note.text FROM note JOIN member ON member.id = note.author_id WHERE NOT is_first"


def _rows(engine: Engine, query: str) -> Sequence[Any]:
    with engine.connect() as connection:
        return connection.execute(text(query)).all()


def answers(api: BotApi, chat: int) -> list[str]:
    """The notes that somebody was shown, in the order of sending."""
    return [word for words in said(api, chat) for word in words.split() if word.startswith("note-")]


def calls(api: BotApi, chat: int) -> list[str]:
    """The pushes that somebody got."""
    return [f"call {chat}" for words in said(api, chat) if f"call {chat}" in words]


def said(api: BotApi, chat: int) -> list[str]:
    """The texts of the bot's messages in a chat."""
    return [message["text"] for message in api.messages(chat) if message["from"]["is_bot"]]
