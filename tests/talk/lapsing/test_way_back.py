"""/winback: the way back for any client, gone on with days later, and given up with a short interview."""

from datetime import datetime, timedelta

from storage.queries.lapsing import winback
from storage.tables import LapseStatus
from tests.talk.customers import TODAY, cases, customer, every, morning, open_work, silent
from tests.talk.world import SHANGHAI, Talker, World

STORIES = {
    "zh_Hans": {
        "open": "挽回 陈建国",
        "asked": "📉 陈建国 · 联系上了?\n今天 开始请他回来",
        "talked": "聊上了",
        "reason": "太慢",
        "amends": "周五前送一套样品",
        "story": ["陈建国:请回来的经过", "今天 95 天没买", "今天 开始请他回来", "今天 聊上了", "今天 原因:太慢",
                  "今天 🤝 周五前送一套样品"],
        "so far": "经过",
    },
    "zh_Hant": {
        "open": "請回來 陈建国",
        "asked": "📉 陈建国 · 聯絡上了嗎?\n今天 開始請他回來",
        "talked": "聊上了",
        "reason": "太慢",
        "amends": "週五前送一套樣品",
        "story": ["陈建国:請回來的經過", "今天 95 天沒買", "今天 開始請他回來", "今天 聊上了", "今天 原因:太慢",
                  "今天 🤝 週五前送一套樣品"],
        "so far": "經過",
    },
    "en": {
        "open": "/winback 陈建国",
        "asked": "📉 陈建国 · did you reach them?\ntoday you began to win them back",
        "talked": "We talked",
        "reason": "too slow",
        "amends": "a set of samples by Friday",
        "story": ["陈建国: the case so far", "today no order for 95 days", "today you began to win them back",
                  "today talked", "today reason: too slow", "today 🤝 a set of samples by Fri…"],
        "so far": "So far",
    },
}  # fmt: skip


async def test_any_client_can_be_won_back_without_an_alert(world: World) -> None:
    for number, (language, said) in enumerate(STORIES.items()):
        rep = world.person(100 + number, "小刘", language)
        await world.team("顺达二店", rep, language=language)
        chen = await silent(world, rep)
        assert await rep.says(str(said["open"])) == said["asked"]
        await rep.presses(str(said["talked"]))
        await rep.presses(str(said["reason"]))
        await rep.says(str(said["amends"]))
        assert [each.split(" ")[0] for each in await open_work(world, chen)] == ["2026-11-20"]
        assert (await rep.presses(str(said["so far"]))).splitlines() == said["story"]
    assert [case.by_hand for case in await cases(world)] == [True] * len(STORIES)


async def test_the_case_goes_on_where_it_was_left_days_later(world: World, rep: Talker) -> None:
    await silent(world, rep)
    await rep.starts()
    await rep.says("挽回 陈建国")
    await rep.presses("没联系上")
    await morning(world, days=3, hour=11)
    await world.restart()
    shown = await rep.says("/winback 陈建国")
    assert shown.splitlines() == ["📉 陈建国 · 联系上了?", "11/18 开始请他回来", "11/18 没联系上"]
    await rep.presses("聊上了")
    assert await rep.says("请回来 陈建国") == "陈建国 怎么说?", "he was reached; the reason is still to come"
    await rep.presses("态度")
    await rep.presses("先不补")
    await morning(world, days=9, hour=11)
    shown = await rep.says("挽回 陈建国")
    assert shown.splitlines() == ["陈建国", "11/21 原因:态度", "11/21 先不补", "后来怎样?"]
    assert len(await cases(world)) == 1
    told = len([text for text in rep.texts() if text.startswith("📉 陈建国 · 1")])
    assert told == 0, "who is being won back is not alerted to"


async def test_one_who_never_bought_and_one_who_bought_once(world: World, rep: Talker) -> None:
    await customer(world, rep, "新人")
    await customer(world, rep, "独客", [(TODAY - timedelta(days=40), 100_000)])
    await world.passes(minutes=1)
    assert await rep.says("挽回 新人 他说先看看别家") == "📉 新人 · 联系上了?\n今天 开始请他回来"
    await rep.says("挽回 独客")
    shown = await rep.says("久未复购")
    assert shown.splitlines() == ["📉 久未复购 2 位", "独客 40 天没买 ¥1,000", "新人 还没记过购买"]
    assert (await rep.presses("独客")).splitlines()[:3] == [
        "📉 独客 · 40 天没买",
        "只买过一次,还看不出规律",
        "一年约 ¥1,000",
    ]
    assert "📉 还没记过购买" in await rep.says("新人")
    await rep.presses("更多")
    assert "他说先看看别家" in await rep.presses("经过")
    await rep.says("买 新人 500")
    assert (await cases(world))[0].status is LapseStatus.BOUGHT


async def test_opening_is_taken_back_like_anything_else(world: World, rep: Talker) -> None:
    await silent(world, rep)
    await rep.says("挽回 陈建国")
    await rep.presses("↩️ 撤销")
    assert await cases(world) == []


async def test_a_loss_is_asked_about_and_may_be_tried_again(world: World, rep: Talker) -> None:
    chen = await silent(world, rep)
    await rep.says("挽回 陈建国")
    assert (await rep.presses("不回来了")).splitlines() == ["陈建国:记下了。你看是为什么?"]
    assert (await rep.presses("合不来")).splitlines() == ["陈建国:记下了。", "主要是产品、方式还是服务?"]
    assert rep.buttons()[0] == "方式", "the likeliest cause first"
    await rep.presses("方式")
    nowhere = rep.button_data("不知道")
    await rep.presses("不知道")
    later = rep.button_data("半年后问候")
    await rep.presses("半年后问候")
    assert [each.split(" ", 1)[1] for each in await open_work(world, chen)] == ["问候一句,不谈生意"]
    case = (await cases(world))[0]
    assert (case.status, case.reason, case.cause) == (LapseStatus.LOST, "dislike", "selling")
    await morning(world, days=30)
    assert (await rep.says("挽回 陈建国")).splitlines() == [
        "📉 陈建国 · 记过不回来了",
        "11/18 不回来了,已结案",
        "11/18 原因:合不来",
        "11/18 归到:方式",
    ]
    assert "联系上了?" in await rep.presses("再试")
    case = (await cases(world))[0]
    assert (case.status, case.closed_on, case.reason) == (LapseStatus.CONTACTED, None, None)
    assert [step.deed.value for step in winback.history(case)][-1] == "opened_again"
    planned = await open_work(world, chen)
    for data in (nowhere, later):  # of the loss, pressed late: he is being won back
        await rep.forges(data)
        assert "联系上了?" in rep.sees()
    assert await open_work(world, chen) == planned


async def test_the_word_alone_asks_for_whom_and_a_lead_goes_on_with_it(
    world: World, owner: Talker, rep: Talker
) -> None:
    await customer(world, rep, "陈建国", every(38, 5, TODAY))
    await rep.says("挽回")
    assert (await rep.presses("陈建国")).splitlines()[0] == "陈建国 今天 买过,还不算久。"
    await rep.presses("请回来")
    assert (await rep.says("/lapsed")).splitlines()[-1] == "陈建国 今天 开始请回来 ¥7,500"
    assert (await rep.says("久未复购 陈建国")).splitlines()[0] == "📉 陈建国 · 今天 开始请回来"
    await rep.says("挽回 陈建国")
    await rep.presses("聊上了")
    assert await owner.says("/winback 陈建国") == "陈建国 怎么说?"
    await world.comes(datetime(2026, 11, 19, 9, tzinfo=SHANGHAI))


async def test_nobody_else_gets_at_it(world: World, rep: Talker) -> None:
    await silent(world, rep)
    await rep.says("挽回 陈建国")
    case = (await cases(world))[0].id
    lead, rival = world.person(200, "对手"), world.person(201, "对手员工")
    await world.team("别家", lead, rival)
    await rival.starts()
    await rival.says("/help")
    for data in (f"wk:{case}", f"wz:{case}", f"wv:{case}", f"wq:{case}"):
        assert (await rival.forges(data)).text == "没有这位客户。"
    assert "陈建国" not in rival.sees()
