"""Screens of clients pasted at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.payloads.capture import AddPasted, KeepDraft
from handlers.payloads.doubles import AddAllPasted
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons
from handlers.screens.format import cut, in_a_row
from handlers.texts import Html, Texts, lines
from storage.tables import Client

NAMES = 60  # characters of a list of names
FEW = 28  # of a shorter one


@dataclass(frozen=True)
class Understood:
    """What the lines hold, by name: new clients, known numbers, names that somebody has, no number, not understood."""

    new: Sequence[str] = ()
    known: Sequence[str] = ()
    alike: Sequence[str] = ()
    numberless: Sequence[str] = ()
    left: Sequence[str] = ()


def look_first(t: Texts, seen: Understood, draft: int) -> Screen:
    """Pasted lines, as they are understood, before they go in."""
    sure, all_of_them = len(seen.new), len(seen.new) + len(seen.alike) + len(seen.numberless)
    head = t.n("{n} new client in these lines:", "{n} new clients in these lines:", sure)
    text = lines(
        head if sure else t("Nobody here is certainly new."),
        t("{names}", names=_names(t, seen.new, NAMES)) if sure else None,
        t("No number: {names}", names=_names(t, seen.numberless)) if seen.numberless else None,
        t("Name known already: {names}", names=_names(t, seen.alike)) if seen.alike else None,
        _known(t, seen.known),
        _left(t, seen.left),
    )
    later = Button(t.plain("Not now"), KeepDraft(draft))
    if all_of_them == sure:
        return Screen(text, ((Button(t.plain("Add all"), AddPasted(draft)), later),))
    only = (Button(t.plain("Only these {n}", n=sure), AddPasted(draft)),) if sure else ()
    every: Row = (*only, Button(t.plain("Add all {n}", n=all_of_them), AddAllPasted(draft)))
    return Screen(text, (every, (later,)))


def pasted(t: Texts, added: Sequence[Client], seen: Understood, change: int) -> Screen:
    """Many at once: how many went in, who was known already, what did not go in."""
    text = lines(
        t.n("✅ {n} new client", "✅ {n} new clients", len(added)) if added else t("Nobody new in these lines."),
        t("{names}", names=_names(t, [client.name for client in added], NAMES)) if added else None,
        _known(t, seen.known),
        _left(t, seen.left),
    )
    return Screen(text, ((buttons.undo(t, change),),) if added else ())


def _known(t: Texts, names: Sequence[str]) -> Html | None:
    return t("Number known already: {names}", names=_names(t, names)) if names else None


def _left(t: Texts, lines_left: Sequence[str]) -> Html | None:
    return t("Left out: {names}", names=_names(t, lines_left)) if lines_left else None


def _names(t: Texts, names: Sequence[str], length: int = FEW) -> str:
    return cut(in_a_row(t, names), length)
