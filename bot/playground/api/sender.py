"""How a person's message comes into a chat and to the bot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.playground.api.chat import PRIVATE, Chat, Post
from bot.playground.api.formatted import finished, units
from bot.playground.api.wire import Json

if TYPE_CHECKING:
    from bot.playground.api.world import World

MAX_TEXT = 4096
COMMAND = re.compile(r"/\w{1,64}(?:@(\w+))?")


class ActError(ValueError):
    """Something that a person cannot do in a Telegram client; the message says why."""


class Sender:
    """A person's account: who he is, and his sending of messages."""

    def __init__(self, world: World, user: Json) -> None:
        self._world = world
        self.id: int = user["id"]
        self.user = user
        self.seen = False
        self.started = False
        self.active = True

    def writes(self, text: str, *, chat: int | None = None, reply_to: int | None = None) -> Json:
        """Sends a text (1–4096 UTF-16 units) to a chat, the private one by default; returns the Message."""
        return self._send(chat, self._checked(text), reply_to)

    def edits(self, message_id: int, text: str, *, chat: int | None = None) -> Json:
        """Changes the text of one of his own messages; returns the Message."""
        place = self._place(chat)
        post = self._post(place, message_id)
        if post.message["from"]["id"] != self.id or "text" not in post.message:
            raise ActError("only a text of one's own can be edited")
        kept = {name: value for name, value in post.message.items() if name not in ("text", "entities")}
        message = kept | {"edit_date": self._world.date()} | self._checked(text)
        self._world.change(place, post, message)
        if self._reaches_bot(place, message):
            self._world.tell_bot("edited_message", message, place)
        return message

    def _checked(self, text: str) -> Json:
        formatted = finished(text, [])
        if not formatted.text:
            raise ActError("the message is empty")
        if units(formatted.text) > MAX_TEXT:
            raise ActError(f"a message holds at most {MAX_TEXT} characters")
        return formatted.as_fields()

    def _send(self, chat: int | None, content: Json, reply_to: int | None = None) -> Json:
        """Posts a message of this person and passes it to the bot where it may see it."""
        place = self._place(chat)
        if place.type == PRIVATE and place.bot_status == "kicked":
            raise ActError("the bot is blocked")
        answered = self._post(place, reply_to) if reply_to is not None else None
        message = self._world.post(place, self.user, content, answered)
        if place.keyboard and "force_reply" in place.keyboard:
            self._world.set_keyboard(place, None)
        self.seen = True
        self.started = self.started or place.type == PRIVATE
        if self._reaches_bot(place, message):
            self._world.tell_bot("message", message, place)
        return message

    def _place(self, chat: int | None) -> Chat:
        """Returns the chat; writing to the bot for the first time opens the private one."""
        place = self._world.chats.get(self.id if chat is None else chat)
        if place is None or self not in place.members:
            raise ActError("this person is not in that chat")
        return place

    def _post(self, place: Chat, message_id: int) -> Post:
        if message_id not in place.posts:
            raise ActError(f"there is no message {message_id} in that chat")
        return place.posts[message_id]

    def _reaches_bot(self, place: Chat, message: Json) -> bool:
        """In a group a bot that is no administrator sees only commands and replies to itself."""
        if not place.is_group or place.bot_status == "administrator":
            return True
        username: str = self._world.bot_user["username"]
        command = COMMAND.match(str(message.get("text", message.get("caption", ""))))
        if command:
            return (command[1] or username).lower() == username.lower()
        replied: Json = message.get("reply_to_message", {}).get("from", {})
        return bool(replied.get("id") == self._world.bot_user["id"])
