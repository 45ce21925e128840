"""The texts of care drafts: none of them sells or is too long, each is whole and polite, in every language."""

import itertools
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.screens.caring import greetings
from handlers.screens.caring.greetings import SUBJECTS, Recipient
from handlers.texts import LANGUAGES, Texts
from playbook.capture import FactKind
from playbook.greetings import LONGEST, SHOWN, Topic, Vein, sells, subject, topics
from playbook.names.addressing import LONGEST as LONGEST_NAME
from playbook.occasions.birthdays import Birthday
from playbook.occasions.calendar import FESTIVALS, TERMS

BOAST = re.compile("期待|光临|光臨|惠顾|惠顧|[!!]|健康|身体|身體|高寿|周岁|upgrade|exclusive|amazing|congratulations")
TOPICS = tuple(
    Topic(vein, words) for vein, words in ((Vein.TOLD, "要搬家"), (Vein.PASTIME, "爱爬山"), (Vein.HOME, "湖南"))
)
BORN = Birthday(10, 18, lunar=True)


def recipient(name: str, *topics: Topic) -> Recipient:
    return Recipient(name, BORN, date(2026, 11, 26), "李敏", topics)


def all_texts(language: str, about: str, name: str = "") -> list[str]:
    t, to = Texts(language), recipient(name or "王" * LONGEST_NAME[language], *TOPICS)
    return [*greetings.texts(t, about, to), *greetings.personal(t, about, to)]


def test_there_is_a_text_for_every_day_that_the_calendar_knows() -> None:
    assert {*FESTIVALS, *TERMS} < set(SUBJECTS)
    assert {subject(kind, "", date(2026, 1, 1), date(2026, 1, 1)) for kind in ("birthday", "silence", "thanks")} < set(
        SUBJECTS
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("about", SUBJECTS)
def test_no_draft_sells_boasts_or_runs_on(language: str, about: str) -> None:
    for text in all_texts(language, about):
        assert not sells(text), text
        assert not BOAST.search(text), text
        assert len(text) <= LONGEST[language], text
        assert "{" not in text, text


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
@pytest.mark.parametrize("about", SUBJECTS)
def test_chinese_drafts_are_polite(language: str, about: str) -> None:
    assert all("您" in text and "你" not in text for text in all_texts(language, about))


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_that_years_differ(language: str) -> None:
    t = Texts(language)
    count = {about: len(set(greetings.texts(t, about, recipient("王姐")))) for about in SUBJECTS}
    assert count["birthday"] >= 9
    assert count["silence"] >= 6
    assert min(count[festival] for festival in FESTIVALS) >= 5
    assert min(count.values()) > SHOWN  # so that another three are others


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("about", SUBJECTS)
@pytest.mark.parametrize("told", [(), TOPICS])
def test_never_the_same_three_twice_running(language: str, about: str, told: tuple[Topic, ...]) -> None:
    to = recipient("王姐", *told)
    rounds = [greetings.three(Texts(language), about, to, at) for at in range(8)]
    assert all(len(set(three)) == SHOWN for three in rounds)
    assert all(set(one) != set(other) for one, other in itertools.pairwise(rounds))


def test_the_first_three_of_three_birthdays_have_nothing_in_common() -> None:
    years = [greetings.three(Texts("zh_Hans"), "birthday", recipient("王姐"), at) for at in range(3)]
    assert len({text for year in years for text in year}) == 9


@pytest.mark.parametrize(
    ("language", "words", "third"),
    [
        ("zh_Hans", "喜欢爬山,想去黄山", "周姐,生日快乐。记得您说过喜欢爬山,想去黄山,愿您常有这份空闲。"),
        ("zh_Hant", "喜歡爬山,想去黃山", "周姐,生日快樂。記得您提過喜歡爬山,想去黃山,願您常有這份空閒。"),
        (
            "en",
            "loves hiking",
            "周姐, happy birthday. You once told me: loves hiking. May there be plenty of time for it.",
        ),
    ],
)
def test_the_third_takes_up_what_the_client_has_told(language: str, words: str, third: str) -> None:
    to = recipient("周姐", *topics([(FactKind.HOBBY.value, words)], language))
    assert greetings.three(Texts(language), "birthday", to, 0)[2] == third


@pytest.mark.parametrize(
    ("language", "said"), [("zh_Hans", "十月十八"), ("zh_Hant", "十月十八"), ("en", "26 November")]
)
def test_a_birthday_is_named_as_the_client_counts_it(language: str, said: str) -> None:
    assert any(said in text for text in greetings.texts(Texts(language), "birthday", recipient("周姐")))


@given(
    language=st.sampled_from(LANGUAGES),
    about=st.sampled_from(SUBJECTS),
    name=st.text(min_size=1, max_size=40),
    kind=st.sampled_from(FactKind),
    fact=st.text(max_size=60),
    at=st.integers(0, 2000),
)
def test_whatever_the_file_holds_the_drafts_are_short_and_whole(
    language: str, about: str, name: str, kind: FactKind, fact: str, at: int
) -> None:
    to = recipient(name[: LONGEST_NAME[language]], *topics([(kind.value, fact)], language))
    three = greetings.three(Texts(language), about, to, at)
    assert len(three) == SHOWN
    assert all(0 < len(text) <= LONGEST[language] for text in three)
    assert not any(
        re.search(r"\{(?:name|topic|day|whom)\}", text.replace(name, "").replace(fact, "")) for text in three
    )
