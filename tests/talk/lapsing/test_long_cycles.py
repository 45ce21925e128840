"""Trades with a long cycle (F7): a lapse is a missed service or renewal, in words of its own, and a renewal ends it."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session

from handlers.lapsing import beside
from handlers.payloads.lapses import PremortemPage
from handlers.payloads.settings import OpenTeamSetting, TeamSetting
from storage.queries.book import contracts
from storage.queries.team import members
from storage.tables import Client, LapseStatus
from tests.talk.books import sell
from tests.talk.customers import TODAY, cases, customer, every, morning
from tests.talk.world import SHANGHAI, Talker, World

SERVICED = TODAY - timedelta(days=224)  # due after 180 days: 44 days ago, 45 tomorrow
ALERTS = {
    "zh_Hans": (["📉 陈建国 · 保养已过期 45 天", "10/5 到期,上次来 4/8", "一年约 ¥3,000", "先问近况,别问怎么不来了"],
                ["今天联系", "写句问候", "来过了", "已在跟", "卡片"]),
    "zh_Hant": (["📉 陈建国 · 保養已過期 45 天", "10/5 到期,上次來 4/8", "一年約 ¥3,000", "先問近況,別問怎麼不來了"],
                ["今天聯絡", "寫句問候", "來過了", "已在追蹤", "名片"]),
    "en": (["📉 陈建国 · service 45 days overdue", "It was due 5 Oct; last order 8 Apr", "About ¥3,000 a year",
            "Ask how they are, not where they were"],
           ["Contact today", "Write a greeting", "Has been here", "On it already", "Card"]),
}  # fmt: skip


async def insured(world: World, rep: Talker, name: str, ends_on: date, what: str = "车险") -> int:
    """A client with a contract."""
    number = await customer(world, rep, name)

    def add(session: Session) -> None:
        me = members.by_user(session, rep.id)
        assert me is not None
        client = session.get_one(Client, number)
        contracts.add(session, me, client, world.clock.now() - timedelta(days=300), what=what, ends_on=ends_on)

    await world.database(add)
    return number


async def test_a_missed_service_is_alerted_to_and_a_purchase_gap_is_not(world: World) -> None:
    reps = [world.person(100 + number, "小刘", language) for number, language in enumerate(ALERTS)]
    for rep, language in zip(reps, ALERTS, strict=True):
        await world.team(f"顺达 {language}", rep, language=language)
        await rep.starts()
        await customer(world, rep, "陈建国", every(180, 2, SERVICED))
        await customer(world, rep, "王芳", every(20, 12, TODAY - timedelta(days=90)))
    await sell(world, "car")
    await morning(world)
    for rep, (lines, buttons) in zip(reps, ALERTS.values(), strict=True):
        assert rep.sees().splitlines() == lines
        assert rep.buttons() == buttons
        await rep.says("/lapsed")
        assert len(rep.sees().splitlines()) == 2, "no chances are told where none are reckoned"
    assert {case.due_on for case in await cases(world)} == {SERVICED + timedelta(days=180)}


async def test_card_list_and_today_s_list_say_what_is_overdue_and_a_visit_ends_it(world: World, rep: Talker) -> None:
    await sell(world, "car")
    await customer(world, rep, "陈建国", [(SERVICED, 150_000)])
    await world.passes(minutes=1)
    assert await rep.says("久未复购") == "📉 久未复购 1 位\n陈建国 保养已过期 44 天 ¥1,500"
    assert "📉 保养已过期 44 天" in await rep.says("陈建国")
    assert "1 📉 陈建国 保养已过期 44 天" in await rep.says("今天")
    assert await rep.says("久未复购 11月5日") == "📉 11/5 周四 那天,久未复购 1 位\n陈建国 保养已过期 31 天"
    await rep.says("久未复购 11月3日")
    assert "没有久未复购" in rep.sees()
    await rep.says("久未复购")
    await rep.presses("陈建国")
    await rep.presses("来过了")
    await rep.says("保养 800")
    assert [case.status for case in await cases(world)] == [LapseStatus.BOUGHT]
    assert "没有久未复购" in await rep.says("久未复购")


async def test_a_renewal_ends_the_case_and_its_undo_opens_it_again(world: World, rep: Talker) -> None:
    await sell(world, "insurance")
    ended = TODAY - timedelta(days=20)
    await insured(world, rep, "周敏", ended)
    await insured(world, rep, "李敏", TODAY - timedelta(days=10))
    await world.passes(minutes=1)
    assert await rep.says("久未复购") == "📉 久未复购 1 位\n周敏 车险已过期 20 天"
    assert (await rep.presses("周敏")).splitlines()[:2] == ["📉 周敏 · 车险已过期 20 天", "10/29 到期"]
    await rep.presses("续了")
    await rep.presses("2027/10/29 周五")
    assert [case.status for case in await cases(world)] == [LapseStatus.BOUGHT]
    await rep.presses("↩️ 撤销")
    assert [case.status for case in await cases(world)] == [LapseStatus.RAISED]
    await world.comes(datetime(2026, 11, 19, 4, tzinfo=SHANGHAI))
    assert len(await cases(world)) == 1, "raised once"


async def test_what_falls_due_next_quarter_is_listed_before_it_does(world: World, rep: Talker) -> None:
    await sell(world, "car")
    await customer(world, rep, "王芳", [(TODAY - timedelta(days=150), 80_000)])
    await insured(world, rep, "周敏", TODAY + timedelta(days=60))
    await insured(world, rep, "李敏", TODAY + timedelta(days=92))
    await world.passes(minutes=1)
    await rep.says("/lapsed")
    assert (await rep.presses("下季要留心")).splitlines() == [
        "下季要留心 2 位",
        "13 周内到期:",
        "王芳 保养 12/18 没安排",
        "周敏 车险 2027/1/17 没安排",
    ]


async def test_the_lists_of_a_large_team_come_a_moment_later(
    world: World, owner: Talker, rep: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sell(world, "car")
    for name in ("陈建国", "王芳", "周敏", "李敏", "赵强", "孙丽"):
        await customer(world, rep, name, [(SERVICED, 150_000), (TODAY - timedelta(days=150), 80_000)])
    monkeypatch.setattr(beside, "MANY_CLIENTS", 5)
    assert await owner.says("久未复购 11月5日") == "在找,名单马上显示在这里。"
    await world.passes(seconds=1)
    assert owner.sees() == "11/5 周四 那天没有久未复购的。"
    await owner.says("/lapsed")
    assert await owner.presses("下季要留心") == "在找,名单马上显示在这里。"
    await world.passes(seconds=1)
    assert owner.sees().splitlines()[:3] == ["下季要留心 6 位", "13 周内到期:", "陈建国 保养 12/18 小刘在跟"]
    await owner.presses("下一页")
    await world.passes(seconds=1)
    assert owner.sees().splitlines()[2:] == ["孙丽 保养 12/18 小刘在跟"]
    await owner.forges(PremortemPage(-3).pack())
    await world.passes(seconds=1)
    assert len(owner.sees().splitlines()) == 7


async def test_a_lead_sets_how_long_overdue_is_missed(world: World, owner: Talker, rep: Talker) -> None:
    await sell(world, "car")
    await customer(world, rep, "陈建国", [(SERVICED, 150_000)])
    await owner.says("/today")
    await owner.forges(OpenTeamSetting(TeamSetting.TRADE, beside=False).pack())
    await owner.presses("宽限 30 天")
    assert owner.sees() == "过期几天算没来?打个天数也行"
    assert owner.buttons() == ["7 天", "15 天", "✓ 30 天", "60 天", "返回"]
    await owner.presses("60 天")
    assert owner.toast.text == "宽限 60 天"
    await morning(world)
    assert await cases(world) == []
    assert "没有久未复购" in await rep.says("久未复购 11月18日")
    await owner.forges(OpenTeamSetting(TeamSetting.GRACE, beside=False).pack())
    assert (await owner.says("很久")).splitlines()[-1] == "过期几天算没来?打个天数也行"
    assert "✅ 宽限 40 天" in await owner.says("40天")
    await world.passes(minutes=1)
    assert [case.due_on for case in await cases(world)] == [SERVICED + timedelta(days=180)]
    assert "陈建国" in await rep.says("久未复购 11月18日")
