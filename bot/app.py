"""The composition root: `build` puts the parts together and starts nothing; `Bot.start` brings them up in order."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import Application, CallbackContext, ExtBot, Updater

from bot import warmup
from bot.clock import Clock
from bot.inbox import Intake, PollingRequest, StubQueue
from bot.jobs import all_jobs
from bot.lanes import AnyApplication, Lanes
from bot.menus import publish_menus
from bot.outbox import Sender
from bot.pacing import Pacing
from bot.scheduler import Scheduler
from bot.sending import Caller
from bot.settings import Settings
from bot.telegram import AiohttpRequest
from bot.webhook import Webhook
from handlers import ROUTES
from handlers.runner import Runner
from handlers.turn import House
from storage.engine import Database

log = structlog.get_logger(__name__)
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0  # seconds between tries to reach Telegram at the start
LONG_POLL = 25  # seconds Telegram holds a getUpdates that has nothing to say


@dataclass
class Bot:
    """The running whole."""

    settings: Settings
    clock: Clock
    database: Database
    sender: Sender
    lanes: Lanes
    intake: Intake
    telegram: ExtBot[None]
    scheduler: Scheduler
    _warming: asyncio.Task[None] | None = None
    _open: list[Application | Updater | Webhook] = field(default_factory=list)  # type: ignore[type-arg]

    @property
    def idle(self) -> bool:
        """Whether nothing is in hand."""
        return self.lanes.idle and self.sender.idle

    async def quiet(self) -> None:
        """Wait until nothing is in hand."""
        while not self.idle:
            await self.lanes.quiet()
            await self.sender.quiet()

    async def start(self, *, ticking: bool = True) -> None:
        """Connect, send what an earlier run left, take up open updates, then listen for new ones."""
        application: AnyApplication = Application.builder().updater(None).bot(self.telegram).build()
        self._warming = asyncio.create_task(asyncio.to_thread(warmup.load))
        await patiently(application.initialize)
        self._open.append(application)
        application.add_error_handler(_routing_trouble)
        ROUTES.register(application, Runner(self.database, self._house(), self.sender.deliver))
        self.lanes.application = application
        self.sender.caller = Caller(self.telegram, self.sender.message_id)
        await self.sender.recover()
        await asyncio.shield(self._warming)  # a slow first turn would be one that a kill is easily blamed on
        await self.lanes.recover()
        await publish_menus(self.telegram)
        if ticking:
            self.scheduler.start()
        await (self._poll() if self.settings.webhook_url is None else self._serve(self.settings.webhook_url))
        log.info("started", mode="polling" if self.settings.webhook_url is None else "webhook")

    def _house(self) -> House:
        settings = self.settings
        return House(
            now=self.clock.now,
            username=self.telegram.username,
            language=settings.language,
            timezone=settings.timezone,
            owner_id=settings.owner_id,
        )

    async def _poll(self) -> None:
        updater = Updater(self.telegram, StubQueue())
        self._open.append(updater)
        await updater.initialize()
        await updater.start_polling(
            timeout=LONG_POLL, bootstrap_retries=-1, allowed_updates=ALLOWED_UPDATES, error_callback=_polling_trouble
        )

    async def _serve(self, url: str) -> None:
        settings = self.settings
        path = "/" + url.split("//", 1)[1].partition("/")[2]
        webhook = Webhook(self.intake, settings.webhook_secret or "", path)
        self._open.append(webhook)
        await webhook.start(settings.listen, settings.port)
        secret = settings.webhook_secret
        await patiently(lambda: self.telegram.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED_UPDATES))

    async def stop(self) -> None:
        """Take nothing new, finish what is in hand, send what was said, close."""
        await self.scheduler.stop()
        for part in self._open:
            if isinstance(part, (Updater, Webhook)):
                await part.stop()
        await self.lanes.stop()
        await self.sender.stop()
        for part in self._open:
            if isinstance(part, (Updater, Application)):
                await part.shutdown()  # either closes the lines to Telegram, so not while anything is being sent
        await asyncio.to_thread(self.database.close)
        if self._warming is not None:
            await self._warming
        log.info("stopped")


def build(settings: Settings, clock: Clock, *, pacing: Pacing | None = None) -> Bot:
    """Put the parts together for a token and a database; nothing runs yet."""
    database = Database(settings.database_url)
    sender = Sender(database, pacing or Pacing(), clock.now)
    lanes = Lanes(database)
    intake = Intake(database, clock.now, lanes.feed)
    telegram: ExtBot[None] = ExtBot(
        settings.bot_token or "",
        base_url=settings.api_base_url,
        base_file_url=file_url(settings.api_base_url),
        request=AiohttpRequest(),
        get_updates_request=PollingRequest(intake),
    )
    scheduler = Scheduler(all_jobs(database, sender, clock.now, lambda: telegram.username))
    return Bot(settings, clock, database, sender, lanes, intake, telegram, scheduler)


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
