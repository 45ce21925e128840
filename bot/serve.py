"""Running until SIGTERM or SIGINT, and a clean end within ten seconds."""

import asyncio
import logging
import signal
import sys
from collections.abc import Coroutine
from typing import Any

import structlog

from bot import warmup
from bot.app import Bot, build
from bot.clock import SystemClock
from bot.figures import ErrorCount
from bot.pacing import Pacing
from bot.settings import Settings
from storage.queries.team import members

log = structlog.get_logger(__name__)
GRACE = 8.0  # seconds for what is in hand


async def on_telegram(settings: Settings, pacing: Pacing | None = None) -> None:
    """The bot on Telegram (or another Bot API server), by polling or webhook."""
    stop = stop_signal()
    bot = build(settings, SystemClock(), pacing=pacing)
    logging.getLogger().addHandler(ErrorCount(bot.figures))
    try:
        if await _either(bot.start(), stop):
            await _greet(bot)
            warmup.settle()
            await stop.wait()
    finally:
        await close(bot)


async def _either(start: Coroutine[Any, Any, None], stop: asyncio.Event) -> bool:
    """Start, unless told to stop meanwhile; whether it has started."""
    starting, stopping = asyncio.create_task(start), asyncio.create_task(stop.wait())
    await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not starting.done():
        starting.cancel()
        await asyncio.wait({starting})
        return False
    starting.result()
    return True


async def close(bot: Bot) -> None:
    """Stop the bot; what does not end in time is left for the next start."""
    try:
        async with asyncio.timeout(GRACE):
            await bot.stop()
    except TimeoutError:
        log.warning("not everything ended in time; it goes on at the next start")


def stop_signal() -> asyncio.Event:
    """An event that is set when the process is told to end."""
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    return told


async def _greet(bot: Bot) -> None:
    """Say where the bot is, and print the set-up link while there is no owner."""
    username = bot.telegram.username
    say(f"Laoke is running: https://t.me/{username}")
    if bot.settings.owner_id is None and not await bot.database.run(members.has_teams):
        code = await bot.database.run(members.new_setup_code)
        say(f"Open this link to set the team up (it works once): https://t.me/{username}?start=setup_{code}")


def say(line: str) -> None:
    """A line for the person who started the program."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
