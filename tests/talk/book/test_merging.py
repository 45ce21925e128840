"""Two files of one client become one, with all that hung on either, and come apart again."""

import pytest
from sqlmodel import Session, col, select

from storage.tables import Client, FollowUp, Note, Purchase
from tests.talk.books import client_named, names
from tests.talk.world import Talker, World


@pytest.fixture
async def two(rep: Talker) -> Talker:
    """A rep with 王芳 and 王方, who are one."""
    await rep.says("王芳 13800138000 顺达物流")
    await rep.says("王芳 今天面谈 周五前发报价")
    await rep.says("/add 王方 13800138077 采购 #老乡")
    for label in [label for label in rep.buttons() if label == "另一位,新建"]:
        await rep.presses(label)
    await rep.says("王方 昨天来电 孩子上小学")
    for label in [label for label in rep.buttons() if label.startswith("存:")][:1]:
        await rep.presses(label)
    await rep.says("/buy 王方 轮胎 3280元")
    await rep.says("/follow 王方 周五 回访")
    return rep


async def shape(world: World) -> list[tuple[object, ...]]:
    """What there is, and whose it is."""

    def read(session: Session) -> list[tuple[object, ...]]:
        clients = [(c.id, c.name, c.firm, c.job, tuple(c.aliases), tuple(c.tags), c.archived_at is None, c.merged_into)
                   for c in session.exec(select(Client).order_by(col(Client.id)))]  # fmt: skip
        rows = [
            ("hangs", type(row).__name__, row.id, row.client_id)
            for found in (select(Note), select(Purchase), select(FollowUp))
            for row in session.exec(found).all()
        ]
        return [*clients, *rows]

    return await world.database(read)


async def test_both_files_become_one_and_come_apart_again(world: World, two: Talker) -> None:
    before = await shape(world)
    shown = await two.says("合并 王芳 王方")
    assert shown.splitlines()[0] == "是同一位吗?留哪个名字?"
    assert "备注 2 · 购买 0 · 待办 1" in shown
    assert two.rows() == [["留王芳", "留王方"], ["还是两位"]]
    old_card = two.button_data("留王方")
    shown = await two.presses("留王芳")
    assert shown.splitlines()[0] == "✅ 王方并入王芳"

    card = await two.says("王方")
    assert card.splitlines()[0].startswith("王芳 · ")
    assert "顺达物流 采购 · 138 0013 8000" in card
    assert "¥3,280" in card
    assert (await two.says("8077")).startswith("王芳 · ")
    assert (await two.says("老乡")).startswith("王芳 · ")
    gone, stays = await client_named(world, "王方"), await client_named(world, "王芳")
    assert {row[3] for row in await shape(world) if row[0] == "hangs"} == {stays}
    assert (await two.forges(f"cd:{gone}")).text == ""
    assert two.sees().startswith("王芳 · ")
    assert (await two.forges(old_card)).text == "这件已办完。"

    await two.says("/undo")
    assert await shape(world) == before
    assert (await two.says("王方")).startswith("王方 · ")
    await two.presses("恢复")
    assert (await two.says("王方")).startswith("王芳 · ")


async def test_from_the_card(world: World, two: Talker) -> None:
    await two.says("王芳")
    await two.presses("更多")
    await two.presses("其他")
    assert await two.presses("合并") == "王芳跟哪位合并?\n点一位,或打名字。"
    assert [row[0].split(" · ")[0] for row in two.rows()] == ["王方", "返回"]
    assert (await two.says("李四")).startswith("没找到 李四。\n王芳跟哪位合并?")
    assert (await two.says("8077")).startswith("是同一位吗?")
    await two.presses("还是两位")
    assert await names(world) == ["王芳", "王方"]


async def test_two_of_the_same_name(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("/add 王芳 13800138077")
    await rep.presses("另一位,新建")
    await rep.says("/merge 王芳")
    assert rep.rows()[0] == ["留尾号 8000", "留尾号 8077"]
    await rep.presses("留尾号 8000")
    assert (await rep.says("8077")).startswith("王芳 · ")


async def test_nothing_of_others_is_merged(world: World, two: Talker) -> None:
    chen = world.talker(102)
    await chen.says("赵敏 13900139000")
    theirs, mine = await client_named(world, "王芳"), await client_named(world, "赵敏")
    for data in (f"mgm:{mine}:{theirs}", f"mgm:{theirs}:{mine}", f"mgb:{mine}:{theirs}", f"mga:{theirs}"):
        assert (await chen.forges(data)).text == "没有这位客户。"
    assert await names(world) == ["王芳", "王方", "赵敏"]


@pytest.mark.parametrize(
    ("language", "question", "keep"),
    [("zh_Hant", "是同一位嗎?留哪個名字?", "留王芳"), ("en", "One client? Whose name stays?", "Keep 王芳")],
)
async def test_in_other_languages(world: World, language: str, question: str, keep: str) -> None:
    rep = world.person(201, "小林", language)
    await world.team("別家", world.person(200, "店長", language), rep, language=language)
    await rep.says("/add 王芳 0912345678")
    await rep.says("/add 李敏 0912345679")
    assert (await rep.says("/merge 王芳 李敏")).splitlines()[0] == question
    assert (await rep.presses(keep)).startswith("✅ ")
