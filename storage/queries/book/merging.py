"""Two files of one client become one: everything of the second goes into the first, and can be taken apart again.

All of it goes through the session row by row, so that the journal sees it. The second client stays as a row that is put
away and says where it went: an old button, a reply to an old card and an import come to the first one by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlmodel import Session, col, func, select

from playbook.capture import FactKind
from storage.queries.book import notes, referrals
from storage.queries.lapsing import lapses
from storage.queries.look_up.search import reindex
from storage.queries.making import joining
from storage.queries.work import followups, lead_times
from storage.tables import (
    Callback,
    Client,
    ClientPhone,
    Contract,
    Fact,
    FollowUp,
    FollowUpGuest,
    LapseCase,
    LedgerEntry,
    Member,
    Note,
    Occasion,
    Opportunity,
    Payment,
    Purchase,
    Receivable,
    TrustAnswer,
)

PLAIN = (Note, Callback, LedgerEntry, Contract, Opportunity, Receivable, Payment)  # rows that only change hands
FILLED = ("job", "address_as", "birthday", "culture", "channel", "hours_from", "hours_to", "prospect_class")


@dataclass(frozen=True)
class Merged:
    """What came along."""

    notes: int
    purchases: int
    follow_ups: int


def merge(session: Session, stays: Client, gone: Client, now: datetime) -> Merged:
    """Put all that hangs on `gone` onto `stays`; both are clients of one team that the acting member may see."""
    ref = _free_ref(session, stays, gone)
    came = counts(session, gone)
    joining.join(session, stays, gone)
    for table in PLAIN:
        for row in _of(session, table, gone):
            _give(session, row, stays)
    _numbers(session, stays, gone)
    _facts(session, stays, gone, now)
    _answers(session, stays, gone)
    _work(session, stays, gone, now)
    _occasions(session, stays, gone)
    _purchases(session, stays, gone)
    _cases(session, stays, gone, now)
    _brought(session, stays, gone)
    _fill_in(session, stays, gone)
    stays.ref = stays.ref or ref
    gone.archived_at, gone.merged_into = now, stays.id
    for earlier in session.exec(select(Client).where(Client.merged_into == gone.id)).all():
        earlier.merged_into = stays.id
        session.add(earlier)
    session.add(gone)
    session.flush()
    notes.refresh_last_contact(session, stays)
    for client in (stays, gone):
        reindex(session, client.id or 0)
    return came


def counts(session: Session, client: Client) -> Merged:
    """What hangs on a client."""
    of_him = (
        session.exec(select(func.count()).select_from(table).where(table.client_id == client.id)).one()
        for table in (Note, Purchase, FollowUp)
    )
    return Merged(*of_him)


def _free_ref(session: Session, stays: Client, gone: Client) -> str | None:
    """The customer number that goes over; it must be free before it is another's, and when it comes back."""
    ref = gone.ref if stays.ref is None else None
    if ref is not None:
        gone.ref = None
        session.add(gone)
        session.flush()
    return ref


def _of(session: Session, table: Any, client: Client) -> list[Any]:
    return list(session.exec(select(table).where(table.client_id == client.id)))


def _give(session: Session, row: Any, client: Client) -> None:
    row.client_id = client.id
    session.add(row)


def _numbers(session: Session, stays: Client, gone: Client) -> None:
    known = {phone.number for phone in _of(session, ClientPhone, stays)}
    for phone in _of(session, ClientPhone, gone):
        if phone.number in known:
            session.delete(phone)
        else:
            _give(session, phone, stays)


def _facts(session: Session, stays: Client, gone: Client, now: datetime) -> None:
    """Facts, but none twice; what the file can hold only once and is another there is a fact from now on."""
    known = {fact.text for fact in _of(session, Fact, stays)}
    for fact in _of(session, Fact, gone):
        if fact.text in known:
            session.delete(fact)
        else:
            _give(session, fact, stays)
    for kind, text in _other_words(stays, gone):
        if text not in known:
            session.add(Fact(client_id=stays.id or 0, kind=kind, text=text, created_at=now))


def _other_words(stays: Client, gone: Client) -> Iterator[tuple[str, str]]:
    """What stands in both files and differs."""
    if gone.firm and stays.firm and gone.firm != stays.firm:
        yield FactKind.WORK.value, " ".join(part for part in (gone.firm, gone.job) if part)
    elif gone.job and stays.job and gone.job != stays.job:
        yield FactKind.WORK.value, gone.job
    if gone.birthday and stays.birthday and gone.birthday != stays.birthday:
        yield FactKind.BIRTHDAY.value, gone.birthday


def _answers(session: Session, stays: Client, gone: Client) -> None:
    """The six answers (A1): where both have one, the stronger stays and the words of the other are added to it."""
    known = {answer.question: answer for answer in _of(session, TrustAnswer, stays)}
    for answer in _of(session, TrustAnswer, gone):
        other = known.get(answer.question)
        if other is None:
            _give(session, answer, stays)
            continue
        if answer.text and answer.text not in other.text:
            other.text = "; ".join(part for part in (other.text, answer.text) if part)
        other.strength = max(other.strength, answer.strength)
        session.add(other)
        session.delete(answer)


def _work(session: Session, stays: Client, gone: Client, now: datetime) -> None:
    """Follow-ups, which are his rep's unless they were passed on; and those where he is one of several."""
    owner = session.get_one(Member, stays.owner_id)
    for item in _of(session, FollowUp, gone):
        _give(session, item, stays)
        if item.owner_id == gone.owner_id != stays.owner_id:
            item.owner_id = stays.owner_id
            if item.whole_day:
                item.due_at = followups.instant(item.due_on, time.min, owner.timezone)
            lead_times.put(session, item, now)
    session.flush()
    for guest in _of(session, FollowUpGuest, gone):
        there = session.get(FollowUpGuest, (guest.follow_up_id, stays.id))
        item = session.get_one(FollowUp, guest.follow_up_id)
        session.delete(guest)
        if there is None and item.client_id != stays.id:
            session.add(FollowUpGuest(follow_up_id=guest.follow_up_id, client_id=stays.id or 0))
    for guest in _of(session, FollowUpGuest, stays):
        if session.get_one(FollowUp, guest.follow_up_id).client_id == stays.id:
            session.delete(guest)


def _occasions(session: Session, stays: Client, gone: Client) -> None:
    known = {(found.rule, found.key) for found in _of(session, Occasion, stays)}
    for found in _of(session, Occasion, gone):
        if (found.rule, found.key) in known:
            session.delete(found)
            continue
        _give(session, found, stays)
        found.owner_id = stays.owner_id if found.owner_id == gone.owner_id else found.owner_id


def _purchases(session: Session, stays: Client, gone: Client) -> None:
    """Purchases; those out of a file are known by their client's number, so that the file still brings each once."""
    keys = {bought.import_key for bought in _of(session, Purchase, stays)}
    for bought in _of(session, Purchase, gone):
        _give(session, bought, stays)
        if bought.import_key and bought.import_key.startswith(f"{gone.id} "):
            key = f"{stays.id} {bought.import_key.partition(' ')[2]}"
            bought.import_key = bought.import_key if key in keys else key


def _cases(session: Session, stays: Client, gone: Client, now: datetime) -> None:
    """Lapse cases (D3): of two open ones that about the later purchase stays; a later purchase ends it."""
    session.flush()
    own, other = lapses.open_case(session, stays), lapses.open_case(session, gone)
    if own is not None and other is not None:
        session.delete(min(own, other, key=lambda case: case.since))
        session.flush()
    for case in _of(session, LapseCase, gone):
        _give(session, case, stays)
        case.owner_id = stays.owner_id if case.owner_id == gone.owner_id else case.owner_id
    session.flush()
    lapses.settle_purchases(session, stays, now)


def _brought(session: Session, stays: Client, gone: Client) -> None:
    """Who brought whom (E2)."""
    for client in session.exec(select(Client).where(Client.referred_by == gone.id)).all():
        client.referred_by = None if client.id == stays.id else stays.id
        session.add(client)
    session.flush()
    by = session.get(Client, gone.referred_by) if gone.referred_by else None
    if stays.referred_by is None and by is not None and stays.id not in referrals.chain(session, by):
        stays.referred_by = by.id


def _fill_in(session: Session, stays: Client, gone: Client) -> None:
    """The hard file: what the first lacks, the second gives; the second's names still find him."""
    for name in FILLED:
        if not getattr(stays, name):
            setattr(stays, name, getattr(gone, name))
    stays.firm = stays.firm or gone.firm
    names = [name for name in (gone.name, *gone.aliases, gone.address_as) if name]
    known = {stays.name, stays.address_as}
    stays.aliases = list(dict.fromkeys([*stays.aliases, *(name for name in names if name not in known)]))
    stays.tags = list(dict.fromkeys([*stays.tags, *gone.tags]))
    stays.stage = max(stays.stage, gone.stage)
    stays.created_at = min(stays.created_at, gone.created_at)
    if _is_customer(session, stays):
        stays.prospect_class = None
    session.add(stays)


def _is_customer(session: Session, client: Client) -> bool:
    bought = select(Purchase.id).where(Purchase.client_id == client.id)
    return session.exec(bought.limit(1)).first() is not None


def likely(session: Session, me: Member, client: Client, sounding: list[Client], limit: int = 4) -> list[Client]:
    """The clients that may be the same as this one: those that sound alike, then those of the same firm."""
    found = {each.id: each for each in sounding if each.id != client.id}
    if client.firm and len(found) < limit:
        same_firm = select(Client).where(
            Client.owner_id == client.owner_id,
            Client.firm == client.firm,
            Client.id != client.id,
            col(Client.archived_at).is_(None),
        )
        for each in session.exec(same_firm.order_by(col(Client.last_touched_at).desc()).limit(limit)):
            found.setdefault(each.id, each)
    return list(found.values())[:limit]
