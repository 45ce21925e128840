"""The people of the local Telegram, and what they do: write, press, share, block."""

from bot.playground.api.chat import Chat
from bot.playground.api.inline import Inquiry
from bot.playground.api.presses import Press
from bot.playground.api.sender import ActError
from bot.playground.api.sharing import Sharing
from bot.playground.api.wire import Json


class Person(Sharing):
    """Somebody with a Telegram account. What he does reaches the bot as an update, and the page as an event."""

    @property
    def name(self) -> str:
        """First and last name."""
        return " ".join(filter(None, [self.user["first_name"], self.user.get("last_name")]))

    @property
    def language(self) -> str:
        """The language of his client, as `language_code`."""
        return str(self.user.get("language_code", ""))

    def starts(self, payload: str = "") -> Json:
        """Presses START, or follows a deep link with a payload; unblocks the bot first if need be."""
        self.unblocks()
        return self.writes(f"/start {payload}".strip())

    def presses(self, message_id: int, data: str, *, chat: int | None = None) -> Press:
        """Presses a callback button. The data need not be on the message, nor the message exist: that is forgery."""
        place = self._place(chat)
        post = place.posts.get(message_id)
        gone = {"chat": place.as_json(), "message_id": message_id, "date": 0}
        query: Json = {"from": self.user, "chat_instance": str(-place.id), "data": data}
        query |= {"inline_message_id": post.inline_id} if post and post.inline_id else {}
        query |= {} if post and post.inline_id else {"message": post.message if post else gone}
        press = Press(self._next_query_id(), query)
        self._world.presses[press.id] = press
        self._world.tell_bot("callback_query", {"id": press.id, **query}, place)
        return press

    def presses_label(self, label: str, *, message_id: int | None = None, chat: int | None = None) -> Press:
        """Presses the inline button with the label, on the newest message that has it or on the one given.

        A button with a link or a text to copy sends nothing; the Press holds what it holds.
        """
        place = self._place(chat)
        at, button = self._button(place, label, message_id)
        if "callback_data" in button:
            return self.presses(at, button["callback_data"], chat=place.id)
        return Press("", {}, url=button.get("url", ""), copied=button.get("copy_text", {}).get("text", ""))

    def asks_inline(self, query: str, offset: str = "", chat_type: str = "sender") -> Inquiry:
        """Types an inline query (@bot query) in the private chat, or in one of another kind that the bot is not in."""
        inquiry = Inquiry(self._next_query_id(), query)
        self._world.inquiries[inquiry.id] = inquiry
        body = {"id": inquiry.id, "from": self.user, "query": query, "offset": offset, "chat_type": chat_type}
        self._world.tell_bot("inline_query", body, self._place(None))
        return inquiry

    def chooses_inline(self, result_id: str) -> Json:
        """Sends a result of the last inline query that offered it; returns the Message."""
        inquiry = next((one for one in reversed(self._world.inquiries.values()) if result_id in one.offers), None)
        if inquiry is None:
            raise ActError(f"no inline query has a result {result_id}")
        content = inquiry.offers[result_id] | {"via_bot": self._world.bot_user}
        inline_id = f"inline-{self._next_query_id()}" if "reply_markup" in content else ""
        place = self._place(None)
        message = self._world.post(place, self.user, content, inline_id=inline_id)
        self._world.tell_bot("message", message, place)
        chosen = {"result_id": result_id, "from": self.user, "query": inquiry.query}
        chosen |= {"inline_message_id": inline_id} if inline_id else {}
        self._world.tell_bot("chosen_inline_result", chosen, place)
        return message

    def blocks(self) -> None:
        """Stops the bot: it can no longer write to him."""
        self._set_blocked("kicked")

    def unblocks(self) -> None:
        """Lets the bot write again."""
        self._set_blocked("member")

    def deactivates(self) -> None:
        """Deletes his account."""
        self.active = False

    def _set_blocked(self, status: str) -> None:
        place = self._place(None)
        before, place.bot_status = place.bot_status, status
        self._world.tell_bot_status(place, self.user, before, status)

    def _button(self, place: Chat, label: str, message_id: int | None) -> tuple[int, Json]:
        posts = [self._post(place, message_id)] if message_id is not None else list(place.posts.values())[::-1]
        shown = [
            (post.message["message_id"], button)
            for post in posts
            for row in post.message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
        ]
        for at, button in shown:
            if button["text"] == label:
                return at, button
        raise ActError(f"no button is labelled {label!r}; there are {[button['text'] for _, button in shown[:20]]}")

    def _next_query_id(self) -> str:
        return str(self.id * 1_000_000 + len(self._world.presses) + len(self._world.inquiries) + 1)
