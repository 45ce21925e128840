"""The form after a callback (C9): satisfied, a wish, a promise; the wish goes to the lead, each step can be skipped."""

from datetime import date

import pytest
from sqlmodel import Session, select

from storage.queries.buying import purchases
from storage.queries.team import members
from storage.tables import Callback, Client, FollowUpKind, FollowUpStatus
from tests.talk.plans import client, notes_of, planned, work_of
from tests.talk.world import Talker, World

OPEN, DONE = FollowUpStatus.OPEN, FollowUpStatus.DONE


async def buyer(world: World, rep: Talker, name: str = "王芳", phone: str = "+8613800138000") -> int:
    """A client who bought tyres, and is to be called about them."""
    number = await client(world, rep, name, phone)

    def make(session: Session) -> None:
        found, me = session.get_one(Client, number), members.by_user(session, rep.id)
        assert me is not None
        now = world.clock.now()
        purchases.add(session, me, found, now, day=date(2026, 11, 11), amount=128_000, product="轮胎", quantity=4)

    await world.database(make)
    await planned(world, rep, number, date(2026, 11, 18), text="回访", kind=FollowUpKind.CARE)
    return number


async def forms(world: World) -> list[Callback]:
    """All forms there are."""
    return await world.database(lambda session: list(session.exec(select(Callback)).all()))


async def call_back(rep: Talker) -> str:
    """The call is made."""
    await rep.says("/due")
    await rep.presses("1")
    return await rep.presses(rep.rows()[0][0])


SAID = {
    "zh_Hans": {
        "first": "在用 轮胎\n聊得怎样?几分满意,5 最好",
        "wish": "安装师傅来晚了",
        "asked": "答应了什么?打字,带上日子",
        "promise": "周五前送轮胎套",
        "kept": "送轮胎套",
        "told": "小刘转来 王芳 的话:\n安装师傅来晚了\n轮胎 · 满意 4/5",
    },
    "zh_Hant": {
        "first": "在用 轮胎\n聊得怎樣?幾分滿意,5 最好",
        "wish": "安裝師傅來晚了",
        "asked": "答應了什麼?打字,帶上日子",
        "promise": "週五前送輪胎套",
        "kept": "送輪胎套",
        "told": "小刘轉來 王芳 的話:\n安裝師傅來晚了\n轮胎 · 滿意 4/5",
    },
    "en": {
        "first": "In use: 轮胎\nHow satisfied? 5 is the best.",
        "wish": "the fitter came late",
        "asked": "Promised anything? Type it with a day.",
        "promise": "by Friday bring the covers",
        "kept": "bring the covers",
        "told": "小刘 passes on from 王芳:\nthe fitter came late\n轮胎 · satisfied 4/5",
    },
}


@pytest.mark.parametrize("language", SAID)
async def test_from_the_call_to_the_lead(world: World, language: str) -> None:
    said = SAID[language]
    owner, rep = world.person(100, "店长", language), world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    number = await buyer(world, rep)
    assert (await call_back(rep)).partition("\n")[2] == said["first"]
    assert rep.rows()[0] == ["1", "2", "3", "4", "5"]
    await rep.presses("4")
    await rep.says(said["wish"])
    to_lead = rep.rows()[0][0]
    assert said["asked"] in await rep.presses(to_lead)
    assert said["wish"] in await rep.says(said["promise"]), "what was said stands above the next step"
    await world.passes(seconds=1)
    assert owner.texts() == [said["told"]], "told once"

    [form] = await forms(world)
    assert (form.product, form.satisfaction, form.suggestion, form.for_the_firm) == ("轮胎", 4, said["wish"], True)
    assert [(work.kind, work.status, work.due_on) for work in await work_of(world, number)] == [
        (FollowUpKind.CARE, DONE, date(2026, 11, 18)),
        (FollowUpKind.PROMISE, OPEN, date(2026, 11, 20)),
    ]
    await owner.says("/team")
    assert said["wish"] in await owner.presses(owner.rows()[-1][0])
    assert said["kept"] in await rep.says("/due")


async def test_who_is_not_satisfied_gets_amends(world: World, rep: Talker) -> None:
    number = await buyer(world, rep)
    await call_back(rep)
    assert "有什么建议?照原话打字" in await rep.presses("2")
    assert "不满意。答应怎么补?带上日子打字" in await rep.presses("没有")
    assert "没有「2月30号」这一天" in await rep.says("2月30号换新的")
    assert await rep.presses("没有") == "✅ 王芳 回访\n满意 2/5 · 轮胎\n下一步?补一句就直接打字"
    assert rep.buttons() == ["11/19 周四 给个说法", "自己定", "先不定", "↩️ 撤销"]
    await rep.presses("11/19 周四 给个说法")
    assert [(work.kind, work.text) for work in await work_of(world, number)][1:] == [(FollowUpKind.PROMISE, "给个说法")]
    await rep.says("/card 王芳")
    await rep.presses("更多")
    assert "今天 电话:回访 · 满意 2/5 · 轮胎" in await rep.presses("经过")


async def test_it_can_be_left_out_resumed_and_taken_back(world: World, rep: Talker) -> None:
    number = await buyer(world, rep)
    await call_back(rep)
    assert "下一步?" in await rep.presses("跳过")
    await rep.presses("↩️ 撤销")
    assert await forms(world) == []

    assert "几分满意" in await call_back(rep)
    assert "在用什么?" in await rep.presses("不是这个")
    assert "在用 雨刮" in await rep.says("雨刮")
    assert "有什么建议?" in await rep.says("5分")
    await rep.says("/today")
    assert await rep.presses("接着填 王芳 回访") == "✅ 王芳 回访\n满意 5/5 · 雨刮\n有什么建议?照原话打字"
    assert "答应了什么?" in await rep.presses("没有")
    assert "下一步?" in await rep.presses("没有")
    [form] = await forms(world)
    assert (form.product, form.satisfaction, form.promised) == ("雨刮", 5, "")
    await world.passes(days=1)
    await rep.presses("↩️ 撤销")
    assert [work.status for work in await work_of(world, number)] == [OPEN]


async def test_a_line_on_how_it_went_is_a_note_and_others_are_not_asked(world: World, rep: Talker) -> None:
    number, other = await buyer(world, rep), await client(world, rep, "李敏", "+8613900001111")
    await call_back(rep)
    shown = await rep.says("他说胎噪小了,下周一再问")
    assert shown.splitlines()[1:] == ["他说胎噪小了", "⏰ 11/23 周一 再问"]
    assert [(note.kind, note.touch) for note in await notes_of(world, number)] == [("call", "care")]
    await rep.says("/follow 李敏 今天 回访")
    await rep.says("/due")
    await rep.presses("1")
    assert await rep.presses("✅ 做完了") == "✅ 李敏 回访\n下一步?补一句就直接打字", "who bought nothing is not asked"
    assert len(await work_of(world, other)) == 1


async def test_others_can_neither_answer_nor_read_it(world: World, rep: Talker) -> None:
    await buyer(world, rep)
    await call_back(rep)
    stolen = [rep.button_data(label) for label in ("4", "跳过", "不是这个")]
    chen = world.talker(102)
    await chen.says("/today")
    before = chen.texts()
    for data in [*stolen, "kq:1:1", "kl:0"]:
        await chen.forges(data)
        assert chen.texts() == before, data
    assert [form.satisfaction for form in await forms(world)] == [None]
