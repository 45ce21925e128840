"""Inline mode: a client is found in any chat, and what is posted is only what was chosen."""

from typing import Any

import pytest

from tests.talk.world import Talker, World

LANGUAGES = {
    "zh_Hans": ("只发名字", "王芳 · 名片"),
    "zh_Hant": ("只發名字", "王芳 · 名片"),
    "en": ("Only the name", "王芳 · card"),
}


async def asks(talker: Talker, query: str, chat_type: str = "private", offset: str = "") -> list[dict[str, Any]]:
    """Types @bot and some words; gives what is offered."""
    inquiry = talker.person.asks_inline(query, offset, chat_type)
    await talker.world.settle()
    return await inquiry.answered()


def posts(offers: list[dict[str, Any]]) -> list[str]:
    """What each offer would post."""
    return [offer["input_message_content"]["message_text"] for offer in offers]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_in_a_private_chat_a_name_or_a_card_can_be_posted(world: World, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", world.person(100, "店长", language), rep, language=language)
    await rep.says("王芳 13800138000 顺达物流 想换车")
    only_name, card = LANGUAGES[language]
    for typed in ("wangf", "8000", "顺达", "wnagfang", ""):
        offers = await asks(rep, typed)
        assert posts(offers) == ["王芳", "王芳\n顺达物流\n138 0013 8000"], typed
    assert (offers[0]["description"], offers[1]["title"]) == (only_name, card)
    answer = next(call.params for call in reversed(world.api.calls) if call.method == "answerInlineQuery")
    assert (answer["cache_time"], answer["is_personal"]) == (0, True)


async def test_where_others_read_along_there_is_nothing_but_the_name(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000 顺达物流")
    for chat_type in ("group", "supergroup", "channel"):
        assert posts(await asks(rep, "王", chat_type)) == ["王芳"]


async def test_nobody_but_the_owner_and_his_lead_is_offered_a_client(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    assert posts(await asks(world.talker(100), "王芳"))[0] == "王芳"
    assert await asks(world.talker(102), "王芳") == []
    assert await asks(world.person(999, "路人"), "王芳") == []
    assert world.person(998, "路人").messages() == []


async def test_a_name_chosen_in_the_chat_with_the_bot_brings_up_the_card(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    (offer,) = await asks(rep, "wf", "sender")
    assert (await rep.does(lambda person: person.chooses_inline(offer["id"]))).startswith("王芳 · 准客户")


async def test_many_are_offered_page_by_page(world: World, rep: Talker) -> None:
    for number in range(12):
        await rep.says(f"/add 王{'一二三四五六七八九十百千'[number]} 138001380{number:02d}")
    first = await asks(rep, "王", "sender")
    answer = next(call.params for call in reversed(world.api.calls) if call.method == "answerInlineQuery")
    following = await asks(rep, "王", "sender", answer["next_offset"])
    assert (len(first), len(following)) == (10, 2)
    assert len({offer["id"] for offer in [*first, *following]}) == 12
    assert await asks(rep, "王", "sender", "9" * 40) == []
