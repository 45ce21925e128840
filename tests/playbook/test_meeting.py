"""Where a meeting is, and with whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.capture import split_place
from playbook.capture.meeting import after_joint, first_name, meetings


@pytest.mark.parametrize(
    ("words", "what", "place"),
    [
        ("在星巴克人民广场店 见王芳", "见王芳", "星巴克人民广场店"),
        ("在星巴克见", "见面", "星巴克"),
        ("见面 在万达", "见面", "万达"),
        ("去顺达公司签合同", "签合同", "顺达公司"),
        ("到人民广场店 试驾", "试驾", "人民广场店"),
        ("在國貿大廈 見", "見面", "國貿大廈"),
        ("在意大利餐厅吃饭", "吃饭", "意大利餐厅"),
        ("at Starbucks People's Square meet", "meet", "Starbucks People's Square"),
        ("lunch at Joe's", "lunch", "Joe's"),
        ("sign at the office", "sign", "the office"),
    ],
)
def test_a_place_is_taken_out_of_the_words(words: str, what: str, place: str) -> None:
    assert split_place(words) == (what, place)


@pytest.mark.parametrize(
    "words", ["到店看车", "在看 Model 3", "在谈价格", "送样品", "在家等", "look at the quote", "到货通知", "在意价格"]
)
def test_words_without_a_place_stay_as_they_are(words: str) -> None:
    assert split_place(words) == (words, "")


@given(st.text(max_size=80))
def test_whatever_is_typed_nothing_is_lost(words: str) -> None:
    what, place = split_place(words)
    assert place in words
    assert len(what) <= len(words) + 1
    for each in meetings(words):
        assert each.people in words
    name, rest = first_name(words)
    assert len(name) + len(rest) <= len(words) + 1


def test_with_whom() -> None:
    assert [each.people for each in meetings("跟 王芳、李敏 吃饭")] == ["王芳、李敏 吃饭"]
    [met] = meetings("在星巴克 见王芳")
    assert (met.before, met.verb, met.people) == ("在星巴克", "见", "王芳")
    assert [each.people for each in meetings("lunch with Wang Fang and Li Min")] == ["Wang Fang and Li Min"]


@pytest.mark.parametrize("words", ["、李敏 吃饭", "和李敏 吃饭", "& 李敏 吃饭"])
def test_what_joins_two_names(words: str) -> None:
    assert after_joint(words) == "李敏 吃饭"


@pytest.mark.parametrize("words", ["跟进报价", "和平解决", "与时俱进", "李敏", ",谢谢她", "android"])
def test_what_joins_nothing(words: str) -> None:
    assert after_joint(words) is None


@pytest.mark.parametrize(
    ("words", "name", "rest"),
    [("赵六 周五", "赵六", "周五"), ("赵六、王五 周五", "赵六", "、王五 周五"), ("Li Min Fri", "Li Min", "Fri"),
     ("吃饭", "", "吃饭")],
)  # fmt: skip
def test_a_name_by_its_looks(words: str, name: str, rest: str) -> None:
    assert first_name(words) == (name, rest)
