"""The playground: the real bot, a Bot API of our own on loopback, a chat page, and a demo team that is alive."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import Bot, build
from bot.clock import MovableClock, SystemClock
from bot.pacing import Pacing
from bot.playground.api import BotApi, add_page
from bot.playground.demo import seed
from bot.playground.demo.people import GROUP_ID, LEAD_ID, REP_ID, demo_names
from bot.serve import close, say, stop_signal
from bot.settings import WEB_PORT, Settings
from storage import migrations

TOKEN = "1000001:playground-token-that-opens-nothing"  # noqa: S105 (good on loopback only)
OPENS_AT = time(9, 57)  # the demo's day begins a little before its first appointment
QUARTER = timedelta(minutes=15)  # long jumps go from quarter to quarter, so that each push comes at its own time
AGENDA = time(8, 31)


class Playground:
    """Server, bot and clock of one try-out."""

    def __init__(self, settings: Settings, database_url: str) -> None:
        self.zone = ZoneInfo(settings.timezone)
        self.clock = MovableClock(opening(SystemClock().now(), self.zone))
        self.language = settings.language
        self.port = WEB_PORT if settings.port is None else settings.port
        self.api = BotApi(token=TOKEN, name=demo_names(self.language).bot, now=self.clock.now)
        self._settings = settings.model_copy(
            update={"bot_token": TOKEN, "database_url": database_url, "backup_dir": "off"}
        )
        self._moving = asyncio.Lock()
        self.bot: Bot

    async def start(self) -> str:
        """Bring all up; gives the page's address."""
        names = demo_names(self.language)
        code = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}[self.language]
        lead = self.api.add_person(LEAD_ID, names.lead, language_code=code, started=True)
        rep = self.api.add_person(REP_ID, names.rep, language_code=code, started=True)
        self.api.add_group(GROUP_ID, names.group, [lead, rep])
        add_page(self.api, {REP_ID: "rep", LEAD_ID: "lead"}, self.zone.key, self.pass_time)
        await self.api.start(self.port)
        settings = self._settings.model_copy(
            update={"api_base_url": self.api.base_url, "webhook_url": None, "port": None}
        )
        self.bot = build(settings, self.clock, pacing=Pacing(overall=1000, burst=1000))
        await self.bot.database.run(lambda session: seed(session, self.clock.now(), self.language, self.zone))
        await self.bot.start()
        rep.starts()
        lead.starts()
        return f"{self.api.origin}/"

    async def stop(self) -> None:
        """Take all down."""
        await close(self.bot)
        await self.api.stop()

    async def pass_time(self, until: str) -> datetime:
        """Move the demo's clock on: to the next minute, the next morning, or a week ahead."""
        async with self._moving:
            goal = self._goal(until)
            while (now := self.clock.now()) < goal:
                self.clock.move_to(min(goal, next_quarter(now)))
                await self.bot.scheduler.run_all()
                await self.bot.quiet()
            return self.clock.now()

    def _goal(self, until: str) -> datetime:
        local = self.clock.now().astimezone(self.zone)
        if until == "minute":
            return local.replace(second=0, microsecond=0) + timedelta(minutes=1)
        if until == "week":
            return local + timedelta(days=7)
        today = datetime.combine(local.date(), AGENDA, self.zone)
        return today if local < today else datetime.combine(local.date() + timedelta(days=1), AGENDA, self.zone)


def next_quarter(now: datetime) -> datetime:
    """The next full quarter of an hour."""
    return now + QUARTER - (now - datetime.min.replace(tzinfo=UTC)) % QUARTER


def opening(now: datetime, zone: ZoneInfo) -> datetime:
    """When the demo's day begins: this morning, on Monday if it is the weekend."""
    day = now.astimezone(zone).date()
    if day.weekday() > 4:
        day += timedelta(days=7 - day.weekday())
    return datetime.combine(day, OPENS_AT, zone).astimezone(UTC)


@contextmanager
def throw_away_database() -> Iterator[str]:
    """A migrated SQLite file that goes when the playground closes: each try-out begins afresh."""
    folder = Path(tempfile.mkdtemp(prefix="laoke-playground-"))
    try:
        url = f"sqlite:///{folder / 'playground.db'}"
        migrations.upgrade(url)
        yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def open_playground(settings: Settings) -> None:
    """Run the playground until told to stop."""
    stop = stop_signal()
    with throw_away_database() as url:
        playground = Playground(settings, url)
        try:
            address = await playground.start()
            say(f"Laoke's playground is open: {address}")
            say("It is a try-out with a demo team; nothing is kept. With LAOKE_BOT_TOKEN set, this starts on Telegram.")
            await stop.wait()
        finally:
            await playground.stop()
