"""What headings, cells and lines of a list say: days, amounts, quantities, phones, and what is wrong with a line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.columns import DateStyle, Entry, Field, Numbering, Reason, Refused, choose_dates, read_line, records
from playbook.columns.cells import read_amount, read_phones, read_quantity
from playbook.columns.dates import choose_style, read_date
from playbook.columns.headings import field_of
from tests.playbook.lists import TODAY, layout_of, lines_of


def reasons(content: bytes) -> list[Reason | None]:
    """Why each line is refused; None where it is not."""
    return [line.reason if isinstance(line, Refused) else None for line in lines_of(content)]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Customer ID", Field.REF),
        ("customerId", Field.REF),
        ("客户编号", Field.REF),
        ("客戶姓名", Field.NAME),
        ("客户手机号", Field.PHONE),
        ("聯絡電話", Field.PHONE),
        ("下单日期", Field.DATE),
        ("本次消费金额(元)", Field.AMOUNT),
        ("Total amount (CNY)", Field.AMOUNT),
        ("購買數量", Field.QUANTITY),
        ("商品名称", Field.PRODUCT),
        ("公司名稱", Field.FIRM),
        ("Remarks", Field.NOTE),
        ("订单编号", None),
        ("出生日期", Field.BIRTHDAY),
        ("客户标签", Field.TAGS),
        ("职务", Field.JOB),
        ("别名/昵称", Field.ALIAS),
        ("拜访内容", Field.NOTE),
        ("跟进记录", Field.NOTE),
        ("沟通方式", Field.KIND),
        ("支付方式", None),
        ("注册日期", None),
        ("单价", None),
        ("Order No.", None),
    ],
)
def test_headings(title: str, field: Field | None) -> None:
    assert field_of(title) == (field, True)


def test_a_heading_that_nobody_knows() -> None:
    assert field_of("xyz") == (None, False)


@pytest.mark.parametrize(
    ("text", "style", "day"),
    [
        ("1997-01-18", DateStyle.YMD, date(1997, 1, 18)),
        ("1997/1/18 09:30:00", DateStyle.YMD, date(1997, 1, 18)),
        ("1997-01-18T09:30:00Z", DateStyle.YMD, date(1997, 1, 18)),
        ("19970118", DateStyle.YMD, date(1997, 1, 18)),
        ("1997年1月18日", DateStyle.YMD, date(1997, 1, 18)),
        ("18.1.1997", DateStyle.DMY, date(1997, 1, 18)),
        ("18/1/97", DateStyle.DMY, date(1997, 1, 18)),
        ("1/18/97", DateStyle.MDY, date(1997, 1, 18)),
        ("1/2/27", DateStyle.MDY, date(2027, 1, 2)),
        ("1/2/28", DateStyle.MDY, date(1928, 1, 2)),
        ("18-Jan-97", DateStyle.NAMED, date(1997, 1, 18)),
        ("January 18, 1997", DateStyle.NAMED, date(1997, 1, 18)),
        ("35448", DateStyle.SERIAL, date(1997, 1, 18)),
        ("35448.75", DateStyle.SERIAL, date(1997, 1, 18)),
    ],
)
def test_days(text: str, style: DateStyle, day: date) -> None:
    assert choose_style([text], 2026)[0] in (style, DateStyle.DMY)
    assert read_date(text, style, 2026) == day


@pytest.mark.parametrize("text", ["1997-02-30", "13/13/1997", "昨天", "", "0/0/0", "31.11.2026", "9" * 50])
def test_no_days(text: str) -> None:
    assert read_date(text, DateStyle.DMY, 2026) is None


def test_day_and_month_are_told_apart_by_the_whole_column() -> None:
    assert choose_style(["1/2/2026", "1/18/2026"], 2026) == (DateStyle.MDY, "")
    assert choose_style(["1/2/2026", "18/1/2026"], 2026) == (DateStyle.DMY, "")
    assert choose_style(["3/3/2026", "1/2/2026"], 2026) == (DateStyle.DMY, "1/2/2026")
    assert choose_style(["1.2.2026", "3.4.2026"], 2026) == (DateStyle.DMY, "")
    assert choose_style(["3/3/2026"], 2026) == (DateStyle.DMY, "")
    chosen = choose_dates(layout_of(b"id,date,amount\n1,1/2/2026,10\n"), DateStyle.MDY)
    assert (chosen.dates, chosen.doubtful) == (DateStyle.MDY, "")


@pytest.mark.parametrize(
    ("text", "decimal", "minor"),
    [
        ("29.33", ".", 2933),
        ("¥3,280", ".", 328_000),
        ("1,234.5", ".", 123_450),
        ("1.234,50 €", ",", 123_450),
        ("-5", ".", -500),
        ("(12.00)", ".", -1200),
        ("2.5万", ".", 2_500_000),
        ("0", ".", 0),
        ("0.005", ".", 1),
        ("12,34", ".", None),
        ("abc", ".", None),
        ("", ".", None),
        ("-", ".", None),
        ("9" * 30, ".", None),
    ],
)
def test_amounts(text: str, decimal: str, minor: int | None) -> None:
    assert read_amount(text, decimal) == minor


def test_quantities_and_phones() -> None:
    assert [read_quantity(text) for text in ("2", "3件", "", "-1", "1.0", "x", "9999999999")] == [
        2,
        3,
        1,
        -1,
        1,
        None,
        None,
    ]
    assert read_phones("138 0013 8000 / +852 9123 4567", "CN") == ("+8613800138000", "+85291234567")
    assert read_phones("微信 wf88", "CN") == ()


def test_each_broken_line_says_what_is_wrong() -> None:
    content = "\n".join(
        [
            "姓名,日期,金额,数量",
            "张伟,2026-01-05,100,1",
            "张伟,2026-02-30,100,1",
            "张伟,2026-01-05,一点点,1",
            "张伟,2027-01-05,100,1",
            "张伟,2026-01-05",
            "张伟,2026-01-05,1,280,1",
            ",2026-01-05,100,1",
            f"{'张' * 41},2026-01-05,100,1",
            "张伟,2026-01-05,,1",
            "张伟,2026-01-05,100,几件",
        ]
    ).encode()
    assert reasons(content) == [
        None,
        Reason.DATE,
        Reason.AMOUNT,
        Reason.FUTURE,
        Reason.COLUMNS,
        Reason.COLUMNS,
        Reason.CUSTOMER,
        Reason.NAME,
        Reason.AMOUNT,
        Reason.QUANTITY,
    ]


def test_goods_taken_back_are_money_back() -> None:
    lines = lines_of(b"id,date,amount,quantity\n1,2026-01-05,-50,1\n1,2026-01-05,50,-1\n1,2026-01-05,-50,-1\n")
    assert [(line.amount, line.quantity) for line in lines if isinstance(line, Entry)] == [(-5000, 1)] * 3


def test_what_is_no_number_is_kept_as_a_note_on_the_client() -> None:
    (line,) = lines_of("姓名,电话\n李四,只加了微信\n".encode())
    assert line == Entry(2, name="李四", note="只加了微信")


def test_equal_lines_of_a_file_have_names_of_their_own_and_keep_them() -> None:
    entry = Entry(2, ref="1", day=date(2026, 1, 5), amount=100)
    first, again = Numbering(), Numbering()
    names = [first.name(entry).key for _ in range(3)]
    assert len(set(names)) == 3
    assert [again.name(entry).key for _ in range(3)] == names


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_any_cells_make_a_line_or_a_reason(text: str) -> None:
    head = b"id,name,phone,date,amount,quantity,product,firm,note\n" + b"1,Ann,,2026-01-05,10,1,x,y,z\n" * 3
    layout = layout_of(head)
    cells = ",".join('"' + text.replace('"', '""') + '"' for _ in range(9))
    for record in records(cells.encode(), "utf-8", ","):
        line = read_line(record, layout, today=TODAY, region="CN")
        assert isinstance(line, Refused) or (line.day is not None and line.day <= TODAY)
