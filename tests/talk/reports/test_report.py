"""The report (E3, E6): a month's figures in one screen, by rep for a lead, and the pictures that follow."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from bot.playground.api.files import image_size
from handlers.payloads.report import AskCurve, AskPicture, ReportPeople, ShowReport
from playbook.report import Period, Picture
from storage.queries.reports import report as queries
from storage.tables import Client, Member, Purchase, ReportJob
from tests.talk.customers import TODAY, customer, every, silent
from tests.talk.world import Talker, World, text_of

NOVEMBER, OCTOBER = date(2026, 11, 3), date(2026, 10, 5)

FIGURES = {
    "zh_Hans": (
        ["小刘 · 11/1–11/18", "成交 ¥5,000,比 10/1–10/18 +25%", "买了 2 位 · 首次 1 · 老客 50%(原 0%)",
         "均单 ¥2,500 · 毛利 ¥480(记了的 16%)", "黄金 2", "转介绍 1 位 · 买了 1 位 · ¥2,000"],
        [["上月", "12 个月"], ["等级图", "回购图", "二八图"], ["介绍"]],
        ("上月", "小刘 · 10/1–10/31", "成交 ¥4,000"),
    ),
    "zh_Hant": (
        ["小刘 · 11/1–11/18", "成交 ¥5,000,比 10/1–10/18 +25%", "買了 2 位 · 首次 1 · 老客 50%(原 0%)",
         "均單 ¥2,500 · 毛利 ¥480(有記的 16%)", "黃金 2", "轉介紹 1 位 · 買了 1 位 · ¥2,000"],
        [["上月", "12 個月"], ["等級圖", "回購圖", "二八圖"], ["介紹"]],
        ("上月", "小刘 · 10/1–10/31", "成交 ¥4,000"),
    ),
    "en": (
        ["小刘 · 1 Nov–18 Nov", "Sales ¥5,000, +25% on 1 Oct–18 Oct", "2 bought · new 1 · back 50% (was 0%)",
         "Average ¥2,500 · noted margin ¥480 (16%)", "Gold 2", "Referred 1 · 1 bought · ¥2,000"],
        [["Last month", "12 months"], ["Tier chart", "Return chart", "80/20 chart"], ["Referrals"]],
        ("Last month", "小刘 · 1 Oct–31 Oct", "Sales ¥4,000"),
    ),
}  # fmt: skip


async def a_month(world: World, rep: Talker) -> tuple[int, int]:
    """A customer of last month who came again, and one whom he has brought this month."""
    wang = await customer(world, rep, "王芳", [(OCTOBER, 400_000), (NOVEMBER, 300_000)])
    li = await customer(world, rep, "李敏", [(NOVEMBER, 200_000)])

    def bring(session: Session) -> None:
        session.get_one(Client, li).referred_by = wang
        next(each for each in session.exec(select(Purchase)) if each.amount == 300_000).margin = 48_000

    await world.database(bring)
    await world.passes(minutes=1)
    return wang, li


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_a_rep_sees_his_own_month(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    await a_month(world, rep)
    told, rows, (last, head, sales) = FIGURES[language]
    assert (await rep.says("/report")).splitlines() == told
    assert rep.rows() == rows
    assert (await rep.presses(last)).splitlines()[:2] == [head, sales]


async def test_a_lead_sees_the_team_and_each_rep(world: World, owner: Talker, rep: Talker) -> None:
    chen = world.talker(102)
    await customer(world, chen, "赵强", [(NOVEMBER, 100_000)])
    await silent(world, chen)
    await a_month(world, rep)
    assert (await owner.says("报表")).splitlines() == [
        "顺达二店 · 11/1–11/18", "成交 ¥6,000,比 10/1–10/18 +50%", "买了 3 位 · 首次 2 · 老客 33%(原 0%)",
        "均单 ¥2,000 · 毛利 ¥480(记了的 16%)", "铂金 1 · 黄金 2 · 白银 1", "久未复购 1",
        "转介绍 1 位 · 买了 1 位 · ¥2,000",
    ]  # fmt: skip
    people = (await owner.presses("按人看")).splitlines()
    assert people == [
        "顺达二店 · 11/1–11/18",
        "店长 · 没有成交",
        "小刘 · ¥5,000 · 买了 2 位",
        "小陈 · ¥1,000 · 买了 1 位",
    ]
    assert owner.rows() == [["店长", "小刘", "小陈"], ["全队"]]
    assert (await owner.presses("小陈")).splitlines()[:3] == [
        "小陈 · 11/1–11/18",
        "成交 ¥1,000",
        "买了 1 位 · 首次 1 · 老客 0%",
    ]
    assert (await owner.presses("12 个月")).splitlines()[0] == "小陈 · 2025/11/18–2026/11/18"
    assert owner.rows()[-1] == ["返回", "全队"]
    await owner.presses("全队")
    assert (await owner.presses("介绍")).splitlines()[0] == "1 位介绍来 1 位"


PICTURES = {
    "等级图": ("顺达二店:3 位老客户的等级", "铂金、黄金 3 位,占一年成交 100%", "下一步:看谁差一步就升级"),
    "回购图": ("顺达二店:近 12 个月老客回购", "10月 回购 0 位,前几个月平均 1 位", "在掉:先联系久未复购的"),
    "二八图": ("顺达二店:大头在这几位", "3 位里 1 位,占一年成交 57%", "这一位 1.2万", "先看这里面谁好久没联系"),
}


async def test_pictures_follow_and_say_what_to_do(world: World, owner: Talker, rep: Talker) -> None:
    await a_month(world, rep)
    await silent(world, rep)
    await world.passes(minutes=1)
    for label, caption in PICTURES.items():
        figures = await owner.says("/report")
        assert await owner.presses(label) == figures, "the figures stay at hand"
        assert owner.toast.text == "图马上发"
        await owner.presses(label)
        assert owner.toast.text == "正在画"
        await world.passes(seconds=1)
        shown = owner.last()
        assert text_of(shown).splitlines() == list(caption)
        if label != "二八图":  # of three customers there is nothing to draw
            stored = world.api.world.files.find(shown["photo"][-1]["file_id"])
            assert stored is not None
            assert (stored.data[:4], image_size(stored.data)) == (b"\x89PNG", (900, 600))
            assert len(stored.data) < 60_000
    assert await world.database(lambda session: session.get(ReportJob, 1)) is None
    assert len(owner.messages()) == 2 * len(PICTURES)
    assert "陈建国" in await owner.presses("是哪几位")


async def test_the_curve_of_one_customer(world: World, rep: Talker) -> None:
    number = await silent(world, rep)
    new = await customer(world, rep, "王芳", [(TODAY, 5_000)])
    fresh = await customer(world, rep, "李敏", every(30, 4, TODAY - timedelta(days=3)))
    await world.passes(minutes=1)
    await rep.says("/lapsed")
    await rep.presses("陈建国")
    await rep.presses("走势图")
    await world.passes(seconds=1)
    assert text_of(rep.last()).splitlines() == [
        "📉 陈建国 · 95 天没买", "平时约 38 天一次", "3 个月内再买:约六成,下个月约五成", "数据还少,先当参考",
        "先问近况,别问怎么不来了",
    ]  # fmt: skip
    assert rep.rows() == [["今天联系", "写句问候", "卡片"]]
    assert (await rep.presses("今天联系")).startswith("⏰ 陈建国 排进今天了")
    await rep.forges(AskCurve(fresh).pack())
    await world.passes(seconds=1)
    assert text_of(rep.last()).splitlines()[-1] == "按平时 12/15 周二 前后该买了,到时问一声"
    await rep.forges(AskCurve(new).pack())
    assert rep.sees().splitlines() == ["王芳 只在一天买过。", "再买一次,就画得出走势。"]
    await rep.forges(AskCurve(number).pack())
    await world.database(lambda session: setattr(session.get_one(Client, number), "archived_at", world.clock.now()))
    before = len(rep.messages())
    await world.passes(seconds=1)
    assert len(rep.messages()) == before, "he was put away meanwhile"


async def test_without_a_sale_the_report_says_how_to_begin(world: World, owner: Talker, rep: Talker) -> None:
    assert (await owner.says("业绩")).splitlines() == ["顺达二店:还没有成交", "记第一笔就有数:", "买 王芳 轮胎4条 3280"]
    assert owner.rows() == [["买了", "导入旧表"], ["按人看"]]
    await rep.says("/today")
    for picture in (Picture.TIERS, Picture.RETURNING, Picture.BEST):
        await rep.forges(AskPicture(picture, Period.YEAR, 0).pack())
    await world.passes(seconds=1)
    assert [text.splitlines()[0] for text in rep.texts()[-3:]] == ["小刘:还没有可画的"] * 3
    await customer(world, rep, "王芳", [(TODAY, 5_000), (TODAY, 5_000), (TODAY, 0), (TODAY, -5_000)])
    await world.passes(minutes=1)
    assert (await rep.says("report")).splitlines() == [
        "小刘 · 11/1–11/18", "成交 ¥50", "买了 1 位 · 首次 1 · 老客 0%", "均单 ¥25", "青铜 1",
    ]  # fmt: skip
    await rep.presses("上月")
    assert rep.sees().splitlines() == ["小刘 · 10/1–10/31", "成交 ¥0", "这段时间没有人买", "青铜 1"]
    for label in ("等级图", "回购图", "二八图"):
        await rep.presses(label)
    await world.passes(seconds=1)
    heads = {text.splitlines()[0] for text in rep.texts()[-3:]}
    assert heads == {"小刘:1 位老客户的等级", "小刘:近 12 个月老客回购", "小刘:大头在这几位"}


SHOWS = {"12 个月": ShowReport(Period.YEAR, 0).pack(), "上月": ShowReport(Period.LAST_MONTH, 0).pack()}


async def test_a_large_teams_figures_are_counted_aside(
    world: World, owner: Talker, rep: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "LARGE", 2)
    await a_month(world, rep)
    assert await owner.says("/report") == "在数,马上显示在这里。"
    shown = owner.last()["message_id"]
    await world.passes(seconds=1)
    assert (owner.last()["message_id"], owner.sees().splitlines()[0]) == (shown, "顺达二店 · 11/1–11/18")
    for label in ("12 个月", "上月"):
        await owner.forges(SHOWS[label])
    await world.restart()
    await world.passes(seconds=1)
    assert owner.sees().splitlines()[0] == "顺达二店 · 10/1–10/31"
    await owner.presses("按人看")
    await world.passes(seconds=1)
    assert owner.sees().splitlines()[:3] == ["顺达二店 · 10/1–10/31", "店长 · 没有成交", "小刘 · ¥4,000 · 买了 1 位"]
    assert len(owner.messages()) == 1


async def test_nobody_gets_anothers_figures(world: World, owner: Talker, rep: Talker) -> None:
    wang, _ = await a_month(world, rep)
    liu, chen = (await world.member(rep)).id or 0, world.talker(102)
    stranger, head = world.person(201, "外人"), world.person(200, "别家店长")
    await world.team("别家", head, stranger)
    for person in (chen, stranger, head):
        await person.says("/today")
        for press in (
            ShowReport(Period.THIS_MONTH, liu), ReportPeople(Period.YEAR, 0), AskCurve(wang),
            AskPicture(Picture.TIERS, Period.YEAR, liu), AskPicture(Picture.CURVE, Period.YEAR, 0),
        ):  # fmt: skip
            await person.forges(press.pack())
        await world.passes(seconds=1)
        assert not any("小刘" in text or "王芳" in text or "¥5" in text for text in person.texts())
    await owner.says("/report")
    await owner.forges(ReportPeople(Period.YEAR, -7).pack())
    assert owner.sees().splitlines()[0] == "顺达二店 · 2025/11/18–2026/11/18"


async def test_a_period_and_a_rep_may_be_said(world: World, owner: Talker, rep: Talker) -> None:
    await customer(world, rep, "王芳", [(OCTOBER, 100_000), (NOVEMBER, 200_000)])
    for said in ("/report 上个月", "报表 10月", "业绩 last month"):
        assert (await rep.says(said)).splitlines()[0] == "小刘 · 10/1–10/31"
    assert (await rep.says("/report 3月")).splitlines() == ["能看这几段:"]
    assert rep.rows() == [["本月", "上月", "12 个月"]]
    assert "还没有" not in await rep.presses("12 个月")
    assert (await owner.says("业绩 小刘")).splitlines()[0] == "小刘 · 11/1–11/18"
    assert "是谁的" in await rep.says("业绩 不好 客户都说贵"), "a sentence"

    def call(session: Session, name: str) -> None:
        session.exec(select(Member).where(Member.user_id == owner.id)).one().name = name

    await world.database(lambda session: call(session, "小"))
    assert (await owner.says("业绩 小刘 上个月")).splitlines()[0] == "小刘 · 10/1–10/31", "not 小, whose name begins so"
