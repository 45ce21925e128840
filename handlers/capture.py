"""Capture: a line about a client is kept at once, shown with what was read in it, and can be read anew."""

from collections.abc import Sequence
from dataclasses import replace

from handlers import reading, trust_offer
from handlers.screens import notes as screens
from handlers.screens.notes import Captured, Lesson, Offer
from handlers.turn import Turn
from playbook import capture
from playbook.capture import ClassHint, Draft, FactKind
from playbook.contact_rules import DEFAULT_LIMITS, Touch, in_window
from playbook.folding import simplified
from playbook.readings import initials
from storage.queries import clients, contacts, followups, lessons, notes, purchases
from storage.tables import Client, FollowUpStatus, Note

EXAMPLE = 6  # letters of a word to look somebody up by


def keep(turn: Turn, client: Client, words: str, *, first: str | None = None, warnings: Sequence[str] = ()) -> Captured:
    """Read the words and keep all that they hold: note, numbers, promises, follow-ups, purchase; facts are offered.

    `first`: the whole line, where it is the one that made the client.
    """
    turn.by_clock_of(client.owner_id)
    change = turn.record("note", client.id)
    filed = reading.file(turn, client, words) if first is None else reading.Filed(words)
    draft = capture.read_note(filed.words, now=turn.local)
    said = words if first is None else first
    note = reading.add_note(turn, client, draft, said, first=first is not None, change=change)
    had_class = client.prospect_class
    reading.add_work(turn, client, note, reading.plans(turn, draft))
    reading.add_purchase(turn, client, note, draft)
    clients.touch(turn.session, turn.me, client, turn.now)
    turn.session.flush()
    seen = view(turn, note, draft, new=True)
    if filed.phones:
        seen = replace(seen, phones=filed.phones)
    hint = _news(turn, client, draft, had_class)
    return replace(seen, class_hint=hint, warnings=[*warnings, *filed.warnings], lesson=_lesson(turn, client))


def _news(turn: Turn, client: Client, draft: Draft, had: str | None) -> ClassHint | None:
    """The class that the words hint at, unless it is the one he has; a customer has none."""
    hint = draft.class_hint
    if hint is None or hint.prospect_class.value == had or purchases.any_of(turn.session, client):
        return None
    return hint


def _lesson(turn: Turn, client: Client) -> Lesson | None:
    """After the first capture: by what this client can be found."""
    if not lessons.due(turn.me, lessons.FIRST_CAPTURE):
        return None
    phones = clients.phones_of(turn.session, client)
    known = next((word for word in (client.firm, *client.tags) if 0 < len(word) <= EXAMPLE), "")
    short = initials(simplified(client.name))
    examples = (short if len(short) > 1 else client.name, phones[0][-4:] if phones else "", known)
    return Lesson([example for example in examples if example])


def show(turn: Turn, seen: Captured) -> None:
    """Show what a line became, in the message pressed or in a new one; the note knows its message from then on."""
    seen.note.shown_id = turn.edit(screens.captured(turn.t, seen))
    turn.session.add(seen.note)


def show_again(turn: Turn, note: Note) -> None:
    """The note as things stand now, in the message pressed, or that of the form just answered."""
    note.shown_id = turn.answer(screens.captured(turn.t, view(turn, note, read(turn, note))))
    turn.session.add(note)


def refresh(turn: Turn, note: Note) -> None:
    """Show the note as it stands in the message that shows it; in a new one where there is none."""
    seen = view(turn, note, read(turn, note))
    if note.shown_id is None:
        show(turn, seen)
    else:
        turn.change(note.shown_id, screens.captured(turn.t, seen))


def read(turn: Turn, note: Note) -> Draft:
    """What the note's words say, read as of the moment they were typed."""
    said = note.said or note.text
    if note.is_first:
        said = capture.read_client(said, region=turn.team.region).note
    return capture.read_note(said, now=note.created_at.astimezone(turn.zone))


def view(turn: Turn, note: Note, draft: Draft, *, new: bool = False) -> Captured:
    """All that is shown of a note; a `new` one holds no more than its words say."""
    sold = not new or draft.purchase is not None
    planned = sold or draft.promises or draft.follow_ups
    work = followups.of_note(turn.session, note) if planned else ()
    client = clients.get(turn.session, turn.me, note.client_id)
    hint = draft.class_hint if client.prospect_class is None else None
    return Captured(
        client=client,
        now=turn.local,
        note=note,
        change=note.change_id or turn.record("note", client.id),
        work=[item for item in work if item.status is FollowUpStatus.OPEN],
        purchase=purchases.of_note(turn.session, note) if sold else None,
        offers=_offers(turn, client, draft),
        class_hint=None if hint is None or purchases.any_of(turn.session, client) else hint,
        is_new=note.is_first,
        phones=clients.phones_of(turn.session, client) if note.is_first else (),
        trust=trust_offer.offer(turn, client, note),
        business=_business(turn, client, note),
        currency=turn.team.currency,
        region=turn.team.region,
        trade=turn.team.trade,
    )


def _business(turn: Turn, client: Client, note: Note) -> int:
    """How often in a week business was talked with the client, this time among them (C8); 0 for anything else."""
    if note.touch != Touch.COMMERCIAL.value:
        return 0
    day = note.occurred_at.astimezone(turn.zone).date()
    return in_window(contacts.commercial_days(turn.session, client, day), day, DEFAULT_LIMITS.apart)


def _offers(turn: Turn, client: Client, draft: Draft) -> list[Offer]:
    """The facts that may be kept; what tells of the person goes before what he wants to buy."""
    if not draft.facts:
        return []
    kept = {fact.text for fact in clients.facts_of(turn.session, client)}
    found = [(fact.kind is FactKind.WISH, at, fact.text) for at, fact in enumerate(draft.facts)]
    return [Offer(at, text, text in kept) for _, at, text in sorted(found)]


def renew(turn: Turn, note: Note, words: str) -> None:
    """Read other words in place of a note's: what they hold replaces all that the old ones held."""
    client = clients.get(turn.session, turn.me, note.client_id)
    turn.by_clock_of(client.owner_id)
    note.said = words
    draft = read(turn, note)
    reading.rewrite_note(turn, client, note, draft)
    reading.replace_work(turn, client, note, reading.plans(turn, draft))
    reading.replace_purchase(turn, client, note, draft)
    turn.session.flush()


def reword(turn: Turn, note: Note, words: str) -> None:
    """Other content for a note: its dates and its purchase stay, new ones are added."""
    client = clients.get(turn.session, turn.me, note.client_id)
    turn.by_clock_of(client.owner_id)
    note.said = words
    draft = read(turn, note)
    reading.rewrite_note(turn, client, note, draft)
    reading.add_work(turn, client, note, reading.plans(turn, draft))
    turn.session.flush()


def move(turn: Turn, note: Note, client: Client) -> None:
    """The note, with all that it held, is another client's."""
    old = clients.get(turn.session, turn.me, note.client_id)
    note.client_id = client.id or 0
    turn.session.add(note)
    for item in followups.of_note(turn.session, note):
        item.client_id, item.owner_id = client.id or 0, client.owner_id
        turn.session.add(item)
    if (bought := purchases.of_note(turn.session, note)) is not None:
        bought.client_id = client.id or 0
        turn.session.add(bought)
    clients.move_facts(turn.session, note, old, client)
    for each in (old, client):
        notes.refresh_last_contact(turn.session, each)
    clients.touch(turn.session, turn.me, client, turn.now)
    turn.session.flush()
