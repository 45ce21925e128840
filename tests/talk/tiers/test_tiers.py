"""Tiers on the phone (D1, D2, D9): who stands where, rises told once, limits tried out before they hold, benefits."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from handlers.payloads.tiers import RuleRow
from handlers.tiers.tier_rules import with_row
from playbook.rfm import RfmRules
from storage.queries.lapsing import lapse_watch
from storage.queries.team import members
from storage.tables import Client, Purchase
from tests.talk.customers import TODAY, customer, every, morning
from tests.talk.world import Talker, World

FIVE = [("李敏", 4, 470), ("王芳", 3, 9_000), ("赵强", 1, 100), ("陈建国", 2, 260), ("周敏", 6, 3_000)]


async def five(world: World, rep: Talker) -> dict[str, int]:
    """Customers of several tiers."""
    return {
        name: await customer(world, rep, name, every(20, count, TODAY - timedelta(days=3), paid * 100))
        for name, count, paid in FIVE
    }


async def test_from_the_tiers_to_each_customer(world: World, rep: Talker) -> None:
    await five(world, rep)
    shown = await rep.says("等级")
    assert shown.splitlines() == [
        "等级 · 5 位老客户",
        "铂金 1 · 黄金 2 · 白银 1 · 青铜 1",
        "差一步的 4 位:",
        "李敏 再买一次满 ¥120 就到铂金,2027/9/16 前",
        "王芳 再买一次就到铂金,2027/10/6 前",
        "陈建国 再买一次就到黄金,2027/10/26 前",
    ]
    assert rep.rows() == [["只差一步", "大客户"], ["铂金 1", "黄金 2"], ["白银 1", "青铜 1"]]
    gold = await rep.presses("黄金 2")
    assert gold.splitlines() == ["黄金 · 2 位", "王芳 · 3 笔 · 2.7万", "李敏 · 4 笔 · ¥1,880"]
    assert rep.rows() == [["王芳", "李敏"], ["返回"]]
    assert "老客户 黄金" in await rep.presses("王芳")
    assert await rep.forges("vt:9:0") is not None
    assert (await rep.forges("vt:3:99999")).text == ""
    assert rep.sees() == gold


async def test_few_bring_most_and_who_of_them_is_left_alone(world: World, rep: Talker) -> None:
    assert await rep.says("大客户榜") == "12 个月里没有成交。第一笔:/buy"
    await five(world, rep)
    await rep.says("周敏 电话聊了下轮胎报价")
    best = await rep.says("二八")
    assert best.splitlines() == ["5 位里 1 位带来 56%", "联系他们占全部的 0%", "王芳 2.7万 56% · 没联系过"]
    assert rep.rows() == [["王芳"], ["看图", "返回"]]
    await rep.says("王芳 见面,送了茶")
    assert (await rep.says("80/20")).splitlines()[1:] == ["联系他们占全部的 50%", "王芳 2.7万 56% · 谈1 关怀0"]
    assert (await rep.presses("返回")).startswith("等级 · 5 位老客户")


async def test_what_an_import_lifts_is_told_once(world: World, rep: Talker) -> None:
    numbers = await five(world, rep)
    await world.passes(minutes=1)
    before = len(rep.messages())

    def file(session: Session) -> None:
        me = members.by_user(session, rep.id)
        assert me is not None
        for name in ("李敏", "陈建国"):
            client = session.get_one(Client, numbers[name])
            day = TODAY - timedelta(days=1)
            bought = Purchase(team_id=me.team_id, client_id=client.id or 0, bought_on=day, amount=300_000,
                                        created_by=me.id or 0, created_at=world.clock.now())  # fmt: skip
            session.add(bought)
        lapse_watch.judge_again(session, me.team_id)

    await world.database(file)
    await world.passes(minutes=1)
    await world.passes(minutes=11)
    told = [text for text in rep.texts()[before:] if "升了等级" in text]
    assert told == ["2 位升了等级\n李敏 铂金\n陈建国 黄金"]
    assert (await rep.presses("看名单")).splitlines() == [
        "最近一个月升级的 2 位:",
        "李敏 今天 到铂金",
        "陈建国 今天 到黄金",
    ]
    await morning(world)
    assert not [text for text in rep.texts() if "升了等级" in text], "it has become the list, and no other came"


async def test_a_purchase_in_a_note_tells_the_rise_with_what_it_brings(
    world: World, owner: Talker, rep: Talker
) -> None:
    await five(world, rep)
    await owner.says("等级")
    await owner.presses("设等级")
    await owner.presses("各级福利")
    await owner.presses("铂金")
    shown = await owner.says("免费上门检测\n\n 生日礼 ")
    assert "铂金:免费上门检测、生日礼" in shown
    await owner.presses("铂金")
    assert "· 生日礼" in owner.sees()
    assert "再买一次满 ¥120 就到铂金,2027/9/16 前:免费上门检测" in await rep.says("等级")
    told = await rep.says("李敏 来店里,买了轮胎 3000 元")
    assert "升到铂金" in told
    assert "铂金可享:免费上门检测" in told
    assert "升到" not in await rep.says("李敏 又买了脚垫 300 元")
    await rep.says("李敏")
    assert "铂金可享:免费上门检测、生日礼" in await rep.presses("更多")
    await owner.says("等级")
    await owner.presses("设等级")
    await owner.presses("各级福利")
    await owner.presses("铂金")
    assert "铂金:还没写" in await owner.presses("清空")


async def test_limits_are_tried_out_before_they_hold(world: World, owner: Talker, rep: Talker) -> None:
    await five(world, rep)
    await rep.says("等级")
    await owner.says("等级")
    table = await owner.presses("设等级")
    assert table.splitlines()[0] == "等级怎么定:标准表"
    assert "金额 ¥2,000 · ¥1,000 · ¥500 · ¥300" in table
    assert owner.rows() == [["金额门槛", "次数", "最近"], ["权重", "等级线", "各级福利"], ["返回"]]
    await owner.presses("金额门槛")
    assert (await owner.says("1000 2000 500 300")).startswith("要一个比一个小。")
    assert (await owner.says("很多")).startswith("「很多」没看懂。")
    assert (await owner.says("1000 500")).startswith("要打 4 个数。")
    assert await owner.says("2万 1万 5000 3000") == "正在看谁会变……"
    await world.passes(seconds=2)
    tried = owner.sees()
    assert tried.splitlines() == [
        "金额 2万 · 1万 · ¥5,000 · ¥3,000",
        "5 位老客户,2 位会变:",
        "白银 → 青铜 1 位",
        "黄金 → 白银 1 位",
    ]
    assert await owner.presses("看名单") == "其中买得多的:\n李敏 黄金 → 白银\n陈建国 白银 → 青铜"
    assert await owner.presses("返回") == tried
    stale, mine = owner.button_data("采用"), owner.button_data("不改了")
    assert (await rep.forges(stale)).text != ""
    assert (await owner.presses("采用")).startswith("✅ 按新的算了。")
    undo = owner.button_data("↩️ 撤销")
    await world.passes(minutes=1)
    assert "铂金 1 · 黄金 1 · 白银 1 · 青铜 2" in await rep.says("等级")
    assert not [text for text in rep.texts() if "升了等级" in text], "rules make nobody rise"
    assert (await owner.forges(stale)).text == "这件已办完。"
    assert (await owner.forges(mine)).text == "照旧,没改"
    assert (await owner.forges(undo)).text == "改回原来的了,一分钟内见效"
    assert (await owner.forges(undo)).text == "这件已办完。"
    await world.passes(minutes=1)
    assert "铂金 1 · 黄金 2 · 白银 1 · 青铜 1" in await rep.says("等级")


async def test_every_row_of_the_table_can_be_set(world: World, owner: Talker, rep: Talker) -> None:
    await customer(world, rep, "李敏", [(TODAY, 47_000)])
    for button, wrong, why, right, shown in (
        ("次数", "6 4 4 2", "要一个比一个小。", "12 8 4 2", "次数 12 · 8 · 4 · 2"),
        ("最近", "0 1 2 3 4", "第一个数至少 1 个月。", "3 6 12 18 24", "最近几个月 3 · 6 · 12 · 18 · 24"),
        ("权重", "0 0 0", "至少一项要算分。", "1 1 2", "权重 最近 1、次数 1、金额 2"),
        ("等级线", "50 26 17", "最高只有 40 分,没人够得着。", "30 20 10", "铂金 30 · 黄金 20 · 白银 10 分起"),
    ):
        await owner.says("等级")
        await owner.presses("设等级")
        await owner.presses(button)
        assert (await owner.says(wrong)).startswith(why)
        await owner.says(right)
        await world.passes(seconds=2)
        assert shown in owner.sees().splitlines()
        assert (await owner.presses("不改了")).startswith("等级怎么定:标准表")
    await owner.presses("金额门槛")
    await owner.presses("×10")
    await world.passes(seconds=2)
    assert owner.sees().splitlines()[0] == "金额 2万 · 1万 · ¥5,000 · ¥3,000"
    await owner.presses("采用")
    await owner.says("等级")
    assert (await owner.presses("设等级")).startswith("等级怎么定:本店自定")
    await owner.presses("用标准表")
    await world.passes(seconds=2)
    await owner.presses("采用")
    await owner.says("等级")
    assert (await owner.presses("设等级")).startswith("等级怎么定:标准表")


@pytest.mark.parametrize(
    ("language", "words", "buttons", "ask", "tried"),
    [
        ("zh_Hant", "等級", ["設等級", "金額門檻"], "打 4 個數", "1 位老客戶,沒人會變。"),
        ("en", "/tiers", ["Set the limits", "Amounts"], "Type 4 numbers", "Of 1 customers nobody would move."),
    ],
)
async def test_the_limits_in_other_languages(
    world: World, language: str, words: str, buttons: list[str], ask: str, tried: str
) -> None:
    lead = world.person(300, "Lead", language)
    await world.team("Other", lead, language=language)
    await customer(world, lead, "Wang Fang", [(TODAY, 47_000)])
    await lead.says(words)
    for button in buttons:
        await lead.presses(button)
    assert ask in lead.sees()
    await lead.says("20000 10000 5000 3000")
    await world.passes(seconds=2)
    assert tried in lead.sees()
    best = await lead.says("/best")
    assert "Wang Fang" in best
    assert "100%" in best


async def test_nobody_else_gets_at_tiers(world: World, owner: Talker, rep: Talker) -> None:
    await five(world, rep)
    rival_lead, rival = world.person(200, "对手"), world.person(201, "对手员工")
    await world.team("别家", rival_lead, rival)
    await rival.says("等级")
    await rep.says("等级")
    assert await rival_lead.says("等级") == "还没有老客户。记一笔就有:/buy"
    for data in ("vt:3:0", "ve:0", "vr:0", "vb:0"):
        await rival.forges(data)
        assert not any(name in rival.sees() for name, *_ in FIVE)
    for data in ("vl", "va:m", "vm:1000", "vs", "vw:1:0", "vy:1", "vn:1", "vz:1", "vf", "vg:3", "vc:3"):
        assert (await rep.forges(data)).text != "", "leads only"
    for data in ("vm:0", "vm:-5", "vm:99999999999999", "vw:1:0", "vy:7"):
        await rival_lead.forges(data)
    assert await owner.says("等级") == await rep.says("等级")


@pytest.mark.parametrize("weights", [(0, 0, 1), (1, 0, 0), (0, 1, 1), (2, 6, 8), (100, 100, 100)])
@pytest.mark.parametrize("lines", [(36, 26, 17), (40, 39, 38), (4, 3, 2)])
def test_other_weights_keep_the_lines_apart(weights: tuple[int, ...], lines: tuple[int, int, int]) -> None:
    platinum, gold, silver = lines
    changed = with_row(RfmRules(platinum=platinum, gold=gold, silver=silver), RuleRow.WEIGHTS, weights)
    assert changed.weights == weights
    assert changed.most_points >= changed.platinum > changed.gold > changed.silver > 1
