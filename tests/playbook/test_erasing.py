"""Every mention of somebody who is to be forgotten is found, and nobody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.erasing import STRUCK, eraser, is_telling

NUMBER = "+8613800138000"


@pytest.mark.parametrize(
    "written",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 138 0013 8000",
        "+8613800138000",
        "0086 13800138000",
        "8613800138000",
        "(138)0013-8000",
        "138.0013.8000",
    ],
)
def test_a_number_in_any_writing(written: str) -> None:
    found = eraser([NUMBER], [])
    assert found is not None
    assert found.clean(f"电话{written},晚上打") == f"电话{STRUCK},晚上打"
    assert found.clean({"text": [written], "n": 3}) == {"text": [STRUCK], "n": 3}


@pytest.mark.parametrize("other", ["13800138001", "113800138000", "138001380009", "8000", "2013800138000"])
def test_other_figures_stay(other: str) -> None:
    found = eraser([NUMBER], [])
    assert found is not None
    assert found.clean(other) == other


def test_a_name_as_it_is_typed_and_as_it_stands_in_a_message() -> None:
    found = eraser([], ["欧阳静", "A&B Smith", "Ann Lee"])
    assert found is not None
    assert found.clean("和欧阳静吃饭") == f"和{STRUCK}吃饭"
    assert found.clean("ann lee called; Joann Lees did not") == f"{STRUCK} called; Joann Lees did not"
    assert found.clean_html("<b>A&amp;B Smith</b> 欧阳静") == f"<b>{STRUCK}</b> {STRUCK}"
    assert eraser([], []) is None


@pytest.mark.parametrize(
    ("name", "others", "telling"),
    [
        ("欧阳静", [], True),
        ("王芳", [], True),
        ("王芳", ["王芳芳"], False),
        ("王", [], False),
        ("高兴", [], False),
        ("Ann", [], False),
        ("Ann Lee", [], True),
        ("Ann Lee", ["Joann Lee"], False),
        ("Rebecca", [], True),
    ],
)
def test_a_name_is_struck_out_of_other_notes_only_where_it_is_certainly_his(
    name: str, others: list[str], telling: bool
) -> None:
    assert is_telling(name, others) is telling


@given(st.text(max_size=100), st.text(min_size=1, max_size=12))
def test_nothing_is_left_and_nothing_fails(around: str, name: str) -> None:
    found = eraser([NUMBER], [name])
    assert found is not None
    assert "13800138000" not in found.clean(f"{around} 13800138000 {around}")
    assert name not in found.clean(f" {name} ") or name in STRUCK or not name.strip()
