"""Flood limits, and faults that a test orders: refusals, broken connections, late answers."""

import asyncio

import aiohttp
import pytest
from telegram import Bot
from telegram.error import Forbidden, RetryAfter

from bot.playground.api import BotApi, Chat, Limits, Person
from bot.playground.api.limits import Pace
from bot.playground.api.wire import ApiError, Call
from tests.botapi.conftest import GROUP, LEAD, REP, Ask


def refused_after(pace: Pace, api: BotApi, chat: int, now: float, method: str = "sendMessage") -> int | None:
    """Sends at the second given; returns `retry_after` if it was too much."""
    try:
        pace.check(Call(method, {"chat_id": chat}, api.now()), now)
    except ApiError as error:
        assert error.status == 429
        return error.parameters["retry_after"]
    return None


def test_a_chat_takes_one_a_second_after_a_burst(api: BotApi) -> None:
    pace = Pace(Limits(burst=3))
    assert [refused_after(pace, api, REP, 0.0) for _ in range(4)] == [None, None, None, 1]
    assert refused_after(pace, api, LEAD, 0.0) is None
    assert [refused_after(pace, api, REP, 1.0) for _ in range(2)] == [None, 1]
    assert refused_after(pace, api, REP, 1.0, "getChat") is None
    assert refused_after(pace, api, REP, 1.0, "sendChatAction") is None


def test_a_group_takes_twenty_a_minute(api: BotApi) -> None:
    pace = Pace(Limits())
    assert [refused_after(pace, api, GROUP, 0.0) for _ in range(21)] == [None] * 20 + [3]
    assert [refused_after(pace, api, GROUP, 3.0) for _ in range(2)] == [None, 3]


def test_all_chats_together_take_thirty_a_second(api: BotApi) -> None:
    pace = Pace(Limits())
    assert [refused_after(pace, api, chat, 0.0) for chat in range(1, 32)] == [None] * 30 + [1]


async def test_a_flood_is_refused_over_http_and_kept() -> None:
    api = BotApi(limits=Limits(burst=1))
    api.add_person(REP, "小刘", started=True)
    await api.start()
    async with Bot(api.token, base_url=api.base_url) as bot:
        await bot.send_message(REP, "x")
        with pytest.raises(RetryAfter):
            await bot.send_message(REP, "y")
    assert [one.description for one in api.refusals] == ["Too Many Requests: retry after 1"]
    await api.stop()


async def test_an_ordered_refusal_is_answered_and_not_kept(ask: Ask, api: BotApi, rep: Person) -> None:
    api.fail_next("sendMessage", status=429, retry_after=7)
    reply = await ask("sendMessage", chat_id=REP, text="x")
    assert (reply.status, reply.body) == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        },
    )
    assert (await ask("sendMessage", chat_id=REP, text="y")).result
    assert [one["text"] for one in api.messages(REP)] == ["y"]
    assert api.refusals == []


async def test_a_fault_is_for_so_many_calls_of_one_chat(ask: Ask, api: BotApi, rep: Person, lead: Person) -> None:
    api.fail_next(status=500, times=2, chat_id=REP)
    statuses = [(await ask("sendMessage", chat_id=chat, text="x")).status for chat in (LEAD, REP, REP, REP)]
    assert statuses == [200, 500, 500, 200]
    api.fail_next(status=502)
    assert (await ask("getUpdates")).status == 200
    assert (await ask("getMe")).description == "Bad Gateway"


async def test_a_refusal_ordered_without_words_has_the_usual_ones(bot: Bot, api: BotApi, rep: Person) -> None:
    api.fail_next("sendMessage", status=403)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user$"):
        await bot.send_message(REP, "x")
    api.fail_next("sendMessage", status=403, description="bot was kicked from the group chat")
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was kicked from the group chat$"):
        await bot.send_message(REP, "x")


@pytest.mark.parametrize(("drop", "shown"), [("before", []), ("after", ["x"])])
async def test_a_connection_breaks_before_or_after_the_effect(
    api: BotApi, rep: Person, drop: str, shown: list[str]
) -> None:
    api.fail_next("sendMessage", drop="before" if drop == "before" else "after")
    url = f"{api.base_url}{api.token}/sendMessage"
    # A fresh connection of its own: a client may try again by itself on one that it had kept.
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectionError):
            await session.post(url, json={"chat_id": REP, "text": "x"})
    assert [one["text"] for one in api.messages(REP)] == shown
    assert api.refusals == []


async def test_an_answer_hangs_but_comes(ask: Ask, api: BotApi, rep: Person) -> None:
    api.fail_next("sendMessage", hang=0.05)
    slow = asyncio.create_task(ask("sendMessage", chat_id=REP, text="慢"))
    assert (await ask("getMe")).result
    assert (await slow).result["text"] == "慢"


async def test_a_wrong_call_is_refused_even_where_a_fault_waits(ask: Ask, api: BotApi, rep: Person) -> None:
    api.fail_next("sendMessage", status=500)
    assert (await ask("sendMessage", chat_id=REP, text="x", colour="red")).status == 400
    assert (await ask("sendMessage", chat_id=REP, text="x")).status == 500
    assert len(api.refusals) == 1


def test_a_fault_must_do_something(api: BotApi) -> None:
    with pytest.raises(ValueError, match="status"):
        api.fail_next("sendMessage")


async def test_latency_delays_but_keeps_the_order(group: Chat) -> None:
    api = BotApi(latency=0.01)
    rep = api.add_person(REP, "小刘", started=True)
    await api.start()
    async with Bot(api.token, base_url=api.base_url) as bot:
        for text in "abc":
            await bot.send_message(rep.id, text)
    assert [one["text"] for one in api.messages(REP)] == ["a", "b", "c"]
    await api.stop()
