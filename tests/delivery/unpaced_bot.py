"""The bot as a process of its own, without Telegram's pacing: what the crash tests start and kill."""

import asyncio

from bot import logs, serve
from bot.pacing import Pacing
from bot.settings import Settings

if __name__ == "__main__":
    settings = Settings(_env_file=None)
    logs.set_up(settings.log_level)
    asyncio.run(serve.on_telegram(settings, Pacing(overall=1e6, burst=1e6)))
