"""The desk where the bot's calls come in over HTTP: read, checked, carried out or refused."""

import asyncio
import re
from collections import deque
from typing import Any

from aiohttp import web

from bot.playground.api.check import check_params
from bot.playground.api.faults import Faults
from bot.playground.api.limits import Limits, Pace
from bot.playground.api.methods import METHODS
from bot.playground.api.reading import read_call
from bot.playground.api.table import bot_api
from bot.playground.api.wire import ApiError, Call, Json, Refusal, bad_request
from bot.playground.api.world import World

TOKEN = re.compile(r"(\d+):[\w-]+")
KEPT_CALLS = 100_000
CONFLICT_GRACE = 0.05
"""Seconds in which a client that has just gone is noticed, so that its poll is not taken for a second bot."""

WEBHOOK_ACTIVE = "Can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Desk:
    """Answers the bot's calls. `latency` is a delay in seconds before each; `limits` are Telegram's flood limits."""

    def __init__(self, world: World, token: str, limits: Limits | None, latency: float) -> None:
        self._world = world
        self._token = token
        self._pace = Pace(limits) if limits else None
        self._latency = latency
        self.faults = Faults()
        self.calls: deque[Call] = deque(maxlen=KEPT_CALLS)
        self.refusals: list[Refusal] = []

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answers /bot<token>/<method>."""
        call = Call(request.match_info["method"], {}, self._world.now())
        try:
            call = await self._read(request)
            self.calls.append(call)
            check_params(call.method, call.params)
            return await self._answer(request, call)
        except ApiError as error:
            if error.status != 409 or not await _is_gone(request):
                self.refusals.append(Refusal(call, error.status, error.description))
            return web.json_response(error.body(), status=error.status)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Answers /file/bot<token>/<path>."""
        file = self._world.files.at_path(request.match_info["path"])
        if request.match_info["token"] != self._token or file is None:
            return web.json_response(ApiError(404).body(), status=404)
        return web.Response(body=file.data, content_type="application/octet-stream")

    async def _read(self, request: web.Request) -> Call:
        """Reads the call, whose method may be written in any case; raises ApiError."""
        token = request.match_info["token"]
        if token != self._token:
            raise ApiError(401 if TOKEN.fullmatch(token) else 404)
        method = bot_api().method_named(request.match_info["method"])
        if method is None:
            raise ApiError(404)
        params, uploads = await read_call(request, method)
        return Call(method, params, self._world.now(), uploads)

    async def _answer(self, request: web.Request, call: Call) -> web.StreamResponse:
        """Carries the call out, with the fault that is ordered for it; raises ApiError where it is refused."""
        if self._latency:
            await asyncio.sleep(self._latency)
        fault = self.faults.take(call)
        if fault is None:
            return _ok(await self._result(call))
        await asyncio.sleep(fault.hang)
        if fault.drop == "before":
            return _broken(request)
        if error := fault.error():
            return web.json_response(error.body(), status=error.status)
        result = await self._result(call)
        return _broken(request) if fault.drop == "after" else _ok(result)

    async def _result(self, call: Call) -> Any:
        if self._pace:
            self._pace.check(call, asyncio.get_running_loop().time())
        if call.method == "getUpdates":
            return await self._updates(call.params)
        if call.method not in METHODS:
            raise bad_request("Method is not played here")
        return METHODS[call.method](self._world, call)

    async def _updates(self, params: Json) -> list[Json]:
        if self._world.webhook.active:
            raise ApiError(409, WEBHOOK_ACTIVE)
        self._world.updates.allow(params.get("allowed_updates"))
        return await self._world.updates.poll(
            params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0)
        )


def _ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _broken(request: web.Request) -> web.Response:
    """Breaks the connection; the response that is returned goes nowhere."""
    if request.transport:
        request.transport.abort()
    return web.Response()


async def _is_gone(request: web.Request) -> bool:
    await asyncio.sleep(CONFLICT_GRACE)
    return request.transport is None or request.transport.is_closing()
