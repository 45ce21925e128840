"""Who brings most of the revenue, and what is done for them (D9)."""

from datetime import datetime, time, timedelta

from handlers.paging import page_of
from handlers.payloads.tiers import ShowBest
from handlers.screen import Screen
from handlers.screens.tiers import best as screens
from handlers.screens.tiers.best import Best, BestView
from handlers.tiers.tiers import PAGE
from handlers.turn import Turn
from playbook.concentration import Concentration, percent
from playbook.history import months_back
from storage.queries.caring import care_rules
from storage.queries.tiers import efforts, tier_rules, tiers
from storage.queries.tiers.efforts import Effort
from storage.queries.tiers.tiers import KeyCustomer, Seen


def command(turn: Turn) -> None:
    """/best, or the words for it."""
    turn.say(_screen(turn, 0))


def show(turn: Turn) -> None:
    """A page of them."""
    turn.edit(_screen(turn, turn.pressed(ShowBest).page))


def _screen(turn: Turn, wanted: int) -> Screen:
    seen, months = tiers.seen_by(turn.session, turn.me), tier_rules.of(turn.team).window_months
    found = tiers.revenue(turn.session, seen)
    page = page_of(min(found.key, tiers.LISTED), wanted, PAGE)
    quiet_since = turn.now - timedelta(days=care_rules.intervals(turn.session, turn.team.id or 0).gold)
    since = datetime.combine(months_back(turn.today, months), time.min, turn.zone)
    people = tiers.key_customers(turn.session, seen, found, quiet_since, PAGE, page.first)
    spent = efforts.of_clients(turn.session, [each.client.id or 0 for each in people], since)
    view = BestView(
        found=found,
        contacts=_share_of_contacts(turn, seen, found, since),
        best=[_best(turn, each, spent.get(each.client.id or 0, Effort()), quiet_since) for each in people],
        page=page,
        months=months,
        currency=turn.team.currency,
    )
    return screens.best(turn.t, view)


def _best(turn: Turn, who: KeyCustomer, effort: Effort, quiet_since: datetime) -> Best:
    heard = who.contacted
    silent = None if heard is None else max(0, (turn.today - heard.astimezone(turn.zone).date()).days)
    return Best(who, effort, silent, neglected=heard is None or heard < quiet_since)


def _share_of_contacts(turn: Turn, seen: Seen, found: Concentration, since: datetime) -> int | None:
    """How much of all contacts goes to those who bring most, in per cent; None of very many, or without a contact."""
    if not found.customers or found.customers > efforts.FEW:
        return None
    contacts = efforts.of_all(turn.session, seen, since)
    if not contacts:
        return None
    theirs = efforts.of_clients(turn.session, tiers.key_numbers(turn.session, seen, found), since)
    return min(100, percent(sum(each.contacts for each in theirs.values()), contacts))
