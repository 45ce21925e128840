"""Which texts a draft takes, and what of a client's file may be said back to him (C6)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.capture import FactKind
from playbook.greetings import SHOWN, Topic, Vein, choose, holds_until, sells, subject, topics

DAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("kind", "words", "language", "topic"),
    [
        (FactKind.HOBBY, "喜欢爬山,想去黄山", "zh_Hans", Topic(Vein.PASTIME, "喜欢爬山,想去黄山")),
        (FactKind.WORK, "要搬新仓库。", "zh_Hans", Topic(Vein.TOLD, "要搬新仓库")),
        (FactKind.HOME_TOWN, "老家在湖南衡阳", "zh_Hans", Topic(Vein.HOME, "湖南衡阳")),
        (FactKind.HOME_TOWN, "老家湖南", "zh_Hant", Topic(Vein.HOME, "湖南")),
        (FactKind.HOME_TOWN, "comes from Leeds", "en", Topic(Vein.HOME, "Leeds")),
        (FactKind.CHILDREN, "daughter starts school", "en", Topic(Vein.TOLD, "daughter starts school")),
    ],
)
def test_everyday_life_is_taken_up(kind: FactKind, words: str, language: str, topic: Topic) -> None:
    assert topics([(kind.value, words)], language) == [topic]


@pytest.mark.parametrize(
    ("kind", "words", "language"),
    [
        (FactKind.WISH, "想要 Model 3", "zh_Hans"),  # that would be selling
        (FactKind.BUDGET, "预算二十万", "zh_Hans"),
        (FactKind.FAITH, "信佛", "zh_Hans"),
        (FactKind.CHILDREN, "孩子上周住院了", "zh_Hans"),
        (FactKind.CHILDREN, "女儿8岁", "zh_Hans"),  # no age
        (FactKind.FAMILY, "跟先生吵架", "zh_Hans"),
        (FactKind.FAMILY, "跟先生吵架", "zh_Hant"),
        (FactKind.HOBBY, "他爱钓鱼", "zh_Hans"),  # said to him it would be about somebody else
        (FactKind.HOBBY, "she loves golf", "en"),
        (FactKind.WORK, "想问新款优惠", "zh_Hans"),
        (FactKind.WORK, "公司欠款", "zh_Hans"),
        (FactKind.HOBBY, "爱爬山", "en"),  # another language than the message's
        (FactKind.HOBBY, "golf", "zh_Hans"),
        (FactKind.WORK, "这家公司的事情说来话长要从头讲起", "zh_Hans"),  # too long for a message
        (FactKind.HOME_TOWN, "老乡", "zh_Hans"),
        (FactKind.HOBBY, "", "zh_Hans"),
    ],
)
def test_what_would_hurt_sell_or_not_fit_is_left_alone(kind: FactKind, words: str, language: str) -> None:
    assert topics([(kind.value, words)], language) == []


@pytest.mark.parametrize("text", ["新品到店", "全場折扣", "限时优惠", "a special offer", "our new model", "活動報名"])
def test_selling_is_seen(text: str) -> None:
    assert sells(text)


@pytest.mark.parametrize(
    ("kind", "name", "last"),
    [
        ("birthday", "", date(2026, 11, 29)),
        ("festival", "mid_autumn", DAY),
        ("festival", "spring", date(2026, 11, 30)),
        ("season", "frost", date(2026, 11, 27)),
        ("silence", "", date(2026, 12, 26)),
        ("thanks", "", date(2026, 12, 3)),
    ],
)
def test_a_draft_holds_as_long_as_it_is_worth_sending(kind: str, name: str, last: date) -> None:
    assert holds_until(kind, name, DAY) == last


def test_a_birthday_that_went_by_has_words_of_its_own() -> None:
    assert subject("birthday", "", DAY, DAY) == "birthday"
    assert subject("birthday", "", DAY, date(2026, 11, 27)) == "birthday_late"
    assert subject("festival", "lantern", DAY, DAY) == "lantern"
    assert subject("thanks", "", DAY, date(2026, 11, 27)) == "thanks"


@given(
    st.lists(st.text("ab", min_size=1, max_size=200), min_size=4, max_size=14, unique=True),
    st.lists(st.text("cd", min_size=1, max_size=200), max_size=4, unique=True),
    st.integers(0, 500),
)
def test_three_short_ones_and_others_the_next_time(plain: list[str], personal: list[str], at: int) -> None:
    one, other = (choose(plain, personal, each, "en") for each in (at, at + 1))
    fitting = [text for text in plain if len(text) <= 160]
    assert all(len(text) <= 160 for text in one)
    if len(fitting) > SHOWN:
        assert len(set(one)) == SHOWN
        assert set(one) != set(other)
    if any(len(text) <= 160 for text in personal) and len(fitting) >= SHOWN:
        assert one[-1] in personal
