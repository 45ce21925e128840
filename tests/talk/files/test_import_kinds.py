"""Spreadsheets, address books and contact logs sent in the chat; what lists add to clients who are known."""

from datetime import date

from sqlmodel import select

from storage.tables import Client, ClientPhone, Note, Purchase
from tests.talk.tables import SMALL, imports, in_the_books, sends, sent_file
from tests.talk.workbooks import XLSX, bomb, cards, lying, with_far_cell, workbook
from tests.talk.world import Talker, World

NO_TABLE = "这个文件读不出表格。要 CSV、XLSX 或 vCard;Excel 里另存一次再发。"
TOO_MUCH = "这个文件里面大得不像名单。把名单拷到新表格里再发。"


async def test_a_spreadsheet_with_clients_and_purchases(world: World, rep: Talker) -> None:
    sold: list[list[object]] = [
        ["客户", "日期", "金额"],
        ["王芳", date(2026, 1, 5), "=1+1"],
        ["李敏", date(2026, 2, 5), 3280.5],
    ]
    people: list[list[object]] = [
        ["姓名", "电话", "生日"],
        ["王芳", 13800138000, date(1990, 5, 20)],
        ["李敏", "=cmd", ""],
    ]
    await sends(rep, workbook({"客户": people, "说明": [], "销售": sold}), "书.xlsx", XLSX)
    first, second = rep.texts()[-2:]
    assert first.split("\n") == [
        "书.xlsx · 客户 · 2 行",
        "姓名:姓名 · 王芳",
        "电话:电话 · 13800138000",
        "生日:生日 · 1990-05-20",
        "2 位新客户",
    ]
    assert second.split("\n")[-1] == "2 笔购买 · 2 位新客户"
    asked = [message["message_id"] for message in rep.messages()[-2:]]
    for message in asked:
        await rep.presses("对,导入", message_id=message)
        await world.passes(seconds=1)
    assert rep.sees() == "✅ 书.xlsx · 销售 导完了\n2 笔购买"
    assert await in_the_books(world) == (2, 2)
    amounts = await world.database(lambda session: sorted(session.exec(select(Purchase.amount))))
    assert amounts == [200, 328_050]
    born = await world.database(lambda session: session.exec(select(Client.birthday)).all())
    assert born == ["1990-05-20", ""]


async def test_an_address_book_of_hundreds(world: World, rep: Talker) -> None:
    await sends(rep, cards(300), "contacts.vcf", "text/x-vcard")
    assert rep.sees().split("\n")[-1] == "300 位新客户"
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    assert rep.sees() == "✅ contacts.vcf 导完了\n300 位新客户"
    assert "138 0013 8299" in await rep.says("王芳299")
    await sends(rep, cards(300), "contacts.vcf", "text/x-vcard")
    assert rep.sees().split("\n")[-1] == "早就有的 300 行"


async def test_a_contact_log_becomes_notes_and_not_purchases(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    log = "客户,日期,内容\n王芳,2026-11-03,电话聊了换车\n王芳,2026-10-02,送了报价\n李敏,2026-10-03,想看车\n".encode()
    shown = await sends(rep, log)
    assert shown.split("\n")[-1] == "1 位新客户 · 3 条记录"
    assert "这是购买" in rep.buttons()
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    assert rep.sees() == "✅ sales.csv 导完了\n1 位新客户 · 3 条记录"
    assert (await in_the_books(world))[1] == 0
    assert "11/3 电话" in await rep.says("王芳")
    assert (await imports(rep, log)).startswith("sales.csv:没有新的")
    await rep.presses("↩️ 撤销导入", message_id=next(m["message_id"] for m in rep.messages() if "导完了" in m["text"]))
    await world.passes(seconds=1)
    assert "11/3 电话" not in await rep.says("王芳")


async def test_days_with_words_may_be_purchases_after_all(world: World, rep: Talker) -> None:
    await sends(rep, "客户,日期,内容\n王芳,2026-11-03,轮胎四条\n".encode())
    assert "没有金额,都按 0 记" in await rep.presses("这是购买")
    assert "1 条记录" in await rep.presses("这是跟进记录")


async def test_what_a_list_says_of_known_clients_is_added_and_taken_back(world: World, rep: Talker) -> None:
    await rep.says("/add 王芳 13800138000")
    await rep.says("/add 李敏 顺达物流")
    content = (
        "姓名,电话,公司,职位,标签,备注,地址\n"
        "王芳,13800138000,宏达贸易,经理,VIP,想换车,福田\n"
        "李敏,13900139000,顺达物流,,,,\n"
        "赵强,,顺达物流,,,,\n"
        "赵强,13700137000,顺达物流,,,,\n"
    ).encode()
    await sends(rep, content)
    assert rep.sees().split("\n")[-2:] == ["1 位新客户 · 1 条记录 · 补全 2 位", "早就有的 1 行"]
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    card = await rep.says("王芳")
    assert "宏达贸易" in card
    assert (await in_the_books(world))[0] == 3
    numbers = select(Client.name, ClientPhone.number).join(ClientPhone, ClientPhone.client_id == Client.id)  # type: ignore[arg-type]
    assert set(await world.database(lambda session: session.exec(numbers).all())) == {
        ("王芳", "+8613800138000"),
        ("李敏", "+8613900139000"),
        ("赵强", "+8613700137000"),
    }
    notes = await world.database(lambda session: session.exec(select(Note.text)).all())
    assert "想换车; 地址: 福田" in notes
    await rep.presses("↩️ 撤销导入")
    await world.passes(seconds=1)
    assert "宏达贸易" not in await rep.says("王芳")
    assert await rep.says("13900139000") != await rep.says("李敏")
    assert (await in_the_books(world))[0] == 2


async def test_a_colleagues_clients_are_told_before_the_import(world: World, rep: Talker) -> None:
    await rep.says("/add 王芳 13800138000 顺达物流")
    colleague = world.talker(102)
    content = "姓名,电话,公司\n王芳,,顺达物流\n陈总,13800138000,\n李敏,13700137000,\n".encode()
    assert (await sends(colleague, content)).split("\n")[-3:] == ["1 位新客户", "拒收 2 行", "同事的客户 2"]


async def test_columns_that_are_left_out_are_named_and_can_be_kept(world: World, rep: Talker) -> None:
    await sends(rep, "姓名,电话,鞋码\n王芳,13800138000,42\n".encode())
    assert "不导:鞋码" in rep.sees()
    await rep.presses("别的列")
    assert "不导" not in await rep.presses("其余记备注")
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    assert await world.database(lambda session: session.exec(select(Note.text)).all()) == ["鞋码: 42"]


async def test_what_is_in_a_file_counts_and_not_its_name(world: World, rep: Talker) -> None:
    for name, kind in (("list.xlsx", XLSX), ("list.dat", "application/octet-stream"), ("list", "")):
        assert "3 笔购买" in await sends(rep, SMALL, name, kind)
    people = workbook({"A": [["姓名", "电话"], ["王芳", "13800138000"]]})
    assert "1 位新客户" in await sends(rep, people, "list.csv", "text/csv")
    assert await sends(rep, b"PK\x03\x04 no workbook", "list.csv", "text/csv") == NO_TABLE
    assert await sends(rep, bomb(320), "big.xlsx", XLSX) == TOO_MUCH
    assert await sends(rep, lying(bomb(320)), "big.xlsx", XLSX) == TOO_MUCH
    assert await sends(rep, with_far_cell(people), "far.xlsx", XLSX) == TOO_MUCH
    assert "是谁的" in await sends(rep, b"\x00\x01\x02\x03", "firmware.bin", "application/octet-stream")
    assert "是谁的" in await sends(rep, people, "quote.xlsx", XLSX, "给客户的报价")


async def test_thousands_of_refused_lines_come_as_a_file_a_moment_later(world: World, rep: Talker) -> None:
    lines = [f"{number},2026-02-30,5" for number in range(1100)]
    await imports(rep, "\n".join(["客户号,日期,金额", "1,2026-01-05,5", *lines]).encode())
    assert "拒收 1,100 行" in rep.sees()
    await rep.presses("拒收的行")
    assert rep.toast.text == "1,100 行:文件马上来"
    await world.passes(seconds=1)
    assert len(list(sent_file(rep))) == 1101
