"""What a client has bought, page by page; each opens to be put right."""

from handlers.paging import page_of
from handlers.payloads.purchases import ShowPurchases
from handlers.screens.buying import bought_list as screens
from handlers.screens.buying.bought_list import SHOWN
from handlers.turn import Turn
from storage.queries.book import clients
from storage.queries.buying import purchases
from storage.tables import Client


def show(turn: Turn) -> None:
    """One page."""
    press = turn.pressed(ShowPurchases)
    show_page(turn, clients.get(turn.session, turn.me, press.client), press.skip)


def show_page(turn: Turn, client: Client, skip: int) -> None:
    """The purchases after so many newer ones."""
    page = page_of(purchases.count_of(turn.session, client), skip // SHOWN, SHOWN)
    found = purchases.newest_of(turn.session, client, SHOWN, page.first)
    turn.edit(screens.bought(turn.t, client, found, page, turn.today, turn.team.currency))
