"""Long polling: order, confirmation, waiting, kinds, and who is told that somebody else polls."""

import asyncio
from collections.abc import Callable

import aiohttp
import pytest
from telegram import Bot

from bot.playground.api import BotApi, Chat, Person
from tests.botapi.conftest import GROUP, Ask, Reply

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def until(condition: Callable[[], bool]) -> None:
    """Waits until the condition holds, for at most five seconds."""
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0)


async def poll_started(api: BotApi, ask: Ask, **params: object) -> asyncio.Task[Reply]:
    """Begins a long poll and returns once the server has it."""
    before = len(api.calls)
    poll = asyncio.create_task(ask("getUpdates", timeout=30, **params))
    await until(lambda: len(api.calls) > before)
    return poll


async def test_updates_come_again_until_confirmed(bot: Bot, api: BotApi, rep: Person) -> None:
    for text in ("一", "二", "三"):
        rep.writes(text)
    first = await bot.get_updates(limit=2)
    assert [one.message.text for one in first if one.message] == ["一", "二"]
    assert first[1].update_id == first[0].update_id + 1
    assert len(await bot.get_updates()) == 3
    rest = await bot.get_updates(offset=first[1].update_id + 1)
    assert [one.message.text for one in rest if one.message] == ["三"]
    assert api.pending_updates() == 1
    assert await bot.get_updates(offset=rest[0].update_id + 1) == ()
    assert api.pending_updates() == 0


async def test_a_negative_offset_keeps_the_newest(ask: Ask, rep: Person) -> None:
    for text in ("一", "二", "三"):
        rep.writes(text)
    assert [one["message"]["text"] for one in (await ask("getUpdates", offset=-1)).result] == ["三"]
    assert len((await ask("getUpdates")).result) == 1


async def test_a_poll_waits_for_what_comes(ask: Ask, api: BotApi, rep: Person) -> None:
    poll = await poll_started(api, ask)
    rep.writes("来了")
    assert [one["message"]["text"] for one in (await poll).result] == ["来了"]


async def test_a_second_poll_ends_the_first(ask: Ask, api: BotApi, rep: Person) -> None:
    first = await poll_started(api, ask)
    second = await poll_started(api, ask)
    assert ((await first).status, (await first).description) == (409, CONFLICT)
    rep.writes("x")
    assert len((await second).result) == 1
    assert [one.description for one in api.refusals] == [CONFLICT]


async def test_a_poll_whose_client_has_gone_is_no_second_bot(ask: Ask, api: BotApi, rep: Person) -> None:
    async with aiohttp.ClientSession() as gone:
        poll = asyncio.create_task(gone.get(f"{api.base_url}{api.token}/getUpdates?timeout=30"))
        await until(lambda: len(api.calls) == 1)
        poll.cancel()
    rep.writes("x")
    assert len((await ask("getUpdates")).result) == 1
    assert api.refusals == []


async def test_polling_and_webhook_exclude_each_other(ask: Ask, api: BotApi) -> None:
    poll = await poll_started(api, ask)
    assert (await ask("setWebhook", url="http://127.0.0.1:9/x")).result
    assert (await poll).description == "Conflict: terminated by setWebhook request"
    assert (await ask("getUpdates")).body == {"ok": False, "error_code": 409, "description": WEBHOOK_ACTIVE}
    assert (await ask("deleteWebhook")).result
    assert (await ask("getUpdates")).result == []


async def test_only_the_kinds_asked_for_come(ask: Ask, rep: Person) -> None:
    await ask("getUpdates", allowed_updates=["callback_query"])
    message = rep.writes("x")
    rep.presses(message["message_id"], "x")
    assert [[*one][1] for one in (await ask("getUpdates")).result] == ["callback_query"]
    await ask("getUpdates", allowed_updates=[])
    rep.writes("y")
    assert len((await ask("getUpdates")).result) == 2


async def test_ids_rise_from_one_run_to_the_next(rep: Person, ask: Ask) -> None:
    rep.writes("x")
    (update,) = (await ask("getUpdates")).result
    assert update["update_id"] > 1_700_000_000


async def test_stopping_ends_a_poll(session: aiohttp.ClientSession) -> None:
    api = BotApi()
    await api.start()
    poll = asyncio.create_task(session.get(f"{api.base_url}{api.token}/getUpdates?timeout=30"))
    await until(lambda: len(api.calls) == 1)
    await api.stop()
    async with await poll as answer:
        assert (await answer.json())["result"] == []


@pytest.mark.parametrize(
    ("text", "arrives"),
    [("/digest", True), ("/digest@laoke_demo_bot", True), ("/digest@other_bot", False), ("早", False)],
)
async def test_in_a_group_the_bot_sees_only_what_is_for_it(
    api: BotApi, rep: Person, group: Chat, text: str, arrives: bool
) -> None:
    rep.writes(text, chat=GROUP)
    assert api.pending_updates() == int(arrives)
    group.promotes_bot()
    before = api.pending_updates()
    rep.writes(text, chat=GROUP)
    assert api.pending_updates() == before + 1


async def test_in_a_group_the_bot_sees_replies_to_itself(
    bot: Bot, api: BotApi, rep: Person, lead: Person, group: Chat
) -> None:
    sent = await bot.send_message(GROUP, "日报")
    lead.writes("好", chat=GROUP, reply_to=sent.message_id)
    rep.writes("好", chat=GROUP, reply_to=sent.message_id + 1)
    (update,) = await bot.get_updates()
    assert update.message and update.message.from_user
    assert update.message.from_user.first_name == "店长"


async def test_a_group_without_the_bot_tells_it_nothing(api: BotApi, rep: Person, group: Chat) -> None:
    group.kicks_bot()
    kicked = api.pending_updates()
    rep.writes("/digest", chat=GROUP)
    assert api.pending_updates() == kicked
