"""The command menus that Telegram shows: per language and per kind of chat."""

from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError
from telegram.ext import ExtBot

from handlers.screens.team import menus
from handlers.texts import Texts

log = structlog.get_logger(__name__)
BY_TAG = {"zh": "zh_Hans", "": "en"}  # Telegram knows two-letter codes only


async def publish_menus(bot: ExtBot[Any]) -> None:
    """Set the menus; a failure here keeps nobody from working."""
    try:
        for tag, language in BY_TAG.items():
            t = Texts(language)
            private = [BotCommand(name, text) for name, text in menus.private(t)]
            group = [BotCommand(name, text) for name, text in menus.group(t)]
            code = tag or None
            await bot.set_my_commands(private, scope=BotCommandScopeAllPrivateChats(), language_code=code)
            await bot.set_my_commands(group, scope=BotCommandScopeAllGroupChats(), language_code=code)
    except TelegramError as error:
        log.warning("menus not set", error=type(error).__name__)
