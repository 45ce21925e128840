"""Messages of thanks (C2, C3) and after a long silence (C6), to be sent by the rep from his own phone."""

from handlers.texts import Texts


def thanks_referrer(t: Texts, name: str, whom: str) -> list[str]:
    """To the client who brought somebody; {whom}: the newcomer, or a friend where he is not to be named."""
    return [
        t.plain(
            "{name}, thank you for sending {whom} to me. I'll take as good care of them as I would of you.",
            name=name,
            whom=whom,
        ),
        t.plain("{name}, {whom} came to me because of you. That means a lot; thank you.", name=name, whom=whom),
        t.plain("{name}, thank you for the good word to {whom}. I won't let you down.", name=name, whom=whom),
        t.plain("{name}, I've just looked after {whom}. Thank you for bringing us together.", name=name, whom=whom),
        t.plain(
            "{name}, people only send their friends where they feel safe. Thank you for {whom}.", name=name, whom=whom
        ),
    ]


def welcome(t: Texts, name: str) -> list[str]:
    """To the newcomer."""
    return [
        t.plain(
            "{name}, it was good to meet you. If anything is unclear, just write; that's what I'm here for.", name=name
        ),
        t.plain("{name}, thank you for your trust. Keep my number, day or evening.", name=name),
        t.plain("{name}, thank you for today. In a few days I'll ask how things are going.", name=name),
        t.plain("{name}, I'm glad we met. Next time you need anything, you know whom to ask.", name=name),
    ]


def thanks(t: Texts, name: str) -> list[str]:
    """To a client who has bought a lot over time."""
    return [
        t.plain(
            "{name}, I've just counted up how long we have worked together. Thank you for your trust all this time.",
            name=name,
        ),
        t.plain("{name}, thank you for staying with me. I don't take that for granted.", name=name),
        t.plain("{name}, it struck me today how many times you have trusted me. Thank you.", name=name),
        t.plain("{name}, clients like you are why I like this work. Thank you, truly.", name=name),
        t.plain("{name}, no reason but to say thank you. It's a pleasure to work for you.", name=name),
    ]


def silence(t: Texts, name: str) -> list[str]:
    """To somebody who was not heard of for long, or for no reason at all."""
    return [
        t.plain("{name}, it's been a while. I hope that you and yours are well.", name=name),
        t.plain("{name}, you came to mind today. How have you been?", name=name),
        t.plain("{name}, no reason for writing, just hello. I hope things are going your way.", name=name),
        t.plain("{name}, we haven't talked for a while. If I can lend a hand with anything, just say.", name=name),
        t.plain("{name}, I hope work has left you some room to breathe lately.", name=name),
        t.plain("{name}, time flies. I hope that the last few months have been good to you.", name=name),
    ]
