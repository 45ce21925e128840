"""What festivals, turns of the season and cultures are called."""

from handlers.texts import Texts
from playbook.occasions import Culture


def name_of(t: Texts, name: str) -> str:
    """A day of playbook.occasions.calendar."""
    names = {
        "new_year": t.plain("New Year"),
        "spring": t.plain("Lunar New Year"),
        "lantern": t.plain("Lantern Festival"),
        "qingming": t.plain("Qingming"),
        "dragon_boat": t.plain("Dragon Boat Festival"),
        "qixi": t.plain("Qixi"),
        "mid_autumn": t.plain("Mid-Autumn"),
        "national": t.plain("National Day"),
        "double_ninth": t.plain("Double Ninth"),
        "winter_solstice": t.plain("Winter solstice"),
        "mothers": t.plain("Mother's Day"),
        "fathers": t.plain("Father's Day"),
        "teachers": t.plain("Teachers' Day"),
        "easter": t.plain("Easter"),
        "thanksgiving": t.plain("Thanksgiving"),
        "christmas": t.plain("Christmas"),
        "spring_begins": t.plain("Start of spring"),
        "summer_begins": t.plain("Start of summer"),
        "great_heat": t.plain("Great heat"),
        "autumn_begins": t.plain("Start of autumn"),
        "frost": t.plain("First frost"),
        "winter_begins": t.plain("Start of winter"),
        "great_cold": t.plain("Great cold"),
    }
    return names.get(name, name)


def culture(t: Texts, which: Culture) -> str:
    """Whose festivals are kept."""
    return {
        Culture.MAINLAND: t.plain("Mainland China"),
        Culture.TAIWAN: t.plain("Taiwan"),
        Culture.HONG_KONG: t.plain("Hong Kong"),
        Culture.OVERSEAS: t.plain("Singapore, Malaysia"),
        Culture.AMERICAN: t.plain("America"),
        Culture.WESTERN: t.plain("Europe, Oceania"),
        Culture.PLAIN: t.plain("New Year only"),
    }[which]
