"""Rules of tiers that a lead tries out (D1): who would move, and then they hold, or are taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from playbook.rfm import RfmRules, rules_of
from playbook.tier_moves import Moves
from storage.queries.lapsing import lapse_watch
from storage.queries.team.members import NotAllowed
from storage.queries.tiers.tier_rules import BEFORE, RULES, VERSION, of, version
from storage.tables import Client, Member, Team, TierDraft


def adopt(session: Session, team: Team, rules: RfmRules) -> int:
    """Rules hold from now on, and all scores are made anew beside the bot; gives the version that took their place."""
    number = version(team) + 1
    team.settings = {
        **team.settings,
        RULES: rules.as_json(),
        BEFORE: of(team).as_json(),
        VERSION: number,
    }
    session.add(team)
    session.flush()
    lapse_watch.judge_again(session, team.id or 0)
    return number


def take_back(session: Session, team: Team, number: int) -> bool:
    """The rules before a version hold again; False if others were adopted meanwhile, or it is taken back already."""
    if version(team) != number or BEFORE not in team.settings:
        return False
    adopt(session, team, rules_of(team.settings[BEFORE]))
    return True


@dataclass(frozen=True)
class Trial:
    """Rules that are tried out; `moves` None while they are being looked at."""

    id: int
    rules: RfmRules
    moves: Moves | None


def try_out(session: Session, me: Member, now: datetime, chat_id: int, rules: RfmRules) -> TierDraft:
    """Have it found out who would move; what was tried out before is dropped. Only leads may."""
    if not me.role.leads:
        raise NotAllowed
    drop_trial(session, me.team_id)
    draft = TierDraft(team_id=me.team_id, member_id=me.id or 0, chat_id=chat_id, rules=rules.as_json(), made_at=now)
    session.add(draft)
    session.flush()
    return draft


def drop_trial(session: Session, team_id: int) -> None:
    """Nothing is tried out any more."""
    found = session.exec(select(TierDraft).where(TierDraft.team_id == team_id)).first()
    if found is not None:
        session.delete(found)
        session.flush()


def trial(session: Session, me: Member, number: int) -> Trial | None:
    """What is tried out, if it still is that; None if not, or not the acting lead's team's."""
    draft = session.get(TierDraft, number)
    if draft is None or draft.team_id != me.team_id or not me.role.leads:
        return None
    moves = Moves.from_json(draft.moves) if draft.moves is not None else None
    return Trial(number, rules_of(draft.rules), moves)


def waiting(session: Session) -> Sequence[TierDraft]:
    """What nobody has looked at yet."""
    query = select(TierDraft).where(col(TierDraft.moves).is_(None)).order_by(col(TierDraft.id))
    return session.exec(query).all()


def answer(session: Session, number: int, moves: Moves) -> TierDraft | None:
    """Keep what was found out; None if it is tried out no more."""
    draft = session.get(TierDraft, number, populate_existing=True)
    if draft is not None:
        draft.moves = moves.as_json()
        session.add(draft)
        session.flush()
    return draft


def movers(session: Session, me: Member, numbers: Sequence[int]) -> dict[int, Client]:
    """The acting lead's team's clients of these numbers, by number; who is put away or forgotten is left out."""
    if not me.role.leads:
        raise NotAllowed
    here = (col(Client.id).in_(numbers), col(Client.team_id) == me.team_id, col(Client.archived_at).is_(None))
    return {client.id or 0: client for client in session.exec(select(Client).where(*here))}
