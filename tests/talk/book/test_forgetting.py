"""A client is forgotten for good: nothing that the bot holds names him any more."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlmodel import Session, SQLModel

from storage.queries.team import installation
from tests.talk.books import client_named, failures, names, notes, waiting
from tests.talk.tables import sends
from tests.talk.world import Talker, World, strict_world

NUMBERS = ("13800138000", "138 0013 8000", "138-0013-8000", "13911110000", "139 1111 0000")
TRACES = ("欧阳静", "歐陽靜", "ouyangjing", "欧阳小静", "围棋", *NUMBERS, *(number[::-1] for number in NUMBERS))
TABLE = "姓名,电话,备注\n欧阳静,13800138000,老客户\n赵强,13900139001,新\n".encode()


@pytest.fixture
async def everywhere(database_url: str) -> AsyncIterator[World]:
    """The bot, on SQLite and on PostgreSQL."""
    async with strict_world(database_url) as world:
        yield world


async def lived(world: World) -> Talker:
    """A rep with a client who has left traces wherever there can be any."""
    rep, chen = world.person(101, "小刘"), world.person(102, "小陈")
    await world.team("顺达二店", world.person(100, "店长"), rep, chen)
    await rep.says("欧阳静 13800138000 顺达物流")
    await rep.says("李敏 13900139000")
    await rep.says("欧阳静 今天面谈 孩子学围棋 周五前发提成表")
    for label in [label for label in rep.buttons() if label.startswith("存:")][:1]:
        await rep.presses(label)
    await rep.says("/buy 欧阳静 轮胎 3280元")
    await rep.says("李敏 今天来电 说认识欧阳静 电话138-0013-8000")
    await rep.says("欧阳静 1391111000")
    await rep.says("/add 欧阳小静 13911110000 建华")
    await rep.says("合并 欧阳静 欧阳小静")
    await rep.presses("留欧阳静")
    await rep.says("欧阳静 记错的一句")
    await rep.says("/undo")
    await rep.says("欧阳菲菲 和欧阳静 138 0013 8000 一起来")
    await rep.says("欧阳静 定金5000 尾款2万 周五付")
    await rep.says("欧阳静 商机 11月 换车 25万 竞品:比亚迪")
    await rep.says("李敏 商机 11月 试驾 25万 欧阳静拍板")
    await rep.says("/deals")
    await rep.says("/owed")
    await sends(rep, TABLE)
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    await chen.says("/add 欧阳静 13800138000 想换车")
    await rep.says("/today")
    await rep.says("/drafts")
    await rep.says("8000")
    return rep


def traces(world: World, url: str) -> list[str]:
    """What of him can still be read in the database's own file, or in its rows."""
    found = make_url(url)
    if found.get_backend_name() == "sqlite":
        files = [Path(str(found.database) + ending) for ending in ("", "-wal")]
        held = b"".join(file.read_bytes() for file in files if file.exists())
    else:
        with Session(world.bot.database.engine) as session:
            tables = SQLModel.metadata.tables.values()
            held = "".join(repr(row) for table in tables for row in session.execute(table.select())).encode()
    forms = {trace: (trace, json.dumps(trace)[1:-1], trace.replace(" ", "")) for trace in TRACES}
    return [trace for trace, written in forms.items() if any(form.encode() in held for form in written)]


async def test_nothing_names_him_any_more(everywhere: World, database_url: str) -> None:
    world = everywhere
    rep = await lived(world)
    assert len(traces(world, database_url)) > 5
    await world.database(lambda session: installation.backup_made(session, world.clock.now()))
    asked = await rep.says("/forget 欧阳静")
    assert asked.splitlines()[0] == "彻底忘掉欧阳静?"
    assert asked.splitlines()[-2:] == ["备份里留到 12/2 周三", "抹掉就找不回来。"]
    again = rep.button_data("彻底忘掉")
    done = await rep.presses("彻底忘掉")
    first, struck, backups, chat = done.splitlines()
    assert first.startswith("✅ 忘掉一位客户,抹掉 ")
    assert struck.startswith("别处提到的也抹了:")
    assert (backups, chat) == ("备份里留到 12/2 周三", "这里的旧消息,请自己删。")

    await world.passes(minutes=1)
    assert traces(world, database_url) == []
    assert await names(world) == ["李敏", "赵强"]
    assert "说认识…;电话…" in {note.text for note in await notes(world)}
    assert (await rep.forges(again)).text == "没有这位客户。"
    assert (await rep.says("8000")).startswith("没找到 8000。")
    assert await failures(world) == []


async def test_from_the_card_and_no_after_all(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳")
    await rep.presses("更多")
    await rep.presses("其他")
    assert (await rep.presses("忘掉")).splitlines()[1] == "备注 1 · 购买 0 · 待办 0"
    assert rep.rows() == [["彻底忘掉", "返回"]]
    assert (await rep.presses("返回")).startswith("王芳 · ")
    assert await names(world) == ["王芳"]


async def test_nobody_forgets_the_clients_of_others(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    client, chen = await client_named(world, "王芳"), world.talker(102)
    await chen.says("/help")
    outsider = world.person(901, "外人")
    await world.team("别家", world.person(900, "别的店长"), outsider)
    await outsider.says("王芳 13800138000 想换车")
    await outsider.says("王芳 今天面谈")
    for person in (chen, outsider):
        for data in (f"fga:{client}", f"fgt:{client}"):
            assert (await person.forges(data)).text == "没有这位客户。"
    await rep.says("忘掉 王芳")
    await rep.presses("彻底忘掉")
    assert await names(world) == ["王芳"]
    assert (await outsider.says("8000")).startswith("王芳 · ")
    assert "想换车" in {note.text for note in await notes(world)}


async def test_a_common_name_stays_in_the_notes_of_others(world: World, rep: Talker) -> None:
    for line in ("王芳 13800138000", "王芳芳 13800138001", "李敏 13900139000", "李敏 今天来电 说王芳芳也要来"):
        await rep.says(line)
    await rep.says("/forget 8000")
    await rep.presses("彻底忘掉")
    assert "说王芳芳也要来" in {note.text for note in await notes(world)}
    assert await waiting(world) == []


@pytest.mark.parametrize(
    ("language", "asked", "go", "done"),
    [
        ("zh_Hant", "徹底忘掉王芳?", "徹底忘掉", "✅ 忘掉一位客戶"),
        ("en", "Forget 王芳 for good?", "Forget for good", "✅ One client forgotten"),
    ],
)
async def test_in_other_languages(world: World, language: str, asked: str, go: str, done: str) -> None:
    rep = world.person(201, "小林", language)
    await world.team("別家", world.person(200, "店長", language), rep, language=language)
    await rep.says("/add 王芳 0912345678")
    assert (await rep.says("/forget 王芳")).splitlines()[0] == asked
    assert (await rep.presses(go)).startswith(done)
