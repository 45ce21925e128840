"""When clients were talked to: days of commercial contacts (C8), and the hour at which one is usually reached."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from playbook.capture import ContactKind
from playbook.contact_hours import ContactHours, usual
from playbook.contact_rules import DEFAULT_LIMITS, Touch, touch_of
from playbook.lead_time import is_meeting
from playbook.steps import Topic
from storage.tables import Client, FollowUp, FollowUpKind, FollowUpStatus, Member, Note, Purchase

LATELY = timedelta(days=DEFAULT_LIMITS.window)
# Put together once: that takes longer than to run them, and every note asks.
_TALKS = select(Note.occurred_at).where(
    Note.client_id == bindparam("client"), Note.touch == Touch.COMMERCIAL.value, Note.occurred_at >= bindparam("since")
)
_SALES = select(col(Purchase.bought_on)).where(
    Purchase.client_id == bindparam("client"), col(Purchase.bought_on).between(bindparam("since"), bindparam("today"))
)


def commercial_days(session: Session, client: Client, today: date) -> set[date]:
    """The days, by the owner's clock, on which a client was sold to or bought, as far back as the limits look."""
    zone = ZoneInfo(session.get_one(Member, client.owner_id).timezone)
    since = datetime.combine(today - LATELY, time.min, zone)
    talked = {
        occurred.astimezone(zone).date()
        for occurred in session.exec(_TALKS, params={"client": client.id, "since": since})
    }
    days = {"client": client.id, "since": today - LATELY, "today": today}
    return talked | set(session.exec(_SALES, params=days))


def planned_days(session: Session, client: Client, *, but: FollowUp | None = None) -> set[date]:
    """The days on which something commercial is planned with a client; `but`: leave this one out."""
    query = select(FollowUp).where(FollowUp.client_id == client.id, FollowUp.status == FollowUpStatus.OPEN)
    waiting = session.exec(query.where(FollowUp.kind != FollowUpKind.PROMISE)).all()
    return {each.due_on for each in waiting if meant(each) is Touch.COMMERCIAL and (but is None or each.id != but.id)}


def meant(follow_up: FollowUp) -> Touch:
    """What a follow-up will count as once it is done: by its topic, else by its words, else by its kind."""
    if follow_up.topic in set(Topic):
        return Topic(follow_up.topic).touch
    planned = Touch.CARE if follow_up.kind is FollowUpKind.CARE else None
    kind = ContactKind.VISIT if is_meeting(follow_up.text, follow_up.place) else ContactKind.CALL
    return touch_of(follow_up.text, kind=kind.value, meant=planned)


def hours(session: Session, client: Client) -> ContactHours | None:
    """When a client may be contacted: as he said, else around the hour he was last reached; None if nobody knows."""
    if client.hours_from is not None and client.hours_to is not None:
        return ContactHours(client.hours_from, client.hours_to)
    zone = ZoneInfo(session.get_one(Member, client.owner_id).timezone)
    reached = _last_reached(session, client, zone)
    return usual(reached, zone) if reached else None


def _last_reached(session: Session, client: Client, zone: ZoneInfo) -> datetime | None:
    """The newest contact or purchase that was written down as it happened, so that its hour is known."""
    talks = select(Note.occurred_at).where(
        Note.client_id == client.id, col(Note.is_contact), Note.occurred_at == Note.created_at
    )
    talked = session.exec(talks.order_by(col(Note.occurred_at).desc()).limit(1)).first()
    sales = select(Purchase).where(Purchase.client_id == client.id, col(Purchase.import_key).is_(None))
    sold = session.exec(sales.order_by(col(Purchase.created_at).desc()).limit(1)).first()
    bought = sold.created_at if sold and sold.created_at.astimezone(zone).date() == sold.bought_on else None
    return max((each for each in (talked, bought) if each is not None), default=None)
