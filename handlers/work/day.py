"""What a member's day holds: work, customers who stay away, a question to ask, whom to greet; in the order to do it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.book import standing
from handlers.paging import page_of
from handlers.screens.work.agenda import Carried, Entry, TodayView
from handlers.six_questions import trust_offer
from handlers.texts import Html
from playbook import cadence
from playbook.agenda import SHOWN, Item, Matter, arrange, days_late
from playbook.localtime import at_local
from storage.queries.caring import greetings
from storage.queries.work import agenda
from storage.queries.work.agenda import Work
from storage.queries.work.working_time import workdays
from storage.tables import Client, FollowUp, FollowUpKind, LapseCase, Member

LAPSES = 3  # customers who stay away, on one day's list (F8)
MATTERS = {FollowUpKind.PROMISE: Matter.PROMISE, FollowUpKind.CARE: Matter.CARE}


def today(session: Session, me: Member, now: datetime, wanted: int = 0, *, head: Html | None = None) -> TodayView:
    """The day's list: what is due and late, what was done today, who stays away, and what to ask."""
    local = now.astimezone(ZoneInfo(me.timezone))
    day = local.date()
    work = agenda.due(session, me, day, at_local(day, time.min, ZoneInfo(me.timezone)))
    entries = _arranged(session, me, work, local)
    view = TodayView(local, entries, page_of(len(entries), wanted, SHOWN), head=head)
    if not entries:
        silent, days = longest_silent(session, me, local)
        return replace(view, silent=silent, silent_days=days)
    return replace(view, carried=_carried(session, me, entries, day))


def _arranged(session: Session, me: Member, work: Sequence[Work], local: datetime) -> list[Entry]:
    """All entries in the order of the playbook."""
    day, lapses = local.date(), agenda.lapses(session, me, LAPSES)
    stands = standing.of(session, [client for _, client in (*work, *lapses)], day)
    found: list[tuple[Item, Entry]] = []
    for follow_up, client in work:
        item = _item(len(found), follow_up, stands[client.id or 0], local)
        found.append((item, Entry(client, work=follow_up, days_late=days_late(item, day))))
    for case, client in lapses:
        item = Item(len(found), Matter.LAPSE, day, stake=case.yearly_value)
        found.append((item, Entry(client, lapse=case)))
    asked = trust_offer.before_meeting(session, me, local, work)
    if asked is not None:
        found.append((Item(len(found), Matter.QUESTION, day), Entry(asked.client, questions=asked.open)))
    greeted = greetings.told(greetings.due(session, me, day))
    if greeted:
        found.append((Item(len(found), Matter.CARE, day), Entry(greeted[0].client, greetings=greeted)))
    entries = dict(enumerate(entry for _, entry in found))
    return [entries[item.id] for item in arrange((item for item, _ in found), day, len(found)).first]


def _item(number: int, work: FollowUp, stand: standing.Stand, local: datetime) -> Item:
    at = None if work.whole_day else work.due_at.astimezone(local.tzinfo).time()
    matter = MATTERS.get(work.kind, Matter.FOLLOW_UP)
    return Item(number, matter, work.due_on, at, stand.tier, stand.stake)


def _carried(session: Session, me: Member, entries: Iterable[Entry], day: date) -> Carried | None:
    """How much came over from before today, and whether it came due while he was off."""
    late = [entry.days_late for entry in entries if entry.days_late and not entry.done]
    if not late:
        return None
    days_off = (day - workdays(session, me).last_before(day)).days - 1
    while_off = sum(days <= days_off for days in late)
    return Carried(len(late), while_off=while_off, since_yesterday=all(days == 1 for days in late))


def mark_told(session: Session, entries: Iterable[Entry], until: datetime, now: datetime) -> None:
    """What a list has told needs no message of its own: all of the whole day, and what is to be told by `until`."""
    for entry in entries:
        work = entry.work
        if work is None or work.pushed_at is not None or entry.done:
            continue
        if work.whole_day or work.push_at <= until:
            work.pushed_at = now if work.whole_day else max(now, work.due_at)
            session.add(work)


def longest_silent(session: Session, me: Member, local: datetime) -> tuple[Client | None, int]:
    """One client whose rhythm (C7) is over and with whom nothing is planned, another one each day; days of silence."""
    day = local.date()
    found = agenda.silent(session, me)
    stands = standing.of(session, found, day)
    over: list[tuple[Client, date]] = []
    for client in found:
        heard = client.last_contact_at.astimezone(local.tzinfo).date() if client.last_contact_at else None
        added = client.created_at.astimezone(local.tzinfo).date()
        next_day = cadence.next_contact(stands[client.id or 0].standing, heard, added)
        if next_day is not None and next_day < day:
            over.append((client, heard or added))
    if not over:
        return None, 0
    client, since = over[day.toordinal() % len(over)]
    return client, (day - since).days


def lapse_of(session: Session, me: Member, client: Client) -> LapseCase | None:
    """The case of a customer on today's list."""
    return next((case for case, each in agenda.lapses(session, me, LAPSES) if each.id == client.id), None)
