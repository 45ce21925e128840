"""A client at a glance: the card, its second page, history and file."""

from datetime import date, datetime

import pytest
from sqlmodel import Session

from storage.queries.book import notes
from storage.queries.buying import purchases
from storage.tables import Client, Fact, LapseCase, LapseStatus, LedgerEntry, TrustAnswer
from tests.talk.books import client_named
from tests.talk.books import notes as all_notes
from tests.talk.world import SHANGHAI, Talker, World

CARD = {
    "zh_Hans": [
        "王芳 · 准客户 热 · 接受你",
        "顺达物流 · 138 0013 8000",
        "上次 今天面谈,聊得不错",
        "下一步 11/20 发报价 · 共 2 件",
        "可以聊 孩子找英语家教",
        "六问 2/6 · 往来 +3↗ · 档案 17%",
    ],
    "zh_Hant": [
        "王芳 · 潛在客戶 熱 · 接受你",
        "順達物流 · 138 0013 8000",
        "上次 今天面談,聊得不錯",
        "下一步 11/20 發報價 · 共 2 件",
        "可以聊 孩子找英語家教",
        "六問 2/6 · 往來 +3↗ · 檔案 17%",
    ],
    "en": [
        "Wang Fang · Prospect, hot · accepts you",
        "Shunda Logistics · 138 0013 8000",
        "Last: visit today, went well",
        "Next: 20 Nov send quote · 2 in all",
        "Talk about: son looks for English tutor",
        "Six questions 2/6 · account +3↗ · file 17%",
    ],
}
LINES = {
    "zh_Hans": (
        "王芳 13800138000 顺达物流",
        "王芳 今天面谈 聊得不错 孩子找英语家教 周五前发报价 下周三下午3点回访",
        "王芳",
    ),
    "zh_Hant": (
        "王芳 13800138000 順達物流",
        "王芳 今天面談 聊得不錯 孩子找英語家教 週五前發報價 下週三下午3點回訪",
        "王芳",
    ),
    "en": (
        "Wang Fang 13800138000 Shunda Logistics",
        "Wang Fang visited today, went well, son looks for English tutor, send quote by Friday, follow up next Wed 3pm",
        "Wang Fang",
    ),
}


async def known_well(world: World, name: str) -> None:
    """The client is hot, accepts the rep, has given two answers and has a balance of three."""
    number = await client_named(world, name)

    def make(session: Session) -> None:
        client = session.get_one(Client, number)
        client.prospect_class, client.stage = "hot", 1
        session.add(client)
        for question in (1, 2):
            session.add(TrustAnswer(client_id=number, question=question, text="张姐", strength=3, answered_at=NOW))
        for day in (2, 9, 16):
            session.add(LedgerEntry(client_id=number, kind="promise", points=1, occurred_on=date(2026, 11, day)))

    await world.database(make)


NOW = datetime(2026, 11, 18, 10, tzinfo=SHANGHAI)


@pytest.mark.parametrize("language", CARD)
async def test_a_prospect_at_a_glance(world: World, language: str) -> None:
    added, noted, name = LINES[language]
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", world.person(100, "店长", language), rep, language=language)
    await rep.says(added)
    await rep.says(noted)
    facts = rep.rows()[0]
    await rep.presses(facts[0])
    await known_well(world, name)
    assert (await rep.says(name)).splitlines() == CARD[language]
    assert [len(row) for row in rep.rows()] == [3, 2]


async def test_a_customer_who_stays_away(world: World, rep: Talker) -> None:
    await rep.says("陈建国 13912345678 顺达物流")
    number = await client_named(world, "陈建国")
    me = await world.member(rep)

    def make(session: Session) -> None:
        client = session.get_one(Client, number)
        client.job, client.stage = "采购", 3
        session.add(client)
        for month in (2, 3, 4, 5, 6, 7, 8):
            purchases.add(session, me, client, NOW, day=date(2026, month, 14), amount=280_000)
        called = datetime(2026, 10, 30, 12, tzinfo=SHANGHAI)
        notes.add(session, me, client, NOW, text="要搬新仓库", kind="call", mood="neutral", occurred_at=called)
        session.add(Fact(client_id=number, kind="work", text="要搬新仓库", created_at=NOW))
        case = LapseCase(
            team_id=me.team_id,
            client_id=number,
            owner_id=me.id or 0,
            status=LapseStatus.RAISED,
            raised_on=NOW.date(),
            last_bought_on=date(2026, 8, 14),
            usual_days=30.4,
            gap_days=96,
            p_buy=0.3,
            yearly_value=1_900_000,
        )
        session.add(case)

    await world.database(make)
    shown = (await rep.says("陈建国")).splitlines()
    assert shown[0].startswith("陈建国 · 老客户") and shown[0].endswith(" · 信任你")
    assert shown[1:8] == [
        "顺达物流 采购 · 139 1234 5678",
        "📉 96 天没买(平时约 30 天)",
        "近 12 个月 7 笔 · 2万",
        "上次 10/30 电话,一般",
        "下一步 还没定",
        "可以聊 要搬新仓库",
        "六问 0/6 · 往来 0 · 档案 " + shown[7].rsplit(" ", 1)[1],
    ]
    assert rep.rows() == [["定跟进", "记一句", "买了"], ["请回来", "更多"]]


async def test_empty_lines_are_left_out(world: World, rep: Talker) -> None:
    await rep.says("/add 王芳")
    assert (await rep.says("王芳")).splitlines() == ["王芳 · 准客户", "下一步 还没定", "六问 0/6 · 往来 0 · 档案 3%"]


async def test_what_is_late_says_so(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 周五前发报价")
    await world.passes(days=4)
    assert "下一步 11/20 发报价,晚了 2 天" in await rep.says("王芳")


async def test_the_second_page_the_file_and_back(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000 顺达物流 想换车 #老乡")
    await rep.presses("存:想换车")
    await rep.says("王芳")
    card = rep.last()["message_id"]
    assert (await rep.presses("更多")).splitlines() == [
        "王芳 · 准客户",
        "缺 你是谁 · 下次问 打电话还是发微信",
        "标签 老乡",
    ]
    assert (await rep.presses("档案")).splitlines() == ["王芳", "顺达物流", "138 0013 8000", "标签 老乡", "· 想换车"]
    assert (await rep.presses("返回")).startswith("王芳 · 准客户")
    await rep.presses("更多")
    await rep.presses("定等级")
    assert (await rep.presses("温")).startswith("王芳 · 准客户 温")
    assert rep.last()["message_id"] == card, "all in one message"


async def test_the_history_page_by_page_nothing_left_out(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    for number in range(13):
        await rep.says(f"/note 王芳 第{number}件事情")
    await rep.says("王芳 昨天来电 更早的事")
    await rep.says("王芳")
    await rep.presses("更多")
    seen = (await rep.presses("经过")).splitlines()[1:]
    seen += (await rep.presses("更早的")).splitlines()[1:]
    seen += (await rep.presses("更早的")).splitlines()[1:]
    assert len(seen) == 15
    assert seen[-1] == "5 11/17 电话:更早的事"
    assert [line[2:] for line in seen if "件事情" in line] == [f"今天 备注:第{n}件事情" for n in range(12, -1, -1)]
    assert "第12件事情" not in await rep.presses("更新的")
    assert "第12件事情" in await rep.presses("更新的")


async def test_a_lead_who_reads_the_notes_leaves_a_trace(world: World, rep: Talker) -> None:
    owner = world.talker(100)
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天来电")
    for reader in (owner, rep):
        await reader.says("王芳")
        await reader.presses("更多")
        await reader.presses("经过")
    assert "(主管看过 今天)" in rep.sees().splitlines()[1]
    assert len(await all_notes(world)) == 2


async def test_a_leads_card_says_with_whom_the_client_is(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    assert "138 0013 8000 · 小刘在跟" in await world.talker(100).says("王芳")
