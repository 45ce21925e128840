"""The bot as a process of its own, with a command that ends the process in the middle of its turn."""

import asyncio
import os

from bot import logs, serve
from bot.pacing import Pacing
from bot.settings import Settings
from handlers import COMMANDS
from handlers.routing import Command

if __name__ == "__main__":
    COMMANDS.append(Command("die", lambda turn: os._exit(9)))
    settings = Settings(_env_file=None)
    logs.set_up(settings.log_level)
    asyncio.run(serve.on_telegram(settings, Pacing(overall=1e6, burst=1e6)))
