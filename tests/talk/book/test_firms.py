"""A firm is found with its people, and a client goes to a colleague with all that is his."""

import pytest

from tests.talk.books import client_named, names
from tests.talk.plans import work_of
from tests.talk.world import Talker, World


@pytest.fixture
async def shunda(rep: Talker) -> Talker:
    """A rep with three people of one firm, and one of another."""
    for line in (
        "王芳 13800138000 深圳市顺达物流有限公司 采购",
        "李敏 13800138001 顺达物流",
        "赵强 13800138002 顺达贸易",
        "孙七 13800138003 建华机电",
    ):
        await rep.says(line)
    return rep


async def test_typing_a_firm_shows_its_people(world: World, shunda: Talker) -> None:
    assert await shunda.says("顺达物流") == "深圳市顺达物流有限公司 · 2 位"
    assert sorted(shunda.buttons()) == ["李敏 · 尾号 8001", "王芳 · 采购 · 尾号 8000"]
    assert (await shunda.says("顺达")).endswith(" · 3 位")
    assert (await shunda.says("建华机电")).startswith("孙七 · ")
    await shunda.says("王芳")
    await shunda.presses("更多")
    await shunda.presses("其他")
    assert shunda.rows() == [["还有尾款", "商机", "同公司 1"], ["合并", "转交"], ["收起", "忘掉", "返回"]]
    assert (await shunda.presses("同公司 1")).endswith(" · 2 位")
    assert (await shunda.presses("李敏 · 尾号 8001")).startswith("李敏 · ")


async def test_a_firm_that_is_a_client_itself_stands_first(world: World, shunda: Talker) -> None:
    await shunda.says("/add 顺达物流 0755-83001234")
    assert (await shunda.says("顺达物流")).startswith("顺达物流 · 准客户")
    assert (await shunda.says("顺达")).endswith(" · 4 位")
    assert shunda.rows()[0][0].startswith("顺达物流 · ")


async def test_a_colleague_gets_a_client_with_all_that_is_his(world: World, rep: Talker) -> None:
    chen = world.talker(102)
    await chen.says("/help")
    await rep.says("王芳 13800138000")
    await rep.says("/follow 王芳 周五 回访")
    client = await client_named(world, "王芳")
    await rep.forges(f"gva:{client}")
    assert rep.sees() == "王芳转给谁?\n档案、备注、待办一起转。"
    data = rep.button_data("小陈")
    assert (await rep.presses("小陈")).startswith("✅ 王芳转给了小陈")
    assert (await rep.says("王芳")).startswith("没找到 王芳。")
    await world.passes(minutes=1)
    assert chen.sees() == "小刘把王芳转给你了"
    assert (await chen.presses("卡片")).startswith("王芳 · ")
    assert {item.owner_id for item in await work_of(world, client)} == {(await world.member(chen)).id}
    assert (await rep.forges(data)).text == "没有这位客户。"
    await rep.says("/undo")
    assert (await rep.says("王芳")).startswith("王芳 · ")
    assert (await chen.forges(f"frm:{client}:0")).text == "没有这位客户。"
    assert await names(world) == ["王芳"]


async def test_what_a_client_has_bought_is_behind_his_card(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    for day in range(1, 8):
        await rep.says(f"/buy 王芳 轮胎 {day}000元 11月{day}号")
    await rep.says("王芳")
    await rep.presses("更多")
    await rep.presses("其他")
    assert await rep.presses("购买") == "王芳 · 7 笔购买"
    assert rep.buttons()[0] == "11/7 · 轮胎 · ¥7,000"
    await rep.presses("下一页")
    assert rep.rows() == [["11/2 · 轮胎 · ¥2,000"], ["11/1 · 轮胎 · ¥1,000"], ["上一页", "返回"]]
    assert "¥2,000" in await rep.presses("11/2 · 轮胎 · ¥2,000")
