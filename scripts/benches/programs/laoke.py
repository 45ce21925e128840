"""Laoke as it is started on Telegram, with one more command, /echo. `--unpaced`: without Telegram's limits.

SIGUSR1 makes it tell how it is.
"""

import asyncio
import signal
import sys

from bot import logs, serve
from bot.pacing import Pacing
from bot.settings import Settings
from handlers import COMMANDS
from handlers.routing import Command
from handlers.screen import Screen
from handlers.turn import Turn
from scripts.benches.machine import memory, tell


def echo(turn: Turn) -> None:
    """The shortest turn there is."""
    turn.say(Screen(turn.args))


async def run(settings: Settings, pacing: Pacing | None) -> None:
    """Until told to end."""
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, lambda: tell(tasks=len(asyncio.all_tasks()), memory=memory()))
    await serve.on_telegram(settings, pacing)


if __name__ == "__main__":
    COMMANDS.append(Command("echo", echo))
    given = Settings(_env_file=None)
    logs.set_up(given.log_level)
    asyncio.run(run(given, Pacing(overall=1e6, burst=1e6) if "--unpaced" in sys.argv else None))
