"""Several clients pasted at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.capture.pasted import read_pasted

ZHANG, LI = "+8613800138000", "+8613800138001"
WIDE_COLON, WIDE_SEMICOLON = "\uff1a", "\uff1b"
HEAD = "今天见了两位" + WIDE_COLON


@pytest.mark.parametrize(
    "text",
    [
        "张伟 13800138000\n李丽 13800138001",
        "1. 张伟 13800138000\n\n2、李丽 13800138001",
        f"{HEAD}\n张伟 13800138000\n李丽 13800138001",
        f"{HEAD}张伟 13800138000、李丽 13800138001",
        f"张伟{WIDE_COLON}13800138000{WIDE_SEMICOLON}李丽{WIDE_COLON}13800138001",
        "张伟 13800138000,李丽 13800138001",
        "张伟 13800138000 / 李丽 13800138001",
        "姓名\t电话\n张伟\t13800138000\n李丽\t13800138001",
        "序号 姓名 手机\n1. 张伟 13800138000\n2. 李丽 13800138001",
        "1\t张伟\t13800138000\n2\t李丽\t13800138001",
        "联系人:张伟 电话:13800138000\n联系人:李丽 电话:13800138001",
    ],
)
def test_lists_as_people_paste_them(text: str) -> None:
    read = read_pasted(text)
    assert [(client.name, client.phones) for client in read.clients] == [("张伟", (ZHANG,)), ("李丽", (LI,))]
    assert (read.numberless, read.left) == ((), ())


def test_what_else_a_line_says_is_its_own_client_s() -> None:
    text = "Leads from the fair:\n- Tom Hardy +44 7911 123456 Acme Ltd\n- Ann Lee +44 7911 123457, wants a van"
    tom, ann = read_pasted(text).clients
    assert (tom.name, tom.firm, tom.note) == ("Tom Hardy", "Acme Ltd", "")
    assert (ann.name, ann.firm, ann.note) == ("Ann Lee", "", "wants a van")


def test_the_column_of_firms_is_believed() -> None:
    text = "姓名\t电话\t公司\n张伟\t13800138000\t顺达物流\n李丽\t13800138001\t建华"
    assert [client.firm for client in read_pasted(text).clients] == ["顺达物流", "建华"]


@pytest.mark.parametrize(
    ("line", "numberless", "doubtful", "left"),
    [
        ("王五", ["王五"], [None], ()),
        ("王五 1380013812x", ["王五"], ["1380013812"], ()),
        ("Tom Hardy", ["Tom Hardy"], [None], ()),
        ("都是做物流的,下周联系", [], [], ("都是做物流的,下周联系",)),
    ],
)
def test_a_line_without_a_good_number_is_told_apart(
    line: str, numberless: list[str], doubtful: list[str | None], left: tuple[str, ...]
) -> None:
    read = read_pasted(f"张伟 13800138000\n{line}\n李丽 13800138001")
    assert [client.name for client in read.clients] == ["张伟", "李丽"]
    assert [client.name for client in read.numberless] == numberless
    assert [client.doubtful_phone for client in read.numberless] == doubtful
    assert read.left == left


@pytest.mark.parametrize(
    "text",
    [
        "",
        "张伟 13800138000",
        "张伟 13800138000\n王芳 想换车",
        "张伟 13800138000\n13912345678",
        "王芳 13800138000\n她老公 13900139000",
        "李敏 13900139000\n今天面谈\n周五前发报价",
        "张伟 13800138000、13800138001 想换车",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert read_pasted(text).clients == ()


_PARTS = st.sampled_from(
    ["张伟", "李丽", "13800138000", "1380013812", "\n", "\t", ",", ":", "、", "/", "姓名", "电话", "Tom Hardy", ""]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PARTS, max_size=20).map(" ".join)))
def test_any_text_is_read_without_harm(text: str) -> None:
    read = read_pasted(text)
    assert all(client.name and client.phones for client in read.clients)
    assert not read.clients or len(read.clients) >= 2
