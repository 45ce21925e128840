"""Groups that get a team's digest: who gets one, when, and what is due to them now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from playbook import digest, weekly
from storage.by_itself import by_itself
from storage.queries.team.members import NotAllowed, group_of
from storage.tables import GroupChat, Member, Team


@dataclass(frozen=True)
class Due:
    """What a group is to be told now: a day, a week (by its Monday), or both as a sample asked for at `sample`."""

    group_id: int
    day: date | None = None
    week: date | None = None
    sample: datetime | None = None

    @property
    def anything(self) -> bool:
        """Whether there is something to tell."""
        return self.day is not None or self.week is not None


def local(session: Session, group: GroupChat, now: datetime) -> datetime:
    """Now, by the clock of the group's team."""
    return now.astimezone(ZoneInfo(session.get_one(Team, group.team_id).timezone))


def subscribe(session: Session, me: Member, now: datetime, chat_id: int, title: str) -> GroupChat:
    """Give a group the team's digest (again); NotAllowed for reps, and while it gets another team's."""
    group = group_of(session, chat_id)
    if not me.role.leads or (group is not None and group.active and group.team_id != me.team_id):
        raise NotAllowed
    team = session.get_one(Team, me.team_id)
    is_new = group is None or group.team_id != me.team_id
    if group is None:
        group = GroupChat(team_id=me.team_id, chat_id=chat_id, subscribed_by=me.id or 0)
    if is_new:
        group.team_id, group.subscribed_by, group.language = me.team_id, me.id or 0, team.language
    group.title = title
    session.add(group)
    session.flush()
    if is_new or not group.active:
        all_off = not (group.daily or group.weekly)  # somebody stopped it
        group.active = True
        switch_daily(session, group, on=group.daily or all_off, now=now)
        switch_weekly(session, group, on=group.weekly or all_off, now=now)
    return group


def stop(session: Session, group: GroupChat) -> None:
    """No more digests; hour and language are kept, and taking the bot out and in again starts nothing."""
    group.active = group.daily = group.weekly = False
    group.sample_asked_at = None
    session.add(group)


def get(session: Session, me: Member, chat_id: int) -> GroupChat:
    """The group, for a lead of the team whose digest it gets; NotAllowed for all others."""
    group = group_of(session, chat_id)
    if group is None or group.team_id != me.team_id or not me.role.leads:
        raise NotAllowed
    return group


def of_team(session: Session, me: Member) -> Sequence[GroupChat]:
    """The groups that get the acting member's team's digest now."""
    query = select(GroupChat).where(GroupChat.team_id == me.team_id, GroupChat.active)
    return session.exec(query.order_by(col(GroupChat.id))).all()


def switch_daily(session: Session, group: GroupChat, *, on: bool, now: datetime) -> None:
    """Daily digest on or off; switched on, the first comes at the next hour of it."""
    if on:
        group.daily_sent_on = digest.told_before(local(session, group, now), group.at)
    group.daily = on
    session.add(group)


def switch_weekly(session: Session, group: GroupChat, *, on: bool, now: datetime) -> None:
    """Weekly picture on or off; switched on, the first comes next Monday."""
    if on:
        group.weekly_sent_on = weekly.told_before(local(session, group, now))
    group.weekly = on
    session.add(group)


def set_hour(session: Session, group: GroupChat, at: time, now: datetime) -> bool:
    """Another hour of the day; answers whether it has passed for today. No day is told twice: each has one key."""
    group.at = at
    switch_daily(session, group, on=group.daily, now=now)
    return local(session, group, now).time() >= at


def due(session: Session, now: datetime) -> list[Due]:
    """What is due to each group, those left out to which nothing is."""
    query = select(GroupChat, Team).join(Team, col(Team.id) == col(GroupChat.team_id)).where(GroupChat.active)
    found = []
    for group, team in session.exec(query):
        with by_itself("digest failed", group=group.id):
            found.append(_due(group, now.astimezone(ZoneInfo(team.timezone))))
    return [each for each in found if each.anything]


def _due(group: GroupChat, now: datetime) -> Due:
    number = group.id or 0
    if group.sample_asked_at is not None:
        week = weekly.monday_of(now.date()) - weekly.WEEK if group.weekly else None
        day = now.date() if group.daily or not group.weekly else None
        return Due(number, day, week, group.sample_asked_at)
    day = digest.day_to_tell(now, group.at, group.daily_sent_on) if group.daily else None
    week = weekly.week_to_tell(now, group.weekly_sent_on) if group.weekly else None
    return Due(number, day, week)


def still_due(session: Session, wanted: Due, now: datetime) -> GroupChat | None:
    """The group, if what was found due to it is still due; marks it as told."""
    group = session.get(GroupChat, wanted.group_id)
    if group is None or not group.active or _due(group, local(session, group, now)) != wanted:
        return None
    today = local(session, group, now).date()
    if wanted.sample is not None:
        group.sample_asked_at = None
    else:
        group.daily_sent_on = wanted.day or group.daily_sent_on
        group.weekly_sent_on = today if wanted.week else group.weekly_sent_on
    session.add(group)
    return group
