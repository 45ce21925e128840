"""What people do, as the bot receives it: every update and message has the form that the Bot API documents."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from telegram import Bot, Update
from telegram.error import BadRequest

from bot.playground.api import ActError, BotApi, Chat, Person
from bot.playground.api.check import check_value
from bot.playground.api.files import MAX_DOWNLOAD
from tests.botapi.conftest import GROUP, REP, Ask
from tests.botapi.pictures import png


async def received(ask: Ask) -> list[dict[str, Any]]:
    """Returns what waits for the bot, after a check against the Bot API's own table and by the bot's library."""
    updates: list[dict[str, Any]] = (await ask("getUpdates")).result
    for update in updates:
        check_value(update, ("Update",), "update")
        assert Update.de_json(update).update_id == update["update_id"]
    return updates


def kinds(updates: list[dict[str, Any]]) -> list[str]:
    return [next(name for name in update if name != "update_id") for update in updates]


async def test_everything_that_is_sent_arrives(ask: Ask, rep: Person, group: Chat) -> None:
    first = rep.writes("/add 张伟 13800138000")
    rep.writes("改了", reply_to=first["message_id"])
    rep.edits(first["message_id"], "/add 张伟 13900139000")
    rep.shares_contact("13800138000", "张", "伟", vcard="BEGIN:VCARD", user_id=9)
    rep.sends_document("客户.csv", b"a,b", "text/csv", "导入")
    rep.sends_photo(png(4, 3), "门头")
    rep.sends_voice(b"OggS")
    rep.sends_sticker("👍")
    rep.sends_location(31.2, 121.5)
    rep.forwards(first["message_id"], REP)
    rep.forwards_text("下周来看车", "王芳")
    rep.presses(first["message_id"], "x")
    rep.asks_inline("王")
    updates = await received(ask)
    assert kinds(updates) == ["message"] * 2 + ["edited_message"] + ["message"] * 8 + ["callback_query", "inline_query"]
    messages = [update.get("message", {}) for update in updates]
    assert messages[0]["entities"] == [{"type": "bot_command", "offset": 0, "length": 4}]
    assert messages[1]["reply_to_message"]["text"] == "/add 张伟 13800138000"
    assert updates[2]["edited_message"]["edit_date"] >= first["date"]
    assert messages[3]["contact"]["user_id"] == 9
    assert (messages[4]["document"]["file_name"], messages[4]["caption"]) == ("客户.csv", "导入")
    assert (messages[5]["photo"][-1]["width"], messages[7]["sticker"]["emoji"]) == (4, "👍")
    assert messages[9]["forward_origin"]["sender_user"]["id"] == REP
    assert messages[10]["forward_origin"]["sender_user_name"] == "王芳"


async def test_what_befalls_the_bot_arrives(ask: Ask, rep: Person, lead: Person, group: Chat) -> None:
    rep.blocks()
    rep.blocks()
    rep.unblocks()
    group.kicks_bot(lead)
    group.adds_bot(lead)
    group.promotes_bot()
    group.migrates()
    updates = await received(ask)
    changes = [
        (change["old_chat_member"]["status"], change["new_chat_member"]["status"])
        for update in updates
        if (change := update.get("my_chat_member"))
    ]
    assert changes == [
        ("member", "kicked"),
        ("kicked", "member"),
        ("member", "kicked"),
        ("kicked", "member"),
        ("member", "administrator"),
    ]
    last = [update["message"] for update in updates if "message" in update]
    assert last[0]["new_chat_members"][0]["is_bot"]
    assert last[1]["migrate_to_chat_id"] == last[2]["chat"]["id"]
    assert last[2]["migrate_from_chat_id"] == GROUP


async def test_what_the_bot_sends_has_the_documented_form(bot: Bot, api: BotApi, rep: Person, group: Chat) -> None:
    await bot.send_message(REP, "<b>x</b> /add", parse_mode="HTML")
    await bot.send_photo(REP, png())
    await bot.send_document(GROUP, b"x", filename="x.txt", caption="c")
    await bot.send_voice(REP, b"OggS")
    group.kicks_bot()
    for message in api.messages(REP) + api.messages(GROUP):
        check_value(message, ("Message",), "message")
    check_value((await bot.get_chat(REP)).to_dict(), ("ChatFullInfo",), "chat")


async def test_a_deep_link_starts_the_bot_and_unblocks_it(ask: Ask, rep: Person) -> None:
    rep.blocks()
    with pytest.raises(ActError, match="blocked"):
        rep.writes("x")
    rep.starts("join_abc")
    updates = await received(ask)
    assert kinds(updates) == ["my_chat_member", "my_chat_member", "message"]
    assert updates[-1]["message"]["text"] == "/start join_abc"


@pytest.mark.parametrize("text", ["", "  \n", "x" * 4097])
def test_a_client_sends_no_empty_and_no_endless_text(rep: Person, text: str) -> None:
    with pytest.raises(ActError):
        rep.writes(text)


async def test_people_cannot_do_what_clients_cannot(api: BotApi, bot: Bot, rep: Person, lead: Person) -> None:
    sent = await bot.send_message(REP, "x")
    impossible: list[Callable[[], object]] = [
        lambda: rep.writes("x", chat=lead.id),
        lambda: rep.writes("x", reply_to=999),
        lambda: rep.edits(sent.message_id, "y"),
        lambda: rep.sends_photo(b"none"),
        lambda: rep.sends_document("a", b"", "text/plain"),
        lambda: rep.sends_location(91, 0),
        lambda: rep.presses_label("x"),
    ]
    for act in impossible:
        with pytest.raises(ActError):
            act()
    assert api.pending_updates() == 0


def test_a_service_message_is_not_forwarded(rep: Person, group: Chat) -> None:
    group.kicks_bot()
    with pytest.raises(ActError):
        rep.forwards(min(group.posts), GROUP)


async def test_a_file_is_downloaded(bot: Bot, api: BotApi, rep: Person) -> None:
    sent = rep.sends_document("客户.csv", "张伟,1\n".encode(), "text/csv")
    file = await bot.get_file(sent["document"]["file_id"])
    assert file.file_path and file.file_path.startswith(f"{api.base_file_url}{api.token}/documents/")
    assert bytes(await file.download_as_bytearray()).decode() == "张伟,1\n"
    with pytest.raises(BadRequest, match="Wrong file_id or the file is temporarily unavailable"):
        await bot.get_file("none")


@pytest.mark.parametrize("path", ["documents/none.csv", "../state"])
async def test_a_path_that_leads_to_no_file_is_not_found(
    api: BotApi, session: aiohttp.ClientSession, path: str
) -> None:
    async with session.get(f"{api.base_file_url}{api.token}/{path}") as answer:
        assert answer.status == 404


async def test_a_file_above_20_mb_is_too_big(bot: Bot, rep: Person) -> None:
    sent = rep.sends_document("big.csv", bytes(MAX_DOWNLOAD + 1), "text/csv")
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(sent["document"]["file_id"])


async def test_messages_are_dated_by_the_servers_clock() -> None:
    now = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
    api = BotApi(now=lambda: now)
    rep = api.add_person(REP, "小刘", last_name="刘")
    assert rep.name == "小刘 刘"
    assert rep.writes("x")["date"] == int(now.timestamp())


def test_small_chats_share_one_count_of_messages_and_a_supergroup_has_its_own(
    api: BotApi, rep: Person, group: Chat
) -> None:
    supergroup = api.add_group(-1_000_000_000_009, "二店", [rep])
    ids = [rep.writes("x", chat=chat)["message_id"] for chat in (REP, GROUP, supergroup.id, REP)]
    assert ids == [1, 2, 1, 3]
