"""Customers who stay away: the list, and the alert in the morning."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from bot.jobs import lapses as job
from handlers.lapsing import looking_back
from storage.queries.book import clients
from storage.queries.reports import report
from storage.tables import Client, LapseCase, LapseModel, LapseStatus, Member, Unasked
from tests.talk.customers import TODAY, cases, customer, every, morning, read_log, silent
from tests.talk.world import SHANGHAI, Talker, World

ALERTS = {
    "zh_Hans": (
        ["📉 陈建国 · 96 天没买", "平时约 38 天一次,共 13 次", "3 个月内再买:约六成(平时九成)", "数据还少,先当参考",
         "一年约 1.5万", "上次说 要搬新仓库(11/18)", "先聊这件,别问怎么不来了"],
        ["今天联系", "写句问候", "季节性", "已在跟", "走势图", "卡片"],
        "陈总,上回您说要搬新仓库,现在怎么样了?要搭把手您说一声。",
    ),
    "zh_Hant": (
        ["📉 陈建国 · 96 天沒買", "平時約 38 天一次,共 13 次", "3 個月內再買:約六成(平時九成)", "資料還少,先當參考",
         "一年約 1.5萬", "上次說 要搬新仓库(11/18)", "先聊這件,別問怎麼不來了"],
        ["今天聯絡", "寫句問候", "季節性", "已在追蹤", "走勢圖", "名片"],
        "陈总,上次您提到要搬新仓库,現在怎麼樣了?需要幫忙,跟我說一聲。",
    ),
    "en": (
        ["📉 陈建国 · no order for 96 days", "Usually every 38 days, 13 times so far",
         "Buy in 3 months: about 6 in 10 (was 9)", "Little data yet: only a hint", "About 15k a year",
         "Last said: 要搬新仓库 (18 Nov)", "Start there, not with why they left"],
        ["Contact today", "Write a greeting", "Seasonal", "On it already", "Chance curve", "Card"],
        "Hello 陈总, you mentioned: 要搬新仓库. How are things now? If I can lend a hand, just say.",
    ),
}  # fmt: skip


async def tell_of_warehouse(world: World, number: int) -> None:
    """What the file knows of him."""

    def keep(session: Session) -> None:
        client = session.get_one(Client, number)
        client.address_as = "陈总"
        clients.add_fact(session, client, "home", "要搬新仓库", world.clock.now())

    await world.database(keep)


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_the_alert_comes_in_the_morning_with_a_greeting_to_copy(
    world: World, owner: Talker, language: str
) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    await rep.starts()
    await tell_of_warehouse(world, await silent(world, rep))
    await morning(world)
    lines, buttons, greeting = ALERTS[language]
    assert rep.sees().splitlines() == lines
    assert rep.buttons() == buttons
    assert greeting in await rep.presses(buttons[1])
    copy = rep.last()["reply_markup"]["inline_keyboard"][0][0]
    assert copy["copy_text"]["text"] == greeting


async def test_a_case_is_raised_by_night_and_told_once(world: World, rep: Talker) -> None:
    await rep.starts()
    await silent(world, rep)
    await morning(world, hour=4)
    assert [case.status for case in await cases(world)] == [LapseStatus.RAISED]
    assert "陈建国" not in rep.sees()
    await morning(world, hour=8, minute=30)
    await morning(world, hour=8, minute=39)
    assert "陈建国 · 96 天没买" not in rep.sees()
    await morning(world, hour=8, minute=40)
    assert "陈建国 · 96 天没买" in rep.sees()
    told = len(rep.messages())
    for days in (1, 2, 3, 5):
        await morning(world, days=days, hour=12)
    assert len([m for m in rep.messages()[told:] if "没买" in m["text"].splitlines()[0]]) == 0
    assert len(await cases(world)) == 1


async def test_a_new_team_is_judged_at_once_and_then_each_night(world: World, rep: Talker) -> None:
    async def fitted() -> datetime:
        return await world.database(lambda session: session.exec(select(LapseModel)).one().fitted_at)

    await world.passes(minutes=1)
    first = await fitted()
    await world.passes(hours=5)
    assert await fitted() == first
    await morning(world, hour=2, minute=59)
    assert await fitted() == first
    await morning(world, hour=3)
    assert await fitted() == world.clock.now()


async def test_one_who_cannot_be_told_holds_up_nobody(world: World, owner: Talker, rep: Talker) -> None:
    await silent(world, owner, "王芳")
    await silent(world, rep)
    for each in (owner, rep):
        await each.starts()

    async def at(hour: int) -> None:
        world.clock.move_to(datetime(2026, 11, 19, hour, tzinfo=SHANGHAI))
        await job.tick(world.bot.database, world.clock.now)

    def is_spoilt(session: Session, day: date | None) -> None:
        client = session.exec(select(Client).where(Client.name == "王芳")).one()
        case = session.exec(select(LapseCase).where(LapseCase.client_id == client.id)).one()
        case.due_on, case.due_kind = day, "nothing that is known"

    def told(session: Session) -> list[str]:
        return [each.key.partition(":")[0] for each in session.exec(select(Unasked))]

    await at(4)
    await world.database(lambda session: is_spoilt(session, TODAY))
    await at(11)
    assert await world.database(told) == ["lapse"]
    await world.database(lambda session: is_spoilt(session, None))
    await at(12)
    assert await world.database(told) == ["lapse", "lapse"], "tried again at the next round"


async def test_three_a_day_at_most_the_most_at_stake_first(world: World, rep: Talker) -> None:
    await rep.starts()
    for number, name in enumerate(("赵一", "钱二", "孙三", "李四", "周五")):
        await silent(world, rep, name, amount=100_000 * (number + 1))
    await morning(world, hour=9)
    assert "周五 · 96 天没买" in rep.sees()
    await morning(world, hour=9, minute=9)
    assert "周五 · 96 天没买" in rep.sees()
    await morning(world, hour=9, minute=10)
    assert "李四 · 96 天没买" in rep.sees()
    await morning(world, hour=9, minute=20)
    assert "孙三 · 96 天没买" in rep.sees()
    await morning(world, hour=20)
    assert "孙三 · 96 天没买" in rep.sees()
    await morning(world, days=2)
    assert rep.sees().startswith("今天 11/20 周五 · 3 件"), "the list first, ten minutes for itself"
    await world.passes(minutes=10)
    assert "钱二 · 97 天没买" in rep.sees()


async def test_not_in_quiet_hours_nor_on_a_day_off(world: World, rep: Talker) -> None:
    await rep.starts()
    await silent(world, rep)

    def settle(session: Session) -> None:
        me = session.get_one(Member, members_id)
        me.agenda_at, me.quiet_to, me.days_off = me.agenda_at.replace(hour=7), me.quiet_to.replace(hour=10), [4]

    members_id = (await world.member(rep)).id
    await world.database(settle)
    await morning(world, hour=9)
    assert "没买" not in rep.sees()
    await morning(world, days=2, hour=12)  # Friday, a day off
    assert "没买" not in rep.sees()
    await morning(world, days=3, hour=10, minute=30)
    assert "98 天没买" in rep.sees()


async def test_old_data_does_not_flood(world: World, rep: Talker) -> None:
    await rep.starts()
    await customer(world, rep, "老早", every(30, 6, TODAY - timedelta(days=900)))
    await morning(world)
    assert "没买" not in rep.sees()
    assert [case.listed_only for case in await cases(world)] == [True]
    assert "老早 901 天" in await rep.says("久未复购")


async def test_a_purchase_before_the_alert_goes_out_stops_it(world: World, rep: Talker) -> None:
    await rep.starts()
    for name in ("陈建国", "王芳"):
        await silent(world, rep, name)
    await morning(world, hour=9)
    first = rep.sees().split(" ")[1]
    other = {"陈建国", "王芳"} - {first}
    await rep.says(f"买 {other.pop()} 3280")
    told = len(rep.messages())
    await morning(world, hour=10)
    assert len(rep.messages()) == told


async def test_reps_see_their_own_and_leads_the_teams(world: World, owner: Talker, rep: Talker) -> None:
    await silent(world, rep, "陈建国")
    await silent(world, owner, "王芳")
    await world.passes(minutes=1)
    assert "陈建国" in await rep.says("流失") and "王芳" not in rep.sees()
    assert "陈建国" in await owner.says("/lapsed") and "王芳" in owner.sees()
    assert "数据还少,先当参考" in owner.sees()
    assert (await owner.presses("陈建国")).startswith("📉 陈建国 · 95 天没买"), "the case, as its alert tells it"
    assert "老客户" in await owner.presses("卡片")


async def test_with_one_purchase_there_is_no_chance_at_all(world: World, rep: Talker) -> None:
    await customer(world, rep, "独客", [(TODAY - timedelta(days=300), 100_000)])
    assert await rep.says("久未复购") == "没有久未复购的客户。"


@pytest.mark.parametrize("words", ["明天", "abc", "2月30号", "下个月"])
async def test_only_a_day_that_is_past_can_be_asked_for(world: World, rep: Talker, words: str) -> None:
    assert (await rep.says(f"久未复购 {words}")).startswith("看哪天的?")


async def test_a_real_log_names_those_at_risk_as_of_its_day(world: World, rep: Talker) -> None:
    await world.database(lambda session: read_log(session, rep.id))
    shown = (await rep.says("/lapsed 1997-09-30")).splitlines()
    assert shown[:3] == [
        "📉 1997/9/30 周二 那天,久未复购 247 位",
        "几成:3 个月内再买的把握",
        "客户 1901 172 天(平时 1) 一成 ¥6,552",
    ]
    assert rep.buttons() == ["客户 1901", "客户 244", "客户 325", "客户 1136", "客户 357", "下一页"]
    assert "客户 952 220 天(平时 16) 一成" in await rep.presses("下一页")
    assert await rep.presses("上一页") == "\n".join(shown)
    assert "1997/9/30" not in await rep.says("久未复购")
    assert await rep.says("/tiers") == "正在算,一分钟后再看 /tiers"


async def test_a_team_with_very_many_orders_is_not_looked_back_on(
    world: World, rep: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await silent(world, rep)
    await world.passes(minutes=1)
    monkeypatch.setattr(looking_back, "LOOKED_BACK", 12)
    assert await rep.says("久未复购 9月30日") == "订单太多,没法回看 9/30 周三。"
    assert "陈建国 95 天" in await rep.presses("久未复购")


async def test_a_day_of_a_large_team_is_looked_at_beside_the_bot(
    world: World, owner: Talker, rep: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "LARGE", 12)
    await silent(world, rep)
    await world.passes(minutes=1)
    assert await rep.says("久未复购 11月17日") == "在找,名单马上显示在这里。"
    sent = len(rep.messages())
    await world.passes(seconds=1)
    assert rep.sees().splitlines()[0] == "📉 11/17 周二 那天,久未复购 1 位"
    assert len(rep.messages()) == sent, "in the same message"


async def test_a_big_team_is_judged_and_nobody_is_woken_for_those_long_gone(world: World, rep: Talker) -> None:
    await world.database(lambda session: read_log(session, rep.id))
    await rep.starts()
    await morning(world)
    assert "没买" not in rep.sees()
    found = await cases(world)
    assert len(found) > 900
    assert all(case.listed_only for case in found)
    await job.tick(world.bot.database, world.clock.now)
    assert len(await cases(world)) == len(found)
