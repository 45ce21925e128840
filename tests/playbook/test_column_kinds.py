"""What a list is of, which columns are kept, and tables that are saved in unusual ways."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.columns import (
    Content,
    Entry,
    Layout,
    NotATable,
    Reason,
    Refused,
    Unusable,
    find_encoding,
    guarded,
    unguarded,
    with_content,
    with_extras,
)
from playbook.columns.dates import read_birthday
from tests.playbook.lists import layout_of, lines_of


@pytest.mark.parametrize(
    ("heading", "content"),
    [
        ("客户,日期,内容", Content.NOTES),
        ("客户,拜访日期,拜访记录", Content.NOTES),
        ("客户,跟进时间,跟进方式,跟进内容", Content.NOTES),
        ("客戶,日期,追蹤方式,內容", Content.NOTES),
        ("Client,Date,Notes", Content.NOTES),
        ("客户,成交日期,备注", Content.PURCHASES),
        ("客户,日期,商品内容,金额", Content.PURCHASES),
        ("客户,日期,产品", Content.PURCHASES),
        ("客户,日期", Content.PURCHASES),
        ("Client,Order date,Notes", Content.PURCHASES),
        ("客户,电话,备注", Content.CLIENTS),
        ("客户,生日,备注", Content.CLIENTS),
    ],
)
def test_what_a_list_is_of(heading: str, content: Content) -> None:
    assert layout_of(f"{heading}\n{','.join(map(cell_under, heading.split(',')))}\n".encode()).content is content


def cell_under(title: str) -> str:
    """What may stand under a heading."""
    if any(word in title for word in ("日", "时间", "date", "Date")):
        return "2026-01-05"
    return {"金额": "5", "电话": "13800138000", "客户": "王芳", "客戶": "王芳", "Client": "Mary"}.get(title, "想换车")


def test_a_contact_log_is_read_as_talks() -> None:
    lines = "王芳,2026-11-03 14:30,,电话聊了;想换车", "李敏,2026/11/4,,送了报价", "李敏,2026/11/4,,"
    log = "\n".join(["客户,日期,方式,内容", *lines])
    first, second, third = lines_of(log.encode())
    assert first == Entry(2, name="王芳", day=date(2026, 11, 3), at=time(14, 30), kind="call", note="电话聊了;想换车")
    assert second == Entry(3, name="李敏", day=date(2026, 11, 4), kind="note", note="送了报价")
    assert isinstance(third, Refused)
    assert third.reason is Reason.WORDS


def test_what_it_is_of_can_be_said() -> None:
    layout = layout_of("客户,日期,备注\n王芳,2026-11-03,想换车\n".encode())
    assert with_content(layout, Content.PURCHASES).content is Content.PURCHASES
    no_words = layout_of("客户,日期\n王芳,2026-11-03\n".encode())
    assert with_content(no_words, Content.NOTES).missing is Unusable.NOTE


def test_every_column_of_a_client_has_its_place_or_is_named() -> None:
    text = (
        "序号,姓名,电话,公司,职位,标签,别名,生日,地址,邮箱,会员等级,备注,x\n"
        "1,王芳,13800138000,顺达,经理,VIP、老客户,王姐,1990/5/20,福田,a@b.c,金卡,想换车,乱\n"
    )
    layout = layout_of(text.encode())
    assert [layout.titles[at] for at in layout.left_out] == ["序号", "x"]
    assert lines_of(text.encode(), layout) == [
        Entry(
            2,
            name="王芳",
            phones=("+8613800138000",),
            firm="顺达",
            job="经理",
            tags=("VIP", "老客户"),
            aliases=("王姐",),
            birthday="1990-05-20",
            note="想换车; 地址: 福田; 邮箱: a@b.c; 会员等级: 金卡",
        )
    ]
    everything = with_extras(layout)
    assert everything.left_out == ()
    assert with_extras(everything).extras == ()
    assert Layout.from_json(everything.as_json()) == everything


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1990-01-05", "1990-01-05"),
        ("1990年1月5日", "1990-01-05"),
        ("5月20日", "05-20"),
        ("05-20", "05-20"),
        ("--0520", "05-20"),
        ("lunar:08-15", "lunar:08-15"),
        ("农历8月15", "lunar:08-15"),
        ("3/4/1990", ""),
        ("属虎", ""),
        ("02-30", ""),
        ("", ""),
    ],
)
def test_birthdays(text: str, kept: str) -> None:
    assert read_birthday(text, 2026) == kept


@pytest.mark.parametrize("sign", list("^~#，；、"))
def test_any_separator(sign: str) -> None:
    rows = ("姓名", "电话", "公司"), ("王芳", "13800138000", "顺达"), ("李敏", "13900139000", "")
    text = "\n".join(sign.join(row) for row in rows) + "\n"
    assert [line.name for line in lines_of(text.encode()) if isinstance(line, Entry)] == ["王芳", "李敏"]


def test_one_column_of_names_and_a_ragged_file() -> None:
    names = "王芳\n李敏\n欧阳娜娜\n陈总\n"
    assert [line.name for line in lines_of(names.encode()) if isinstance(line, Entry)] == names.split()
    assert [line.name for line in lines_of(f"姓名\n{names}".encode()) if isinstance(line, Entry)] == names.split()
    (ragged,) = lines_of("姓名,电话\n王芳\n".encode())
    assert ragged == Entry(2, name="王芳")


@pytest.mark.parametrize(
    "text",
    [
        "今天见了王芳,她想换车,还要大的。\n周五回访,发报价,带样品。\n",
        "采购合同\n甲方:顺达物流\n乙方:宏达贸易\n",
        "你好\n在吗\n",
        "会议纪要 - 一季度\n一、回顾\n二、计划、预算、人手\n三、其他\n",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    with pytest.raises(NotATable):
        layout_of(text.encode())


def test_a_broken_sign_refuses_its_line_and_no_other() -> None:
    text = (
        "姓名,电话,公司\n王芳,13800138000,顺达\n".encode()
        + b"\xe5\xbc\xff,13900139000,\n"
        + "李敏,13700137000,宏达\n".encode()
    )
    assert find_encoding(text) == "utf-8"
    reasons = [line.reason if isinstance(line, Refused) else None for line in lines_of(text)]
    assert reasons == [None, Reason.GARBLED, None]


@pytest.mark.parametrize(
    ("text", "encoding", "read_as"),
    [
        ("姓名,电话\n王芳,13800138000\n", "gb18030", "gb18030"),
        ("姓名,備註\n王芳,想換車,週五回訪客戶\n", "big5", "big5hkscs"),
        ("名前,電話\nさとう,0312345678\nすずき,0312345679\n", "shift_jis", "cp932"),
        ("name,phone\nJosé,+34 612 345 678\nZoë,+34 612 345 679\n", "cp1252", "cp1252"),
    ],
)
def test_encodings_in_use(text: str, encoding: str, read_as: str) -> None:
    assert find_encoding(text.encode(encoding)) == read_as


def test_bytes_in_no_encoding_are_no_table() -> None:
    with pytest.raises(NotATable):
        layout_of(bytes(range(128, 256)) * 20)


@given(st.text(max_size=20))
def test_a_guarded_cell_is_no_formula_and_comes_back(text: str) -> None:
    kept = guarded(text)
    assert unguarded(kept) == text or text.startswith("'")
    assert not kept.lstrip(" ").startswith(("=", "@", "＝", "＠"))
