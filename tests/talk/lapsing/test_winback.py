"""What a rep makes of an alert, and winning a customer back, one question at a time."""

from datetime import timedelta

from storage.queries.book import notes
from storage.tables import Client, LapseStatus
from tests.talk.customers import TODAY, cases, morning, open_work, silent
from tests.talk.world import Talker, World

TOMORROW = TODAY + timedelta(days=1)


async def test_each_button_of_the_alert_works_twice_and_late(world: World, rep: Talker) -> None:
    chen = await silent(world, rep)
    await rep.starts()
    await morning(world)
    data = {label: rep.button_data(label) for label in rep.buttons()}
    assert await rep.presses("今天联系") == "⏰ 陈建国 排进今天了"
    await rep.forges(data["今天联系"])
    assert await open_work(world, chen) == ["2026-11-19 联系一下,好久没买"]
    assert "下一步 今天 联系一下" in await rep.presses("卡片")
    await rep.forges(data["已在跟"])
    assert (await cases(world))[0].status is LapseStatus.CONTACTED
    assert await open_work(world, chen) == []
    await rep.forges(data["季节性"])
    assert rep.sees() == "陈建国:季节性,这回不再提醒"
    closed = (await cases(world))[0]
    assert (closed.status, closed.closed_on) == (LapseStatus.SEASON, TOMORROW)
    await morning(world, days=8, hour=12)
    for label in ("今天联系", "写句问候", "季节性", "已在跟"):
        assert (await rep.forges(data[label])).text == "这件已办完。"
    assert rep.sees() == "陈建国:季节性,这回不再提醒"
    assert len(await cases(world)) == 1  # the same silence is raised once


async def test_season_can_be_taken_back(world: World, rep: Talker) -> None:
    await silent(world, rep)
    await rep.starts()
    await morning(world)
    await rep.presses("季节性")
    await rep.presses("↩️ 撤销")
    assert (await cases(world))[0].status is LapseStatus.RAISED


async def test_a_greeting_sent_is_a_contact(world: World, rep: Talker) -> None:
    chen = await silent(world, rep)
    await rep.starts()
    await morning(world)
    assert "陈建国,好些天没见,您最近都好吧?" in await rep.presses("写句问候")
    assert "96 天没买" in await rep.presses("返回")
    await rep.presses("写句问候")
    assert (await rep.presses("发了")).startswith("📉 陈建国 · 在跟了")
    kept = await world.database(lambda session: notes.of_client(session, session.get_one(Client, chen), 5))
    assert [(note.kind, note.is_contact) for note in kept] == [("care", True)]
    await rep.says("买 陈建国 3280")
    assert (await cases(world))[0].status is LapseStatus.WON_BACK


async def test_the_way_back_is_walked_one_question_at_a_time(world: World, rep: Talker) -> None:
    chen = await silent(world, rep)
    await rep.starts()
    await morning(world)
    await rep.says("陈建国")
    assert await rep.presses("请回来") == "📉 陈建国 · 联系上了?"
    assert "再试?" in await rep.presses("没联系上")
    assert "⏰ 今天 10:00" in await rep.presses("今天 10:00")
    await rep.says("陈建国")
    await rep.presses("请回来")
    assert await rep.presses("聊上了") == "陈建国 怎么说?"
    assert len(rep.buttons()) == 8
    assert (await rep.presses("太慢")).startswith("陈建国 · 太慢\n怎么补?")
    await world.restart()
    shown = await rep.says("周五前送一套样品")
    assert shown.splitlines() == ["陈建国", "🤝 最晚 11/20 周五:送一套样品", "后来怎样?"]
    assert await open_work(world, chen) == ["2026-11-20 送一套样品"]
    case = (await cases(world))[0]
    assert (case.status, case.reason, case.amends) == (LapseStatus.CONTACTED, "slow", "周五前送一套样品")
    await rep.presses("还在谈")
    await rep.says("陈建国")
    assert "🤝 周五前送一套样品" in await rep.presses("请回来")
    await rep.presses("买了")
    assert "久未复购已结案" in await rep.says("轮胎 3280")
    assert (await cases(world))[0].status is LapseStatus.WON_BACK


async def test_a_loss_is_put_down_to_one_of_three(world: World, rep: Talker) -> None:
    await silent(world, rep)
    await rep.starts()
    await morning(world)
    await rep.says("陈建国")
    await rep.presses("请回来")
    await rep.presses("聊上了")
    await rep.presses("不值这价")
    await rep.presses("先不补")
    lost = rep.button_data("不回来了")
    assert (await rep.presses("不回来了")).endswith("主要是产品、方式还是服务?")
    assert rep.buttons()[:3] == ["产品", "方式", "服务"]
    cause = rep.button_data("产品")
    assert "现在去哪家买?" in await rep.presses("产品")
    await rep.forges(cause)
    assert await rep.says("隔壁轮胎行,能开月结") == "陈建国:记下了,先放一放。"
    assert "⏰ 2027/5/20 周四 问候一句,不谈生意" in await rep.presses("半年后问候")
    case = (await cases(world))[0]
    assert (case.status, case.reason, case.cause) == (LapseStatus.LOST, "price", "product")
    assert (await rep.forges(lost)).text == "这件已办完。"


async def test_a_try_is_noted_once_a_day_of_the_reps_own(world: World, rep: Talker) -> None:
    chen = await silent(world, rep)
    await rep.says("挽回 陈建国")
    missed = rep.button_data("没联系上")
    for minute in (59, 61):  # between them it is midnight in Greenwich
        await morning(world, hour=7 + minute // 60, minute=minute % 60)
        await rep.forges(missed)
    tried = await world.database(lambda session: notes.of_client(session, session.get_one(Client, chen), 5))
    assert [note.kind for note in tried] == ["attempt"]


async def test_one_who_will_not_talk_is_left_in_peace(world: World, rep: Talker) -> None:
    chen = await silent(world, rep)
    await rep.starts()
    await morning(world)
    await rep.says("陈建国")
    await rep.presses("请回来")
    shown = await rep.presses("对方不想谈")
    assert shown.splitlines() == ["陈建国:先不打扰", "⏰ 12/19 周六 问候一句,不谈生意"]
    assert await open_work(world, chen) == ["2026-12-19 问候一句,不谈生意"]


async def test_nobody_else_gets_at_a_case(world: World, rep: Talker) -> None:
    await silent(world, rep)
    await rep.starts()
    await morning(world)
    case = (await cases(world))[0].id
    rival_lead, rival = world.person(200, "对手"), world.person(201, "对手员工")
    await world.team("别家", rival_lead, rival)
    assert await rival.says("/lapsed") == "没有久未复购的客户。"
    prefixes = (f"ls:{case}", f"lt:{case}", f"lg:{case}", f"lh:{case}", f"ly:{case}", f"lw:{case}", f"wr:{case}:talked",
                f"wt:{case}:2026-11-20:600", f"ww:{case}:slow", f"wm:{case}", f"wo:{case}", f"wl:{case}",
                f"wc:{case}:product")  # fmt: skip
    for data in prefixes:
        assert (await rival.forges(data)).text == "没有这位客户。"
    await rival.forges("lp::7")
    assert "陈建国" not in rival.sees()
    assert [case.status for case in await cases(world)] == [LapseStatus.RAISED]


async def test_a_purchase_told_in_a_note_ends_the_silence_too(world: World, rep: Talker) -> None:
    await silent(world, rep)
    await rep.starts()
    await morning(world)
    await rep.says("陈建国 昨天买了轮胎4条 3280")
    case = (await cases(world))[0]
    assert (case.status, case.closed_on) == (LapseStatus.BOUGHT, TODAY)
    assert "没买" not in await rep.says("陈建国")
