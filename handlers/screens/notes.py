"""Screens of capture: what one line became, and what is offered with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.payloads.capture import KeepFact, MoveNote, MoveTo, PickClass, SetClass, ShowNote, ShowParts
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons, contact_rules, trust, words
from handlers.screens.format import bold, cut, instant, italic, money, phone
from handlers.texts import Html, Texts, lines
from playbook.capture import ClassHint, ClassReason
from playbook.stages import ProspectClass
from playbook.trust import Question
from storage.tables import Client, FollowUp, FollowUpKind, Note, Purchase

SHOWN_TEXT = 120  # characters of a note
SHOWN_WORK = 4  # follow-ups of a note
LABEL = 10  # letters of a fact on its button
ROOM = 3  # buttons above, so that what a contact counts as can be offered too


@dataclass(frozen=True)
class Offer:
    """A fact seen in a note; kept once tapped."""

    at: int
    text: str
    kept: bool = False


@dataclass(frozen=True)
class TrustOffer:
    """One of the six questions to offer under the note (A1); without one, the word that it was the last."""

    question: Question | None


@dataclass(frozen=True)
class Lesson:
    """By what the client just captured can be found later: initials, last digits, a word of the note."""

    examples: Sequence[str]


@dataclass(frozen=True)
class Captured:
    """What one line became."""

    client: Client
    now: datetime  # in the member's zone
    note: Note
    change: int
    work: Sequence[FollowUp] = ()
    purchase: Purchase | None = None
    offers: Sequence[Offer] = ()
    class_hint: ClassHint | None = None  # where a class is to be offered
    is_new: bool = False
    phones: Sequence[str] = ()  # of a new client, or just added to the file
    warnings: Sequence[str] = ()
    trust: TrustOffer | None = None
    business: int = 0  # how often business was talked within the week (C8)
    lesson: Lesson | None = None
    currency: str = "CNY"
    region: str = "CN"
    trade: str = "general"


def captured(t: Texts, seen: Captured) -> Screen:
    """One line in: saved, shown back, with what may be kept besides."""
    text = lines(
        _head(t, seen),
        _where(t, seen),
        t("{text}", text=cut(seen.note.text, SHOWN_TEXT)) if seen.note.text else None,
        _files(t, seen),
        *(_work(t, follow_up, seen.now) for follow_up in seen.work[:SHOWN_WORK]),
        _bought(t, seen),
        _class(t, seen),
        contact_rules.often(t, seen.business),
        *(t("{warning}", warning=warning) for warning in seen.warnings),
        trust.asks_no_more(t) if seen.trust and seen.trust.question is None else None,
        _lesson(t, seen),
    )
    return Screen(text, _rows(t, seen), about=seen.client.id)


def _head(t: Texts, seen: Captured) -> Html:
    name, kind = bold(seen.client.name), seen.note.kind
    if seen.is_new:
        return t("✅ New client {name}", name=name)
    if kind == "note":
        return t("✅ {name} · noted", name=name)
    when = seen.note.occurred_at.astimezone(seen.now.tzinfo).date()
    return t("✅ {name} · {met}", name=name, met=words.when_met(t, when, seen.now.date(), kind, weekday=True))


def _where(t: Texts, seen: Captured) -> Html | None:
    firm = seen.client.firm if seen.is_new else ""
    parts = [part for part in (firm, *(phone(number, seen.region) for number in seen.phones)) if part]
    return t("{where}", where=" · ".join(parts)) if parts else None


def _files(t: Texts, seen: Captured) -> Html | None:
    return t.n("📎 {n} file", "📎 {n} files", len(seen.note.files)) if seen.note.files else None


def _work(t: Texts, follow_up: FollowUp, now: datetime) -> Html:
    when = instant(t, follow_up.due_at, now, whole_day=follow_up.whole_day)
    what = cut(follow_up.text or t.plain("follow up"), 24)
    if follow_up.kind is FollowUpKind.PROMISE:
        return t("🤝 By {when}: {what}", when=when, what=what)
    return t("⏰ {when} {what}", when=when, what=what)


def _bought(t: Texts, seen: Captured) -> Html | None:
    if seen.purchase is None:
        return None
    amount = money(t, seen.purchase.amount, seen.currency)
    what = seen.purchase.product
    if seen.purchase.quantity > 1:
        what = f"{what} ×{seen.purchase.quantity}".strip()
    return t("Bought: {what}", what=" · ".join(part for part in (cut(what, 16), amount) if part))


def _class(t: Texts, seen: Captured) -> Html | None:
    hint = seen.class_hint
    if hint is None:
        return None
    klass = words.prospect_class(t, hint.prospect_class)
    return t("Looks {klass}: {reason}", klass=klass, reason=_reason(t, hint.reason, seen.trade))


def _reason(t: Texts, reason: ClassReason, trade: str) -> str:
    if reason is ClassReason.MODEL_SETTLED:
        return t.plain("the car is chosen") if trade == "car" else t.plain("has settled on one")
    reasons = {
        ClassReason.STRONG_INTEREST: t.plain("means it"),
        ClassReason.ORDINARY_INTEREST: t.plain("looking around"),
        ClassReason.REFUSED: t.plain("said no"),
    }
    return reasons[reason]


def _lesson(t: Texts, seen: Captured) -> Html | None:
    if seen.lesson is None:
        return None
    either = t.plain(" or ").join(seen.lesson.examples)
    return italic(t("Find {name} later: type {examples}", name=seen.client.name, examples=either))


def _rows(t: Texts, seen: Captured) -> tuple[Row, ...]:
    client, note = seen.client.id or 0, seen.note.id or 0
    facts = [_fact(t, note, offer) for offer in seen.offers[:2]]
    rows: list[Row] = [tuple(facts)] if facts else []
    if seen.class_hint is not None:
        klass = seen.class_hint.prospect_class
        mark = Button(t.plain("Mark as {klass}", klass=words.prospect_class(t, klass)), SetClass(client, klass, note))
        rows.append((mark, Button(t.plain("Other class"), PickClass(client, note))))
    if seen.trust is not None and seen.trust.question is not None:
        rows.append((trust.offer(t, client, seen.trust.question),))
    touch = None if seen.is_new else contact_rules.touch(t, seen.note)
    if touch is not None and sum(len(row) for row in rows) < ROOM:
        rows.append((touch,))
    other = buttons.card(t, client) if seen.is_new else Button(t.plain("Other client"), MoveNote(note))
    return (*rows, (Button(t.plain("Change a part"), ShowParts(note)), other, buttons.undo(t, seen.change)))


def _fact(t: Texts, note: int, offer: Offer) -> Button:
    fact = cut(offer.text, LABEL if t.chinese else 2 * LABEL)
    label = t.plain("✓ {fact}", fact=fact) if offer.kept else t.plain("Keep: {fact}", fact=fact)
    return Button(label, KeepFact(note, offer.at))


def classes(t: Texts, client: Client, note: int) -> Screen:
    """Choose the prospect class (A8)."""
    client_id = client.id or 0
    meaning = lines(
        t("{name}: which class?", name=bold(client.name)),
        t("hot: has settled on a model · warm: means and need"),
        t("cool: a need, no hurry · refused: said no"),
    )
    choices = [Button(words.prospect_class(t, k), SetClass(client_id, k, note)) for k in ProspectClass]
    back = Button(t.plain("Back"), ShowNote(note)) if note else buttons.back_to_card(t, client_id)
    return Screen(meaning, (*in_rows(choices, 4), (back,)), about=client_id)


def move_to_whom(t: Texts, note: int, likely: Sequence[Client], typed: str = "") -> Screen:
    """Whose note is it really? `typed`: a name that fits nobody, or several."""
    likeliest = [Button(cut(client.name, 20), MoveTo(note, client.id or 0)) for client in likely]
    unsure = t("“{typed}” doesn't settle it.", typed=cut(typed, 16)) if typed else None
    text = lines(unsure, t("Whose note is it? Tap, or type the name."))
    return Screen(text, (*in_rows(likeliest, 2), (Button(t.plain("Back"), ShowNote(note)),)))


def ask_note(t: Texts, client: Client) -> Screen:
    """The next line typed is a note on this client."""
    text = lines(t("What about {name}?", name=bold(client.name)), t("Say it in one line, dates too: “quote by Fri”."))
    return Screen(text, ((buttons.back_to_card(t, client.id),),), about=client.id)
