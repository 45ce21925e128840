"""The world of a talk test: people with phones, a real Bot API over HTTP, the real bot on a database of its own."""

import asyncio
import html
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.app import Bot, build
from bot.clock import StillClock
from bot.pacing import Pacing
from bot.playground.api import Answer, BotApi, Limits, Person
from bot.settings import Settings
from storage.queries.caring import care
from storage.queries.team import members
from storage.tables import Member, Role, Team

T = TypeVar("T")
SHANGHAI = ZoneInfo("Asia/Shanghai")
WEDNESDAY = datetime(2026, 11, 18, 10, 0, tzinfo=SHANGHAI)
LANGUAGE_CODES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}
TOKEN = "123456:TEST-token-of-the-local-server-000"


def unpaced() -> Pacing:
    """No waiting between messages: nobody's limits are tested here."""
    return Pacing(overall=1e6, burst=1e6)


class Talker:
    """A person with a private chat with the bot."""

    def __init__(self, world: "World", person: Person) -> None:
        self.world, self.person = world, person

    @property
    def id(self) -> int:
        """Telegram id, and that of the private chat."""
        return self.person.id

    async def says(self, text: str, **more: Any) -> str:
        """Types a message; gives the text of the bot's last message once all is quiet."""
        self.person.writes(text, **more)
        await self.world.settle()
        return self.sees()

    async def starts(self, payload: str = "") -> str:
        """Presses START, or follows a deep link."""
        self.person.starts(payload)
        await self.world.settle()
        return self.sees()

    async def presses(self, label: str, **more: Any) -> str:
        """Presses the newest button with this label; gives what its message, or the newest one, then shows."""
        press = self.person.presses_label(label, **more)
        await self.world.settle()
        self.toast = await press.answered()
        return self.sees()

    async def does(self, act: Callable[[Person], Any]) -> str:
        """Does anything else that a person can (sends a photo, shares a contact); gives what the bot last showed."""
        act(self.person)
        await self.world.settle()
        return self.sees()

    async def edits(self, text: str) -> str:
        """Changes the last text of his own."""
        own = [m for m in self.world.api.messages(self.id) if not m["from"]["is_bot"] and "text" in m]
        return await self.does(lambda person: person.edits(own[-1]["message_id"], text))

    async def replies(self, text: str, label: str = "") -> str:
        """Replies to the bot's newest message, or to the newest one that shows these words."""
        to = next(m for m in reversed(self.messages()) if label in text_of(m))
        return await self.says(text, reply_to=to["message_id"])

    async def forges(self, data: str, message_id: int | None = None) -> Answer:
        """Presses a button that carries any data."""
        press = self.person.presses(message_id or self.last()["message_id"], data)
        await self.world.settle()
        return await press.answered()

    toast: Answer

    def messages(self) -> list[dict[str, Any]]:
        """The bot's messages in the private chat, as now shown."""
        return [m for m in self.world.api.messages(self.id) if m["from"]["is_bot"]]

    def last(self) -> dict[str, Any]:
        """The bot's newest message."""
        return self.messages()[-1]

    def sees(self) -> str:
        """The text of the bot's message that changed last."""
        shown = self.messages()
        if not shown:
            return ""
        mine = (call for call in reversed(self.world.api.calls) if call.params.get("chat_id") == self.id)
        changed = next((call.params.get("message_id") for call in mine if _shows(call.method)), None)
        return text_of(next((m for m in shown if m["message_id"] == changed), shown[-1]))

    def buttons(self, message: dict[str, Any] | None = None) -> list[str]:
        """The labels under a message (default: the newest one that has any)."""
        shown = message or next(m for m in reversed(self.messages()) if "inline_keyboard" in m.get("reply_markup", {}))
        return [b["text"] for row in shown.get("reply_markup", {}).get("inline_keyboard", []) for b in row]

    def rows(self) -> list[list[str]]:
        """The labels under the newest message, row by row."""
        keyboard = self.last().get("reply_markup", {}).get("inline_keyboard", [])
        return [[button["text"] for button in row] for row in keyboard]

    def texts(self) -> list[str]:
        """What the bot's messages show, the oldest first."""
        return [text_of(message) for message in self.messages()]

    def button_data(self, label: str) -> str:
        """What the newest button with this label carries."""
        for message in reversed(self.messages()):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"] == label:
                        return str(button["callback_data"])
        raise AssertionError(f"no button {label!r}")


def _shows(method: str) -> bool:
    return method.startswith(("send", "edit"))


def text_of(message: dict[str, Any]) -> str:
    """Text or caption."""
    return str(message.get("text", message.get("caption", "")))


class World:
    """Everything a talk test needs."""

    def __init__(
        self,
        database_url: str,
        *,
        pacing: Callable[[], Pacing] = unpaced,
        limits: Limits | None = None,
        **settings: Any,
    ) -> None:
        self.clock = StillClock(WEDNESDAY)
        self.api = BotApi(token=TOKEN, now=self.clock.now, limits=limits)
        self._pacing, self._database_url, self._settings = pacing, database_url, settings
        self.bot: Bot

    async def start(self) -> None:
        """Bring the server and the bot up."""
        await self.api.start()
        await self.start_bot()

    async def start_bot(self) -> None:
        """Bring the bot up (again)."""
        settings = Settings(
            _env_file=None,
            bot_token=TOKEN,
            api_base_url=self.api.base_url,
            database_url=self._database_url,
            **{"backup_dir": "off", **self._settings},
        )
        self.bot = build(settings, self.clock, pacing=self._pacing())
        await self.bot.start(ticking=False)

    async def stop(self) -> None:
        """Take both down."""
        await self.bot.stop()
        await self.api.stop()

    async def restart(self) -> None:
        """The bot goes down and comes up again, on the same database."""
        await self.bot.stop()
        await self.start_bot()

    async def settle(self) -> None:
        """Wait until every update is worked through and every message is out."""
        async with asyncio.timeout(20):
            while self.api.pending_updates() or not self.bot.idle:
                await asyncio.sleep(0.001)
                await self.bot.quiet()

    async def passes(self, **time: float) -> None:
        """Time passes: minutes=…, hours=…, days=…; ticks run once at the end."""
        await self.comes(self.clock.now() + timedelta(**time))

    async def comes(self, moment: datetime) -> None:
        """The clock goes to a moment; ticks run once there."""
        self.clock.move_to(moment)
        await self.bot.scheduler.run_all()
        await self.settle()

    async def database(self, work: Callable[[Session], T]) -> T:
        """Look into, or prepare, the database."""
        return await self.bot.database.run(work)

    def person(self, number: int, name: str, language: str = "zh_Hans") -> Talker:
        """Somebody with a phone, who has opened the chat with the bot."""
        found = self.api.add_person(number, name, language_code=LANGUAGE_CODES[language], started=True)
        return Talker(self, found)

    async def team(self, name: str, owner: Talker, *reps: Talker, language: str = "zh_Hans") -> None:
        """A team with its owner and reps, set up beforehand."""

        def make(session: Session) -> None:
            now = self.clock.now()
            team = Team(name=name, language=language, created_at=now)
            session.add(team)
            session.flush()
            care.looked_through(session, team.id or 0, now.date())  # last night
            for talker, role in [(owner, Role.OWNER), *((rep, Role.REP) for rep in reps)]:
                member = Member(
                    team_id=team.id or 0,
                    user_id=talker.id,
                    name=talker.person.name,
                    role=role,
                    language=language,
                    joined_at=now,
                    lessons=["capture", "look_up", "follow_up"],
                )
                session.add(member)

        await self.database(make)
        for talker in (owner, *reps):
            talker.person.unblocks()

    def talker(self, number: int) -> Talker:
        """A person who is in the chat already."""
        return Talker(self, self.api.person(number))

    async def member(self, talker: Talker) -> Member:
        """The member that a person is."""
        found = await self.database(lambda session: members.by_user(session, talker.id))
        assert found is not None
        return found


def plain(text: str) -> str:
    """A text without markup."""
    return html.unescape(re.sub(r"<[^>]+>", "", text))


@asynccontextmanager
async def strict_world(database_url: str) -> AsyncIterator[World]:
    """A running world; at its end no call was refused and no press is unanswered."""
    world = World(database_url)
    await world.start()
    yield world
    try:
        await world.settle()
        assert world.api.refusals == []
        assert world.api.unanswered_presses() == []
    finally:
        await world.stop()
