"""Screens of contracts (C10): what ends when, and what is asked before it does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.payloads.clients import ShowMore
from handlers.payloads.contracts import (
    AddContract,
    EndContract,
    OpenContract,
    RenewContract,
    RenewedUntil,
    ShowContracts,
)
from handlers.screen import Button, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import bold, cut, full_day
from handlers.texts import Html, Texts, lines
from storage.tables import Client, Contract

SHOWN = 5
NAME = 12  # letters of a contract's name on a button


def contracts(t: Texts, client: Client, found: Sequence[Contract], today: date) -> Screen:
    """A client's contracts, the first to end first."""
    text = lines(
        t("{name}: contracts", name=bold(client.name)),
        *(_line(t, each, today) for each in found[:SHOWN]),
        None if found else t("None yet. Add what ends, and when."),
    )
    shown = [Button(cut(_name(t, each), NAME), OpenContract(each.id or 0)) for each in found[:SHOWN]]
    more = Button(t.plain("Add"), AddContract(client.id or 0))
    back = Button(t.plain("Back"), ShowMore(client.id or 0))
    return Screen(text, (*in_rows(shown), (more, back)), about=client.id)


def _name(t: Texts, contract: Contract) -> str:
    return contract.what or t.plain("contract")


def _line(t: Texts, contract: Contract, today: date) -> Html:
    what, ends = cut(_name(t, contract), NAME), full_day(t, contract.ends_on, today)
    left = (contract.ends_on - today).days
    if left < 0:
        return t("{what}: ended {day}", what=what, day=ends)
    return t("{what}: until {day}", what=what, day=ends)


def ask(t: Texts, client: Client, what: str, trouble: Html | None = None) -> Screen:
    """What ends, and when? One line does; what was said of it is kept."""
    if what:
        head = t("{name} · {what}: until when?", name=bold(client.name), what=cut(what, NAME))
        example = t("Type the day: <i>1 March 2027</i>")
    else:
        head = t("{name}: what ends, and when?", name=bold(client.name))
        example = t("One line: <i>service plan 1 March 2027</i>")
    back = Button(t.plain("Back"), ShowContracts(client.id or 0))
    return Screen(lines(trouble, head, example), ((back,),), about=client.id)


def unread(t: Texts) -> Html:
    """There is no date in what was typed."""
    return t("I found no date in that.")


def over(t: Texts, day: date, today: date) -> Html:
    """The day said lies behind."""
    return t("{day} is past.", day=full_day(t, day, today))


@dataclass(frozen=True)
class Kept:
    """A contract that was just written down, and the days on which it comes up."""

    client: Client
    contract: Contract
    reminders: Sequence[date]
    today: date
    change: int


def kept(t: Texts, seen: Kept) -> Screen:
    """It is kept."""
    what, ends = cut(_name(t, seen.contract), NAME), full_day(t, seen.contract.ends_on, seen.today)
    head = t("✅ {name} · {what} until {day}", name=bold(seen.client.name), what=what, day=ends)
    text = lines(head, _reminders(t, seen), t("Then: what did they get out of it?") if seen.reminders else None)
    all_of = Button(t.plain("Contracts"), ShowContracts(seen.client.id or 0))
    return Screen(
        text, ((all_of, buttons.card(t, seen.client.id)), (buttons.undo(t, seen.change),)), about=seen.client.id
    )


def _reminders(t: Texts, seen: Kept) -> Html | None:
    if not seen.reminders:
        return None
    first = full_day(t, min(seen.reminders), seen.today)
    return t.n("⏰ {n} reminder: {day}", "⏰ {n} reminders, first {day}", len(seen.reminders), day=first)


def contract(t: Texts, client: Client, found: Contract, today: date) -> Screen:
    """One contract."""
    number = found.id or 0
    text = lines(
        t("{name} · {what}", name=bold(client.name), what=cut(_name(t, found), 24)),
        t("Until {day}", day=full_day(t, found.ends_on, today)),
        t("First ask what it was worth."),
    )
    renewed = Button(t.plain("Renewed"), RenewContract(number))
    ended = Button(t.plain("Not renewed"), EndContract(number))
    return Screen(text, ((renewed, ended), (Button(t.plain("Back"), ShowContracts(client.id or 0)),)), about=client.id)


def renew(
    t: Texts, client: Client, found: Contract, days: Sequence[date], today: date, trouble: Html | None = None
) -> Screen:
    """Until when was it renewed?"""
    head = t("{name} · {what}: renewed until?", name=bold(client.name), what=cut(_name(t, found), NAME))
    choices = [Button(full_day(t, day, today), RenewedUntil(found.id or 0, day)) for day in days]
    back = Button(t.plain("Back"), OpenContract(found.id or 0))
    return Screen(lines(trouble, head, t("Tap, or type the day.")), (*in_rows(choices, 2), (back,)), about=client.id)


def ended(t: Texts, client: Client, found: Contract, change: int) -> Screen:
    """It is not renewed."""
    text = t("{name} · {what}: no more reminders", name=bold(client.name), what=cut(_name(t, found), NAME))
    all_of = Button(t.plain("Contracts"), ShowContracts(client.id or 0))
    return Screen(text, ((all_of, buttons.undo(t, change)),), about=client.id)
