"""A client's file put right: by buttons two steps behind the card, or by a typed line; each with undo."""

import pytest

from storage.queries.book import clients as stored
from storage.tables import Client
from tests.talk.books import client_named
from tests.talk.world import Talker, World


@pytest.fixture
async def wang(rep: Talker) -> Talker:
    """A rep with a client: a firm, a number, a tag, a fact."""
    await rep.says("王芳 13800138000 顺达物流 #老乡")
    await rep.says("王芳 今天面谈 孩子找英语家教")
    await rep.presses("存:孩子找英语家教")
    return rep


async def opens(rep: Talker, label: str) -> str:
    """From the card to a part of the file."""
    await rep.says("/card 王芳")
    await rep.presses("更多")
    await rep.presses("档案")
    return await rep.presses(label)


async def test_the_file_and_its_name_firm_and_job(world: World, wang: Talker) -> None:
    await wang.says("/card 王芳")
    await wang.presses("更多")
    assert (await wang.presses("档案")).splitlines() == [
        "王芳",
        "顺达物流",
        "138 0013 8000",
        "标签 老乡",
        "· 孩子找英语家教",
    ]
    assert wang.rows() == [["名字", "公司", "职位"], ["电话", "标签", "记的事"], ["联系时间", "返回"]]
    assert (await wang.presses("公司")).splitlines() == ["王芳", "顺达物流", "哪家公司?直接打字"]
    assert await wang.says("通达物流") == "✅ 王芳:顺达物流 → 通达物流"
    assert (await wang.says("通达")).startswith("王芳"), "the new firm finds her"
    await opens(wang, "职位")
    assert await wang.says("采购经理") == "✅ 王芳:加上「采购经理」"
    await opens(wang, "名字")
    assert await wang.says("王芳芳") == "✅ 王芳芳:王芳 → 王芳芳"
    assert (await wang.says("wff")).startswith("王芳芳") and (await wang.says("王芳")).startswith("王芳芳")
    await opens(wang, "公司")
    assert await wang.presses("清空") == "✅ 王芳芳:「通达物流」去掉了"
    await wang.presses("↩️ 撤销")
    assert "通达物流 采购经理" in await wang.says("/card 王芳芳")


async def test_numbers_are_added_changed_put_first_and_dropped(world: World, wang: Talker) -> None:
    assert (await opens(wang, "电话")).splitlines() == ["王芳 · 电话", "打号码就加上,点一个去改"]
    assert await wang.says("139 0013 900") == "139 0013 900 不像电话,再打一次。\n王芳 · 电话\n打号码就加上,点一个去改"
    assert await wang.says("13900139000") == "✅ 王芳:加上「139 0013 9000」"
    await wang.presses("返回")
    await wang.presses("139 0013 9000")
    assert await wang.presses("先打这个") == "✅ 王芳:先打 139 0013 9000"
    assert "139 0013 9000" in (await wang.says("/card 王芳")).splitlines()[1]
    await opens(wang, "电话")
    await wang.presses("138 0013 8000")
    assert await wang.says("13700137000") == "✅ 王芳:138 0013 8000 → 137 0013 7000"
    assert "没找到" in await wang.says("/find 8000")
    await opens(wang, "电话")
    await wang.presses("137 0013 7000")
    await wang.presses("不要这条")
    number = await client_named(world, "王芳")
    assert await world.database(lambda s: stored.phones_of(s, s.get_one(Client, number))) == ["+8613900139000"]
    await wang.presses("↩️ 撤销")
    assert (await wang.says("7000")).startswith("王芳")


async def test_tags_other_names_and_facts(world: World, wang: Talker) -> None:
    await opens(wang, "标签")
    assert await wang.presses("✕ 老乡") == "✅ 王芳:「老乡」去掉了"
    await wang.presses("返回")
    assert await wang.says("大客户") == "✅ 王芳:加上「大客户」"
    await opens(wang, "名字")
    await wang.presses("别名")
    assert await wang.says("阿芳") == "✅ 王芳:加上「阿芳」"
    assert (await wang.says("阿芳")).startswith("王芳")
    await opens(wang, "记的事")
    await wang.presses("孩子找英语家教")
    assert await wang.says("孩子找数学家教") == "✅ 王芳:孩子找英语家教 → 孩子找数学家教"
    assert (await wang.says("数学家教")).startswith("王芳")
    await opens(wang, "记的事")
    await wang.presses("孩子找数学家教")
    assert await wang.presses("不要这条") == "✅ 王芳:「孩子找数学家教」去掉了"
    await wang.presses("↩️ 撤销")
    assert (await wang.says("数学家教")).startswith("王芳")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("改名 王芳芳", "✅ 王芳芳:王芳 → 王芳芳"),
        ("王芳 改名 王芳芳", "✅ 王芳芳:王芳 → 王芳芳"),
        ("手机改成 13900139000", "✅ 王芳:138 0013 8000 → 139 0013 9000"),
        ("王芳 手机换成13900139000", "✅ 王芳:138 0013 8000 → 139 0013 9000"),
        ("王芳 公司换成通达物流", "✅ 王芳:顺达物流 → 通达物流"),
        ("职位:采购经理", "✅ 王芳:加上「采购经理」"),
        ("删除标签 老乡", "✅ 王芳:「老乡」去掉了"),
        ("王芳 删除标签 同学", "王芳\n档案里没有「同学」"),
        ("邮箱:wang@shunda.com", "✅ 王芳:加上「wang@shunda.com」"),
        ("生日改成8月15", "✅ 王芳:加上「8月15」"),
    ],
)
async def test_a_typed_line_puts_the_file_right(world: World, wang: Talker, typed: str, shown: str) -> None:
    assert await wang.says(typed) == shown


async def test_what_was_put_right_is_put_right_again_and_news_is_no_name(world: World, wang: Talker) -> None:
    await wang.says("公司换成通达")
    assert await wang.says("不对,通达物流") == "✅ 王芳:通达 → 通达物流"
    await wang.says("手机改成 13900139000")
    assert await wang.says("不对,13900139001") == "✅ 王芳:139 0013 9000 → 139 0013 9001"
    await opens(wang, "名字")
    assert (await wang.says("今天来电说要看车")).startswith("✅ 王芳 · 今天电话")
    await opens(wang, "公司")
    assert (await wang.says("王芳 周五前发报价")).startswith("✅ 王芳")
    assert "通达物流" in await wang.says("/card 王芳")


async def test_a_number_that_is_anothers_is_told(world: World, wang: Talker) -> None:
    other = world.talker(102)
    await other.says("赵强 13700137000")
    assert await wang.says("王芳 手机改成 13700137000") == "王芳\n这个号码小陈在跟。"
    file = wang.button_data("档案")
    await opens(wang, "公司")
    for data in (file, wang.button_data("清空")):
        await other.forges(data)
        assert "王芳" not in other.sees()
    assert "顺达物流" in await wang.says("/card 王芳")


async def test_in_english(world: World) -> None:
    rep = world.person(201, "Joe", "en")
    await world.team("Acme", world.person(200, "Ann", "en"), rep, language="en")
    await rep.says("Sarah Lee 13800138000")
    assert await rep.says("company: Acme Ltd") == "✅ Sarah Lee: Acme Ltd added"
    assert await rep.says("rename to Sarah Chang") == "✅ Sarah Chang: Sarah Lee → Sarah Chang"
    await rep.presses("File")
    assert rep.rows() == [["Name", "Firm", "Job"], ["Numbers", "Tags", "Facts"], ["Best time", "Back"]]
