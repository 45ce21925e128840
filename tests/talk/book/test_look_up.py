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


async def test_many_hits_are_pages_and_a_word_more_makes_them_fewer(world: World, rep: Talker) -> None:
    for number in range(8):
        await rep.says(f"/add 王{'一二三四五六七八'[number]} 1380013800{number}")
    assert await rep.says("王") == "「王」有 8 位,这是第 1 到 6 位\n加尾号或公司就少了:王 8000"
    first = rep.buttons()
    assert (len(first), first[-1]) == (7, "更多")
    assert (await rep.presses("更多")).startswith("「王」有 8 位,这是第 7 到 8 位")
    second = rep.buttons()
    assert len({*first[:-1], *second[:-1]}) == 8
    assert (await rep.presses("回到开头")).startswith("「王」有 8 位,这是第 1 到 6 位")
    assert (await rep.says("王 8003")).startswith("王四 · 准客户")


async def test_who_is_called_so_comes_first(world: World, rep: Talker) -> None:
    await rep.says("/add 李宁 13800138000")
    await rep.says("/add 赵四 13800138001 #李宁")
    await rep.says("/add 李宁波 13800138002")
    await rep.says("/find 李宁")
    assert [label.split(" · ")[0] for label in rep.buttons()] == ["李宁", "李宁波", "赵四"]
    await rep.says("/find lining")
    assert rep.buttons()[0].startswith("李宁 ·")


async def test_a_fact_is_a_way_to_find_somebody_and_so_is_a_note(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天面谈 孩子找英语家教")
    await rep.says("李敏 13800138001 想去三亚")
    assert (await rep.says("/find 英语")).startswith("王芳")
    assert (await rep.says("/find 三亚")).startswith("李敏")
    assert "没找到" in await rep.says("/find 三英")
    await rep.says("王芳 也想去三亚")
    assert (await rep.says("谁想去三亚")).endswith("三亚」有 2 位")
    assert set(rep.buttons()) == {"王芳 · 也想去三亚", "李敏 · 想去三亚"}


async def test_a_slip_still_finds(world: World, rep: Talker) -> None:
    await rep.says("/add 张伟 13800138000 顺达物流")
    await rep.says("/add John Smith 13800138001")
    for typed in ("zhagnwei", "zhangwie", "章伟", "顺大"):
        assert "张伟" in await rep.says(f"/find {typed}"), typed
    for typed in ("smiht", "Jonh", "Jon Smith", "smth"):
        assert "John Smith" in await rep.says(f"/find {typed}"), typed
    assert "张伟" in await world.talker(100).says("/find zhagnwei")


async def test_a_colleagues_number_names_the_colleague_and_nothing_else(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    assert await world.talker(102).says("/find 13800138000") == "这个号码小刘在跟。"


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
