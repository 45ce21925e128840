"""Finding clients by whatever part a rep remembers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.search import KEY_LENGTH, MAX_KEYS, finds, keys, query_keys

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)
PHONE = st.integers(13_000_000_000, 19_999_999_999).map(str)
WANG: dict[str, Any] = {
    "name": "王小芳",
    "aliases": ["王姐"],
    "phones": ["+8613800138000"],
    "firm": "顺达物流",
    "tags": ["VIP", "想换车"],
}


def found(typed: str, name: str = "", **known: Any) -> bool:
    """Whether a client with this file is found by what was typed."""
    return finds(query_keys(typed), keys(name, **known))


BY_CHARACTERS = "王小芳|王|小芳|芳|王 芳|小芳 顺达|王姐|顺达|达物|物流|想换车|换车|vip|VIP|顺达(物流)|顺达物流有限公司"
BY_LETTERS = "wangxiaofang|wxf|wangxf|wxfang|wxiaof|xiaofang|xf|wang|WangX|wj|sdwl|shunda|hc"
BY_DIGITS = "8000|13800138000|138 0013 8000|+86 138-0013-8000|0086 138 0013 8000|1380013|0138000|13800138000"
MIXED = "王8000|wang 8000|王fang|vip 小芳"


@pytest.mark.parametrize("typed", "|".join((BY_CHARACTERS, BY_LETTERS, BY_DIGITS, MIXED)).split("|"))
def test_a_client_is_found_by(typed: str) -> None:
    assert found(typed, **WANG)


@pytest.mark.parametrize("typed", ["李", "王小明", "wxm", "8001", "王芳 大众", "139", "", "  ", "fw"])
def test_and_not_by(typed: str) -> None:
    assert not found(typed, **WANG)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("单雄", "shanxiong", "danxiong"),
        ("曾志伟", "zengzhiwei", "cengzhiwei"),
        ("解缙", "xiejin", "jiejin"),
        ("仇英", "qiuying", "chouying"),
        ("区志强", "ouzhiqiang", "quzhiqiang"),
        ("查良镛", "zhaly", "chaly"),
        ("朴正", "piaozheng", "puzheng"),
        ("盖聂", "genie", "gainie"),
        ("乐毅", "yueyi", "leyi"),
        ("尉迟恭", "yuchigong", "weichigong"),
        ("單雄", "sx", "dx"),
        ("小曾", "xiaozeng", "xiaoceng"),
        ("老单", "ls", "ld"),
    ],
)
def test_a_surname_is_found_in_both_readings(name: str, right: str, wrong: str) -> None:
    assert found(right, name)
    assert found(wrong, name)


@pytest.mark.parametrize("typed", ["lvbu", "lubu", "lyubu", "lübu", "LÜ BU", "lǚbù", "lyub", "lb"])
def test_u_umlaut_is_found_as_v_u_and_yu(typed: str) -> None:
    assert found(typed, "吕布")
    assert found(typed, "Lü Bu")


@pytest.mark.parametrize(
    ("stored", "typed"), [("陳建國", "陈建国"), ("陈建国", "陳建國"), ("葉楓", "叶"), ("乾隆", "乾")]
)
def test_simplified_and_traditional_find_each_other(stored: str, typed: str) -> None:
    assert found(typed, stored)
    assert found(typed, "老王", firm=stored)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Wang Fang", "fang wang"),
        ("Wang Fang", "wangfang"),
        ("Wang Fang", "wf"),
        ("Zhang", "hang"),
        ("O'Brien", "obrien"),
        ("José", "jose"),
        ("Müller", "muller"),
        ("Müller", "Mueller"),
        ("Müller", "Müller"),
        ("王 芳", "王芳"),
        ("阿凡提·买买提", "阿凡提买"),
        ("🌸王芳", "🌸"),
        ("🌸王芳", "王"),
        ("???", "???"),
        ("王", "王"),
        ("张伟", "张"),
        ("客户 138 0013", "0013"),
    ],
)
def test_names_of_every_kind(name: str, typed: str) -> None:
    assert found(typed, name)


@pytest.mark.parametrize(
    ("phone", "typed"),
    [
        ("+862112345678", "021 1234 5678"),
        ("+862112345678", "5678"),
        ("+85291234567", "9123 4567"),
        ("13800138000", "8000"),
        ("no number", ""),
    ],
)
def test_phones_as_they_are_dialled(phone: str, typed: str) -> None:
    assert found(typed, "王芳", phones=[phone]) is bool(typed)


@given(name=HAN, start=st.integers(0, 5), length=st.integers(1, 6))
def test_any_part_of_a_chinese_name_finds_it(name: str, start: int, length: int) -> None:
    part = name[start : start + length] or name
    assert found(part, name)
    assert found(part, "老王", firm=name)


@given(phone=PHONE, digits=st.integers(3, 11))
def test_either_end_of_a_number_finds_it(phone: str, digits: int) -> None:
    for stored in (phone, "+86" + phone):
        assert found(phone[-digits:], "王芳", phones=[stored])
        assert found(phone[:digits], "王芳", phones=[stored])


@given(text=st.text(max_size=60), typed=st.text(max_size=60))
def test_any_text_can_be_stored_and_looked_up(text: str, typed: str) -> None:
    stored = keys(text, [text], [text], text, [text])
    assert len(stored) <= MAX_KEYS
    assert all(0 < len(key) <= KEY_LENGTH for key in stored)
    assert finds(query_keys(typed), stored) in {True, False}
    if typed.strip() == "":
        assert not finds(query_keys(typed), stored)


@given(text=st.text(st.characters(categories=["Ll", "Lu", "Lo", "Nd"]), min_size=1, max_size=20))
def test_a_name_finds_itself(text: str) -> None:
    assert found(text, text)


@pytest.mark.parametrize("name", ["单" * 4096, "吕 " * 2048, "ü" * 4096, "a b " * 1024, "9" * 4096, "🌸" * 4096])
def test_the_longest_names_stay_bounded_and_are_found_by_their_beginning(name: str) -> None:
    stored = keys(name, [name] * 50, [name] * 50, name, [name] * 50)
    assert len(stored) <= MAX_KEYS
    assert finds(query_keys(name), keys(name))
    assert finds(query_keys(name[:8]), keys(name))


def test_the_phone_is_kept_even_where_the_names_take_all_room() -> None:
    aliases = ["".join(chr(0x4E00 + 8 * number + at) for at in range(8)) for number in range(200)]
    stored = keys("吕单曾解" * 1000, aliases, ["+8613800138000"])
    assert MAX_KEYS // 2 < len(stored) <= MAX_KEYS
    assert finds(query_keys("8000"), stored)


def test_digits_that_no_country_has_are_still_found() -> None:
    assert found("99912", "王芳", phones=["+9991234"])
    assert found("1", "王芳", phones=["+1"])
