"""The personal drafts: how a greeting opens, and one sentence on something that the client has told."""

from collections.abc import Callable

from handlers.texts import Texts
from playbook.greetings import Topic, Vein


def opening(t: Texts, subject: str, name: str) -> str | None:
    """How a greeting on a subject opens; None for thanks, which stand by themselves."""
    openings = {
        "birthday": t.plain("{name}, happy birthday.", name=name),
        "birthday_late": t.plain("{name}, a late happy birthday.", name=name),
        "new_year": t.plain("{name}, happy New Year.", name=name),
        "spring": t.plain("{name}, happy Lunar New Year.", name=name),
        "lantern": t.plain("{name}, happy Lantern Festival.", name=name),
        "qingming": t.plain("{name}, a peaceful Qingming to you.", name=name),
        "dragon_boat": t.plain("{name}, a peaceful Dragon Boat Festival to you.", name=name),
        "qixi": t.plain("{name}, happy Qixi.", name=name),
        "mid_autumn": t.plain("{name}, happy Mid-Autumn.", name=name),
        "national": t.plain("{name}, happy National Day.", name=name),
        "double_ninth": t.plain("{name}, happy Double Ninth.", name=name),
        "winter_solstice": t.plain("{name}, warm wishes for the solstice.", name=name),
        "mothers": t.plain("{name}, happy Mother's Day to your family.", name=name),
        "fathers": t.plain("{name}, happy Father's Day to your family.", name=name),
        "teachers": t.plain("{name}, happy Teachers' Day.", name=name),
        "easter": t.plain("{name}, happy Easter.", name=name),
        "thanksgiving": t.plain("{name}, happy Thanksgiving.", name=name),
        "christmas": t.plain("{name}, merry Christmas.", name=name),
        "spring_begins": t.plain("{name}, spring is here by the calendar.", name=name),
        "summer_begins": t.plain("{name}, summer is here by the calendar.", name=name),
        "great_heat": t.plain("{name}, keep cool in this heat.", name=name),
        "autumn_begins": t.plain("{name}, autumn is here by the calendar.", name=name),
        "frost": t.plain("{name}, cold mornings now.", name=name),
        "winter_begins": t.plain("{name}, winter is here by the calendar.", name=name),
        "great_cold": t.plain("{name}, keep warm in this cold.", name=name),
        "silence": t.plain("{name}, it's been a while.", name=name),
    }
    return openings.get(subject)


def sentences(t: Texts, topic: Topic) -> list[str]:
    """Ways to take up what was told."""
    return _WAYS[topic.vein](t, topic.words)


def _told(t: Texts, topic: str) -> list[str]:
    return [
        t.plain("You mentioned: {topic}. I hope it's going well.", topic=topic),
        t.plain("I remember you telling me: {topic}. How are things now?", topic=topic),
        t.plain("I haven't forgotten: {topic}. Tell me about it next time we talk.", topic=topic),
    ]


def _pastime(t: Texts, topic: str) -> list[str]:
    return [
        t.plain("You once told me: {topic}. May there be plenty of time for it.", topic=topic),
        t.plain("I remember: {topic}. I'd love to hear about it some time.", topic=topic),
        t.plain("I know: {topic}. I hope the next free day is all yours.", topic=topic),
    ]


def _home(t: Texts, topic: str) -> list[str]:
    return [
        t.plain("I hope that you get to see {topic} again this year.", topic=topic),
        t.plain("Do you still have people in {topic}? My regards to them.", topic=topic),
        t.plain("You told me about {topic}; I'd like to hear more of it some day.", topic=topic),
    ]


_WAYS: dict[Vein, Callable[[Texts, str], list[str]]] = {Vein.TOLD: _told, Vein.PASTIME: _pastime, Vein.HOME: _home}
