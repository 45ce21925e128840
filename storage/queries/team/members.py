"""Teams, their members, and the ways in: set-up link and invites."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from playbook import places
from storage.queries.turns import dialogs
from storage.tables import Client, GroupChat, Invite, Member, Role, Setting, Team

# Put together once: that takes longer than to run it, and every turn does.
_BY_USER = select(Member).where(Member.user_id == bindparam("user_id"), Member.active)
SETUP_KEY = "setup_link"
INVITE_DAYS, INVITE_USES = 7, 10


@dataclass(frozen=True)
class Newcomer:
    """Somebody who comes in: Telegram id, name and language of the profile."""

    user_id: int
    name: str
    language: str


class NotAllowed(Exception):
    """The acting member has no right to this, or there is no such thing; both look the same from outside."""


def by_user(session: Session, user_id: int) -> Member | None:
    """The active member with this Telegram id."""
    return session.exec(_BY_USER, params={"user_id": user_id}).one_or_none()


def team_of(session: Session, me: Member) -> Team:
    """The acting member's team."""
    return session.get_one(Team, me.team_id)


def teams_of(session: Session, people: Iterable[Member]) -> Sequence[Team]:
    """The teams of these members, in one reading."""
    numbers = {member.team_id for member in people}
    return session.exec(select(Team).where(col(Team.id).in_(numbers))).all() if numbers else []


def colleagues(session: Session, me: Member) -> Sequence[Member]:
    """All active members of the acting member's team, in roster order."""
    return session.exec(select(Member).where(Member.team_id == me.team_id, Member.active).order_by(Member.id)).all()  # type: ignore[arg-type]


def everybody(session: Session, me: Member) -> Sequence[Member]:
    """All who are or were in the acting member's team."""
    return session.exec(select(Member).where(Member.team_id == me.team_id)).all()


def visible_owner_ids(session: Session, me: Member) -> list[int]:
    """Whose clients the acting member may see: a lead the team's, a rep his own."""
    if not me.role.leads:
        return [me.id or 0]
    return [member.id or 0 for member in session.exec(select(Member).where(Member.team_id == me.team_id))]


def found_team(session: Session, who: Newcomer, timezone: str, now: datetime) -> Member:
    """Make the first team and its owner; the owner gives the team its name next."""
    team = Team(name="", named=False, language=who.language, timezone=timezone, created_at=now)
    team.region = places.region_of(timezone)
    team.currency = places.currency_of(team.region)
    session.add(team)
    session.flush()
    return _join(session, team, who, Role.OWNER, now)


def _join(session: Session, team: Team, who: Newcomer, role: Role, now: datetime) -> Member:
    """Take a person in; one who comes back finds his clients, one who was in another team starts anew."""
    known = select(Member).where(Member.user_id == who.user_id, Member.team_id == team.id)
    member = session.exec(known).one_or_none()
    if member is None:
        dialogs.leave_behind(session, who.user_id)
        member = Member(team_id=team.id or 0, user_id=who.user_id, name=who.name, role=role, joined_at=now)
    member.name, member.role, member.active, member.reachable = who.name, role, True, True
    member.language, member.timezone = who.language, team.timezone
    session.add(member)
    session.flush()
    return member


def make_invite(session: Session, me: Member, now: datetime, role: Role = Role.REP) -> Invite:
    """A link for up to ten people, good for seven days; only leads make one."""
    if not me.role.leads:
        raise NotAllowed
    invite = Invite(
        team_id=me.team_id,
        code=secrets.token_urlsafe(12).replace("-", "x"),
        role=role,
        uses_left=INVITE_USES,
        expires_at=now + timedelta(days=INVITE_DAYS),
        made_by=me.id or 0,
    )
    session.add(invite)
    session.flush()
    return invite


def open_invites(session: Session, me: Member, now: datetime) -> Sequence[Invite]:
    """The team's invites that still work, the newest first."""
    return session.exec(
        select(Invite)
        .where(
            Invite.team_id == me.team_id,
            col(Invite.revoked).is_(False),
            Invite.expires_at > now,
            Invite.uses_left > 0,
        )
        .order_by(col(Invite.id).desc())
    ).all()


def invite_of(session: Session, me: Member, invite_id: int) -> Invite:
    """An invite of the acting lead's team, still working or not; NotAllowed else."""
    invite = session.get(Invite, invite_id)
    if invite is None or invite.team_id != me.team_id or not me.role.leads:
        raise NotAllowed
    return invite


def invite_with(session: Session, code: str) -> Invite | None:
    """The invite that a link names, still working or not."""
    return session.exec(select(Invite).where(Invite.code == code)).one_or_none()


def holds(invite: Invite, now: datetime) -> bool:
    """Whether somebody can still come in by this invite."""
    return not invite.revoked and invite.expires_at > now and invite.uses_left > 0


def revoke_invites(session: Session, me: Member, now: datetime) -> int:
    """End all open invites of the team; answers how many."""
    if not me.role.leads:
        raise NotAllowed
    invites = open_invites(session, me, now)
    for invite in invites:
        invite.revoked = True
        session.add(invite)
    return len(invites)


def join_by_invite(session: Session, code: str, who: Newcomer, now: datetime) -> Member | None:
    """Take the person into the invite's team; None if the invite does not (or no longer) hold."""
    # Locked, so that two who come at once don't both take the last place.
    invite = session.exec(select(Invite).where(Invite.code == code).with_for_update()).one_or_none()
    if invite is None or not holds(invite, now):
        return None
    invite.uses_left -= 1
    session.add(invite)
    return _join(session, session.get_one(Team, invite.team_id), who, invite.role, now)


def has_teams(session: Session) -> bool:
    """Whether the set-up has happened."""
    return session.exec(select(Team.id).limit(1)).first() is not None


def new_setup_code(session: Session) -> str:
    """Make the one-time code by which the first owner comes in; an older one ends. Only its hash is kept."""
    code = secrets.token_urlsafe(16).replace("-", "x")
    session.merge(Setting(key=SETUP_KEY, value=_hash(code)))
    return code


def take_setup_code(session: Session, code: str) -> bool:
    """Use the set-up code up; False if it is not the open one."""
    setting = session.get(Setting, SETUP_KEY)
    if setting is None or not secrets.compare_digest(setting.value, _hash(code)):
        return False
    session.delete(setting)
    return True


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def group_of(session: Session, chat_id: int) -> GroupChat | None:
    """The subscription of a Telegram group."""
    return session.exec(select(GroupChat).where(GroupChat.chat_id == chat_id)).one_or_none()


def colleague(session: Session, me: Member, member_id: int) -> Member:
    """A member of the acting lead's team, active or removed; NotAllowed else."""
    member = session.get(Member, member_id)
    if member is None or member.team_id != me.team_id or not me.role.leads:
        raise NotAllowed
    return member


def may_change(me: Member, member: Member) -> bool:
    """Whether the acting member may remove this one or give him another role: nobody the owner, a lead only reps."""
    if not member.active or member.id == me.id or member.role is Role.OWNER:
        return False
    return me.role is Role.OWNER or (me.role.leads and not member.role.leads)


def set_role(session: Session, me: Member, member: Member, role: Role) -> None:
    """Make a rep a lead, or a lead a rep again; there is one owner."""
    if not may_change(me, member) or role is Role.OWNER:
        raise NotAllowed
    member.role = role
    session.add(member)


def remove(session: Session, me: Member, member: Member, now: datetime) -> None:
    """Take a member out: he comes in no more, not by an open invite either; his clients stay with the team."""
    if not may_change(me, member):
        raise NotAllowed
    member.active = False
    session.add(member)
    revoke_invites(session, me, now)


def client_counts(session: Session, me: Member) -> dict[int, int]:
    """Member id → how many clients he looks after; only for leads."""
    if not me.role.leads:
        raise NotAllowed
    query = (
        select(Client.owner_id, func.count())
        .where(Client.team_id == me.team_id, col(Client.archived_at).is_(None))
        .group_by(col(Client.owner_id))
    )
    return dict(session.exec(query).all())
