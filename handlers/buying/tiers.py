"""Tiers (D1) and who is on the edge of the next one (D2)."""

from collections import Counter

from handlers.book import cards
from handlers.payloads.deals import LookAt, ShowTiers
from handlers.screens.buying import tiers as screens
from handlers.screens.buying.tiers import TiersView
from handlers.turn import Turn
from playbook import rfm
from playbook.history import Histories
from playbook.rfm import Edge
from storage.queries.book import clients
from storage.queries.buying import purchase_log
from storage.queries.team import members

PAGE = 4  # clients on the edge on one page


def command(turn: Turn) -> None:
    """/tiers."""
    turn.say(screens.tiers(turn.t, _view(turn, 0)))


def page(turn: Turn) -> None:
    """Another page of those on the edge."""
    turn.edit(screens.tiers(turn.t, _view(turn, turn.pressed(ShowTiers).page)))


def look_at(turn: Turn) -> None:
    """One client of a list: his card comes below, the list stays."""
    client = clients.get(turn.session, turn.me, turn.pressed(LookAt).client)
    clients.touch(turn.session, turn.me, client, turn.now)
    cards.show(turn, client, "")


def _view(turn: Turn, wanted: int) -> TiersView:
    log = purchase_log.read(turn.session, turn.team.id or 0, until=turn.today)
    own = log.of(members.visible_owner_ids(turn.session, turn.me))
    scores = [rfm.score(bought, turn.today) for bought in own.values()]
    edges = _edges(turn, own)
    pages = max(1, -(-len(edges) // PAGE))
    page = min(max(wanted, 0), pages - 1)
    shown = edges[page * PAGE : (page + 1) * PAGE]
    return TiersView(
        counts=Counter(scored.tier for scored in scores if isinstance(scored, rfm.Rfm)),
        dormant=sum(scored is rfm.NoScore.DORMANT for scored in scores),
        edges=[(clients.get(turn.session, turn.me, client), edge) for client, edge in shown],
        on_the_edge=len(edges),
        page=page,
        pages=pages,
        today=turn.today,
        currency=turn.team.currency,
    )


def _edges(turn: Turn, histories: Histories) -> list[tuple[int, Edge]]:
    """Who is a single purchase below a tier: the highest tier first, then the soonest over."""
    found = [(client, rfm.edge(bought, turn.today)) for client, bought in histories.items()]
    return sorted(
        ((client, edge) for client, edge in found if edge is not None),
        key=lambda each: (-each[1].tier, each[1].until, each[1].amount, each[0]),
    )
