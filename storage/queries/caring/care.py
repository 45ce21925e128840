"""Occasions (playbook.care): which teams are to be looked through, and what is put on whose list, each once."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, and_, col, func, or_, select

from playbook.care import Bought, Finding, Kind, Placed, keys_of, newcomer_key
from playbook.steps import Topic
from storage.by_itself import by_itself
from storage.queries.work import followups
from storage.tables import (
    Client,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Member,
    Occasion,
    OccasionStatus,
    Purchase,
    Setting,
    Team,
)

NIGHT = time(3)  # by the team's clock: before anybody's day begins
LOOKED_BACK = timedelta(days=60)  # beyond any rule's look back
Words = Callable[[Member, Finding, date], str]
"""What a follow-up says, in its owner's language: (owner, finding, the day it is put on)."""

_O = Occasion.__table__  # type: ignore[attr-defined]
_ANY = list(OccasionStatus)  # named, so that the index by owner serves
_TOPICS = {Kind.CALL: Topic.IN_USE.value, Kind.RUNS_OUT: Topic.RUNS_OUT.value}
_ONE_LIST = (Kind.FESTIVAL, Kind.SEASON, Kind.VISIT)  # an occasion of many clients, of whom an owner gets the best


def teams_due(session: Session, now: datetime) -> list[tuple[Team, date]]:
    """Teams (with their day) that were never looked through, not since their last night, or not since an import."""
    states = session.exec(select(Setting).where(_is_state()))
    seen = {each.key: date.fromisoformat(each.value) for each in states}
    due = []
    for team in session.exec(select(Team)):
        with by_itself("team not looked through", team=team.id):
            local = now.astimezone(ZoneInfo(team.timezone))
            last = seen.get(_state(team.id or 0))
            if last is None or (last < local.date() and local.time() >= NIGHT):
                due.append((team, local.date()))
    return due


def looked_through(session: Session, team_id: int, today: date) -> None:
    """Remember that a team's whole day was looked at; until then a crash begins anew, which changes nothing."""
    session.merge(Setting(key=_state(team_id), value=today.isoformat()))


def look_again(session: Session, team_id: int) -> None:
    """Much has changed at once in a team: look through it without waiting for the night."""
    state = session.get(Setting, _state(team_id))
    if state is not None:
        session.delete(state)


def _state(team_id: int) -> str:
    return f"care:{team_id}"


def _is_state() -> Any:
    return col(Setting.key).between("care:", "care;")


def owners(session: Session, team_id: int) -> Sequence[Member]:
    """Those whose clients are looked after."""
    return session.exec(select(Member).where(Member.team_id == team_id, Member.active)).all()


def planned(session: Session, owners: Iterable[int], today: date) -> Counter[tuple[int, date]]:
    """How many follow-ups the rules have put on each day of these owners, from today on."""
    query = (
        select(col(FollowUp.owner_id), col(FollowUp.due_on), func.count())
        .join(Occasion, col(Occasion.follow_up_id) == col(FollowUp.id))
        .where(*_of(owners, today), col(FollowUp.due_on) >= today, col(FollowUp.status) != FollowUpStatus.DROPPED)
        .group_by(col(FollowUp.owner_id), col(FollowUp.due_on))
    )
    return Counter({(owner, day): count for owner, day, count in session.connection().execute(query)})


def taken(session: Session, owners: Sequence[int], today: date) -> Counter[tuple[int, str]]:
    """How many clients these owners have had of each occasion that is for the best only, by (owner, group)."""
    shared = select(_O.c.owner_id, _O.c.key, func.count()).where(*_of(owners, today), _O.c.kind.in_(_ONE_LIST))
    silent = select(_O.c.owner_id, func.count()).where(
        _O.c.owner_id.in_(list(owners)), _O.c.status == OccasionStatus.OPEN, _O.c.kind == Kind.SILENCE
    )
    rows = session.connection().execute(shared.group_by(_O.c.owner_id, _O.c.key))
    found = Counter({(owner, key): count for owner, key, count in rows})
    for owner, count in session.connection().execute(silent.group_by(_O.c.owner_id)):
        found[owner, Kind.SILENCE.value] = count
    return found


def _of(owners: Iterable[int], today: date) -> Sequence[Any]:
    return (
        col(Occasion.owner_id).in_(list(owners)),
        col(Occasion.status).in_(_ANY),
        col(Occasion.day) >= today - LOOKED_BACK,
    )


def keep(session: Session, team_id: int, now: datetime, found: Sequence[Placed], words: Words) -> None:
    """Put findings into the books: drafts as they are, the others with a follow-up; what is there already stays."""
    drafts = [_values(team_id, each.finding, now) for each in found if each.finding.kind.is_draft]
    if drafts:
        session.connection().execute(_if_new(session).values(drafts))
    for each in found:
        if not each.finding.kind.is_draft:
            _keep_work(session, now, each, words)


def _keep_work(session: Session, now: datetime, placed: Placed, words: Words) -> None:
    finding = placed.finding
    owner, client = session.get(Member, finding.owner), session.get(Client, finding.client)
    if owner is None or client is None or client.archived_at is not None or client.owner_id != owner.id:
        return  # he went to somebody else, or away, since he was looked at
    new = _if_new(session).values(_values(client.team_id, finding, now)).returning(_O.c.id)
    number = session.connection().execute(new).scalar_one_or_none()
    if number is not None:
        follow_up = _plan(session, owner, client, now, finding, placed.day, words)
        session.connection().execute(update(_O).where(_O.c.id == number).values(follow_up_id=follow_up.id))


def _if_new(session: Session) -> Any:
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    return insert(_O).on_conflict_do_nothing(index_elements=["client_id", "rule", "key"])


def add(session: Session, now: datetime, found: Placed, words: Words) -> None:
    """The same for one finding in the midst of a turn, which can be undone with it."""
    finding = found.finding
    owner, client = session.get_one(Member, finding.owner), session.get_one(Client, finding.client)
    same = select(_O.c.id).where(_O.c.client_id == client.id, _O.c.rule == finding.rule, _O.c.key == finding.key)
    if session.connection().execute(same).first() is not None:
        return
    occasion = Occasion(**_values(client.team_id, finding, now))
    if not finding.kind.is_draft:
        occasion.follow_up_id = _plan(session, owner, client, now, finding, found.day, words).id
    session.add(occasion)
    session.flush()


def _values(team_id: int, finding: Finding, now: datetime) -> dict[str, Any]:
    return {
        "team_id": team_id,
        "client_id": finding.client,
        "owner_id": finding.owner,
        "rule": finding.rule,
        "key": finding.key,
        "kind": finding.kind.value,
        "day": finding.day,
        "status": OccasionStatus.OPEN,
        "facts": dict(finding.facts),
        "made_at": now,
    }


def _plan(
    session: Session, owner: Member, client: Client, now: datetime, finding: Finding, day: date, words: Words
) -> FollowUp:
    text, topic = words(owner, finding, day), _TOPICS.get(finding.kind, finding.kind.value)
    return followups.add(session, owner, client, now, day=day, text=text, kind=FollowUpKind.CARE, topic=topic)


def of_purchase(session: Session, client: Client, bought: Bought) -> dict[Kind, FollowUp]:
    """What a purchase, or another one of its day, has put on the list and is still to be done."""
    query = (
        select(Occasion, FollowUp)
        .join(FollowUp, col(FollowUp.id) == col(Occasion.follow_up_id))
        .where(Occasion.client_id == client.id, FollowUp.status == FollowUpStatus.OPEN)
    )
    keys = keys_of(bought)
    found = [(each, item) for each, item in session.exec(query) if (each.rule, each.key) in keys]
    return {Kind(each.kind): item for each, item in found}


def forget_purchase(session: Session, client: Client, bought: Bought) -> None:
    """A purchase turns out to be another: what it called for and is not done yet goes, to be found anew."""
    keys = keys_of(bought)
    of_client = session.exec(select(Occasion).where(Occasion.client_id == client.id)).all()
    _forget(
        session,
        [each for each in of_client if (each.rule, each.key) in keys or each.facts.get("purchase") == bought.number],
    )


def forget_purchases(session: Session, numbers: Collection[int]) -> None:
    """Purchases go: so does what they called for and is not done yet."""
    buyers = select(Purchase.client_id).where(col(Purchase.id).in_(numbers))
    found = session.exec(
        select(Occasion).where(col(Occasion.client_id).in_(buyers), Occasion.status == OccasionStatus.OPEN)
    )
    _forget(session, [each for each in found if each.facts.get("purchase") in numbers])


def forget_referral(session: Session, client: Client) -> None:
    """Somebody else has brought a client, or nobody: thanks not sent and a call not made yet go, to be found anew."""
    his_own = and_(col(Occasion.client_id) == client.id, col(Occasion.key).in_(("welcome", "first_call")))
    query = select(Occasion).where(
        col(Occasion.team_id) == client.team_id,
        col(Occasion.rule) == "C2",
        or_(his_own, col(Occasion.key) == newcomer_key(client.id or 0)),
    )
    _forget(session, session.exec(query).all())


def _forget(session: Session, found: Iterable[Occasion]) -> None:
    for occasion in found:
        item = session.get(FollowUp, occasion.follow_up_id) if occasion.follow_up_id else None
        is_open = occasion.status is OccasionStatus.OPEN and (item is None or item.status is FollowUpStatus.OPEN)
        if is_open and item is not None:
            session.delete(item)
        if is_open:
            session.delete(occasion)
    session.flush()
