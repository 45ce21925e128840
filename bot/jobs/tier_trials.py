"""Rules of tiers that a lead tries out (D1): who would move is found beside the bot, and told in his message."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from bot import judging
from handlers.pushes import push
from handlers.screen import Screen
from handlers.screens.tiers import tier_rules as screens
from handlers.screens.tiers.tier_rules import Table
from handlers.texts import Texts
from playbook.rfm import rules_of
from playbook.tier_moves import Moves
from storage.engine import Database, OutOfReach
from storage.queries.tiers import tier_rules, tier_trials
from storage.tables import Member, Team, TierDraft

log = structlog.get_logger(__name__)


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """Look at whatever is tried out; one that can't be looked at is given up, and says so by what holds."""
    for draft in await database.run(tier_trials.waiting):
        try:
            zone = await database.run(partial(_zone, team_id=draft.team_id))
            found = await judging.moves(database, draft.team_id, now().astimezone(zone).date(), rules_of(draft.rules))
            await database.run(partial(_tell, now=now(), number=draft.id or 0, moves=found))
        except OutOfReach:
            raise  # the next tick begins it anew
        except Exception:
            log.exception("rules not tried out", team=draft.team_id)
            await database.run(partial(_give_up, now=now(), draft=draft))


def _zone(session: Session, *, team_id: int) -> ZoneInfo:
    return ZoneInfo(session.get_one(Team, team_id).timezone)


def _tell(session: Session, *, now: datetime, number: int, moves: Moves) -> None:
    draft = tier_trials.answer(session, number, moves)
    if draft is None:
        return
    team = session.get_one(Team, draft.team_id)
    new = Table(rules_of(draft.rules), team.currency)
    _show(session, now, draft, lambda t: screens.tried(t, tier_rules.of(team), new, number, moves))


def _give_up(session: Session, *, now: datetime, draft: TierDraft) -> None:
    team = session.get_one(Team, draft.team_id)
    tier_trials.drop_trial(session, draft.team_id)
    holds = Table(tier_rules.of(team), team.currency, tier_rules.is_own(team))
    _show(session, now, draft, lambda t: screens.table(t, holds))


def _show(session: Session, now: datetime, draft: TierDraft, screen: Callable[[Texts], Screen]) -> None:
    member = session.get_one(Member, draft.member_id)
    if draft.shown_id is not None and member.active:
        push.replace(session, now, draft.shown_id, draft.chat_id, screen(Texts(member.language)))
