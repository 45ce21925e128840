"""Forms of address offered for a name (F1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.names.addressing import LONGEST, Style, known, offered


@pytest.mark.parametrize(
    ("name", "job", "language", "words"),
    [
        ("王芳", "", "zh_Hans", ["王姐", "王哥", "王总", "王女士", "王先生", "王老师"]),
        ("王芳", "", "zh_Hant", ["王姐", "王哥", "王總", "王小姐", "王先生", "王老師"]),
        ("欧阳静", "销售经理", "zh_Hans", ["欧阳经理", "欧阳姐", "欧阳哥", "欧阳总", "欧阳女士", "欧阳先生"]),
        ("李敏", "小学老师", "zh_Hans", ["李老师", "李姐", "李哥", "李总", "李女士", "李先生"]),
        ("陈总", "", "zh_Hans", ["陈总", "陈姐", "陈哥", "陈女士", "陈先生", "陈老师"]),
        ("老周", "", "zh_Hans", ["老周", "周姐", "周哥", "周总", "周女士", "周先生"]),
        ("阿May", "", "zh_Hant", ["阿May"]),
        ("John Smith", "", "zh_Hans", ["John", "Smith 女士", "Smith 先生"]),
        ("John Smith", "", "en", ["John", "Ms Smith", "Mr Smith"]),
        ("Wang Fang", "", "en", ["Fang", "Ms Wang", "Mr Wang"]),
        ("曾丽", "", "en", ["Ms Zeng", "Mr Zeng"]),
        ("Anna", "", "en", ["Anna"]),
        ("", "", "en", []),
    ],
)
def test_the_likeliest_come_first(name: str, job: str, language: str, words: list[str]) -> None:
    assert list(offered(name, job, language).values()) == words


def test_one_that_is_too_long_is_none() -> None:
    assert known("王姐", "zh_Hans") == "王姐"
    assert known("顺达物流公司的采购部王经理", "zh_Hans") == ""


@given(st.text(max_size=60), st.text(max_size=20), st.sampled_from(sorted(LONGEST)))
def test_any_name_gives_short_distinct_forms(name: str, job: str, language: str) -> None:
    found = offered(name, job, language)
    assert len(found) <= 6
    assert len(set(found.values())) == len(found)
    assert all(words and len(words) <= LONGEST[language] for words in found.values())
    assert all(isinstance(style, Style) for style in found)
