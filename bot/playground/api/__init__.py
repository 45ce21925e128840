"""A Bot API server on loopback, as strict as Telegram's: for trying the bot without a token, and for its tests.

The bot talks to it over HTTP, by long polling or a webhook; people are played in Python (`Person`, `Chat`) or from
the chat page (`add_page`). A call that Telegram would refuse is refused in the same words and kept in `refusals`.
"""

from bot.playground.api.chat import Chat
from bot.playground.api.inline import Inquiry
from bot.playground.api.limits import Limits
from bot.playground.api.people import Person
from bot.playground.api.presses import Answer, Press
from bot.playground.api.sender import ActError
from bot.playground.api.server import BotApi
from bot.playground.api.web import add_page
from bot.playground.api.wire import Call, Json, Refusal

__all__ = [
    "ActError",
    "Answer",
    "BotApi",
    "Call",
    "Chat",
    "Inquiry",
    "Json",
    "Limits",
    "Person",
    "Press",
    "Refusal",
    "add_page",
]
