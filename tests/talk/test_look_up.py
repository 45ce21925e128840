"""Look-up: by any part of what is known, in the chat, with what tells the hits apart."""

import pytest

from tests.talk.books import unlearn
from tests.talk.world import Talker, World

LANGUAGES = {
    "zh_Hans": ("王芳 13800138000 顺达物流 想换车 #老乡", "王芳 · 准客户", "没找到 李强。"),
    "zh_Hant": ("王芳 13800138000 順達物流 想換車 #老鄉", "王芳 · 潛在客戶", "沒找到 李强。"),
    "en": (
        "Wang Fang 13800138000 Shunda Logistics wants a new car #vip",
        "Wang Fang · Prospect",
        "Nobody found for “李强”.",
    ),
}
PARTS = {
    "zh_Hans": [
        "王芳",
        "王",
        "芳",
        "wf",
        "wangfang",
        "fang",
        "8000",
        "13800138000",
        "138 0013 8000",
        "顺达",
        "老乡",
        "順達",
    ],
    "zh_Hant": ["王芳", "wf", "8000", "順達", "顺达", "老鄉"],
    "en": ["Wang Fang", "wang", "Fang", "wf", "8000", "shunda", "vip", "WANG FANG"],
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_part_shows_the_card(world: World, language: str) -> None:
    line, card, nobody = LANGUAGES[language]
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", world.person(100, "店长", language), rep, language=language)
    await rep.says(line)
    for part in PARTS[language]:
        assert (await rep.says(part)).startswith(card), part
        assert (await rep.says(f"/find {part}")).startswith(card), part
    assert (await rep.says("/find 李强")).splitlines()[0] == nobody


async def test_several_hits_are_buttons_with_what_tells_them_apart(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000 顺达物流")
    await rep.says("王伟 13800138001 想换车")
    await rep.says("王强 13800138002 今天来电")
    assert await rep.says("王") == "「王」有 3 位"
    assert set(rep.buttons()) == {
        "王芳 · 顺达物流 · 尾号 8000",
        "王伟 · 尾号 8001 · 想换车",
        "王强 · 尾号 8002 · 今天",
    }
    assert (await rep.presses("王伟 · 尾号 8001 · 想换车")).startswith("王伟 · 准客户")


async def test_many_hits_ask_for_one_more_letter(world: World, rep: Talker) -> None:
    for number in range(8):
        await rep.says(f"/add 王{'一二三四五六七八'[number]} 1380013800{number}")
    assert (await rep.says("王")).startswith("「王」太多了")
    assert len(rep.buttons()) == 6


async def test_a_fact_is_a_way_to_find_somebody(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天面谈 孩子找英语家教")
    assert "没找到" in await rep.says("/find 英语")
    await rep.presses("存:孩子找英语家教")
    assert (await rep.says("英语")).startswith("王芳")


async def test_words_that_only_repeat_the_file_are_a_look_up_and_may_be_a_note(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000 顺达物流")
    assert (await rep.says("王芳 顺达")).startswith("王芳 · 准客户")
    data, at = rep.button_data("记成备注"), rep.last()["message_id"]
    assert (await rep.presses("记成备注")).splitlines() == ["✅ 王芳 · 记下了", "顺达"]
    assert (await rep.forges(data, at)).text == "这件已办完。"


async def test_a_part_of_a_name_with_more_words_is_a_note(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000 顺达物流")
    assert (await rep.says("wf 今天来电")).startswith("✅ 王芳 · 今天电话")
    assert (await rep.says("8000 今天来电")).startswith("✅ 王芳 · 今天电话")
    await rep.says("王方明 13800138001")
    assert await rep.says("wf 今天面谈") == "两位都像,记给谁?原话留着。"
    assert (await rep.presses(rep.buttons()[0])).splitlines()[0].endswith("· 今天面谈")


async def test_by_command_alone_the_last_clients_and_any_part(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("李敏 13800138001")
    assert await rep.says("/card") == "是哪位客户?打名字的一部分,或点一位。"
    assert rep.buttons() == ["李敏", "王芳"]
    assert (await rep.says("wf")).startswith("王芳 · 准客户")
    await rep.says("查")
    assert (await rep.says("8001")).startswith("李敏 · 准客户")
    assert await rep.says("最近客户") == "最近的客户"
    assert rep.buttons() == ["李敏", "王芳"]


async def test_a_clients_name_wins_over_a_command_word(world: World, rep: Talker) -> None:
    await rep.says("查理 13800138000")
    await rep.says("今天 13800138001")
    assert (await rep.says("查理")).startswith("查理 · 准客户")
    assert (await rep.says("查理 今天来电")).startswith("✅ 查理 · 今天电话")


async def test_the_first_look_up_comes_with_a_lesson_once(world: World, rep: Talker) -> None:
    await unlearn(world, rep)
    shown = await rep.says("王芳 13800138000 顺达物流 想换车")
    assert shown.splitlines()[-1] == "以后找王芳:打 wf 或 8000 或 顺达物流"
    assert (await rep.says("wf")).splitlines()[-1] == "看着卡片直接打字,就是记这位的事"
    assert "看着卡片" not in await rep.says("wf")


async def test_a_lead_finds_the_teams_clients_his_own_first(world: World, rep: Talker) -> None:
    owner = world.talker(100)
    await rep.says("王芳 13800138000")
    await owner.says("王芳 13800138001")
    await owner.presses("另一位,新建")
    assert await owner.says("王芳") == "两位王芳,是哪位?"
    assert [label.split(" · ")[0] for label in owner.buttons()] == ["尾号 8001", "尾号 8000"]
    assert "小刘在跟" in await owner.says("8000")
    assert "没找到" in await world.talker(102).says("8000")
