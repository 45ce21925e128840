"""Who may be the client that is about to be written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.names.doubles import SOUND_LENGTH, Described, is_double, sound, sounds_same

NUMBER = True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王芳", "王方"),
        ("王芳", "王 芳"),
        ("王芳", "Wang Fang"),
        ("王芳", "wang fang"),
        ("王芳", "Fang Wang"),
        ("陳建國", "陈建国"),
        ("陈建国", "Chen Jianguo"),
        ("单强", "Shan Qiang"),
        ("欧阳娜娜", "Ouyang Nana"),
        ("吕布", "Lv Bu"),
        ("王芳", "王芳"),
        ("José García", "Jose Garcia"),
        ("O'Neil", "oneil"),
    ],
)
def test_names_that_sound_the_same(one: str, other: str) -> None:
    assert sounds_same(one, other)
    assert sounds_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王芳", "方旺"),
        ("王芳", "王芳芳"),
        ("王芳", "王总"),
        ("张伟", "张伟强"),
        ("李敏", "李明"),
        ("Anna Lee", "Annabel Lee"),
        ("王", "汪洋"),
    ],
)
def test_names_that_do_not(one: str, other: str) -> None:
    assert not sounds_same(one, other)


@pytest.mark.parametrize(
    ("new", "known", "own", "asked"),
    [
        (Described("王芳"), Described("王芳", "顺达物流", NUMBER), True, True),
        (Described("王芳", "", NUMBER), Described("王芳", "", NUMBER), True, True),
        (Described("王芳", "建华机电"), Described("王芳", "顺达物流"), True, False),
        (Described("王芳", "顺达"), Described("王芳", "上海顺达物流有限公司"), True, True),
        (Described("王方"), Described("王芳"), True, True),
        (Described("王方", "", NUMBER), Described("王芳", "", NUMBER), True, False),
        (Described("王方", "顺达", NUMBER), Described("王芳", "顺达", NUMBER), True, True),
        (Described("Wang Fang", "", NUMBER), Described("王芳"), True, True),
        (Described("王芳", "", NUMBER), Described("王芳", "", NUMBER), False, False),
        (Described("王芳"), Described("王芳", "顺达物流", NUMBER), False, True),
        (Described("王芳", "顺达物流", NUMBER), Described("王芳", "顺达物流", NUMBER), False, True),
        (Described("王方", "顺达物流", NUMBER), Described("王芳", "顺达物流", NUMBER), False, True),
        (Described("王方"), Described("王芳"), False, False),
        (Described("王芳", "", NUMBER, "顺达 想换车"), Described("王芳", "顺达物流", NUMBER), False, True),
        (Described("王芳", "", NUMBER, "想去顺达"), Described("王芳", "顺达物流", NUMBER), False, False),
        (Described("王芳", "顺达"), Described("李敏", "顺达"), True, False),
    ],
)
def test_when_it_is_asked_whether_two_are_one(new: Described, known: Described, own: bool, asked: bool) -> None:
    assert is_double(new, known, own=own) is asked


@given(st.text(max_size=300))
def test_any_name_has_a_sound_of_bounded_length(name: str) -> None:
    assert len(sound(name)) <= SOUND_LENGTH
    assert sounds_same(name, name)
