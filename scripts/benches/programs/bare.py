"""The baseline: python-telegram-bot alone, sixteen updates side by side, nothing kept. Argument: connections."""

import os
import sys
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

from scripts.benches.machine import tell

SIDE_BY_SIDE = 16


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Repeat what was written."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


async def ready(_application: Any) -> None:
    """For the process that measures."""
    tell(program="is running")


if __name__ == "__main__":
    builder = ApplicationBuilder().token(os.environ["LAOKE_BOT_TOKEN"]).base_url(os.environ["LAOKE_API_BASE_URL"])
    builder = builder.connection_pool_size(int(sys.argv[1])).pool_timeout(60).concurrent_updates(SIDE_BY_SIDE)
    application = builder.post_init(ready).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()
