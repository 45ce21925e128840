"""Care drafts (C2, C3, C6): the texts for an occasion, and three of them for one client."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from handlers.screens.caring import (
    greetings_birthday,
    greetings_chinese,
    greetings_modern,
    greetings_personal,
    greetings_seasons,
    greetings_thanks,
)
from handlers.texts import Texts
from playbook.greetings import Topic, choose
from playbook.occasions.birthday_words import in_lunar_words
from playbook.occasions.birthdays import Birthday


@dataclass(frozen=True)
class Recipient:
    """Whom a draft is for, and what it may name."""

    name: str  # the form of address (F1)
    birthday: Birthday | None = None
    day: date | None = None  # the occasion's
    whom: str = ""  # the newcomer, to the one who brought him
    topics: Sequence[Topic] = ()


_OF_A_DAY: Mapping[str, Callable[[Texts, str], list[str]]] = {
    "birthday_late": greetings_birthday.birthday_late,
    "new_year": greetings_modern.new_year,
    "spring": greetings_chinese.spring,
    "lantern": greetings_chinese.lantern,
    "qingming": greetings_chinese.qingming,
    "dragon_boat": greetings_chinese.dragon_boat,
    "qixi": greetings_chinese.qixi,
    "mid_autumn": greetings_chinese.mid_autumn,
    "national": greetings_chinese.national,
    "double_ninth": greetings_chinese.double_ninth,
    "winter_solstice": greetings_chinese.winter_solstice,
    "mothers": greetings_modern.mothers,
    "fathers": greetings_modern.fathers,
    "teachers": greetings_modern.teachers,
    "easter": greetings_modern.easter,
    "thanksgiving": greetings_modern.thanksgiving,
    "christmas": greetings_modern.christmas,
    "spring_begins": greetings_seasons.spring_begins,
    "summer_begins": greetings_seasons.summer_begins,
    "great_heat": greetings_seasons.great_heat,
    "autumn_begins": greetings_seasons.autumn_begins,
    "frost": greetings_seasons.frost,
    "winter_begins": greetings_seasons.winter_begins,
    "great_cold": greetings_seasons.great_cold,
    "welcome": greetings_thanks.welcome,
    "thanks": greetings_thanks.thanks,
    "silence": greetings_thanks.silence,
}
SUBJECTS = ("birthday", "thanks_referrer", *_OF_A_DAY)


def texts(t: Texts, subject: str, to: Recipient) -> list[str]:
    """All texts on a subject."""
    if subject == "birthday":
        return greetings_birthday.birthday(t, to.name, _date(t, to))
    if subject == "thanks_referrer":
        return greetings_thanks.thanks_referrer(t, to.name, to.whom or t.plain("your friend"))
    return _OF_A_DAY[subject](t, to.name)


def personal(t: Texts, subject: str, to: Recipient) -> list[str]:
    """Texts that take up what the client has told; none for thanks."""
    opening = greetings_personal.opening(t, subject, to.name)
    if opening is None:
        return []
    ways = [greetings_personal.sentences(t, topic) for topic in to.topics]
    return [_joined(t, opening, sentence) for turn in zip(*ways, strict=True) for sentence in turn]


def _joined(t: Texts, opening: str, sentence: str) -> str:
    return f"{opening}{sentence}" if t.chinese else f"{opening} {sentence}"


def three(t: Texts, subject: str, to: Recipient, round_: int) -> list[str]:
    """Three drafts to choose from; another round, three others."""
    return choose(texts(t, subject, to), personal(t, subject, to), round_, t.language)


def _date(t: Texts, to: Recipient) -> str:
    """The day as the client counts it: by the lunar calendar if his birthday goes by it."""
    if t.chinese and to.birthday is not None and to.birthday.lunar:
        return lunar_day(t, to.birthday)
    pattern = "M月d日" if t.chinese else "d MMMM"
    return str(format_date(to.day, pattern, locale=t.locale)) if to.day else ""


def lunar_day(t: Texts, born: Birthday) -> str:
    """十月十八; in English, which has no word for it, as figures."""
    if not t.chinese:
        return f"{born.month}/{born.day}"
    return in_lunar_words(born, traditional=t.language == "zh_Hant")
