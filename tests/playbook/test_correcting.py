"""Which lines take something back, what they put in its place, and which only begin like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.typed import correcting

SURE = [
    ("不对,周四", "周四", ""),
    ("不对周四", "周四", ""),
    ("哦不对,是周五", "周五", ""),
    ("不对不对,是周五上午", "周五上午", ""),
    ("错了 周四", "周四", ""),
    ("不对,4点", "4点", ""),
    ("不对 报价是周四", "报价是周四", ""),
    ("说错了,是周四不是周三", "周四", "周三"),
    ("说错了,不是周三", "", "周三"),
    ("搞错了,不是王芳是李敏", "李敏", "王芳"),
    ("不对 是李敏的", "李敏的", ""),
    ("记错了,是李敏", "李敏", ""),
    ("我说错了,是3台", "3台", ""),
    ("更正:周五下午3点", "周五下午3点", ""),
    ("不對,週四", "週四", ""),
    ("說錯了,應該是週四", "週四", ""),
    ("不对,2月30号", "2月30号", ""),
    ("不对,没有回访", "没有回访", ""),
    ("不对", "", ""),
    ("no, it was David", "David", ""),
    ("No, Friday.", "Friday", ""),
    ("oops, it's David", "David", ""),
    ("I meant Friday", "Friday", ""),
    ("wrong, 3200", "3200", ""),
    ("no", "", ""),
    ("my mistake, Friday not Thursday", "Friday", "Thursday"),
]
PERHAPS = [
    ("改成周四吧", "周四", ""),
    ("改周四", "周四", ""),
    ("改到下周一上午", "下周一上午", ""),
    ("应该是周四下午四点", "周四下午四点", ""),
    ("周四才对", "周四", ""),
    ("不,周四", "周四", ""),
    ("不 周四", "周四", ""),
    ("不是下周三,是周四", "周四", "下周三"),
    ("是周四不是周三", "周四", "周三"),
    ("不是面谈,是电话", "电话", "面谈"),
    ("不是王芳", "", "王芳"),
    ("是李敏", "李敏", ""),
    ("应该是李敏吧", "李敏", ""),
    ("not Thursday, Friday", "Friday", "Thursday"),
    ("Actually Friday 4pm", "Friday 4pm", ""),
    ("Friday, not Thursday", "Friday", "Thursday"),
    ("make it Friday 4pm", "Friday 4pm", ""),
    ("change it to Friday", "Friday", ""),
    ("sorry, Friday", "Friday", ""),
    ("it was David, not Sarah", "David", "Sarah"),
]
SOMEBODY = ["搞错人了", "搞錯人了", "记错人了,是李敏", "弄错客户了", "wrong client", "wrong person, it was David"]
NOTHING = [
    "不对劲,她好像不高兴",
    "不对外营业",
    "不错,聊得很好",
    "错过了展会",
    "打错电话了",
    "不要了",
    "no answer",
    "no need to call",
    "nobody home",
    "sorry I'm late",
    "今天面谈,不对路",
    "wrongly billed last month",
    "",
]


@pytest.mark.parametrize(("typed", "right", "wrong"), SURE)
def test_some_words_can_only_take_back(typed: str, right: str, wrong: str) -> None:
    assert correcting.read(typed) == correcting.Correction(right, wrong, sure=True)


@pytest.mark.parametrize(("typed", "right", "wrong"), PERHAPS)
def test_others_do_if_what_follows_is_a_day_or_a_client(typed: str, right: str, wrong: str) -> None:
    assert correcting.read(typed) == correcting.Correction(right, wrong)


@pytest.mark.parametrize("typed", SOMEBODY)
def test_the_wrong_client_is_told_by_its_own_words(typed: str) -> None:
    found = correcting.read(typed)
    assert found is not None and found.somebody
    assert found.right in ("", "李敏", "David")


@pytest.mark.parametrize("typed", NOTHING)
def test_what_only_begins_alike_takes_nothing_back(typed: str) -> None:
    assert correcting.read(typed) is None


@pytest.mark.parametrize(
    ("right", "what"),
    [
        ("没有回访", "回访"),
        ("没说要报价", "报价"),
        ("不用回访", "回访"),
        ("no quote", "quote"),
        ("nothing sold", "sold"),
        ("she didn't buy", "buy"),
        ("没有", ""),
        ("周四", None),
    ],
)
def test_what_was_never_said_is_named(right: str, what: str | None) -> None:
    assert correcting.none_of(right) == what


@given(st.text(max_size=70))
def test_any_text_is_read(text: str) -> None:
    found = correcting.read(text)
    assert found is None or (found.right in text and found.wrong in text)
