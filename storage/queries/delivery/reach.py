"""Whether the people and groups we write to can be reached, and whether a push is still true."""

from dataclasses import dataclass
from datetime import time

from sqlmodel import Session, col, select, update

from playbook.making import Status
from storage.queries.tiers import rises
from storage.tables import (
    Client,
    FollowUp,
    FollowUpStatus,
    GroupChat,
    LapseCase,
    LapseStatus,
    Member,
    Occasion,
    OccasionStatus,
    Opportunity,
    Outbox,
    OutboxStatus,
    Team,
)
from storage.tables.delivery import UNSENT

BLOCKED = "bot was blocked by the user"  # as Telegram says it


@dataclass(frozen=True)
class Reader:
    """Whoever reads a chat: language, zone, and quiet hours if it is a member's own."""

    language: str
    timezone: str
    quiet: tuple[time, time] | None = None


def reader(session: Session, chat_id: int) -> Reader | None:
    """Who reads what is written to a chat; None if nobody we know."""
    member = session.exec(select(Member).where(Member.user_id == chat_id, Member.active)).first()
    if member is not None:
        return Reader(member.language, member.timezone, (member.quiet_from, member.quiet_to))
    found = session.exec(
        select(GroupChat.language, Team.timezone)
        .join(Team, col(Team.id) == col(GroupChat.team_id))
        .where(GroupChat.chat_id == chat_id)
    ).first()
    return None if found is None else Reader(*found)


def team_of(session: Session, chat_id: int) -> int | None:
    """The team to which a chat belongs."""
    member = session.exec(select(Member.team_id).where(Member.user_id == chat_id, Member.active)).first()
    return member or session.exec(select(GroupChat.team_id).where(GroupChat.chat_id == chat_id)).first()


def refusal(session: Session, chat_id: int) -> str | None:
    """Why somebody can't be written to, as Telegram said it last; None if he can."""
    away = select(Member.id).where(Member.user_id == chat_id, Member.active, col(Member.reachable).is_(False))
    if session.exec(away).first() is None:
        return None
    refused = select(Outbox.error).where(Outbox.chat_id == chat_id, Outbox.status == OutboxStatus.FAILED)
    return session.exec(refused.order_by(col(Outbox.id).desc()).limit(1)).first() or BLOCKED


def is_wanted(session: Session, chat_id: int, check: str | None) -> bool:
    """Whether the reason of a push holds and is still its reader's.

    Reasons: `follow_up:12`, `lapse:3`, `occasion:7`, `deal:9`, `tiers:8` (a client who rose), `group:5`, or none;
    `follow_up:12,13` holds while one does.
    """
    if check is None:
        return True
    kind, _, number = check.partition(":")
    if kind == "follow_up":
        return any(_is_open(session, chat_id, int(each)) for each in number.split(","))
    if kind == "lapse":
        case = session.get(LapseCase, int(number))
        raised = case is not None and case.status is LapseStatus.RAISED  # not one that he works on already
        return raised and case is not None and _is_his(session, chat_id, case.owner_id, case.client_id)
    if kind == "occasion":
        occasions = [session.get(Occasion, int(each)) for each in number.split(",")]
        return any(
            each is not None
            and each.status is OccasionStatus.OPEN
            and _is_his(session, chat_id, each.owner_id, each.client_id)
            for each in occasions
        )
    if kind == "deal":
        deals = [session.get(Opportunity, int(each)) for each in number.split(",")]
        return any(each is not None and _is_making(session, chat_id, each) for each in deals)
    if kind == "tiers":
        return rises.is_true(session, [int(each) for each in number.split(",")], chat_id)
    if kind == "group":
        group = session.get(GroupChat, int(number))
        return group is not None and group.active
    raise ValueError(f"unknown check {check!r}")


def _is_making(session: Session, chat_id: int, deal: Opportunity) -> bool:
    client = session.get(Client, deal.client_id)
    if client is None or deal.status is not Status.OPEN:
        return False
    return _is_his(session, chat_id, client.owner_id, deal.client_id)


def _is_open(session: Session, chat_id: int, follow_up_id: int) -> bool:
    follow_up = session.get(FollowUp, follow_up_id)
    if follow_up is None or follow_up.status is not FollowUpStatus.OPEN:
        return False
    return _is_his(session, chat_id, follow_up.owner_id, follow_up.client_id)


def _is_his(session: Session, chat_id: int, owner_id: int, client_id: int) -> bool:
    """Whether the chat is that of the owner, who is still in the team, and the client is not archived."""
    owner, client = session.get(Member, owner_id), session.get(Client, client_id)
    if owner is None or client is None:
        return False
    return owner.active and owner.user_id == chat_id and client.archived_at is None


def unreachable(session: Session, chat_id: int) -> None:
    """The person blocked the bot, or the group removed it: nothing more goes there until they come back."""
    member = session.exec(select(Member).where(Member.user_id == chat_id, Member.active)).one_or_none()
    if member is not None:
        member.reachable = False
        session.add(member)
    group = session.exec(select(GroupChat).where(GroupChat.chat_id == chat_id)).one_or_none()
    if group is not None:
        group.active = False
        session.add(group)


def moved(session: Session, old: int, new: int) -> None:
    """A group became a supergroup: it goes on under its new id, with what waits for it."""
    known = session.exec(select(GroupChat).where(GroupChat.chat_id == new)).one_or_none()
    group = session.exec(select(GroupChat).where(GroupChat.chat_id == old)).one_or_none()
    if group is not None and known is None:
        group.chat_id, group.active = new, True
        session.add(group)
    waiting = update(Outbox).where(col(Outbox.chat_id) == old, col(Outbox.status) == OutboxStatus.QUEUED, UNSENT)
    session.execute(waiting.values(chat_id=new))


def back_in_group(session: Session, me: Member, chat_id: int) -> bool:
    """A member took the bot into a group again: True if his team's digest goes on there."""
    group = session.exec(select(GroupChat).where(GroupChat.chat_id == chat_id)).one_or_none()
    if group is None or group.team_id != me.team_id or not (group.daily or group.weekly):
        return False
    group.active = True
    session.add(group)
    return True
