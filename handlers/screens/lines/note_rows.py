"""The buttons under a captured line: what may be kept besides, the class, when to try again, correcting it."""

from handlers.payloads.capture import (
    KeepAddress,
    KeepFact,
    MoreFacts,
    MoveNote,
    PickClass,
    SetClass,
    ShowNote,
    ShowParts,
)
from handlers.payloads.making import DealFromNote
from handlers.payloads.outstanding import OwedFromNote
from handlers.payloads.retrying import LineInstead, RetryAt
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons, words
from handlers.screens.buying import deals
from handlers.screens.caring import contact_rules
from handlers.screens.format import bold, cut, moment
from handlers.screens.lines import unclear
from handlers.screens.lines.captured import Captured, Offer
from handlers.screens.making import making, making_ends, outstanding
from handlers.screens.six_questions import trust
from handlers.texts import Texts, lines

LABEL = 10  # letters of a fact on its button
LONG_LABEL = 24  # where it stands alone in its row
SHOWN = 2  # facts offered at once
LISTED = 7  # facts in their own list
ROOM = 8  # buttons in all


def rows(t: Texts, seen: Captured) -> tuple[Row, ...]:
    """All that is offered; while something is asked, only what answers it and the facts."""
    note = seen.note.id or 0
    last = _last(t, seen)
    if seen.unclear is not None:
        return (*unclear.rows(t, seen.unclear, note, seen.now.date(), seen.currency), last)
    found = (_slip(t, seen), _facts(t, seen), _retry(t, seen), _money(t, seen), _class(t, seen), _trust(t, seen))
    offered = [row for row in found if row]
    touch = contact_rules.touch(t, seen.note) if seen.business > 1 and not seen.is_new else None
    if touch is not None:
        offered.append((touch,))
    while sum(len(row) for row in (*offered, last)) > ROOM:
        offered.pop()
    return (*offered, last)


def _slip(t: Texts, seen: Captured) -> Row:
    """What the name of a product was most likely meant for."""
    return deals.meant(t, seen.bought) if seen.bought is not None else ()


def _last(t: Texts, seen: Captured) -> Row:
    note = seen.note.id or 0
    other = buttons.card(t, seen.client.id) if seen.is_new else Button(t.plain("Other client"), MoveNote(note))
    return (Button(t.plain("Change a part"), ShowParts(note)), other, buttons.undo(t, seen.change))


def _facts(t: Texts, seen: Captured) -> Row:
    """The first two facts, what he is called before them; how many there are besides."""
    note = seen.note.id or 0
    found = [_fact(t, note, offer) for offer in seen.offers]
    if seen.address:
        label = t.plain("Call: {words}", words=cut(seen.address, LABEL))
        found.insert(0, Button(label, KeepAddress(note)))
    if len(found) <= SHOWN + 1:
        return tuple(found)
    return (*found[:SHOWN], Button(t.plain("{n} more facts", n=len(found) - SHOWN), MoreFacts(note)))


def _fact(t: Texts, note: int, offer: Offer, length: int = LABEL) -> Button:
    fact = cut(offer.text, length if t.chinese else 2 * length)
    label = t.plain("✓ {fact}", fact=fact) if offer.kept else t.plain("Keep: {fact}", fact=fact)
    return Button(label, KeepFact(note, offer.at))


def _class(t: Texts, seen: Captured) -> Row:
    if seen.class_hint is None:
        return ()
    client, klass = seen.client.id or 0, seen.class_hint.prospect_class
    note = seen.note.id or 0
    mark = Button(t.plain("Mark as {klass}", klass=words.prospect_class(t, klass)), SetClass(client, klass, note))
    return (mark, Button(t.plain("Other class"), PickClass(client, note)))


def _money(t: Texts, seen: Captured) -> Row:
    """F3, F4: a purchase closes the deal; the words may be a deal, or money to come."""
    note, row = seen.note.id or 0, list[Button]()
    if seen.bought is not None and seen.bought.deal is not None:
        row.append(making_ends.closes(t, seen.bought.deal, seen.bought.purchase.id or 0))
    elif seen.deal_end is not None:
        row.append(making_ends.may_end(t, *seen.deal_end))
    if seen.may_be_deal:
        row.append(Button(making.keep_as_deal(t), DealFromNote(note)))
    if seen.may_owe:
        row.append(Button(outstanding.keep_as_owed(t, came=seen.money_came), OwedFromNote(note)))
    return tuple(row)


def _trust(t: Texts, seen: Captured) -> Row:
    if seen.trust is None or seen.trust.question is None:
        return ()
    return (trust.offer(t, seen.client.id or 0, seen.trust.question),)


def _retry(t: Texts, seen: Captured) -> Row:
    """F2: better hours to try again, or a line instead."""
    if seen.retry is None:
        return ()
    note, today = seen.note.id or 0, seen.now.date()
    again = [
        Button(moment(t, at.date(), at.time(), today), RetryAt(note, at.date(), at.hour * 60 + at.minute))
        for at in seen.retry.times
    ]
    return (*again, Button(t.plain("Send a line"), LineInstead(note)))


def more_facts(t: Texts, seen: Captured) -> Screen:
    """All facts seen in a note, each a button."""
    note = seen.note.id or 0
    each = [(_fact(t, note, offer, LONG_LABEL // 2),) for offer in seen.offers[:LISTED]]
    text = lines(bold(seen.client.name), t("What goes into the file? Tap."))
    return Screen(text, (*each, (Button(t.plain("Back"), ShowNote(note)),)), about=seen.client.id)
