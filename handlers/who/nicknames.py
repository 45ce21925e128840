"""Other names of a client: told in a line (外号阿芳, call her Sally), or learnt from whom a form of address meant."""

from handlers.screens.who import nicknames as screens
from handlers.turn import Turn
from handlers.who.naming import form_in
from storage.queries.book import clients
from storage.queries.look_up import naming
from storage.queries.turns import changes
from storage.tables import Client


def add(turn: Turn, client: Client, name: str) -> None:
    """He is called so too, from now on."""
    if clients.is_called(client, name):
        turn.edit(screens.known(turn.t, client, name))
        return
    others = _others(turn, client, name)
    change = turn.record("alias", client.id)
    clients.add_alias(turn.session, client, name)
    clients.touch(turn.session, turn.me, client, turn.now)
    turn.edit(screens.added(turn.t, client, name, others, change))


def learn(turn: Turn, client: Client, words: str) -> tuple[str, int] | None:
    """Who was meant by a form of address has been answered: it is his from now on. Gives it, and the change's id."""
    form = form_in(turn, words)
    if not form or clients.is_called(client, form) or not naming.may_mean(client, form):
        return None
    journal = changes.begin(turn.session, turn.me, turn.now, "alias", client.id, form)
    clients.add_alias(turn.session, client, form)
    journal.close()
    return form, journal.change.id or 0


def tell(turn: Turn, client: Client, learnt: tuple[str, int]) -> None:
    """Say in one line what was learnt."""
    form, change = learnt
    turn.say(screens.learnt(turn.t, client, form, _others(turn, client, form), change))


def _others(turn: Turn, client: Client, name: str) -> list[Client]:
    """Who else is called so."""
    called = naming.named_at_start(turn.session, turn.me, name)
    return [each for each, rest in called if each.id != client.id and not rest]
