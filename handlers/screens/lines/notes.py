"""Screens of capture: what one line became, choosing the class, whose note it is."""

from collections.abc import Sequence
from datetime import datetime

from handlers.payloads.capture import MoveTo, SetClass, ShowNote
from handlers.screen import Button, Screen, in_rows
from handlers.screens import buttons, words
from handlers.screens.buying import bought_more, deals
from handlers.screens.buying.paid import paid
from handlers.screens.caring import contact_rules
from handlers.screens.format import bold, cut, folded, instant, italic, line_room, phone, width
from handlers.screens.lines import note_rows, unclear
from handlers.screens.lines.captured import Captured
from handlers.screens.making import with_purchase
from handlers.screens.six_questions import trust
from handlers.texts import Html, Texts, lines
from playbook.capture import ClassReason
from playbook.stages import ProspectClass
from storage.tables import Client, FollowUp, FollowUpKind

NAME = 16  # letters of a name in a first line
LINES = 7  # of a message
TEXT_LINES = 3  # of a note's words, at most


def captured(t: Texts, seen: Captured) -> Screen:
    """One line in: saved, shown back, with what may be kept besides."""
    where, files = _where(t, seen), _files(t, seen)
    rest = [
        *_bought(t, seen),
        _tries(t, seen),
        _class(t, seen),
        contact_rules.often(t, seen.business),
        *(t("{warning}", warning=warning) for warning in seen.warnings),
        unclear.question(t, seen.unclear, seen.now.date(), seen.currency) if seen.unclear else None,
        trust.asks_no_more(t) if seen.trust and seen.trust.question is None else None,
    ]
    room = LINES - 1 - sum(line is not None for line in (where, files, *rest))
    work = _works(t, seen, max(1, room - bool(seen.note.text)))
    text = _said(t, seen, min(TEXT_LINES, max(1, room - len(work))))
    shown = lines(_head(t, seen), where, *text, files, *work, *rest, _lesson(t, seen))
    return Screen(shown, note_rows.rows(t, seen), about=seen.client.id)


def _head(t: Texts, seen: Captured) -> Html:
    name, kind = bold(cut(seen.client.name, NAME)), seen.note.kind
    if seen.is_new:
        return t("✅ New client {name}", name=name)
    if kind == "note":
        return t("✅ {name} · noted", name=name)
    when = seen.note.occurred_at.astimezone(seen.now.tzinfo).date()
    met = words.when_met(t, when, seen.now.date(), kind, weekday=True)
    mood = words.mood(t, seen.note.mood)
    if mood is None or not seen.note.is_contact:
        return t("✅ {name} · {met}", name=name, met=met)
    return t("✅ {name} · {met}, {mood}", name=name, met=met, mood=mood)


def _where(t: Texts, seen: Captured) -> Html | None:
    firm = " ".join(part for part in (seen.client.firm, seen.client.job) if part) if seen.is_new else ""
    parts = [part for part in (firm, *(phone(number, seen.region) for number in seen.phones)) if part]
    return t("{where}", where=cut(" · ".join(parts), line_room(t))) if parts else None


def _said(t: Texts, seen: Captured, most: int) -> list[Html]:
    """The note's words, unless they only say how it went, which the first line does."""
    text = seen.note.text
    if seen.note.is_contact and text == words.mood(t, seen.note.mood):
        return []
    return [t("{text}", text=line) for line in folded(text, line_room(t), most)]


def _files(t: Texts, seen: Captured) -> Html | None:
    return t.n("📎 {n} file", "📎 {n} files", len(seen.note.files)) if seen.note.files else None


def _works(t: Texts, seen: Captured, room: int) -> list[Html]:
    """What is to be done; what finds no room is counted."""
    work = list(seen.work)
    shown = work if len(work) <= room else work[: max(1, room - 1)]
    left = len(work) - len(shown)
    more = [t.n("and {n} more to do", "and {n} more to do", left)] if left else []
    return [*(_work(t, item, seen.now) for item in shown), *more]


def _work(t: Texts, follow_up: FollowUp, now: datetime) -> Html:
    when = instant(t, follow_up.due_at, now, whole_day=follow_up.whole_day)
    rest = line_room(t) - width(when) - (10 if follow_up.kind is FollowUpKind.PROMISE else 4)
    what = "".join(folded(follow_up.text or t.plain("follow up"), max(rest, 8), 1))
    if follow_up.kind is FollowUpKind.PROMISE:
        return t("🤝 By {when}: {what}", when=when, what=what)
    return t("⏰ {when} {what}", when=when, what=what)


def _bought(t: Texts, seen: Captured) -> list[Html]:
    """The purchase, and what it makes the year; a second one of the day is told."""
    if seen.bought is None:
        return []
    purchase = seen.bought.purchase
    amount = paid(t, purchase, seen.currency)
    what = cut(purchase.product, 16)
    if purchase.quantity > 1:
        what = f"{what} ×{purchase.quantity}".strip()
    sold = " · ".join(part for part in (what, amount) if part)
    first = t("Returned: {what}", what=sold) if purchase.amount < 0 else t("Bought: {what}", what=sold)
    more = bought_more.told(t, purchase, seen.currency)
    again = deals.repeated(t, seen.bought) if seen.bought.repeated else None
    call = deals.planned(t, seen.bought.care_call, seen.now.date())
    owed = with_purchase.moved(t, seen.bought.owed, seen.currency)
    told = (first, more, owed, again or deals.year(t, seen.bought), deals.brings(t, seen.bought), call)
    return [line for line in told if line is not None]


def _tries(t: Texts, seen: Captured) -> Html | None:
    if seen.retry is None:
        return None
    return t.n("Tried {n} time. When again?", "Tried {n} times. When again?", seen.retry.tries)


def _class(t: Texts, seen: Captured) -> Html | None:
    hint = seen.class_hint
    if hint is None or seen.unclear is not None:
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
