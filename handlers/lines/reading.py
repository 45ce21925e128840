"""From words to rows: the hard file, the note, promises and follow-ups, the purchase that a line holds."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from handlers.buying import keeping
from handlers.caring import occasions
from handlers.screens.book import clients as screens
from handlers.turn import Turn
from playbook import capture
from playbook.capture import ContactKind, Draft, ReadPurchase
from playbook.capture.phones import find_phones
from playbook.contact_rules import touch_of
from playbook.currencies import fits
from playbook.dates import When
from playbook.typed import owed_lines
from playbook.typed.file_words import means_a_phone
from storage.queries.book import clients, notes
from storage.queries.buying import purchases
from storage.queries.caring import care
from storage.queries.lapsing import lapses
from storage.queries.making import outstanding
from storage.queries.work import followups
from storage.tables import Client, FollowUp, FollowUpKind, FollowUpStatus, Member, Note

NOON = time(12)
ADDED = "added"  # the kind of note that only says since when a client is known
Plan = tuple[FollowUpKind, str, When, str]  # what kind, what, when, where


@dataclass
class Filed:
    """What of a line goes into the hard file (B1), the words left, and what could not go in."""

    words: str
    phones: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def file(turn: Turn, client: Client, words: str) -> Filed:
    """Put numbers and tags of a known client's line into his file; a number that somebody else has stays a word."""
    read = capture.read_client(words, region=turn.team.region)
    if set(read.tags) - set(client.tags):
        clients.add_tags(turn.session, client, read.tags)
    filed, typed = Filed(words), find_phones(words, turn.team.region)
    known = set(clients.phones_of(turn.session, client)) if typed else set()
    for phone in reversed(typed):
        if phone.number is None and means_a_phone(words, phone.start, phone.end):
            filed.warnings.append(screens.doubtful(turn.t, words[phone.start : phone.end]))
            continue
        if phone.number is None or phone.number in known:
            continue
        holder = clients.holder_of_phone(turn.session, turn.me, [phone.number])
        if holder is not None:
            filed.warnings.append(_whose(turn, *holder, phone.number))
            continue
        clients.add_phone(turn.session, client, phone.number)
        filed.phones.insert(0, phone.number)
        filed.words = f"{filed.words[: phone.start].rstrip()} {filed.words[phone.end :].lstrip()}".strip()
    return filed


def _whose(turn: Turn, holder: Client, owner: Member, number: str) -> str:
    if clients.may_see(turn.me, holder):
        return screens.held(turn.t, holder, number, turn.team.region)
    return screens.taken_line(turn.t, owner.name)


def add_note(turn: Turn, client: Client, draft: Draft, said: str, *, first: bool, change: int) -> Note:
    """Keep a line as a note; `first`: it made the client, and may say nothing else; `change` takes it back."""
    return notes.add(
        turn.session,
        turn.me,
        client,
        turn.now,
        text=_text(draft, said, first=first),
        said=said,
        is_first=first,
        kind=ADDED if first and draft.kind is ContactKind.NOTE else draft.kind.value,
        mood=draft.mood.value if draft.mood else None,
        occurred_at=_occurred(turn, draft.occurred, turn.now),
        files=turn.files,
        is_contact=draft.kind.is_contact,
        source=turn.source,
        change_id=change,
    )


def rewrite_note(turn: Turn, client: Client, note: Note, draft: Draft) -> None:
    """Other words in the same note."""
    note.kind = ADDED if note.is_first and draft.kind is ContactKind.NOTE else draft.kind.value
    note.text = _text(draft, note.said, first=note.is_first)
    note.mood = draft.mood.value if draft.mood else None
    note.is_contact = draft.kind.is_contact
    note.touch = touch_of(note.said or note.text, kind=note.kind).value if note.is_contact else None
    note.occurred_at = _occurred(turn, draft.occurred, note.created_at)
    turn.session.add(note)
    notes.refresh_last_contact(turn.session, client)
    clients.drop_facts(turn.session, client, note, {fact.text for fact in draft.facts})


def _text(draft: Draft, said: str, *, first: bool) -> str:
    """The words that are nothing else; all of them where they are nothing at all."""
    understood = draft.promises or draft.follow_ups or draft.purchase or draft.kind is not ContactKind.NOTE
    return draft.text or ("" if first or understood else said)


def _occurred(turn: Turn, day: date, typed_at: datetime) -> datetime:
    return typed_at if day >= typed_at.astimezone(turn.zone).date() else datetime.combine(day, NOON, turn.zone)


def plans(turn: Turn, draft: Draft) -> list[Plan]:
    """What a note plans; a promise without a day is for tomorrow: the answer shows it, one word changes it."""
    tomorrow = When(turn.today + timedelta(days=1))
    promised: list[Plan] = [(FollowUpKind.PROMISE, each.text, each.when or tomorrow, "") for each in draft.promises]
    return promised + [(FollowUpKind.FOLLOW_UP, each.text, each.when, each.place) for each in draft.follow_ups]


def add_work(turn: Turn, client: Client, note: Note, planned: list[Plan]) -> None:
    """Put what a note plans into the calendar."""
    for kind, text, when, place in planned:
        followups.add(
            turn.session,
            turn.me,
            client,
            turn.now,
            day=when.day,
            at=when.time,
            text=text,
            kind=kind,
            repeat=when.repeat,
            place=place,
            note_id=note.id,
        )


def replace_work(turn: Turn, client: Client, note: Note, planned: list[Plan]) -> None:
    """The same after another reading: what it plans no more goes, what stays the same is not touched."""
    wanted = list(planned)
    for item in followups.of_note(turn.session, note):
        same = next((plan for plan in wanted if _is_that(turn, item, plan)), None)
        if same is not None:
            wanted.remove(same)  # it may have been pushed, or done
        elif item.status is FollowUpStatus.OPEN:
            turn.session.delete(item)
    add_work(turn, client, note, wanted)


def _is_that(turn: Turn, item: FollowUp, plan: Plan) -> bool:
    kind, text, when, place = plan
    due = followups.instant(when.day, when.time, turn.zone.key)
    planned = (item.kind, item.text, item.due_at, item.whole_day, item.place)
    return planned == (kind, text, due, when.time is None, place)


def add_purchase(turn: Turn, client: Client, note: Note, draft: Draft) -> None:
    """Record the purchase, or the return, that a note clearly tells of; what is doubtful is asked under the note."""
    seen = draft.purchase
    clear = seen is not None and seen.amount is not None and not seen.ambiguous and seen.day <= turn.today
    if seen is None or keeping.most_back(turn, client.id or 0, seen, note.id) is not None:
        return
    if _pays_what_is_owed(turn, client, note):
        return
    if clear and fits(seen.currency, turn.team.currency):
        add_settled_purchase(turn, client, note, seen)


def _pays_what_is_owed(turn: Turn, client: Client, note: Note) -> bool:
    """Whether the words tell of a payment and nothing else, and money is still to come: no purchase of its own."""
    paid = owed_lines.payment(note.said or note.text, turn.local, turn.team.currency)
    return paid is not None and bool(outstanding.of_client(turn.session, client))


def add_settled_purchase(turn: Turn, client: Client, note: Note, seen: ReadPurchase, own: int | None = None) -> None:
    """Record a purchase of a note, with what follows from it (C1, C5).

    `own`: what it counts as in the team's currency, where it was paid in another; minor units.
    """
    keeping.add(turn, client, seen, own, note.id)
    occasions.after_purchase(turn, client)


def replace_purchase(turn: Turn, client: Client, note: Note, draft: Draft) -> None:
    """The same after another reading."""
    old, seen = purchases.of_note(turn.session, note), draft.purchase
    paid = (old.foreign_amount or old.amount, old.bought_on, old.product) if old else None
    if seen and old and paid == (seen.amount, seen.day, seen.product):
        keeping.put_details(turn, old, seen)
        return
    if old is not None:
        care.forget_purchases(turn.session, [old.id or 0])
        turn.session.delete(old)
    add_purchase(turn, client, note, draft)
    if old is not None:
        purchases.replace(turn.session, old, purchases.of_note(turn.session, note))
        lapses.settle_purchases(turn.session, client, turn.now)
