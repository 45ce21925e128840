"""What a client has bought, page by page; each opens to be put right."""

from handlers.payloads.purchases import ShowPurchases
from handlers.screens.buying import bought_list as screens
from handlers.screens.buying.bought_list import SHOWN
from handlers.turn import Turn
from storage.queries.book import clients
from storage.queries.buying import purchases
from storage.tables import Client

SKIP_MOST = 1_000_000  # purchases; a larger number is no page of ours


def show(turn: Turn) -> None:
    """One page."""
    press = turn.pressed(ShowPurchases)
    show_page(turn, clients.get(turn.session, turn.me, press.client), min(max(0, press.skip), SKIP_MOST))


def show_page(turn: Turn, client: Client, skip: int) -> None:
    """The purchases after so many newer ones."""
    found = purchases.newest_of(turn.session, client, SHOWN, skip)
    count = purchases.count_of(turn.session, client)
    turn.edit(screens.bought(turn.t, client, found, count, skip, turn.today, turn.team.currency))
