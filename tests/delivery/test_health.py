"""What a monitor is told: well or not, in a word, and the figures; and the address where it is told."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web

from bot import health
from bot.figures import ErrorCount, Figures
from bot.health import Health
from bot.scheduler import Job, Scheduler
from bot.web import CannotListen, WebServer
from storage.presence import Alone
from storage.queries.delivery import inbox
from tests.delivery.rows import queue, send_queued
from tests.delivery.waits import locked, until
from tests.talk.webhook import free_port
from tests.talk.world import TOKEN, Talker, World


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """The bot on SQLite, polling, with a port for its monitor."""
    world = World(sqlite_url, port=free_port())
    await world.start()
    yield world
    await world.settle()
    await world.stop()


async def get(world: World, path: str) -> tuple[int, str]:
    """Status and text of an answer."""
    address = f"http://127.0.0.1:{world.bot.listens_at}{path}"
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        return answer.status, await answer.text()


async def test_all_is_well(world: World, rep: Talker) -> None:
    assert await get(world, "/healthz") == (200, "ok")
    await queue(world, rep.id, "tomorrow", not_before=world.clock.now() + timedelta(days=1))
    world.clock.move_to(world.clock.now() + timedelta(hours=3))
    assert await get(world, "/healthz") == (200, "ok"), "what is to go out later is not late"
    assert (await get(world, "/"))[0] == 404


async def test_what_stands_still_has_a_name(world: World, rep: Talker) -> None:
    await queue(world, rep.id, "long since due")
    world.clock.move_to(world.clock.now() + timedelta(minutes=16))
    assert await get(world, "/healthz") == (503, "outbox")
    await send_queued(world)
    assert await get(world, "/healthz") == (200, "ok")
    body = {"update_id": 77, "message": {"chat": {"id": rep.id}}}
    await world.database(lambda session: inbox.store(session, [body], world.clock.now() - timedelta(minutes=3)))
    assert await get(world, "/healthz") == (503, "inbox")


async def test_a_database_that_does_not_answer(world: World, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.1)
    with locked(sqlite_url):
        assert await get(world, "/healthz") == (503, "database")
        assert await get(world, "/metrics") == (503, "database")
    await until(lambda: _is_well(world))


async def _is_well(world: World) -> bool:
    return await get(world, "/healthz") == (200, "ok")


async def test_ticks_that_fail_or_hang_are_behind_and_so_are_updates_nobody_asks_for(world: World) -> None:
    async def fails() -> None:
        raise ValueError

    async def hangs() -> None:
        await asyncio.Event().wait()

    async def works() -> None:
        pass

    ticks = {"due": fails, "imports": hangs, "send": works}
    scheduler = Scheduler([Job(name, 0.01, tick, alone=False) for name, tick in ticks.items()], Alone(":memory:"))
    assert set(scheduler.behind().values()) == {0.0}, "not begun is not late"
    scheduler.start()
    try:
        await until(lambda: scheduler.behind()["send"] < min(scheduler.behind()[name] for name in ("due", "imports")))
    finally:
        await scheduler.stop()
    found = _health(world, lambda: {"due": 500.0, "imports": 500.0}, listening=True)
    assert await found.trouble() == "ticks"
    assert await _health(world, lambda: {"due": 1.0, "imports": 500.0}, listening=True).trouble() is None
    assert await _health(world, dict, listening=False).trouble() == "updates"


def _health(world: World, behind: Callable[[], dict[str, float]], *, listening: bool) -> Health:
    return Health(world.bot.database, world.clock.now, Figures(), behind, lambda: listening)


async def test_the_figures_count_and_tell_nobodys_secrets(world: World, rep: Talker) -> None:
    await rep.says("王芳 今天面谈 私房话 13912345678")
    world.api.fail_next("sendMessage", status=403, chat_id=rep.id)
    await queue(world, rep.id, "one")
    await send_queued(world)
    world.api.refusals.clear()
    await queue(world, 555, "nobody", not_before=world.clock.now() + timedelta(hours=1))
    status, shown = await get(world, "/metrics")
    assert status == 200
    figures = dict(line.rsplit(" ", 1) for line in shown.splitlines() if not line.startswith("#"))
    assert figures['laoke_calls_total{method="sendMessage",outcome="403"}'] == "1.0"
    assert float(figures['laoke_calls_total{method="sendMessage",outcome="200"}']) >= 2
    assert float(figures["laoke_updates_total"]) == float(figures["laoke_turn_seconds_count"]) >= 2
    assert figures['laoke_waiting{line="pushes"}'] == figures['laoke_lag_seconds{line="inbox"}'] == "0.0"
    assert 'laoke_tick_behind_seconds{job="due"}' in figures
    for secret in (TOKEN, TOKEN.partition(":")[2], "13912345678", "私房话", str(rep.id)):
        assert secret not in shown


async def test_what_is_logged_as_an_error_is_counted_by_its_part(world: World) -> None:
    counting = ErrorCount(world.bot.figures)
    logging.getLogger().addHandler(counting)
    try:
        logging.getLogger("handlers.runner").error("turn failed")
        logging.getLogger("handlers.runner").warning("never mind")
    finally:
        logging.getLogger().removeHandler(counting)
    assert 'laoke_errors_total{part="handlers.runner"} 1.0' in (await get(world, "/metrics"))[1]


async def test_without_a_port_nothing_listens(sqlite_url: str) -> None:
    world = World(sqlite_url)
    await world.start()
    assert world.bot.listens_at == 0
    await world.stop()


async def test_several_may_share_an_address_if_they_mean_to() -> None:
    port = free_port()
    first, second, other = WebServer([]), WebServer([]), WebServer([])
    await first.start("127.0.0.1", port, shared=True)
    await second.start("127.0.0.1", port, shared=True)
    with pytest.raises(CannotListen, match=f"127.0.0.1:{port}"):
        await other.start("127.0.0.1", port)
    await first.stop()
    assert "404" in await _text(port), "the second goes on"
    await second.stop()
    await other.stop()


async def test_the_end_waits_for_the_requests_in_hand() -> None:
    in_hand, may_end = asyncio.Event(), asyncio.Event()

    async def slow(_request: web.Request) -> web.Response:
        in_hand.set()
        await may_end.wait()
        return web.Response(text="stored")

    server = WebServer([web.get("/", slow)])
    await server.start("127.0.0.1", free_port())
    answer = asyncio.create_task(_text(server.port))
    await in_hand.wait()
    stopping = asyncio.create_task(server.stop())
    await until(lambda: _is_closed(server.port))
    may_end.set()
    await stopping
    assert await answer == "stored"


async def _text(port: int) -> str:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/") as answer:
        return await answer.text()


async def _is_closed(port: int) -> bool:
    try:
        await _text(port)
    except aiohttp.ClientError:
        return True
    return False
