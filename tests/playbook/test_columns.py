"""Lists: encodings, separators, quotes, headings, and which column is what."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.columns import (
    Content,
    Entry,
    Field,
    Layout,
    NotATable,
    Numbering,
    Unusable,
    records,
    with_column,
)
from tests.playbook.lists import layout_of, lines_of

CDNOW = Path(__file__).parent.parent / "data" / "cdnow_sample.csv"


def test_the_real_purchase_log_is_read_whole() -> None:
    content = CDNOW.read_bytes()
    layout = layout_of(content)
    assert layout.columns == {Field.REF: 0, Field.DATE: 1, Field.AMOUNT: 3, Field.QUANTITY: 2}
    lines = [line for line in lines_of(content) if isinstance(line, Entry)]
    assert (len(lines), len({line.customer for line in lines})) == (6919, 2357)
    assert sum(line.amount == 0 for line in lines) == 8
    numbering = Numbering()
    assert len({(line.ref, numbering.name(line).key) for line in lines}) == 6919


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"], ids=lambda name: name
)
def test_a_chinese_list_is_read_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    text = "客户号,姓名,购买日期,金额(元)\n" + "".join(f"{n},王芳{n},2026/1/{n},1000\n" for n in range(1, 9))
    layout = layout_of(text.encode(encoding))
    assert layout.columns == {Field.REF: 0, Field.NAME: 1, Field.DATE: 2, Field.AMOUNT: 3}
    first = lines_of(text.encode(encoding))[0]
    assert first == Entry(2, ref="1", name="王芳1", day=date(2026, 1, 1), amount=100_000)


def test_a_taiwanese_list_in_big5_with_a_title_and_years_of_the_republic() -> None:
    content = '銷售明細表,,\n客戶編號,日期,金額\n7,113/05/01,"1,200"\n8,113/05/02,980\n'.encode("big5")
    assert lines_of(content)[0] == Entry(3, ref="7", day=date(2024, 5, 1), amount=120_000)


def test_a_sign_of_another_encoding_far_down_does_not_spoil_the_list() -> None:
    ascii_lines = b"".join(b"%d,2026-01-05,10\n" % n for n in range(5000))
    content = b"id,date,amount,note\n" + ascii_lines + "9,2026-01-05,10,王芳要发票\n".encode("gb18030") * 20
    last = lines_of(content)[-1]
    assert isinstance(last, Entry)
    assert last.product == "王芳要发票"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(separator: str) -> None:
    rows = ["id", "date", "amount"], ["1", "18.1.2026", "29.33"], ["2", "19.1.2026", "30"]
    content = "\r\n".join(separator.join(row) for row in rows).encode()
    assert [line.day for line in lines_of(content) if isinstance(line, Entry)] == [date(2026, 1, 18), date(2026, 1, 19)]


def test_decimal_commas_beside_semicolons_and_no_headings() -> None:
    content = b"1;18.1.1997;29,33\n2;19.1.1997;1.229,33\n3;20.1.1997;2,5\n"
    layout = layout_of(content)
    assert (layout.skip, layout.columns) == (0, {Field.REF: 0, Field.DATE: 1, Field.AMOUNT: 2})
    assert [line.amount for line in lines_of(content) if isinstance(line, Entry)] == [2933, 122_933, 250]


def test_excels_own_first_line_is_no_record() -> None:
    content = b"sep=;\nid;date;amount\n1;2026-01-05;10\n"
    assert lines_of(content) == [Entry(3, ref="1", day=date(2026, 1, 5), amount=1000)]


def test_a_quoted_cell_may_hold_separators_and_lines() -> None:
    content = '姓名,电话,备注\n张伟,13800138000,"想换车,\n要 ""大"" 的"\n李四,13800138001,\n'.encode()
    first, second = lines_of(content)
    assert isinstance(first, Entry)
    assert first.note == '想换车, 要 "大" 的'
    assert second.line == 4


def test_a_quote_that_is_never_closed_swallows_no_other_line() -> None:
    content = b'id,date,amount,product\n1,2026-01-01,5,"55 TV\n' + b"2,2026-01-02,6,x\n" * 40
    lines = lines_of(content)
    assert len(lines) == 41
    assert isinstance(lines[0], Entry)
    assert lines[0].product == '"55 TV'


def test_columns_without_headings_are_told_by_what_is_in_them() -> None:
    content = (
        "张伟,13800138000,2026-03-01,顺达物流有限公司,2,1280.50\n王芳,13800138001,2026-03-02,宏达贸易有限公司,1,99.90\n"
    )
    assert layout_of(content.encode()).columns == {
        Field.NAME: 0,
        Field.PHONE: 1,
        Field.DATE: 2,
        Field.FIRM: 3,
        Field.QUANTITY: 4,
        Field.AMOUNT: 5,
    }


def test_numbers_under_the_heading_customer_are_his_number() -> None:
    assert layout_of(b"customer,date,total\n17,2026-01-05,3\n").columns[Field.REF] == 0


def test_clients_need_no_day_and_purchases_do() -> None:
    clients = layout_of("姓名,电话\n张伟,13800138000\n".encode())
    assert (clients.content, clients.missing) == (Content.CLIENTS, None)
    no_day = layout_of("姓名,金额\n张伟,100\n李四,200\n".encode())
    assert (no_day.content, no_day.missing) == (Content.PURCHASES, Unusable.DATE)
    nobody = layout_of("日期,金额\n2026-01-05,100\n2026-01-06,100\n".encode())
    assert nobody.missing is Unusable.CUSTOMER


def test_a_column_that_is_chosen_is_taken_from_its_field() -> None:
    content = b"id,date,amount,x\n1,2026-01-05,10,2026-02-05\n"
    layout = with_column(layout_of(content), Field.DATE, 3, content, this_year=2026)
    assert layout.columns[Field.DATE] == 3
    assert lines_of(content, layout) == [Entry(2, ref="1", day=date(2026, 2, 5), amount=1000)]
    taken = with_column(layout, Field.REF, 2, content, this_year=2026)
    assert taken.columns == {Field.REF: 2, Field.DATE: 3}
    assert Field.REF not in with_column(taken, Field.REF, None, content, this_year=2026).columns


def test_a_layout_is_kept_and_brought_back() -> None:
    layout = layout_of(b"id,date,amount\n1,1/2/2026,10\n")
    assert Layout.from_json(layout.as_json()) == layout


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        b"<html><body>Hello</body></html>",
        "今天见了王芳。\n她想换车,周五回访。\n".encode(),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    ],
)
def test_what_is_no_table(content: bytes) -> None:
    with pytest.raises(NotATable) as error:
        layout_of(content)
    assert not error.value.only_headings


def test_headings_alone() -> None:
    with pytest.raises(NotATable) as error:
        layout_of("日期,金额\n\n".encode())
    assert error.value.only_headings


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_none(content: bytes) -> None:
    try:
        layout = layout_of(content)
    except NotATable:
        return
    assert layout.titles
    assert all(at < len(layout.titles) for at in layout.columns.values())


@given(st.lists(st.text(alphabet='a,"\n ', max_size=12), max_size=30))
def test_no_quote_loses_a_line(cells: list[str]) -> None:
    text = "\n".join(cells) + "\n"
    found = list(records(text.encode(), "utf-8", ","))
    written = "\n".join(record.text for record in found)
    assert [line for line in written.split("\n") if line.strip(' ,"')] == [
        line for line in text.split("\n") if line.strip(' ,"')
    ]
