"""Firms with their people: shown when the firm is typed, and from each one's card."""

from handlers.paging import in_reach, page_from
from handlers.payloads.firms import ShowFirm
from handlers.screens.book import firms as screens
from handlers.screens.book.firms import SHOWN, Firm
from handlers.turn import Turn
from handlers.who.which import told
from storage.queries.book import clients, firms

FEWEST = 2


def serve(turn: Turn, text: str) -> bool:
    """Show the firm that a text is the name of, if several people of it are known; False else."""
    names = firms.named(turn.session, turn.me, text)
    people = firms.people(turn.session, turn.me, names, SHOWN + 1) if names else []
    if len(people) < FEWEST:
        return False
    firm = Firm(max((each.firm for each in people), key=len) or text, people[0].id or 0, told(turn, people[:SHOWN]))
    turn.say(screens.people(turn.t, firm, turn.local, page_from(0, len(people), SHOWN), back=False))
    return True


def show(turn: Turn) -> None:
    """The people of a client's firm, page by page."""
    press = turn.pressed(ShowFirm)
    client = clients.get(turn.session, turn.me, press.client)
    skip = in_reach(press.skip)
    people = firms.people(turn.session, turn.me, firms.names_of(client), SHOWN + 1, skip)
    firm = Firm(client.firm or client.name, client.id or 0, told(turn, people[:SHOWN]))
    turn.edit(screens.people(turn.t, firm, turn.local, page_from(skip, len(people), SHOWN), back=True))
