"""The composition root: `build` puts the parts together and starts nothing; `Bot.start` brings them up in order."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import Application, CallbackContext, ExtBot, Updater

from bot import warmup
from bot.clock import Clock
from bot.figures import Figures, TimedRunner
from bot.health import LATE, Health
from bot.inbox import Intake, PollingRequest, StubQueue
from bot.jobs import all_jobs
from bot.jobs.backups import Backups
from bot.lanes import AnyApplication, Lanes
from bot.menus import publish_menus
from bot.outbox import Sender
from bot.pacing import Pacing
from bot.scheduler import Job, Scheduler
from bot.sending import Caller
from bot.settings import Settings
from bot.telegram import AiohttpRequest
from bot.web import WebServer
from bot.webhook import Webhook
from handlers import ROUTES
from handlers.turn import House
from storage.backups import Shelf, copies_of
from storage.engine import Database
from storage.presence import Presence, presence

log = structlog.get_logger(__name__)
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0  # seconds between tries to reach Telegram at the start
LONG_POLL = 25  # seconds Telegram holds a getUpdates that has nothing to say


@dataclass
class Bot:
    """The running whole."""

    settings: Settings
    clock: Clock
    database: Database
    presence: Presence
    sender: Sender
    lanes: Lanes
    intake: Intake
    telegram: ExtBot[None]
    polling: PollingRequest
    scheduler: Scheduler
    figures: Figures
    _warming: asyncio.Task[None] | None = None
    _open: list[Application | Updater | WebServer] = field(default_factory=list)  # type: ignore[type-arg]

    @property
    def idle(self) -> bool:
        """Whether nothing is in hand."""
        return self.lanes.idle and self.sender.idle

    @property
    def listens_at(self) -> int:
        """The port of the web server; 0 without one."""
        return next((part.port for part in self._open if isinstance(part, WebServer)), 0)

    async def quiet(self) -> None:
        """Wait until nothing is in hand."""
        while not self.idle:
            await self.lanes.quiet()
            await self.sender.quiet()

    async def start(self, *, ticking: bool = True) -> None:
        """Connect, send what an earlier run left, take up open updates, then listen for new ones."""
        application: AnyApplication = Application.builder().updater(None).bot(self.telegram).build()
        await asyncio.to_thread(self.presence.join)
        self._warming = asyncio.create_task(asyncio.to_thread(warmup.load))
        await patiently(application.initialize)
        self._open.append(application)
        application.add_error_handler(_routing_trouble)
        ROUTES.register(application, TimedRunner(self.database, self._house(), self.sender.deliver, self.figures))
        self.lanes.application = application
        self.sender.caller = Caller(self.telegram, self.sender.message_id)
        await self.sender.recover()
        await asyncio.shield(self._warming)  # a slow first turn would be one that a kill is easily blamed on
        await self.lanes.recover()
        await publish_menus(self.telegram)
        if ticking:
            self.scheduler.start()
        await self._serve()
        await (self._poll() if self.settings.webhook_url is None else self._be_called(self.settings.webhook_url))
        log.info("started", mode="polling" if self.settings.webhook_url is None else "webhook")

    def _house(self) -> House:
        settings = self.settings
        return House(
            now=self.clock.now,
            username=self.telegram.username,
            language=settings.language,
            timezone=settings.timezone,
            owner_id=settings.owner_id,
            holder=self.presence.number,
            shared=self.presence.shared,
        )

    async def _poll(self) -> None:
        updater = Updater(self.telegram, StubQueue())
        self._open.append(updater)
        await updater.initialize()
        await updater.start_polling(
            timeout=LONG_POLL, bootstrap_retries=-1, allowed_updates=ALLOWED_UPDATES, error_callback=_polling_trouble
        )

    async def _serve(self) -> None:
        """The web server, where there is an address for it; several processes may share it on one PostgreSQL."""
        settings = self.settings
        if settings.web_port is None:
            return
        health = Health(self.database, self.clock.now, self.figures, self.scheduler.behind, self._is_listening)
        routes = health.routes()
        if settings.webhook_url is not None:
            webhook = Webhook(self.intake, settings.webhook_secret or "", self.figures)
            routes.append(webhook.route(settings.webhook_url))
        server = WebServer(routes)
        self._open.append(server)
        await server.start(settings.listen, settings.web_port, shared=self.presence.shared)

    def _is_listening(self) -> bool:
        """Whether updates are asked for; those of a webhook are brought."""
        return self.settings.webhook_url is not None or time.monotonic() - self.polling.asked_at < LATE

    async def _be_called(self, url: str) -> None:
        secret = self.settings.webhook_secret
        await patiently(lambda: self.telegram.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED_UPDATES))

    async def stop(self) -> None:
        """Take nothing new, finish what is in hand, send what was said, close."""
        await self.scheduler.stop()
        for part in self._open:
            if isinstance(part, (Updater, WebServer)):
                await part.stop()
        await self.lanes.stop()
        await self.sender.stop()
        for part in self._open:
            if isinstance(part, (Updater, Application)):
                await part.shutdown()  # either closes the lines to Telegram, so not while anything is being sent
        await asyncio.to_thread(self.presence.leave)
        await asyncio.to_thread(self.database.close)
        if self._warming is not None:
            await self._warming
        log.info("stopped")


def build(settings: Settings, clock: Clock, *, pacing: Pacing | None = None) -> Bot:
    """Put the parts together for a token and a database; nothing runs yet."""
    database, figures = Database(settings.database_url), Figures()
    here = presence(database.engine)
    sender = Sender(database, pacing or Pacing(), clock.now, here)
    lanes = Lanes(database, here)
    intake = Intake(database, clock.now, lanes.feed, figures.updates.inc)
    polling = PollingRequest(intake, figures.called)
    telegram: ExtBot[None] = ExtBot(
        settings.bot_token or "",
        base_url=settings.api_base_url,
        base_file_url=file_url(settings.api_base_url),
        request=AiohttpRequest(figures.called),
        get_updates_request=polling,
    )
    jobs = [
        *all_jobs(database, sender, lanes, clock.now, lambda: telegram.username),
        *_nightly(settings, database, clock),
    ]
    scheduler = Scheduler(jobs, here)
    return Bot(settings, clock, database, here, sender, lanes, intake, telegram, polling, scheduler, figures)


def _nightly(settings: Settings, database: Database, clock: Clock) -> list[Job]:
    """The copies, unless they are made by other means."""
    if settings.backups is None:
        return []
    shelf = Shelf(settings.backups, copies_of(settings.database_url))
    return [Job("backups", 60, Backups(database, shelf, ZoneInfo(settings.timezone), clock.now).tick)]


async def patiently(call: Callable[[], Awaitable[object]]) -> None:
    """Make a call that the start needs; while Telegram is out of reach, try again with growing pauses."""
    wait = FIRST_WAIT
    while True:
        try:
            await call()
            return
        except BadRequest:  # to PTB a kind of network error, but to try again would not help
            raise
        except NetworkError as error:
            log.warning("Telegram is out of reach, trying again", error=type(error).__name__, seconds=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)


def file_url(base_url: str) -> str:
    """Where files are: `…/bot` → `…/file/bot`."""
    return base_url.removesuffix("/bot") + "/file/bot"


async def _routing_trouble(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    log.error("routing failed", error=type(context.error).__name__)


def _polling_trouble(error: TelegramError) -> None:
    log.warning("getUpdates failed, trying again", error=type(error).__name__)
