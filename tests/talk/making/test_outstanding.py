"""Money outstanding (F4): one line keeps it, its day brings it up, parts are recorded, the list sums it up."""

from datetime import datetime

import pytest

from handlers.payloads import outstanding as on_owed
from handlers.payloads.capture import ResumeForm
from handlers.payloads.followups import Place
from tests.talk.customers import TODAY, customer, open_work
from tests.talk.world import SHANGHAI, Talker, World

TYPED = {
    "zh_Hans": "王芳 定金5000 尾款2万 周五付",
    "zh_Hant": "王芳 訂金5000 尾款2萬 週五付",
    "en": "王芳 deposit 5,000 balance 20,000 due Friday",
}
SHOWN = {
    "zh_Hans": ["✅ 王芳 · 尾款 ¥20,000", "约好 11/20 周五", "已收 ¥5,000,共 ¥25,000 (今天)"],
    "zh_Hant": ["✅ 王芳 · 尾款 ¥20,000", "約好 11/20(五)", "已收 ¥5,000,共 ¥25,000 (今天)"],
    "en": ["✅ 王芳 · balance ¥20,000", "Due Fri 20 Nov", "¥5,000 of ¥25,000 came (today)"],
}
TASK = {"zh_Hans": "收尾款¥20,000", "zh_Hant": "收尾款¥20,000", "en": "collect ¥20,000"}
BUTTONS = {
    "zh_Hans": ["收到了", "收到一部分", "写句话"],
    "zh_Hant": ["收到了", "收到一部分", "寫句話"],
    "en": ["All came", "A part came", "Words to ask"],
}
PART = {
    "zh_Hans": [
        "✅ 王芳 · 尾款 ¥12,000",
        "约好 今天",
        "已收 ¥13,000,共 ¥25,000 (今天)",
        "剩下的哪天付?点一个,打字也行",
    ],
    "zh_Hant": [
        "✅ 王芳 · 尾款 ¥12,000",
        "約好 今天",
        "已收 ¥13,000,共 ¥25,000 (今天)",
        "剩下的哪天付?點一個,打字也行",
    ],
    "en": [
        "✅ 王芳 · balance ¥12,000",
        "Due today",
        "¥13,000 of ¥25,000 came (today)",
        "And the rest? Tap, or type it.",
    ],
}
LISTED = {
    "zh_Hans": ["还没收 1 笔 · 1.2万", "过了 1.2万", "1 王芳 1.2万,过了 5 天"],
    "zh_Hant": ["還沒收 1 筆 · 1.2萬", "過了 1.2萬", "1 王芳 1.2萬,過了 5 天"],
    "en": ["Still to come: 1 · 12k", "late 12k", "1 王芳 12k, 5 days over"],
}
ALL = {
    "zh_Hans": "✅ 王芳 · 尾款 ¥25,000,收齐了",
    "zh_Hant": "✅ 王芳 · 尾款 ¥25,000,收齊了",
    "en": "✅ 王芳 · balance: all ¥25,000 came",
}
DAY = {"zh_Hans": "下周三", "zh_Hant": "下週三", "en": "next Wednesday"}


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_a_balance_comes_up_on_its_day_and_comes_in_parts(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    wang = await customer(world, rep, "王芳")
    all_came, part, _ = BUTTONS[language]
    assert (await rep.says(TYPED[language])).splitlines() == SHOWN[language]
    assert await open_work(world, wang) == [f"2026-11-20 {TASK[language]}"]
    await world.comes(datetime(2026, 11, 20, 9, tzinfo=SHANGHAI))
    await rep.says("/today")
    await rep.presses("1")
    assert rep.rows()[0] == BUTTONS[language]
    await rep.presses(part)
    assert (await rep.says("8000")).splitlines() == PART[language]
    await rep.says(DAY[language])
    assert [line[:10] for line in await open_work(world, wang)] == ["2026-11-25"]
    await world.comes(datetime(2026, 11, 30, 9, tzinfo=SHANGHAI))
    assert (await rep.says("/owed")).splitlines() == LISTED[language]
    await rep.presses("1")
    assert (await rep.presses(all_came)).splitlines()[0] == ALL[language]
    assert await open_work(world, wang) == []
    await rep.presses(next(label for label in rep.buttons() if label.startswith("↩️")))
    assert (await rep.says("/owed")).splitlines() == LISTED[language]


async def test_without_a_day_it_is_asked_and_words_to_ask_are_given(world: World, rep: Talker) -> None:
    wang = await customer(world, rep, "王芳")
    assert (await rep.says("尾款 王芳 12000")).splitlines() == [
        "✅ 王芳 · 尾款 ¥12,000", "哪天付?点一个,打字也行",
    ]  # fmt: skip
    assert "约好 12/1 周二" in await rep.says("12月1日")
    assert "上次说的那笔 ¥12,000" in await rep.presses("写句话")
    await rep.presses("返回")
    await rep.presses("收到一部分")
    assert (await rep.says("2万")).splitlines()[0] == "不能多过 ¥12,000。"
    assert (await rep.says("算了")).splitlines()[0] == "没看出金额。"
    await rep.says("/cancel")
    assert (await rep.says("王芳")).splitlines()[1] == "尾款 1.2万 12/1"
    assert (await rep.presses("还有尾款")).splitlines()[0] == "王芳 · 尾款 ¥12,000"
    stale = rep.button_data("收到了")
    assert (await rep.presses("不收了")).splitlines()[0] == "王芳 · 尾款:¥12,000 不收了"
    assert await open_work(world, wang) == []
    assert (await rep.forges(stale)).text == "这件已办完。"
    await rep.presses("还是要收")
    assert await open_work(world, wang) == ["2026-12-01 收尾款¥12,000"]


async def test_under_a_purchase_and_in_the_leads_list(world: World, owner: Talker, rep: Talker) -> None:
    other = world.talker(102)
    await customer(world, rep, "王芳")
    await customer(world, other, "李敏")
    await rep.says("买 王芳 轮胎 3280")
    await rep.presses("还有尾款")
    assert (await rep.says("5000 周五")).splitlines()[0] == "不能多过 ¥3,280。"
    assert (await rep.says("1280 周五")).splitlines()[0] == "✅ 王芳 · 轮胎尾款 ¥1,280"
    await other.says("李敏 欠款 2万 11月10日")
    assert (await owner.says("回款")).splitlines() == [
        "还没收 2 笔 · 2.1万", "过了 2万 · 本周 ¥1,280", "1 李敏 2万,过了 8 天(小陈)", "2 王芳 ¥1,280,11/20 周五(小刘)",
    ]  # fmt: skip
    assert (await other.says("/owed")).splitlines()[0] == "还没收 1 笔 · 2万"


async def test_talk_of_money_stays_a_note_with_an_offer(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    assert "记下了" in (await rep.says("王芳 尾款2万已经收到了")).splitlines()[0]
    assert "记成尾款" not in rep.buttons()
    for said in ("王芳 他说尾款下周给", "尾款下周给"):
        assert "记下了" in (await rep.says(said)).splitlines()[0]
        assert "记成尾款" in rep.buttons()
    assert (await rep.says("/owed")).splitlines()[0] == "没有要收的款。"
    await rep.says("王芳 谈好了尾款2万周五给")
    button = rep.button_data("记成尾款")
    assert (await rep.presses("记成尾款")).splitlines()[:2] == ["✅ 王芳 · 尾款 ¥20,000", "约好 11/20 周五"]
    await rep.presses("收到了")
    assert (await rep.forges(button)).text == "已记过"
    assert rep.sees().splitlines()[0] == "✅ 王芳 · 尾款 ¥20,000,收齐了"
    assert (await rep.says("/owed")).splitlines()[0] == "没有要收的款。"
    await rep.says("王芳 尾款 2万 周五")
    await rep.says("王芳 尾款收到了")
    assert (await rep.presses("款到了")).splitlines()[0] == "王芳 · 尾款 ¥20,000"


async def test_another_teams_money_is_not_to_be_had(world: World, rep: Talker) -> None:
    wang = await customer(world, rep, "王芳", [(TODAY, 328_000)])
    await rep.says("王芳 尾款 12000 12月1日")
    stranger = world.person(201, "外人")
    await world.team("别家", world.person(200, "别家店长"), stranger)
    o = on_owed
    presses = [
        o.AskOwed(wang), o.AskOwedFor(1), o.OwedFromNote(1), o.ShowOwed(2, 0), o.OpenOwed(1), o.SetDue(1, TODAY),
        o.AskDue(1), o.AllCame(1, 1_200_000, Place.TODAY, 0), o.AskPart(1), o.PoliteWords(1), o.LetOwedGo(1),
        o.OwedAgain(1), o.PartCame(1, 100, 1_200_000),
    ]  # fmt: skip
    for other in (stranger, world.talker(102)):
        await other.says("/today")
        for press in presses:
            answer = await other.forges(press.pack())
            assert not any(word in answer.text + "".join(other.texts()) for word in ("12,000", "1.2万", "王芳"))
    assert (await rep.says("/owed")).splitlines()[2] == "1 王芳 1.2万,12/1 周二"


async def test_what_a_purchase_still_owes_is_asked_again_of_that_purchase(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    await rep.says("买 王芳 轮胎 3280")
    await rep.presses("还有尾款")
    await rep.forges(ResumeForm("owed").pack())
    assert "王芳 · ¥3,280" in rep.sees()
    assert (await rep.says("5000 周五")).splitlines()[0] == "不能多过 ¥3,280。"
