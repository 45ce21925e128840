"""Tiers (D1), who is on the edge of the next one, and who has just reached one (D2)."""

from handlers.book import cards
from handlers.paging import page_of
from handlers.payloads.deals import LookAt, ShowTiers
from handlers.payloads.tiers import ShowEdges, ShowRises, ShowTier
from handlers.screen import Screen
from handlers.screens.tiers import tiers as screens
from handlers.screens.tiers.tiers import TiersView
from handlers.turn import Turn
from storage.queries.book import clients
from storage.queries.tiers import rises, tier_rules, tiers
from storage.queries.tiers.tiers import Seen

PAGE = 4  # clients on one page
AT_FIRST = 3  # of those on the edge, on the first screen


def command(turn: Turn) -> None:
    """/tiers."""
    turn.say(_screen(turn))


def show(turn: Turn) -> None:
    """The same, in the message pressed."""
    turn.pressed(ShowTiers)
    turn.edit(_screen(turn))


def _screen(turn: Turn) -> Screen:
    return screens.tiers(turn.t, _view(turn, tiers.seen_by(turn.session, turn.me), AT_FIRST, 0))


def _view(turn: Turn, seen: Seen, most: int, skip: int) -> TiersView:
    counts, dormant = tiers.counts(turn.session, seen)
    return TiersView(
        counts=counts,
        dormant=dormant,
        edges=tiers.on_edge(turn.session, seen, turn.today, most, skip),
        on_the_edge=tiers.count_on_edge(turn.session, seen, turn.today),
        risen=rises.count_recent(turn.session, turn.me, turn.today),
        today=turn.today,
        currency=turn.team.currency,
        leads=turn.me.role.leads,
        waits=tiers.are_being_made(turn.session, turn.me),
        benefits=tier_rules.benefits(turn.team),
    )


def show_edges(turn: Turn) -> None:
    """A page of those on the edge."""
    wanted, seen = turn.pressed(ShowEdges).page, tiers.seen_by(turn.session, turn.me)
    page = page_of(tiers.count_on_edge(turn.session, seen, turn.today), wanted, PAGE)
    turn.edit(screens.edges(turn.t, _view(turn, seen, PAGE, page.first), page))


def show_tier(turn: Turn) -> None:
    """A page of a tier's customers."""
    press, seen = turn.pressed(ShowTier), tiers.seen_by(turn.session, turn.me)
    page = page_of(tiers.counts(turn.session, seen)[0][press.tier], press.page, PAGE)
    found = tiers.customers(turn.session, seen, press.tier, PAGE, page.first)
    benefits = tier_rules.benefits(turn.team).get(press.tier, ())
    turn.edit(screens.of_tier(turn.t, press.tier, found, page, turn.team.currency, benefits))


def show_rises(turn: Turn) -> None:
    """A page of those who rose."""
    page = page_of(rises.count_recent(turn.session, turn.me, turn.today), turn.pressed(ShowRises).page, PAGE)
    found = rises.recent(turn.session, turn.me, turn.today, PAGE, page.first)
    turn.edit(screens.rises(turn.t, found, page, turn.today))


def look_at(turn: Turn) -> None:
    """One client of a list: his card comes below, the list stays."""
    client = clients.get(turn.session, turn.me, turn.pressed(LookAt).client)
    clients.touch(turn.session, turn.me, client, turn.now)
    cards.show(turn, client, "")
