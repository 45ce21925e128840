"""Greetings for a client's birthday, on the day and after it, to be sent by the rep from his own phone."""

from handlers.texts import Texts


def birthday(t: Texts, name: str, day: str) -> list[str]:
    """On the day; {day} is the date as the client counts it."""
    return [
        t.plain("{name}, happy birthday. May the year ahead be a smooth one.", name=name),
        t.plain(
            "{name}, it's {day} and I remembered. Take the evening off and let somebody else cook.", name=name, day=day
        ),
        t.plain("{name}, happy birthday. I hope the day has good company in it and nothing to hurry for.", name=name),
        t.plain("Many happy returns, {name}. May what you are working on come a good bit closer this year.", name=name),
        t.plain("{name}, you look after so many people. Today let them look after you. Happy birthday.", name=name),
        t.plain(
            "{name}, happy birthday. I am glad to know you, and I look forward to many more good talks.", name=name
        ),
        t.plain("{name}, happy birthday. May good news find you this year before you go looking for it.", name=name),
        t.plain(
            "{name}, today is yours. I wish you a slow morning, a good meal and somebody who makes you laugh.",
            name=name,
        ),
        t.plain("{name}, best wishes for your birthday. May home be warm and work be kind this year.", name=name),
        t.plain(
            "{name}, happy birthday. No need to answer: I just wanted you to know that somebody thought of it.",
            name=name,
        ),
        t.plain("{name}, happy birthday. May this be a year that you look back on with a smile.", name=name),
        t.plain(
            "{name}, I am thinking of you today. May the people around your table tonight be your favourite ones.",
            name=name,
        ),
    ]


def birthday_late(t: Texts, name: str) -> list[str]:
    """In the days after, for a birthday that went by."""
    return [
        t.plain("{name}, a late happy birthday. I hope it was a day to remember.", name=name),
        t.plain(
            "{name}, your birthday went by before I wrote, but the wish is no smaller: may the year be good to you.",
            name=name,
        ),
        t.plain("{name}, happy birthday after the event. I hope that somebody else did the cooking.", name=name),
        t.plain(
            "{name}, forgive me for being late: all good wishes for the year that has just begun for you.", name=name
        ),
    ]
