"""Tables as people save them, put right by buttons; lines that are refused; and files that are no tables."""

import pytest
from sqlmodel import select

from storage.tables import Note, Purchase
from tests.talk.tables import SMALL, days_bought, imports, in_the_books, sends, sent_file
from tests.talk.world import Talker, World


async def test_broken_lines_are_refused_and_sent_back_harmless(world: World, rep: Talker) -> None:
    content = "\n".join(
        [
            "客户,日期,金额,产品",
            "王芳,2026-01-05,100,=1+1",
            "王芳,2026-02-30,100,=1+1",
            "王芳,2026-01-05,一点点,",
            "王芳,2027-01-05,100,",
            "王芳,2026-01-05",
            f"{'长' * 41},2026-01-05,100,",
            "王芳,2026-01-06,-50,退货",
        ]
    ).encode()
    assert "拒收 5 行" in await sends(rep, content)
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    lines = rep.sees().split("\n")
    assert lines[:4] == ["✅ sales.csv 导完了", "2 笔购买 · 1 位新客户", "其中退款 1 笔,不算回购", "拒收 5 行"]
    assert "日期读不出 1" in lines[4]
    await rep.presses("拒收的行")
    assert list(sent_file(rep)) == [
        ["行号", "原因", "客户", "日期", "金额", "产品"],
        ["3", "日期读不出", "王芳", "2026-02-30", "100", "'=1+1"],
        ["4", "金额读不出", "王芳", "2026-01-05", "一点点", ""],
        ["5", "日期还没到", "王芳", "2027-01-05", "100", ""],
        ["6", "列数不对", "王芳", "2026-01-05"],
        ["7", "名字太长", "长" * 41, "2026-01-05", "100", ""],
    ]


@pytest.mark.parametrize(
    "content",
    [
        SMALL.decode().encode("gb18030"),
        SMALL.decode().encode("utf-16"),
        SMALL.decode().replace(".", "#").replace(",", ";").replace("#", ",").encode("utf-8-sig"),
        SMALL.decode().replace(",", "\t").encode(),
        SMALL.split(b"\n", 1)[1],
    ],
    ids=["gbk", "utf-16", "semicolons and decimal commas", "tabs", "no headings"],
)
async def test_however_the_table_was_saved(world: World, rep: Talker, content: bytes) -> None:
    assert await imports(rep, content) == "✅ sales.csv 导完了\n3 笔购买 · 2 位新客户"
    amounts = await world.database(lambda session: sorted(session.exec(select(Purchase.amount))))
    assert amounts == [2933, 10000, 10000]


async def test_a_list_of_clients(world: World, rep: Talker) -> None:
    content = "姓名,手机,公司,备注\n王芳,138 0013 8000,顺达物流,想换车\n李四,只加了微信,,\n".encode()
    assert "2 位新客户" in await sends(rep, content)
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    assert rep.sees() == "✅ sales.csv 导完了\n2 位新客户"
    assert rep.buttons() == ["↩️ 撤销导入"]
    card = await rep.says("8000")
    assert "王芳" in card
    assert "顺达物流" in card


async def test_columns_are_put_right_by_buttons(world: World, rep: Talker) -> None:
    content = "号码牌,客户,生日,金额,登记日期\n1,17,1990-01-05,5,2026-02-05\n2,18,1991-01-06,6,2026-02-06\n".encode()
    shown = await sends(rep, content)
    assert "还缺日期:是哪一列?" in shown
    assert "对,导入" not in rep.buttons()
    assert (await rep.presses("日期")).split("\n")[0] == "日期是哪一列?"
    assert rep.buttons() == ["号码牌", "客户", "生日", "金额", "登记日期", "返回"]
    assert "日期:生日 · 1990-01-05" in await rep.presses("生日")
    assert "客户号:客户 · 17" in rep.sees()
    await rep.presses("日期")
    assert rep.buttons() == ["号码牌", "客户", "✓ 生日", "金额", "登记日期", "没有这列", "返回"]
    assert "日期:登记日期 · 2026-02-05" in await rep.presses("登记日期")
    await rep.presses("金额")
    assert "没有金额,都按 0 记" in await rep.presses("没有这列")
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    assert await days_bought(world) == ["2026-02-05", "2026-02-06"]


async def test_many_columns_come_page_by_page_and_other_fields_by_a_button(world: World, rep: Talker) -> None:
    titles = ["客户号", "日期", "金额", *(f"x{n}" for n in range(9))]
    values = ["1", "2026-01-05", "10", *("车" for _ in range(9))]
    await sends(rep, (",".join(titles) + "\n" + ",".join(values) + "\n").encode())
    assert await rep.presses("别的列") == "还有哪一项在表里?"
    assert rep.buttons() == ["姓名", "电话", "数量", "产品", "公司", "备注", "明细", "返回"]
    await rep.presses("明细")
    assert rep.buttons() == ["毛利", "给谁", "得知途径", "外币金额", "外币币种", "退货", "返回"]
    await rep.presses("返回")
    await rep.presses("产品")
    assert rep.buttons() == ["客户号", "日期", "金额", "x0", "x1", "更多列", "返回"]
    await rep.presses("更多列")
    await rep.presses("更多列")
    assert rep.buttons() == ["x7", "x8", "更多列", "返回"]
    assert "产品:x8 · 车" in await rep.presses("x8")


async def test_day_and_month_are_asked_where_they_may_be_either(world: World, rep: Talker) -> None:
    assert await sends(rep, b"id,date,amount\n1,1/2/2026,5\n2,3/4/2026,5\n") == "sales.csv · 2 行\n1/2/2026 是哪天?"
    assert rep.buttons() == ["1/2", "2/1", "不导了"]
    assert "2 笔购买 · 2 位新客户" in await rep.presses("2/1")
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    assert await days_bought(world) == ["2026-02-01", "2026-04-03"]


NO_TABLE = "这个文件读不出表格。要 CSV、XLSX 或 vCard;Excel 里另存一次再发。"


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", NO_TABLE),
        ("今天见了王芳。\n她想换车。\n".encode(), NO_TABLE),
        (b"\xef\xbb\xbf \r\n \n", "文件是空的,看看是不是发错了。"),
        ("客户号,日期,金额\n".encode(), "只有表头,下面一行也没有。"),
        (b"0" * 20_000_001, "超过 20 MB 我收不到。拆成几份再发。"),
    ],
    ids=["binary", "prose", "blank", "headings only", "too large"],
)
async def test_what_is_no_table_is_said_in_one_sentence(world: World, rep: Talker, content: bytes, answer: str) -> None:
    assert await sends(rep, content) == answer
    assert await in_the_books(world) == (0, 0)


async def test_a_file_that_does_not_get_through(world: World, rep: Talker) -> None:
    world.api.fail_next("getFile", status=400, description="Bad Request: wrong file_id")
    assert await sends(rep, SMALL) == "文件没收到,再发一次。"
    assert "3 笔购买" in await sends(rep, SMALL)


async def test_a_spreadsheet_is_filed_under_a_client_if_it_is_not_to_be_read(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert await sends(rep, b"PK\x03\x04", "quote.xlsx", xlsx) == NO_TABLE
    assert "是谁的" in await rep.presses("记到客户名下")
    assert "王芳" in await rep.presses("王芳")
    names = await world.database(
        lambda session: [file["name"] for note in session.exec(select(Note)) for file in note.files]
    )
    assert names == ["quote.xlsx"]


async def test_a_text_file_that_is_no_table_is_something_of_a_clients(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    assert "是谁的" in await sends(rep, "王芳想换车。".encode(), "note.txt", "text/plain")
    assert "3 笔购买" in await sends(rep, SMALL, "sales.txt", "text/plain")
