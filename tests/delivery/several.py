"""Several processes' worth of bots on one PostgreSQL database, behind one address that brings each its turn."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle

import aiohttp
from aiohttp import web

from bot.app import Bot, build
from bot.settings import Settings
from tests.talk.world import TOKEN, World

SECRET = "the-secret-of-the-webhook"


class SeveralBots(World):
    """A world whose bot runs several times."""

    def __init__(self, database_url: str, count: int = 2) -> None:
        super().__init__(database_url)
        self._count = count
        self._balancer: web.AppRunner | None = None
        self.bots: list[Bot] = []

    async def start_bot(self) -> None:
        """Bring all of them up, and let Telegram's updates go to each in turn."""
        self.bots = [await self._started() for _ in range(self._count)]
        self.bot = self.bots[0]
        await self.bot.telegram.set_webhook(await self._balance(), secret_token=SECRET)

    async def _started(self) -> Bot:
        settings = Settings(
            _env_file=None,
            bot_token=TOKEN,
            api_base_url=self.api.base_url,
            database_url=self._database_url,
            webhook_url="http://127.0.0.1:1/hook",  # each listens at a port of its own; the balancer knows them
            webhook_secret=SECRET,
            port=0,
            backup_dir="off",
        )
        bot = build(settings, self.clock, pacing=self._pacing())
        await bot.start(ticking=False)
        return bot

    async def _balance(self) -> str:
        """Start what stands before the bots; gives its address."""
        ports = cycle([bot.listens_at for bot in self.bots])
        session = aiohttp.ClientSession()

        async def forward(request: web.Request) -> web.Response:
            body, headers = await request.read(), {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            async with session.post(f"http://127.0.0.1:{next(ports)}/hook", data=body, headers=headers) as answer:
                return web.Response(status=answer.status)

        async def close(_app: web.Application) -> None:
            await session.close()

        app = web.Application()
        app.router.add_post("/hook", forward)
        app.on_cleanup.append(close)
        self._balancer = web.AppRunner(app, access_log=None)
        await self._balancer.setup()
        await web.TCPSite(self._balancer, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._balancer.addresses[0][1]}/hook"

    async def settle(self) -> None:
        """Wait until every update is worked through and every message is out, by whichever bot."""
        async with asyncio.timeout(40):
            claimed = True
            while claimed or self.api.pending_updates() or not all(bot.idle for bot in self.bots):
                claimed = any(await asyncio.gather(*(bot.sender.pump() for bot in self.bots)))
                await asyncio.sleep(0.002)

    async def tick(self) -> None:
        """One round of every job in every bot, at the same time."""
        await asyncio.gather(*(bot.scheduler.run_all() for bot in self.bots))
        await self.settle()

    async def stop(self) -> None:
        """Take all down."""
        if self._balancer is not None:
            await self._balancer.cleanup()
        for bot in self.bots:
            await bot.stop()
        await self.api.stop()


@asynccontextmanager
async def several_bots(database_url: str) -> AsyncIterator[SeveralBots]:
    """Running bots; at the end no call was refused."""
    world = SeveralBots(database_url)
    await world.start()
    try:
        yield world
        await world.settle()
        assert world.api.refusals == []
    finally:
        await world.stop()
