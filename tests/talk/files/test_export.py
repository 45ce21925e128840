"""Taking one's clients along: what is in the files, whose they are, and that they come back with nothing new."""

import csv
import io
from typing import Any

import pytest

from playbook.vcards import read_cards
from tests.talk.tables import sends
from tests.talk.workbooks import XLSX, sheets_of
from tests.talk.world import Talker, World


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
    there = {"zh_Hans": "早就有的", "zh_Hant": "早就有", "en": "There already"}[language]
    assert all(line.startswith(there) for line in told), told


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
