"""Tiers that clients rose to without anybody seeing it (D2): told once, a member's all together (F8)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.jobs import one_by_one
from handlers.pushes import attention
from handlers.pushes.push import Push
from handlers.screens.tiers import tiers as screens
from handlers.texts import Texts
from storage.engine import Database
from storage.queries.team import members
from storage.queries.tiers import rises, tier_rules
from storage.tables import Member

NAMED = 20  # clients by whose standing it is seen whether the news still holds


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """Tell each member of his; if the day has no room for it, it waits for another."""
    waiting = await database.run(rises.members_to_tell)
    await one_by_one.each(database, waiting, partial(_tell, now=now()))


def _tell(session: Session, member: Member, now: datetime) -> None:
    today = now.astimezone(ZoneInfo(member.timezone)).date()
    rises.forget_stale(session, today)
    count = rises.count_untold(session, member)
    if not count:
        return
    found = rises.untold(session, member, NAMED)
    numbers = [each.client.id or 0 for each in found]
    benefits = tier_rules.benefits(members.team_of(session, member))
    screen = screens.risen_now(Texts(member.language), found, count, benefits)
    check = f"tiers:{','.join(str(each) for each in numbers)}"
    key = f"tiers:{member.id}:{today}:{count}:{numbers[0]}"
    if attention.unasked(session, member, now, Push(member.user_id, screen, key, check=check)):
        rises.told(session, member, today)
