"""The screen of tiers (D1) and of those on the edge of the next one (D2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.payloads.deals import LookAt, ShowTiers
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import words
from handlers.screens.buying.deals import one_more
from handlers.screens.format import bold, cut
from handlers.texts import Html, Texts, lines
from playbook.rfm import Edge, Tier
from storage.tables import Client

NAME = 12  # letters of a name on a button


@dataclass(frozen=True)
class TiersView:
    """How the customers stand, and one page of those a single order below the next tier."""

    counts: Mapping[Tier, int]
    dormant: int
    edges: Sequence[tuple[Client, Edge]]
    on_the_edge: int
    page: int
    pages: int
    today: date
    currency: str


def tiers(t: Texts, view: TiersView) -> Screen:
    """How many stand where, and who is almost there."""
    customers = sum(view.counts.values()) + view.dormant
    if not customers:
        return Screen(t("No customers yet. The first one: /buy"))
    text = lines(
        t.n("{n} customer by tier", "{n} customers by tier", customers),
        t("{counts}", counts=_counts(t, view)),
        _edge_head(t, view),
        *(_edge(t, client, edge, view) for client, edge in view.edges),
    )
    names = [Button(cut(client.name, NAME), LookAt(client.id or 0)) for client, _ in view.edges]
    return Screen(text, (*in_rows(names, 2), *_turning(t, view)))


def _counts(t: Texts, view: TiersView) -> str:
    held = [
        f"{words.tier(t, tier)} {view.counts[tier]}" for tier in sorted(Tier, reverse=True) if view.counts.get(tier)
    ]
    if view.dormant:
        held.append(t.plain("dormant {n}", n=view.dormant))
    return " · ".join(held)


def _edge_head(t: Texts, view: TiersView) -> Html | None:
    if not view.on_the_edge:
        return t("Nobody is one order below the next.")
    return t.n("{n} is one order below the next:", "{n} are one order below the next:", view.on_the_edge)


def _edge(t: Texts, client: Client, edge: Edge, view: TiersView) -> Html:
    told = one_more(t, edge, view.today, view.currency)
    return t("{name} {told}", name=bold(cut(client.name, NAME)), told=told)


def _turning(t: Texts, view: TiersView) -> tuple[Row, ...]:
    back = [Button(t.plain("Before"), ShowTiers(view.page - 1))] if view.page else []
    on = [Button(t.plain("Next"), ShowTiers(view.page + 1))] if view.page + 1 < view.pages else []
    return ((*back, *on),) if back or on else ()
