"""A note as it is shown: what was kept of a line, and what is offered, asked and told with it."""

from dataclasses import replace

from handlers.buying import bought, keeping
from handlers.lines import retrying
from handlers.screens.buying.deals import Bought
from handlers.screens.lines.captured import Captured, Lesson, Offer, Retry
from handlers.screens.lines.unclear import Unclear
from handlers.six_questions import trust_offer
from handlers.turn import Turn
from playbook import capture
from playbook.attempts import better_times, was_a_call
from playbook.capture import ClassHint, ContactKind, Draft, FactKind, ReadPurchase
from playbook.capture.model import Doubt
from playbook.contact_rules import DEFAULT_LIMITS, Touch, in_window
from playbook.currencies import fits, foreign
from playbook.folding import simplified
from playbook.goods import converted
from playbook.making import Status
from playbook.names import address_words
from playbook.names.readings import initials
from playbook.typed import deal_lines, owed_lines
from storage.queries.book import clients, contacts, notes
from storage.queries.buying import purchases
from storage.queries.making import making, outstanding
from storage.queries.team import lessons
from storage.queries.work import followups
from storage.queries.work.working_time import quiet_hours
from storage.tables import Client, FollowUpStatus, Note

TEN_THOUSAND, THOUSAND = 10_000, 1_000  # what a bare small number leaves unsaid, in Chinese and in English
EXAMPLE = 6  # letters of a word to look somebody up by


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
    change = note.change_id or turn.record("note", client.id)
    hint = draft.class_hint if client.prospect_class is None else None
    return Captured(
        client=client,
        now=turn.local,
        note=note,
        change=change,
        work=[item for item in work if item.status is FollowUpStatus.OPEN],
        bought=_bought(turn, client, note, change) if sold else None,
        offers=_offers(turn, client, draft),
        address=_address(client, note),
        class_hint=None if hint is None or purchases.any_of(turn.session, client) else hint,
        is_new=note.is_first,
        phones=clients.phones_of(turn.session, client) if note.is_first else (),
        unclear=unclear_in(turn, note, draft),
        retry=_retry(turn, client, note),
        trust=trust_offer.offer(turn, client, note),
        may_be_deal=_may_be_deal(turn, client, note, draft),
        deal_end=_deal_end(turn, client, note),
        may_owe=_may_owe(turn, client, note),
        money_came=owed_lines.has_come(note.said) or _payment(turn, note) is not None,
        business=_business(turn, client, note),
        currency=turn.team.currency,
        region=turn.team.region,
        trade=turn.team.trade,
    )


def unclear_in(turn: Turn, note: Note, draft: Draft) -> Unclear | None:
    """The first thing in the words that must be asked and has not been answered."""
    days = [Unclear(each.text) for each in draft.impossible]
    days += [Unclear(each.text, gone=each.when.day) for each in draft.gone]
    doubtful = doubtful_in(turn, note, draft)
    if doubtful is not None and doubtful.amount is not None:
        said = doubtful.product or note.text or note.said
        currency = foreign(doubtful.currency, turn.team.currency)
        paid = doubtful.amount if currency else 0
        most = keeping.most_back(turn, note.client_id, doubtful, note.id)
        amounts = _choices(turn, doubtful) if most is None else (-most,) if most else ()
        days.append(Unclear(said, amounts=amounts, is_amount=True, paid=paid, currency=currency))
    return next((each for each in days if each.said not in note.settled), None)


def _choices(turn: Turn, doubtful: ReadPurchase) -> tuple[int, ...]:
    """What an amount may be: a bare small number is 25 yuan, or 250,000 where one counts in ten thousands."""
    amount = doubtful.amount or 0
    if currency := foreign(doubtful.currency, turn.team.currency):
        known = converted(amount, purchases.last_rate(turn.session, turn.team.id or 0, currency))
        return (known,) if known else ()
    if doubtful.doubt is Doubt.SMALL:
        return (amount * (TEN_THOUSAND if turn.t.chinese else THOUSAND), amount)
    return doubtful.choices or (amount,)


def doubtful_in(turn: Turn, note: Note, draft: Draft) -> ReadPurchase | None:
    """A purchase whose amount must be asked for: it may be several, is in another currency than the team's, or more
    came back than was bought."""
    seen = draft.purchase
    if draft.doubtful is not None or seen is None:
        return draft.doubtful
    is_foreign = not fits(seen.currency, turn.team.currency)
    too_much = keeping.most_back(turn, note.client_id, seen, note.id) is not None
    return seen if is_foreign or seen.ambiguous or too_much else None


def news(turn: Turn, client: Client, draft: Draft, had: str | None) -> ClassHint | None:
    """The class that the words hint at, unless it is the one he has; a customer has none."""
    hint = draft.class_hint
    if hint is None or hint.prospect_class.value == had or purchases.any_of(turn.session, client):
        return None
    return hint


def lesson(turn: Turn, client: Client) -> Lesson | None:
    """After the first capture: by what this client can be found."""
    if not lessons.due(turn.me, lessons.FIRST_CAPTURE):
        return None
    phones = clients.phones_of(turn.session, client)
    known = next((word for word in (client.firm, *client.tags) if 0 < len(word) <= EXAMPLE), "")
    short = initials(simplified(client.name))
    examples = (short if len(short) > 1 else client.name, phones[0][-4:] if phones else "", known)
    return Lesson([example for example in examples if example])


def _bought(turn: Turn, client: Client, note: Note, change: int) -> Bought | None:
    """The purchase that the note told of, with the year it belongs to."""
    purchase = purchases.of_note(turn.session, note)
    if purchase is None:
        return None
    others = purchases.others_of_day(turn.session, purchase)
    again = any(other.amount == purchase.amount for other in others)
    return replace(bought.view(turn, client, purchase, change), repeated=again)


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


def _may_be_deal(turn: Turn, client: Client, note: Note, draft: Draft) -> bool:
    """Whether a deal in the making may be made of a note (F3): nothing is sold in it, and there is none yet."""
    if draft.purchase is not None or draft.doubtful is not None:
        return False
    words = note.said or note.text
    return deal_lines.is_hinted(words, turn.local, turn.team.currency) and making.open_of(turn.session, client) is None


def _deal_end(turn: Turn, client: Client, note: Note) -> tuple[int, Status] | None:
    """The open deal whose end a note may tell (F3), and how it ended."""
    end = deal_lines.end_told(note.said or note.text)
    found = making.open_about(turn.session, client, "") if end is not None else None
    return (found.id or 0, end) if found is not None and end is not None else None


def _may_owe(turn: Turn, client: Client, note: Note) -> bool:
    """Whether a note speaks of money to come (F4), or of some that came where some is still open."""
    words = note.said or note.text
    if _payment(turn, note) is not None:
        return bool(outstanding.of_client(turn.session, client))
    if not owed_lines.is_hinted(words):
        return False
    return not owed_lines.has_come(words) or bool(outstanding.of_client(turn.session, client))


def _payment(turn: Turn, note: Note) -> int | None:
    return owed_lines.payment(note.said or note.text, turn.local, turn.team.currency)


def _address(client: Client, note: Note) -> str:
    """What the client wants to be called (F1), unless the file says so already."""
    said = address_words.read(note.said)
    return said if said != client.address_as else ""


def _retry(turn: Turn, client: Client, note: Note) -> Retry | None:
    """After an attempt (F2): how often it was tried by now, and better hours; none once a next try is planned."""
    if note.kind != ContactKind.ATTEMPT.value or not was_a_call(note.said or note.text):
        return None
    if retrying.is_planned(turn, client):
        return None
    times = better_times(turn.now, turn.zone, quiet_hours(turn.me), hours=contacts.hours(turn.session, client))
    tries = notes.tries(turn.session, client)
    return Retry(max(1, tries), [each.astimezone(turn.zone) for each in times])
