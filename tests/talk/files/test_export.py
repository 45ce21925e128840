"""Taking one's clients along: what is in the files, whose they are, and that they come back with nothing new."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, func, select

from playbook.capture import Source
from playbook.vcards import read_cards
from storage.queries.book import clients
from storage.queries.buying import purchases
from storage.queries.buying.purchases import Details
from storage.queries.team import members
from storage.tables import Client, Purchase
from tests.talk.customers import TODAY, customer
from tests.talk.tables import sends
from tests.talk.workbooks import XLSX, sheets_of
from tests.talk.world import Talker, World

THERE = {"zh_Hans": "早就有的", "zh_Hant": "早就有", "en": "There already"}


async def exported(talker: Talker, label: str) -> dict[str, bytes]:
    """The files that come of a press on a form."""
    before = len(talker.messages())
    await talker.presses(label)
    await talker.world.passes(seconds=1)
    found: dict[str, bytes] = {}
    for message in talker.messages()[before:]:
        if document := message.get("document"):
            stored = talker.world.api.world.files.find(document["file_id"])
            assert stored is not None
            found[document["file_name"]] = stored.data
    return found


def rows_of(content: bytes) -> list[list[str]]:
    """A CSV file's lines."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


async def books(rep: Talker) -> None:
    """Two clients with what there may be of them."""
    await rep.says("/add 王芳 13800138000 顺达物流")
    await rep.says("王芳 今天电话,想换车,周五前发报价")
    await rep.says("/buy 王芳 3280 轮胎")
    await rep.says("/add =cmd|'/c calc'!A1")
    await rep.says("/note =cmd|'/c calc'!A1 =1+1 两行\n第二行")


@pytest.mark.parametrize(
    ("language", "ready", "name", "sheets"),
    [
        ("zh_Hans", "✅ Excel 导好了,在下面", "客户.xlsx", ["客户", "跟进记录", "购买", "待办"]),
        ("zh_Hant", "✅ Excel 匯出好了,在下面", "客戶.xlsx", ["客戶", "追蹤紀錄", "購買", "待辦"]),
        ("en", "✅ Excel is ready, below", "Clients.xlsx", ["Clients", "Notes", "Purchases", "Plans"]),
    ],
)
async def test_a_workbook_in_each_language_comes_back_with_nothing_new(
    world: World, language: str, ready: str, name: str, sheets: list[str]
) -> None:
    owner, rep = world.person(100, "A", language), world.person(101, "B", language)
    await world.team("T", owner, rep, language=language)
    await books(rep)
    await rep.says("/export")
    files = await exported(rep, "Excel")
    assert list(files) == [name]
    assert any(ready in text for text in rep.texts())
    shown = sheets_of(files[name])
    assert list(shown) == sheets
    people = shown[sheets[0]]
    assert people[1][:3] == ["王芳", "138 0013 8000", "顺达物流"]
    assert shown[sheets[2]][1][5] == 3280
    before = len(rep.messages())
    await sends(rep, files[name], name, XLSX)
    told = [message["text"].split("\n")[-1] for message in rep.messages()[before:]]
    assert all(line.startswith(THERE[language]) for line in told), told


LISTS = {
    "zh_Hans": ("/export", "1 笔商机 · 1 笔回款", ["商机", "回款"], "商机和回款的表只供查看,", "对,导入"),
    "zh_Hant": ("/export", "1 筆商機 · 1 筆應收款", ["商機", "應收款"], "商機和應收款的表只供查看,", "對,匯入"),
    "en": (
        "/export",
        "1 deal · 1 sum owed",
        ["Deals", "Money owed"],
        "Deals and money owed stay as they are:",
        "Yes, import",
    ),
}


async def sold(world: World, rep: Talker, client: int) -> None:
    """A purchase of which all is known, in dollars, a part of which came back."""

    def make(session: Session) -> None:
        me = members.by_user(session, rep.id)
        assert me is not None
        bought = clients.get(session, me, client)
        day, now = TODAY - timedelta(days=8), world.clock.now()
        known = Details(80_000, "女儿", Source.SEARCH.value, 50_000, "USD")
        first = purchases.add(session, me, bought, now, day=day, amount=360_000, product="轮胎", details=known)
        back = Details(foreign_amount=-10_000, foreign_currency="USD", return_of=first.id)
        purchases.add(session, me, bought, now, day=day, amount=-72_000, product="轮胎", details=back)

    await world.database(make)


async def known_of(world: World, client: int) -> list[tuple[Any, ...]]:
    """All that is known of a client's purchases; of a return what it takes back."""

    def read(session: Session) -> list[tuple[Any, ...]]:
        found = session.exec(select(Purchase).where(Purchase.client_id == client).order_by(col(Purchase.id))).all()
        amounts = {each.id: each.amount for each in found}
        return [
            (each.bought_on, each.amount, each.product, each.margin, each.for_whom, each.source, each.foreign_amount,
             each.foreign_currency, amounts.get(each.return_of))
            for each in found
        ]  # fmt: skip

    return await world.database(read)


@pytest.mark.parametrize("language", LISTS)
async def test_all_of_a_purchase_goes_over_to_another_team(world: World, language: str) -> None:
    """Margin, for whom, how they came, dollars and the return; deals and money owed are there to look at."""
    rep, other = world.person(101, "A", language), world.person(201, "B", language)
    await world.team("T", world.person(100, "O", language), rep, language=language)
    await world.team("U", world.person(200, "P", language), other, language=language)
    export, told, names, left_alone, yes = LISTS[language]
    client = await customer(world, rep, "王芳")
    await sold(world, rep, client)
    await rep.says("王芳 商机 11月 换车 25万 竞品:比亚迪")
    await rep.says("王芳 定金5000 尾款2万 11月20日付")
    assert told in await rep.says(export)
    (content,) = (await exported(rep, "Excel")).values()
    deals, owed = (sheets_of(content)[name] for name in names)
    assert [cell for cell in deals[1][3:9] if cell] == ["换车", 250_000, "2026-11", "比亚迪"]
    assert owed[1][4:8] == [25_000, 5_000, 20_000, date(2026, 11, 20)]
    for talker, news in ((rep, False), (other, True)):
        before = len(talker.messages())
        await sends(talker, content, "a.xlsx", XLSX)
        shown = [message["text"] for message in talker.messages()[before:]]
        assert [text.split("\n")[0] for text in shown].count(left_alone) == 1
        asked = [message["message_id"] for message in talker.messages()[before:] if yes in talker.buttons(message)]
        again = [text for text in shown if text.split("\n")[-1].startswith(THERE[language])]
        assert (len(again) == len(asked)) != news
        for number in asked if news else ():
            await talker.presses(yes, message_id=number)
            await world.passes(seconds=1)
    assert await known_of(world, await newest(world)) == await known_of(world, client)
    assert len(await known_of(world, client)) == 2


async def newest(world: World) -> int:
    """The client who was added last."""
    return await world.database(lambda session: session.exec(select(func.max(Client.id))).one()) or 0


async def test_csv_holds_no_cell_that_a_spreadsheet_would_run(world: World, rep: Talker) -> None:
    await books(rep)
    await rep.says("导出")
    files = await exported(rep, "CSV")
    assert list(files) == ["客户.csv", "跟进记录.csv", "购买.csv", "待办.csv"]
    for content in files.values():
        assert not any(cell.lstrip().startswith(("=", "@", "+")) for row in rows_of(content) for cell in row)
    names = [row[0] for row in rows_of(files["客户.csv"])]
    assert names[0] == "姓名"
    assert "王芳" in names
    for name, content in files.items():
        shown = await sends(rep, content, name)
        assert "早就有的" in shown.split("\n")[-1], shown


async def test_cards_for_the_telephone(world: World, rep: Talker) -> None:
    await books(rep)
    await rep.says("/export")
    (content,) = (await exported(rep, "vCard")).values()
    cards = list(read_cards(content.decode()))
    assert cards[0].name == "王芳"
    assert cards[0].phones == ("+8613800138000",)
    assert "早就有的" in (await sends(rep, content, "a.vcf", "text/x-vcard")).split("\n")[-1]


async def test_a_rep_takes_his_own_along_and_a_lead_the_teams(world: World, owner: Talker, rep: Talker) -> None:
    await rep.says("/add 王芳 13800138000")
    await world.talker(102).says("/add 李敏 13900139000")
    assert (await rep.says("/export")).split("\n")[:2] == ["导出你的客户:", "1 位客户"]
    assert await names_in(rep) == ["王芳"]
    assert (await owner.says("/export")).split("\n")[:2] == ["导出全队的:", "2 位客户"]
    assert await names_in(owner) == ["王芳", "李敏"]
    thief = world.person(900, "别家")
    await world.team("别家店", thief)
    assert await thief.says("/export") == "还没有客户可导出。"
    await thief.forges("xp:csv")
    await thief.forges("xp:refused")
    await world.passes(seconds=1)
    assert "王芳" not in str([await rows_sent(thief)])


async def names_in(talker: Talker) -> list[str]:
    """The clients in a CSV export."""
    files = await exported(talker, "CSV")
    return [row[0] for row in rows_of(files["客户.csv"])[1:]]


async def rows_sent(talker: Talker) -> list[Any]:
    """What the bot sent as files."""
    documents = [message["document"]["file_id"] for message in talker.messages() if "document" in message]
    found = (talker.world.api.world.files.find(each) for each in documents)
    return [rows_of(each.data) for each in found if each is not None]
