"""The screen of those who bring most (D9), beside what is done for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.paging import Page
from handlers.payloads.deals import LookAt, ShowTiers
from handlers.payloads.report import AskPicture
from handlers.payloads.tiers import ShowBest
from handlers.screen import Button, Screen, in_rows
from handlers.screens.format import big_money, bold, cut
from handlers.screens.turning import before_and_next
from handlers.texts import Html, Texts, lines
from playbook.concentration import TOPS, Concentration, percent
from playbook.report import Period, Picture
from storage.queries.tiers.efforts import Effort
from storage.queries.tiers.tiers import KeyCustomer

NAME = 12  # letters of a name on a button
SHORT = 6  # of one in a line; twice as many Latin ones


@dataclass(frozen=True)
class Best:
    """One of those who bring most; `silent_days` since the last contact, None if there was none."""

    who: KeyCustomer
    effort: Effort
    silent_days: int | None
    neglected: bool


@dataclass(frozen=True)
class BestView:
    """Who brings most, a page of it; `contacts`: their share of all contacts in per cent, None if it is not counted."""

    found: Concentration
    contacts: int | None
    best: Sequence[Best]
    page: Page
    months: int
    currency: str


def best(t: Texts, view: BestView) -> Screen:
    """Few bring most of it: by name, whoever was left alone first."""
    back = Button(t.plain("Back"), ShowTiers(0))
    if not view.found.customers:
        return Screen(t("No orders in {n} months. The first: /buy", n=view.months), ((back,),))
    text = lines(
        _head(t, view), _tops(t, view.found), _contacts(t, view), *(_line(t, each, view) for each in view.best)
    )
    names = [Button(cut(each.who.client.name, NAME), LookAt(each.who.client.id or 0)) for each in view.best]
    picture = Button(t.plain("Picture"), AskPicture(Picture.BEST, Period.YEAR, 0))
    turn = before_and_next(t, view.page, ShowBest)
    return Screen(text, (*in_rows(names, 2), *((turn,) if turn else ()), (picture, back)))


def _head(t: Texts, view: BestView) -> Html:
    found = view.found
    return t.n(
        "{n} of {all} customers brings {share}%",
        "{n} of {all} customers bring {share}%",
        found.key,
        all=found.customers,
        share=found.share,
    )


def _tops(t: Texts, found: Concentration) -> Html | None:
    """The shares of the largest, where there are enough customers for it."""
    if not found.says_something:
        return None
    told = " · ".join(
        t.plain("{top}%: {share}%", top=top, share=share) for top, share in zip(TOPS, found.tops, strict=True)
    )
    return t("Largest {told}", told=told)


def _contacts(t: Texts, view: BestView) -> Html | None:
    if view.contacts is None:
        return None
    return t("They get {share}% of all contacts", share=view.contacts)


def _line(t: Texts, each: Best, view: BestView) -> Html:
    share = percent(each.who.amount, view.found.revenue)
    said, amount = each.who.client.name, big_money(t, each.who.amount, view.currency)
    name = bold(cut(said, 2 * SHORT if said.isascii() else SHORT))
    if each.silent_days is None:
        return t("{name} {amount} {share}% · never contacted", name=name, amount=amount, share=share)
    if each.neglected:
        return t("{name} {amount} {share}% · silent {n} d", name=name, amount=amount, share=share, n=each.silent_days)
    effort = each.effort
    return t(
        "{name} {amount} {share}% · talks {business}+{care}",
        name=name,
        amount=amount,
        share=share,
        business=effort.business,
        care=effort.care,
    )
