"""The routes of the chat page: its files, the state of the chats, their events, what people do, and the clock."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.web_request import FileField

from bot.playground.api.acts import act
from bot.playground.api.chat import Chat
from bot.playground.api.people import Person
from bot.playground.api.sender import ActError
from bot.playground.api.server import BotApi
from bot.playground.api.wire import Json, Upload

PAGE = Path(__file__).parent.parent / "page"
SHOWN_MESSAGES = 200
CHOICES = ("minute", "morning", "week")
"""How far the clock can be moved on from the page."""

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "frame-ancestors 'none'",
}


@dataclass(frozen=True)
class Playground:
    """What the page shows besides the chats: people's roles by id, the zone of its clock, and the clock's control."""

    roles: dict[int, str]
    zone: str
    pass_time: Callable[[str], Awaitable[datetime]]


def add_page(
    api: BotApi, people_roles: dict[int, str], zone: str, pass_time: Callable[[str], Awaitable[datetime]]
) -> None:
    """Adds the page to the server, before it starts. `pass_time` is given minute, morning or week, and returns now."""
    page = _Page(api, Playground(people_roles, zone, pass_time))
    routes = api.web.router
    routes.add_get("/", page.index)
    routes.add_get(r"/page/{name:[\w-]+(?:\.[\w-]+)+}", page.asset)
    routes.add_get("/playground/state", page.state)
    routes.add_get("/playground/events", page.events)
    routes.add_get("/playground/file/{file_id}", page.file)
    routes.add_post("/playground/act", page.act)
    routes.add_post("/playground/pass-time", page.pass_time)


class _Page:
    """The handlers of the page's requests."""

    def __init__(self, api: BotApi, playground: Playground) -> None:
        self._api = api
        self._playground = playground

    async def index(self, request: web.Request) -> web.StreamResponse:
        return _asset("index.html")

    async def asset(self, request: web.Request) -> web.StreamResponse:
        return _asset(request.match_info["name"])

    async def state(self, request: web.Request) -> web.StreamResponse:
        api = self._api
        chats = [chat for chat in api.world.chats.values() if chat.migrated_to is None]
        state = {
            "now": _iso(api.now()),
            "zone": self._playground.zone,
            "bot": api.world.bot_user,
            "people": [self._person(person) for person in api.world.people.values()],
            "chats": [_chat(chat) for chat in chats],
            "messages": {chat.id: api.messages(chat.id)[-SHOWN_MESSAGES:] for chat in chats},
            "keyboards": {chat.id: chat.keyboard for chat in chats},
            "commands": {
                f"{member.id}:{chat.id}": api.commands(member.id, chat.id) for chat in chats for member in chat.members
            },
        }
        return web.json_response(state, headers=HEADERS)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Streams events as they come (server-sent events) until the page goes or the server stops."""
        events = self._api.events()
        stream = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        await stream.write(b": open\n\n")
        try:
            async for event in events:
                await stream.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode())
        except ConnectionResetError:
            return stream
        return stream

    async def file(self, request: web.Request) -> web.StreamResponse:
        file = self._api.world.files.find(request.match_info["file_id"])
        if file is None:
            return web.json_response({"ok": False, "error": "no such file"}, status=404)
        shown = file.kind in ("photo", "voice", "sticker")
        # A document may be a page with a script of its own: it is only ever saved, never shown.
        disposition = {} if shown else {"Content-Disposition": "attachment"}
        return web.Response(body=file.data, content_type=file.mime, headers=HEADERS | disposition)

    async def act(self, request: web.Request) -> web.StreamResponse:
        if not _is_own(request):
            return _failure("the page of another site cannot act here", 403)
        try:
            return web.json_response({"ok": True, "result": act(self._api, await _fields(request))})
        except ActError as error:
            return _failure(str(error))

    async def pass_time(self, request: web.Request) -> web.StreamResponse:
        if not _is_own(request):
            return _failure("the page of another site cannot move the clock", 403)
        try:
            until = (await _fields(request)).get("until")
        except ActError as error:
            return _failure(str(error))
        if until not in CHOICES:
            return _failure(f"until must be one of {', '.join(CHOICES)}")
        now = _iso(await self._playground.pass_time(until))
        self._api.world.events.tell("now", now=now)
        return web.json_response({"now": now})

    def _person(self, person: Person) -> Json:
        role = self._playground.roles.get(person.id, "")
        return {"id": person.id, "name": person.name, "role": role, "language": person.language}


def _chat(chat: Chat) -> Json:
    title = chat.title or chat.members[0].name
    return {"id": chat.id, "type": chat.type, "title": title, "members": [member.id for member in chat.members]}


async def _fields(request: web.Request) -> Json:
    """Reads a JSON object or a form with a file; raises ActError."""
    if request.content_type == "application/json":
        try:
            fields = await request.json()
        except ValueError:
            raise ActError("the request is no JSON") from None
        if not isinstance(fields, dict):
            raise ActError("the request is no JSON object")
        return fields
    return {
        name: Upload(part.filename, part.file.read(), part.content_type) if isinstance(part, FileField) else part
        for name, part in (await request.post()).items()
    }


def _is_own(request: web.Request) -> bool:
    """Tells whether the request comes from this server's own page, or from a program rather than a page."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _asset(name: str) -> web.StreamResponse:
    path = PAGE / name
    if not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers=HEADERS)


def _failure(words: str, status: int = 400) -> web.Response:
    return web.json_response({"ok": False, "error": words}, status=status)


def _iso(now: datetime) -> str:
    return now.astimezone(UTC).isoformat().replace("+00:00", "Z")
