"""The local Bot API as tests and the playground use it: started and stopped, peopled, looked into."""

import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.clock import SystemClock
from bot.playground.api.chat import GROUP, PRIVATE, SUPERGROUP, Chat
from bot.playground.api.desk import TOKEN, Desk
from bot.playground.api.faults import Drop, Fault
from bot.playground.api.files import MAX_UPLOAD
from bot.playground.api.limits import Limits
from bot.playground.api.people import Person
from bot.playground.api.presses import Press
from bot.playground.api.wire import ApiError, Call, Json, Refusal
from bot.playground.api.world import World

DEFAULT_TOKEN = "1000000001:AAplayground-token-is-not-a-secret0"  # noqa: S105 - valid on this machine only
MACHINE = SystemClock()
LOOPBACK_HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?")


class BotApi:
    """A Telegram of one's own on loopback: a bot talks to it over HTTP, people are played through it in Python.

    It refuses whatever Telegram refuses, in the same words, and keeps each refusal. `now` dates the messages;
    `latency` is a delay in seconds before each call; `limits` turns Telegram's flood limits on.
    """

    def __init__(
        self,
        *,
        token: str = DEFAULT_TOKEN,
        username: str = "laoke_demo_bot",
        name: str = "Laoke",
        now: Callable[[], datetime] = MACHINE.now,
        limits: Limits | None = None,
        latency: float = 0,
    ) -> None:
        own = TOKEN.fullmatch(token)
        if own is None:
            raise ValueError("a bot's token is its id, a colon and a secret")
        self.token = token
        self.world = World(int(own[1]), username, name, now)
        self._desk = Desk(self.world, token, limits, latency)
        self._runner: web.AppRunner | None = None
        self._origin = ""
        self.web = web.Application(client_max_size=MAX_UPLOAD + 1024 * 1024, middlewares=[_only_loopback])
        self.web.router.add_route("*", r"/bot{token:[^/]+}/{method}", self._desk.serve)
        self.web.router.add_get(r"/file/bot{token:[^/]+}/{path:.+}", self._desk.download)

    async def start(self, port: int = 0) -> None:
        """Listens on 127.0.0.1; port 0 takes a free one. A stopped server may start again with all that it knew."""
        self.world.updates.open()
        self._runner = web.AppRunner(self.web, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self._origin = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Ends polls and streams, removes the webhook, and stops listening."""
        self.world.updates.close()
        self.world.events.close()
        await self.world.webhook.close()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    @property
    def origin(self) -> str:
        """The address of the server, as `http://127.0.0.1:PORT`; the page is at its root."""
        return self._origin

    @property
    def base_url(self) -> str:
        """What the bot puts before its token to call methods."""
        return f"{self._origin}/bot"

    @property
    def base_file_url(self) -> str:
        """What the bot puts before its token to download files."""
        return f"{self._origin}/file/bot"

    @property
    def calls(self) -> deque[Call]:
        """The calls that named a method, oldest first; the newest 100,000 are kept."""
        return self._desk.calls

    @property
    def refusals(self) -> list[Refusal]:
        """The calls refused, those ordered as faults left out."""
        return self._desk.refusals

    def now(self) -> datetime:
        """The time by which messages are dated."""
        return self.world.now()

    def add_person(
        self,
        id: int,
        first_name: str,
        *,
        last_name: str = "",
        username: str | None = None,
        language_code: str = "zh-hans",
        started: bool = False,
    ) -> Person:
        """Adds somebody with a Telegram account; `started`: he has the bot's chat open already."""
        names = {"last_name": last_name, "username": username, "language_code": language_code}
        user: Json = {"id": id, "is_bot": False, "first_name": first_name}
        person = Person(self.world, user | {name: value for name, value in names.items() if value})
        self.world.add_chat(id, PRIVATE, "", [person])
        self.world.people[id] = person
        person.started = person.seen = started
        return person

    def add_group(
        self, id: int, title: str, members: Sequence[Person], *, supergroup: bool = True, bot_in: bool = True
    ) -> Chat:
        """Adds a group (its id is negative, a supergroup's begins with -100); the first member owns it."""
        chat = self.world.add_chat(id, SUPERGROUP if supergroup else GROUP, title, members)
        chat.bot_status = "member" if bot_in else "left"
        for member in members:
            member.seen = member.seen or bot_in
        return chat

    def person(self, id: int) -> Person:
        """Returns the person of the id; raises KeyError."""
        return self.world.people[id]

    def chat(self, id: int) -> Chat:
        """Returns the chat of the id; raises KeyError."""
        return self.world.chats[id]

    def messages(self, chat_id: int) -> list[Json]:
        """Returns the messages that the chat now shows: after edits, without those deleted."""
        return [post.message for post in self.world.chats[chat_id].posts.values()]

    def keyboard(self, chat_id: int) -> Json | None:
        """Returns the ReplyKeyboardMarkup (or ForceReply) now at the chat's input field."""
        return self.world.chats[chat_id].keyboard

    def commands(self, user_id: int, chat_id: int) -> list[Json]:
        """Returns the commands that the person's client shows in the chat, in his language."""
        person, chat = self.world.people[user_id], self.world.chats[chat_id]
        return self.world.profile.commands_for(
            user_id, chat_id, person.language, group=chat.is_group, admin=person in chat.admins
        )

    def events(self) -> AsyncIterator[Json]:
        """Returns what happens from now on, as events for the page."""
        return self.world.events.listen()

    def pending_updates(self) -> int:
        """Returns how many updates the bot has not yet confirmed, or the webhook not yet taken."""
        return len(self.world.updates.waiting)

    def unanswered_presses(self) -> list[Press]:
        """Returns the button presses that the bot has not answered."""
        return [press for press in self.world.presses.values() if not press.is_answered]

    def fail_next(
        self,
        method: str | None = None,
        *,
        status: int | None = None,
        description: str = "",
        retry_after: int | None = None,
        times: int = 1,
        chat_id: int | None = None,
        drop: Drop | None = None,
        hang: float = 0.0,
    ) -> None:
        """Orders a fault for the next calls: a refusal, a broken connection, an answer `hang` seconds late.

        `method` None means any but getUpdates. What is ordered is not counted as a refusal.
        """
        self._desk.faults.order(Fault(method, status, description, retry_after, chat_id, drop, hang, times))

    def fail_no_more(self) -> int:
        """Takes back the faults that were ordered; returns how many calls they would still have hit."""
        return self._desk.faults.clear()


@web.middleware
async def _only_loopback(request: web.Request, handler: Callable[[web.Request], Any]) -> web.StreamResponse:
    """Serves requests to this machine's own names only, so that no web site can reach in by a name of its own."""
    if not LOOPBACK_HOST.fullmatch(request.host):
        return web.json_response(ApiError(403).body(), status=403)
    response: web.StreamResponse = await handler(request)
    return response
