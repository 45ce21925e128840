"""Handing a client over to a colleague, with all that belongs to him; he hears of it at once."""

from handlers.payloads.giving import AskHandOver, HandOver
from handlers.pushes import attention
from handlers.pushes.push import Push
from handlers.screens.book import giving as screens
from handlers.texts import Texts
from handlers.turn import Turn
from storage.queries.book import clients, giving
from storage.queries.turns import changes


def ask(turn: Turn) -> None:
    """To whom?"""
    client = clients.get(turn.session, turn.me, turn.pressed(AskHandOver).client)
    turn.edit(screens.to_whom(turn.t, client, giving.takers(turn.session, turn.me, client)))


def give(turn: Turn) -> None:
    """He is the colleague's from now on; the giver can take it back while nobody has changed anything."""
    press = turn.pressed(HandOver)
    client = clients.get(turn.session, turn.me, press.client)
    change = turn.record(changes.GIVEN, client.id, source="")
    taker = giving.give(turn.session, turn.me, client, press.member, turn.now)
    turn.session.flush()
    screen = screens.yours_now(Texts(taker.language), client, turn.me.name)
    key = f"given:{client.id}:{turn.now:%Y%m%dT%H%M%S}"
    if taker.id != turn.me.id:
        attention.soon(turn.session, taker, turn.now, Push(taker.user_id, screen, key))
    turn.edit(screens.given(turn.t, client, taker.name, change))
