"""Screens of tiers: who stands where (D1), who is on the edge of the next one, and who has just reached one (D2)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from handlers.callbacks import Payload
from handlers.paging import Page
from handlers.payloads.deals import LookAt, ShowTiers
from handlers.payloads.tiers import ShowBest, ShowEdges, ShowRises, ShowTier, ShowTierRules
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import words
from handlers.screens.buying.deals import one_more
from handlers.screens.format import big_money, bold, cut, in_a_row, short_day
from handlers.screens.turning import before_and_next
from handlers.texts import Html, Texts, lines
from playbook.rfm import Edge, Tier
from storage.queries.tiers.rises import Risen
from storage.queries.tiers.tiers import Standing
from storage.tables import Client

NAME = 12  # letters of a name on a button
SHORT = 8  # of a name in a line with more
FIRST = 3  # of those who rose are named


@dataclass(frozen=True)
class TiersView:
    """How the customers stand, and the first of those a single order below the next tier."""

    counts: Mapping[Tier, int]
    dormant: int
    edges: Sequence[tuple[Client, Edge]]
    on_the_edge: int
    risen: int
    today: date
    currency: str
    leads: bool = False
    waits: bool = False  # the scores are being made for the first time
    benefits: Mapping[Tier, Sequence[str]] = field(default_factory=dict)

    @property
    def customers(self) -> int:
        """All who ever paid."""
        return sum(self.counts.values()) + self.dormant


def tiers(t: Texts, view: TiersView) -> Screen:
    """How many stand where, and who is almost there."""
    if not view.customers:
        rules = ((Button(t.plain("Set the limits"), ShowTierRules()),),) if view.leads else ()
        waits = t("Counting, a minute please: /tiers") if view.waits else None
        return Screen(waits or t("No customers yet. The first one: /buy"), rules)
    text = lines(
        t.n("{n} customer by tier", "{n} customers by tier", view.customers),
        t("{counts}", counts=_counts(t, view)),
        _edge_head(t, view.on_the_edge),
        *(_edge(t, client, edge, view) for client, edge in view.edges),
    )
    return Screen(text, _rows(t, view))


def _counts(t: Texts, view: TiersView) -> str:
    held = [
        f"{words.tier(t, tier)} {view.counts[tier]}" for tier in sorted(Tier, reverse=True) if view.counts.get(tier)
    ]
    if view.dormant:
        held.append(t.plain("dormant {n}", n=view.dormant))
    return " · ".join(held)


def _rows(t: Texts, view: TiersView) -> tuple[Row, ...]:
    first = [Button(t.plain("Almost there"), ShowEdges(0))] if view.on_the_edge else []
    if view.risen:
        first.append(Button(t.plain("Just risen"), ShowRises(0)))
    first.append(Button(t.plain("Who brings most"), ShowBest(0)))
    held = [tier for tier in sorted(Tier, reverse=True) if view.counts.get(tier)]
    each = [Button(f"{words.tier(t, tier)} {view.counts[tier]}", ShowTier(tier, 0)) for tier in held]
    last = ((Button(t.plain("Set the limits"), ShowTierRules()),),) if view.leads else ()
    return (*in_rows(first), *in_rows(each, 2), *last)


def _edge_head(t: Texts, on_the_edge: int) -> Html:
    if not on_the_edge:
        return t("Nobody is one order below the next.")
    return t.n("{n} is one order below the next:", "{n} are one order below the next:", on_the_edge)


def _edge(t: Texts, client: Client, edge: Edge, view: TiersView) -> Html:
    listed = view.benefits.get(edge.tier, ())
    told = one_more(t, edge, view.today, view.currency, listed[0] if listed else "")
    return t("{name} {told}", name=bold(cut(client.name, NAME)), told=told)


def edges(t: Texts, view: TiersView, page: Page) -> Screen:
    """A page of those on the edge, each to be opened."""
    text = lines(_edge_head(t, view.on_the_edge), *(_edge(t, client, edge, view) for client, edge in view.edges))
    return Screen(text, _listed(t, [client for client, _ in view.edges], page, ShowEdges))


def of_tier(
    t: Texts, tier: Tier, found: Sequence[Standing], page: Page, currency: str, benefits: Sequence[str]
) -> Screen:
    """A page of a tier's customers, those who spent most first, and what the tier brings."""
    text = lines(
        t.n("{tier}: {n} customer", "{tier}: {n} customers", page.count, tier=bold(words.tier(t, tier))),
        t("Brings: {benefits}", benefits=cut(in_a_row(t, benefits), 3 * NAME)) if benefits else None,
        *(_standing(t, each, currency) for each in found),
    )
    people = [each.client for each in found]
    return Screen(text, _listed(t, people, page, lambda number: ShowTier(tier, number)))


def _standing(t: Texts, each: Standing, currency: str) -> Html:
    return t.n(
        "{name} · {n} order · {amount}",
        "{name} · {n} orders · {amount}",
        each.count,
        name=bold(cut(each.client.name, NAME)),
        amount=big_money(t, each.amount, currency),
    )


def rises(t: Texts, found: Sequence[Risen], page: Page, today: date) -> Screen:
    """A page of those who rose within the last month."""
    if not page.count:
        return Screen(t("Nobody has risen within a month."), ((_back(t),),))
    text = lines(
        t.n("{n} has risen within a month:", "{n} have risen within a month:", page.count),
        *(_risen(t, each, today) for each in found),
    )
    return Screen(text, _listed(t, [each.client for each in found], page, ShowRises))


def _risen(t: Texts, each: Risen, today: date) -> Html:
    tier, when = words.tier(t, each.tier), short_day(t, each.day, today)
    return t("{name}: {tier} since {day}", name=bold(cut(each.client.name, NAME)), tier=tier, day=when)


def risen_now(t: Texts, found: Sequence[Risen], count: int, benefits: Mapping[Tier, Sequence[str]]) -> Screen:
    """D2: told once of those who rose without anybody seeing it, for instance by an import; the first of `count`."""
    if count == 1:
        return _one_risen(t, found[0], benefits)
    names = [f"{cut(each.client.name, SHORT)} {words.tier(t, each.tier)}" for each in found[:FIRST]]
    more = t.n("and {n} other", "and {n} others", count - FIRST) if count > FIRST else None
    text = lines(
        t.n("{n} customer rose a tier", "{n} customers rose a tier", count),
        *(t("{name}", name=name) for name in names),
        more,
    )
    return Screen(text, ((Button(t.plain("Show them"), ShowRises(0)),),))


def _one_risen(t: Texts, each: Risen, benefits: Mapping[Tier, Sequence[str]]) -> Screen:
    tier, listed = words.tier(t, each.tier), benefits.get(each.tier, ())
    text = lines(
        t("{name} is {tier} now", name=bold(each.client.name), tier=tier),
        t("{tier} brings: {benefit}", tier=tier, benefit=cut(in_a_row(t, listed), 3 * NAME)) if listed else None,
    )
    return Screen(text, ((Button(t.plain("Card"), LookAt(each.client.id or 0)),),), about=each.client.id)


def _listed(t: Texts, people: Sequence[Client], page: Page, to: Callable[[int], Payload]) -> tuple[Row, ...]:
    names = [Button(cut(client.name, NAME), LookAt(client.id or 0)) for client in people]
    return (*in_rows(names, 2), (*before_and_next(t, page, to), _back(t)))


def _back(t: Texts) -> Button:
    return Button(t.plain("Back"), ShowTiers(0))
