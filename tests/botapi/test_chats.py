"""Chats that cannot be written to, groups that come and go, members, and what a client shows of the bot."""

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat, MenuButtonCommands
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.playground.api import BotApi, Chat, Person
from tests.botapi.conftest import GROUP, LEAD, REP, Ask

SUPERGROUP = -1_000_000_000_001


async def test_a_chat_that_does_not_exist_is_not_found(bot: Bot, api: BotApi) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(REP, "x")
    api.add_person(REP, "小刘")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(REP, "x")


async def test_the_bot_cannot_begin_a_conversation(bot: Bot, api: BotApi) -> None:
    stranger = api.add_person(300, "阿明")
    api.add_group(GROUP, "一店", [stranger], supergroup=False)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot can't initiate conversation with a user$"):
        await bot.send_message(300, "x")
    stranger.starts()
    assert (await bot.send_message(300, "x")).text == "x"


async def test_who_blocked_the_bot_is_not_written_to(bot: Bot, rep: Person) -> None:
    rep.blocks()
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user$"):
        await bot.send_message(REP, "x")
    rep.starts()
    assert (await bot.send_message(REP, "x")).text == "x"


async def test_a_deleted_account_is_deactivated(bot: Bot, rep: Person) -> None:
    rep.deactivates()
    with pytest.raises(Forbidden, match=r"^Forbidden: user is deactivated$"):
        await bot.send_message(REP, "x")


@pytest.mark.parametrize(("id", "kind"), [(GROUP, "group"), (SUPERGROUP, "supergroup")])
async def test_a_group_that_removed_the_bot_is_closed(bot: Bot, api: BotApi, rep: Person, id: int, kind: str) -> None:
    group = api.add_group(id, "一店", [rep], supergroup=kind == "supergroup")
    await bot.send_message(id, "x")
    group.kicks_bot()
    with pytest.raises(Forbidden, match=rf"^Forbidden: bot was kicked from the {kind} chat$"):
        await bot.send_message(id, "x")
    group.adds_bot(rep)
    await bot.leave_chat(id)
    with pytest.raises(Forbidden, match=rf"^Forbidden: bot is not a member of the {kind} chat$"):
        await bot.send_message(id, "x")


async def test_the_bot_cannot_leave_a_private_chat(bot: Bot, rep: Person) -> None:
    with pytest.raises(BadRequest, match="Chat member status can't be changed in private chats"):
        await bot.leave_chat(REP)


async def test_a_migrated_group_names_its_new_id(ask: Ask, bot: Bot, group: Chat) -> None:
    supergroup = group.migrates()
    reply = await ask("sendMessage", chat_id=GROUP, text="x")
    assert reply.body == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": supergroup.id},
    }
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(GROUP, "x")
    assert (await bot.send_message(moved.value.new_chat_id, "x")).chat.type == "supergroup"


def test_ids_tell_the_kind_of_chat(api: BotApi, rep: Person) -> None:
    with pytest.raises(ValueError, match="group chat, not of a supergroup"):
        api.add_group(GROUP, "一店", [rep])
    with pytest.raises(ValueError, match="already"):
        api.add_person(REP, "另一个")


async def test_members_and_administrators_are_told(bot: Bot, api: BotApi, rep: Person, group: Chat) -> None:
    me = api.world.bot_user["id"]
    api.add_person(300, "阿明")
    statuses = [(await bot.get_chat_member(GROUP, user)).status for user in (LEAD, REP, me, 300)]
    assert statuses == ["creator", "member", "member", "left"]
    assert await bot.get_chat_member_count(GROUP) == 3
    assert [one.user.id for one in await bot.get_chat_administrators(GROUP)] == [LEAD]
    group.promotes_bot()
    assert [one.user.id for one in await bot.get_chat_administrators(GROUP)] == [LEAD, me]
    assert (await bot.get_chat(GROUP)).title == "一店"
    with pytest.raises(BadRequest, match=r"(?i)participant_id_invalid"):
        await bot.get_chat_member(GROUP, 9)
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(REP)


async def test_a_client_shows_the_narrowest_commands_in_its_language(
    bot: Bot, api: BotApi, rep: Person, group: Chat
) -> None:
    english = api.add_person(300, "Ann", language_code="en", started=True)
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("help", "帮助")], language_code="zh")
    await bot.set_my_commands([BotCommand("digest", "日报")], BotCommandScopeAllGroupChats())
    await bot.set_my_commands([("team", "团队")], BotCommandScopeChat(REP))

    def shown(person: Person, chat_id: int) -> list[str]:
        return [command["description"] for command in api.commands(person.id, chat_id)]

    assert shown(english, 300) == ["Help"]
    assert shown(api.person(LEAD), LEAD) == ["帮助"]
    assert shown(rep, REP) == ["团队"]
    assert shown(rep, GROUP) == ["日报"]
    assert [one.command for one in await bot.get_my_commands(language_code="zh")] == ["help"]
    await bot.delete_my_commands(BotCommandScopeChat(REP))
    assert shown(rep, REP) == ["帮助"]


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"commands": [{"command": "Add", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "加", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": f"a{n}", "description": "x"} for n in range(101)]}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [{"command": "a"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ({"commands": [], "language_code": "zh-hans"}, "invalid language code specified"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 9}}, "chat not found"),
        ({"commands": [], "scope": {"type": "chat"}}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
        ({"commands": [], "scope": {"type": "moon"}}, "can't parse BotCommandScope: Unsupported type specified"),
    ],
)
async def test_wrong_commands_are_refused(form: Ask, api: BotApi, params: dict[str, object], description: str) -> None:
    assert (await form("setMyCommands", **params)).description == f"Bad Request: {description}"
    assert len(api.refusals) == 1


async def test_names_and_descriptions_are_kept_by_language(bot: Bot, api: BotApi) -> None:
    await bot.set_my_name("Laoke", language_code="en")
    await bot.set_my_description("记客户")
    await bot.set_my_short_description("Keeps clients", language_code="en")
    assert (await bot.get_my_name("en")).name == "Laoke"
    assert (await bot.get_my_name()).name == "老客"
    assert (await bot.get_my_description("en")).description == "记客户"
    assert (await bot.get_my_short_description("en")).short_description == "Keeps clients"
    await bot.set_my_name("老客二")
    assert (await bot.get_me()).first_name == "老客二"
    with pytest.raises(BadRequest, match="Description is too long"):
        await bot.set_my_description("x" * 513)


async def test_the_menu_button_is_kept_for_one_chat_and_for_all(bot: Bot, rep: Person, group: Chat) -> None:
    assert (await bot.get_chat_menu_button(REP)).type == "default"
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button(REP)).type == "commands"
    with pytest.raises(BadRequest, match=r"(?i)chat_id_invalid"):
        await bot.set_chat_menu_button(GROUP, MenuButtonCommands())
