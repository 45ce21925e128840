"""Greetings for the festivals of the Chinese year, to be sent by the rep from his own phone."""

from handlers.texts import Texts


def spring(t: Texts, name: str) -> list[str]:
    """春节, the Lunar New Year."""
    return [
        t.plain("{name}, a happy New Year to you and yours. May the table be full and the house be loud.", name=name),
        t.plain(
            "{name}, happy New Year. May the coming year bring you good sleep, good news and good company.", name=name
        ),
        t.plain("{name}, may the new year open gently for you, and may everybody make it home for dinner.", name=name),
        t.plain(
            "{name}, thank you for the trust of this past year. Rest well over the holiday, and happy New Year.",
            name=name,
        ),
        t.plain("{name}, happy New Year. May whatever was hard last year be easy this year.", name=name),
        t.plain("{name}, happy New Year to all of you. I hope you get a few days with nothing on the list.", name=name),
    ]


def lantern(t: Texts, name: str) -> list[str]:
    """元宵."""
    return [
        t.plain("{name}, happy Lantern Festival. May the sweet dumplings be hot and the family all there.", name=name),
        t.plain(
            "{name}, the year has properly begun with tonight's full moon. May it be a round one for you.", name=name
        ),
        t.plain(
            "{name}, happy Lantern Festival. If you go out to see the lights, I hope the evening stays mild.", name=name
        ),
        t.plain(
            "{name}, a bowl of something sweet tonight, and a good year to follow. Happy Lantern Festival.", name=name
        ),
        t.plain("{name}, happy Lantern Festival to you and everybody at home.", name=name),
    ]


def qingming(t: Texts, name: str) -> list[str]:
    """清明: a quiet day, nothing is wished but peace."""
    return [
        t.plain(
            "{name}, it's Qingming. If you are travelling to the family graves, have a safe and unhurried journey.",
            name=name,
        ),
        t.plain("{name}, a quiet Qingming to you. I hope the rain spares you on the road.", name=name),
        t.plain("{name}, wishing you and your family a peaceful Qingming.", name=name),
        t.plain("{name}, I hope these days give you time for the family, and a walk in the spring air.", name=name),
        t.plain("{name}, thinking of you and your family this Qingming.", name=name),
    ]


def dragon_boat(t: Texts, name: str) -> list[str]:
    """端午, on which peace is wished."""
    return [
        t.plain("{name}, a peaceful Dragon Boat Festival to you. Sweet or salty rice dumplings this year?", name=name),
        t.plain("{name}, wishing you a quiet and pleasant Dragon Boat Festival with the family.", name=name),
        t.plain(
            "{name}, a good Dragon Boat Festival to you. I hope you get to see a race, or at least a long nap.",
            name=name,
        ),
        t.plain("{name}, may this Dragon Boat Festival keep every worry away from your door.", name=name),
        t.plain("{name}, Dragon Boat Festival greetings to all of you at home.", name=name),
    ]


def qixi(t: Texts, name: str) -> list[str]:
    """七夕, for the family rather than for sweethearts."""
    return [
        t.plain("{name}, it's Qixi tonight. I hope that somebody at home saved you the best piece.", name=name),
        t.plain("{name}, happy Qixi. May the people you love be near this evening.", name=name),
        t.plain("{name}, a fine evening for looking up at the stars. Happy Qixi to you both.", name=name),
        t.plain("{name}, happy Qixi. No need to hurry home today, only to get there in time for dinner.", name=name),
        t.plain("{name}, wishing you a warm evening at home on Qixi.", name=name),
    ]


def mid_autumn(t: Texts, name: str) -> list[str]:
    """中秋."""
    return [
        t.plain("{name}, happy Mid-Autumn. May the moon be bright and everybody be home.", name=name),
        t.plain(
            "{name}, happy Mid-Autumn Festival. I hope that you can sit outside tonight with the people you love.",
            name=name,
        ),
        t.plain("{name}, a round moon and a quiet evening to you. Happy Mid-Autumn.", name=name),
        t.plain(
            "{name}, happy Mid-Autumn. If the family is far away today, may the phone call be a long one.", name=name
        ),
        t.plain("{name}, happy Mid-Autumn to the whole family. I hope the autumn is kind to you all.", name=name),
        t.plain("{name}, the moon is round tonight. May things come round for you as well.", name=name),
    ]


def national(t: Texts, name: str) -> list[str]:
    """国庆."""
    return [
        t.plain("{name}, happy National Day. I hope the holiday gives you some real rest.", name=name),
        t.plain("{name}, happy holidays. If you are on the road, may it be an empty one.", name=name),
        t.plain(
            "{name}, happy National Day to you and the family. Somewhere quiet would be the best place this week.",
            name=name,
        ),
        t.plain("{name}, happy National Day. May these days go slowly.", name=name),
        t.plain("{name}, enjoy the holiday. I hope you get to do the one thing you have put off all year.", name=name),
    ]


def double_ninth(t: Texts, name: str) -> list[str]:
    """重阳, for the elders at home."""
    return [
        t.plain("{name}, happy Double Ninth. My regards to the elders of your family.", name=name),
        t.plain("{name}, a fine autumn day for going up a hill. Happy Double Ninth.", name=name),
        t.plain("{name}, happy Double Ninth. I hope that you can have a meal with your parents this week.", name=name),
        t.plain("{name}, may the elders of your house be in good spirits this Double Ninth.", name=name),
        t.plain("{name}, Double Ninth greetings. A cup of chrysanthemum tea and a quiet hour to you.", name=name),
    ]


def winter_solstice(t: Texts, name: str) -> list[str]:
    """冬至."""
    return [
        t.plain(
            "{name}, it's the winter solstice. I hope that there is something hot on the table tonight.", name=name
        ),
        t.plain("{name}, from today the light comes back. A warm winter to you.", name=name),
        t.plain("{name}, the longest night of the year is best spent at home. Have a warm one.", name=name),
        t.plain("{name}, solstice greetings to everybody at home. Keep warm.", name=name),
        t.plain("{name}, happy winter solstice. May the cold stay outside your door.", name=name),
    ]
