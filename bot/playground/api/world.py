"""All that the local Telegram knows: the bot, people, chats, messages, files, and what waits for the bot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.clock import SystemClock
from bot.playground.api.chat import GROUP, PRIVATE, SUPERGROUP, Chat, Post
from bot.playground.api.events import Events
from bot.playground.api.files import FileStore
from bot.playground.api.profile import Profile
from bot.playground.api.updates import UpdateQueue
from bot.playground.api.webhook import Webhook
from bot.playground.api.wire import Json

if TYPE_CHECKING:
    from bot.playground.api.inline import Inquiry
    from bot.playground.api.people import Person
    from bot.playground.api.presses import Press

QUOTED_ONLY = ("reply_to_message", "external_reply")
"""Fields that a message quoted in a reply does not carry."""


class World:
    """The state of the local Telegram. `now` is the clock that dates messages; it may run ahead of the real one."""

    def __init__(self, bot_id: int, username: str, name: str, now: Callable[[], datetime]) -> None:
        self.now = now
        self.profile = Profile(name)
        self.bot_user: Json = {"id": bot_id, "is_bot": True, "first_name": name, "username": username}
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = FileStore()
        # By the machine's clock, not by `now`: ids must rise over restarts, and `now` may be set back by one.
        self.updates = UpdateQueue(first_id=int(SystemClock().now().timestamp()))
        self.webhook = Webhook(self.updates, now)
        self.events = Events()
        self.presses: dict[str, Press] = {}
        self.inquiries: dict[str, Inquiry] = {}
        self._last_message: Counter[int] = Counter()

    def date(self) -> int:
        """The time now in Unix seconds."""
        return int(self.now().timestamp())

    def user(self, user_id: int) -> Json | None:
        """Returns the User object of a person the bot knows."""
        person = self.people.get(user_id)
        return person.user if person and person.seen else None

    def add_chat(self, id: int, type: str, title: str, members: Sequence[Person]) -> Chat:
        """Opens a chat; raises ValueError if the id is taken or of another kind of chat."""
        if id in self.chats:
            raise ValueError(f"there is a chat {id} already")
        kind = PRIVATE if id > 0 else SUPERGROUP if id <= -1_000_000_000_000 else GROUP
        if type != kind:
            raise ValueError(f"{id} is the id of a {kind} chat, not of a {type} chat")
        self.chats[id] = Chat(self, id, type, title=title, members=members)
        return self.chats[id]

    def post(
        self,
        chat: Chat,
        sender: Json,
        content: Json,
        reply_to: Post | None = None,
        *,
        by_bot: bool = False,
        fixed: bool = False,
        inline_id: str = "",
    ) -> Json:
        """Adds a message to the chat and shows it; returns the Message object."""
        message: Json = {
            "message_id": self._next_message_id(chat),
            "from": sender,
            "chat": chat.as_json(),
            "date": self.date(),
            **({"reply_to_message": quoted(reply_to)} if reply_to else {}),
            **content,
        }
        chat.posts[message["message_id"]] = Post(message, by_bot, fixed, inline_id)
        self.events.tell("message", chat=chat.id, message=message)
        return message

    def change(self, chat: Chat, post: Post, message: Json, *, fixed: bool = False) -> Json:
        """Puts another message in the place of one, and shows it; returns it."""
        chat.posts[message["message_id"]] = replace(post, message=message, fixed=fixed)
        self.events.tell("edit", chat=chat.id, message=message)
        return message

    def delete(self, chat: Chat, message_id: int) -> None:
        """Takes a message out of the chat."""
        del chat.posts[message_id]
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        self.events.tell("delete", chat=chat.id, message_id=message_id)

    def set_keyboard(self, chat: Chat, keyboard: Json | None) -> None:
        """Shows another reply keyboard (or ForceReply) at the chat's input field, or none."""
        if keyboard != chat.keyboard:
            chat.keyboard = keyboard
            self.events.tell("keyboard", chat=chat.id, keyboard=keyboard)

    def tell_bot(self, kind: str, body: Json, chat: Chat) -> None:
        """Queues an update of the chat for the bot, if the bot is in it."""
        if chat.bot_in:
            self.updates.add(kind, body, chat.id)

    def tell_bot_status(self, chat: Chat, by: Json, before: str, after: str) -> None:
        """Queues a my_chat_member update: the bot's own status in the chat changed."""
        if before == after:
            return
        change: Json = {
            "chat": chat.as_json(),
            "from": by,
            "date": self.date(),
            "old_chat_member": chat.member_json(self.bot_user, before),
            "new_chat_member": chat.member_json(self.bot_user, after),
        }
        self.updates.add("my_chat_member", change, chat.id)

    def _next_message_id(self, chat: Chat) -> int:
        """Private chats and small groups share one count of the bot's account; each supergroup has its own."""
        count = chat.id if chat.type == SUPERGROUP else 0
        self._last_message[count] += 1
        return self._last_message[count]


def quoted(post: Post) -> Json:
    """Returns the message as it stands within a reply to it."""
    return {name: value for name, value in post.message.items() if name not in QUOTED_ONLY}
