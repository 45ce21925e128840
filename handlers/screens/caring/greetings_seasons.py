"""Greetings at a change of season (solar terms), to be sent by the rep from his own phone."""

from handlers.texts import Texts


def spring_begins(t: Texts, name: str) -> list[str]:
    """立春."""
    return [
        t.plain(
            "{name}, by the old calendar spring begins today. The mornings are still cold, so keep your coat on.",
            name=name,
        ),
        t.plain("{name}, spring begins today. I hope it brings you something to look forward to.", name=name),
        t.plain("{name}, first day of spring by the calendar. May the rest of the year follow its example.", name=name),
        t.plain("{name}, it's the start of spring. I was thinking of you and hope all goes well.", name=name),
    ]


def summer_begins(t: Texts, name: str) -> list[str]:
    """立夏."""
    return [
        t.plain("{name}, summer begins today. I hope your days stay cool and your evenings long.", name=name),
        t.plain("{name}, the calendar says summer. Time for iced tea and an early evening, I'd say.", name=name),
        t.plain("{name}, first day of summer. I hope there is a bit of shade in your week.", name=name),
        t.plain("{name}, summer starts today. Just saying hello.", name=name),
    ]


def great_heat(t: Texts, name: str) -> list[str]:
    """大暑."""
    return [
        t.plain("{name}, these are the hottest days of the year. Drink plenty, and let the afternoon wait.", name=name),
        t.plain("{name}, it's the peak of summer. I hope you have a cool room and no reason to leave it.", name=name),
        t.plain("{name}, hot days now. Do take it slowly.", name=name),
        t.plain("{name}, if the heat lets you rest this week, do. I'm thinking of you.", name=name),
    ]


def autumn_begins(t: Texts, name: str) -> list[str]:
    """立秋."""
    return [
        t.plain(
            "{name}, autumn begins today, though the heat has not heard yet. Cooler evenings are on the way.", name=name
        ),
        t.plain(
            "{name}, first day of autumn. I hope it brings you a good harvest of what you planted this year.", name=name
        ),
        t.plain(
            "{name}, the season turns today. I hope the second half of the year is a gentle one for you.", name=name
        ),
        t.plain("{name}, autumn by the calendar. A good moment to say hello.", name=name),
    ]


def frost(t: Texts, name: str) -> list[str]:
    """霜降."""
    return [
        t.plain("{name}, the first frosts are due about now. Do take a coat when you leave early.", name=name),
        t.plain("{name}, cold mornings from now on. I hope there's something hot in your cup.", name=name),
        t.plain("{name}, late autumn already. I hope you find a clear day to go and see the leaves.", name=name),
        t.plain("{name}, the nights are drawing in. I was thinking of you and hope you are well.", name=name),
    ]


def winter_begins(t: Texts, name: str) -> list[str]:
    """立冬."""
    return [
        t.plain("{name}, winter begins today. May your house be warm and your road be clear.", name=name),
        t.plain("{name}, first day of winter by the calendar. Something hot for dinner, I hope.", name=name),
        t.plain("{name}, the cold is on its way. Do wrap up on your early starts.", name=name),
        t.plain("{name}, winter starts today. Thinking of you and yours.", name=name),
    ]


def great_cold(t: Texts, name: str) -> list[str]:
    """大寒."""
    return [
        t.plain("{name}, the coldest days of the year. Stay in where you can, and keep the kettle on.", name=name),
        t.plain("{name}, cold outside, but spring is only two weeks away by the old calendar.", name=name),
        t.plain("{name}, I hope the cold leaves you and your family alone. Keep warm.", name=name),
        t.plain("{name}, the year is nearly out by the old calendar. I hope you can slow down soon.", name=name),
    ]
