"""A client who is there already is not made a second time without a question."""

import pytest

from tests.talk.books import names, notes, waiting
from tests.talk.world import Talker, World


@pytest.fixture
async def wang(rep: Talker) -> Talker:
    """A rep with one client."""
    await rep.says("王芳 13800138000 顺达物流")
    return rep


async def test_a_number_under_another_name_is_asked_about(world: World, wang: Talker) -> None:
    asked = "138 0013 8000 是王芳的。\n张三是另一位吗?原话留着。"
    assert await wang.says("张三 13800138000 想换车") == asked
    assert wang.rows() == [["记给王芳"], ["新建 张三", "改叫张三"], ["先存草稿"]]
    assert (await wang.presses("记给王芳")).startswith("✅ 王芳 · 记下了\n想换车")

    await wang.says("张三 13800138000 想换车")
    shown = await wang.presses("新建 张三")
    assert shown.startswith("✅ 新客户 张三\n想换车")
    assert "138 0013 8000 仍是王芳的" in shown
    assert await names(world) == ["王芳", "张三"]
    assert (await wang.says("8000")).startswith("王芳 · ")

    await wang.says("王小芳 13800138000")
    assert (await wang.presses("改叫王小芳")).startswith("这个号码你已经有了:王小芳")
    assert (await wang.says("王芳")).startswith("王小芳 · ")
    assert await waiting(world) == []


async def test_the_same_person_called_otherwise_is_not_asked_about(world: World, wang: Talker) -> None:
    for line in ("王姐 13800138000 想换车", "王方 13800138000 想换车", "Wang Fang 13800138000 想换车"):
        assert (await wang.says(line)).startswith("✅ 王芳 · 记下了")
    assert await names(world) == ["王芳"]


async def test_the_same_name_is_asked_about(world: World, wang: Talker) -> None:
    assert await wang.says("/add 王芳 13800138077 顺达物流 要两台") == "已有一位王芳。\n是同一位吗?原话留着。"
    first, last = wang.rows()
    assert first[0].startswith("王芳 · 顺达物流 · 尾号 8000")
    assert last == ["另一位,新建", "先存草稿"]
    assert (await wang.presses(first[0])).splitlines()[:2] == ["✅ 王芳 · 记下了", "138 0013 8077"]
    assert "要两台" in (await notes(world))[-1].text

    assert (await wang.says("加客户 王芳 13800138066")).startswith("已有一位王芳。")
    assert (await wang.presses("另一位,新建")).startswith("✅ 新客户 王芳\n138 0013 8066")
    await wang.says("/undo")
    assert (await wang.says("/add 王芳 13800138055 建华机电")).startswith("✅ 新客户 王芳")


@pytest.mark.parametrize("name", ["王方", "Wang Fang", "wang fang"])
async def test_a_name_that_sounds_the_same_is_asked_about(world: World, wang: Talker, name: str) -> None:
    assert (await wang.says(f"/add {name} 顺达物流")).startswith("已有王芳,读音一样。\n是同一位吗?")
    await wang.presses("另一位,新建")
    assert len(await names(world)) == 2


async def test_a_colleague_has_him_and_no_more_is_said(world: World, wang: Talker, owner: Talker) -> None:
    chen = world.talker(102)
    assert await chen.says("/add 王芳 13900139000 顺达 想换车") == "小刘也在跟一位王芳。\n是同一位吗?原话留着。"
    assert chen.rows() == [["另一位,新建", "先存草稿"]]
    await chen.presses("先存草稿")
    assert await waiting(world) == ["王芳 13900139000 顺达 想换车"]
    assert "8000" not in "".join(chen.texts())
    assert (await chen.says("/add 王芳 13900139001")).startswith("✅ 新客户 王芳")
    assert (await owner.says("/add 王方 顺达物流")).startswith("已有王芳,读音一样。")


async def test_buttons_pressed_twice_and_by_others(world: World, wang: Talker) -> None:
    await wang.says("张三 13800138000 想换车")
    data, at = [wang.button_data(label) for label in ("记给王芳", "新建 张三", "改叫张三")], wang.last()["message_id"]
    chen = world.talker(102)
    await chen.says("/help")
    for each in data:
        assert (await chen.forges(each)).text == "没有这位客户。"
    await wang.presses("新建 张三")
    for each in data:
        assert (await wang.forges(each, at)).text == "这件已办完。"
    assert await names(world) == ["王芳", "张三"]


@pytest.mark.parametrize(
    ("language", "asked", "new"),
    [
        ("zh_Hant", "已有一位王芳。\n是同一位嗎?原話留著。", "另一位,新增"),
        ("en", "You have a 王芳 already.\nThe same person? Your text is kept.", "Somebody else, new"),
    ],
)
async def test_in_other_languages(world: World, language: str, asked: str, new: str) -> None:
    rep = world.person(201, "小林", language)
    await world.team("別家", world.person(200, "店長", language), rep, language=language)
    await rep.says("/add 王芳 0912345678")
    assert await rep.says("/add 王芳") == asked
    assert (await rep.presses(new)).splitlines()[0].endswith("王芳")


async def test_pasted_lines_tell_what_is_in_doubt(world: World, wang: Talker) -> None:
    looked = await wang.says(
        "今天见了几位:\n张伟 13800138111 物流\n李丽\n王芳 13800138055\n赵六 1380013812x\n大家 都不错\n孙七 13800138113"
    )
    assert looked.splitlines() == [
        "这几行里有 2 位新客户:",
        "张伟、孙七",
        "没号码:李丽、赵六 1380013812",
        "同名已有:王芳",
        "没加:大家 都不错",
    ]
    assert wang.rows() == [["只加 2 位", "5 位都加"], ["先不加"]]
    only, every = wang.button_data("只加 2 位"), wang.button_data("5 位都加")
    assert (await wang.presses("只加 2 位")).splitlines()[2] == "没加:王芳、李丽、赵六、大家 都不错"
    assert await names(world) == ["王芳", "张伟", "孙七"]
    assert (await wang.forges(every)).text == "这件已办完。"
    assert (await wang.forges(only)).text == "这件已办完。"
    await wang.presses("↩️ 撤销")
    await wang.says("张伟 13800138111;李丽 13800138112;王芳 13800138055")
    assert (await wang.presses("3 位都加")).startswith("✅ 新客户 3 位")


CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:赵强\r\nTEL;TYPE=CELL:13911110000\r\nTEL;TYPE=WORK:021-58881234\r\n"
    "ORG:建华机电;采购部\r\nTITLE:采购经理\r\nBDAY:1990-01-05\r\nNOTE:展会上认识的\r\nNICKNAME:强哥\r\nEND:VCARD\r\n"
)


async def test_a_shared_contact_with_its_card(world: World, wang: Talker) -> None:
    shown = await wang.does(lambda person: person.shares_contact("13911110000", "强", "赵", CARD))
    assert shown.startswith("✅ 新客户 赵强\n建华机电 采购经理 · 139 1111 0000 · 021")
    assert "展会上认识" in shown
    card = await wang.says("强哥")
    assert card.splitlines()[:2] == ["赵强 · 准客户", "建华机电 采购经理 · 139 1111 0000"]
    asked = await wang.does(lambda person: person.shares_contact("13911110009", "强", "赵"))
    assert asked == "已有一位赵强。\n是同一位吗?原话留着。"
    await wang.presses(wang.rows()[0][0])
    for digits in ("0009", "1234"):
        assert (await wang.says(digits)).startswith("赵强 · ")
    assert await names(world) == ["王芳", "赵强"]


async def test_a_number_first_and_then_the_name_of_somebody_known(world: World, wang: Talker) -> None:
    assert await wang.says("13911110000") == "客户叫什么?直接打字。"
    assert (await wang.says("王芳")).startswith("已有一位王芳。")
    await wang.presses(wang.rows()[0][0])
    assert (await wang.says("0000")).startswith("王芳 · ")
    await wang.says("13911110000,13911110001")
    assert (await wang.says("0001")).startswith("王芳 · ")
    assert await names(world) == ["王芳"]


async def test_a_forwarded_line_with_a_number_is_offered_as_somebody_new(world: World, wang: Talker) -> None:
    await wang.does(lambda person: person.forwards_text("赵强 13911110000 想换车", "路人"))
    assert wang.rows()[0] == ["新建 赵强"]
    assert (await wang.presses("新建 赵强")).splitlines()[:2] == ["✅ 新客户 赵强", "139 1111 0000"]
    await wang.does(lambda person: person.forwards_text("张三 13800138000 想换车", "路人"))
    assert wang.rows()[0] == ["王芳", "赵强"]


async def test_a_job_is_read_shown_and_follows_the_line(world: World, rep: Talker) -> None:
    shown = await rep.says("新客户:王芳 13800138000 顺达物流采购 想换车")
    assert shown.splitlines()[:3] == ["✅ 新客户 王芳", "顺达物流 采购 · 138 0013 8000", "想换车"]
    await rep.edits("新客户:王芳 13800138000 顺达物流采购经理 想换车")
    assert (await rep.says("王芳")).splitlines()[1] == "顺达物流 采购经理 · 138 0013 8000"
