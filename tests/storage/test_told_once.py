"""Two processes at one job at once, as when the line that held its lock has broken: everybody is told once."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from bot.clock import StillClock
from bot.jobs import agenda, due, escalation, promises, wrap_up
from handlers.team.reminder_settings import WRAPS_UP
from storage.engine import Database
from storage.queries.work import followups
from storage.queries.work.late_work import PASSED_ON
from storage.tables import FollowUpKind, Outbox
from tests.storage.team_book import LONG_AGO, TeamBook

SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 11, 18)


def at(hour: int, minute: int = 0) -> datetime:
    """A time of the day that is told of."""
    return datetime.combine(TODAY, time(hour, minute), SHANGHAI)


@pytest.fixture
def processes(database_url: str) -> Iterator[list[Database]]:
    """Two on one database."""
    both = [Database(database_url), Database(database_url)]
    yield both
    for each in both:
        each.close()


def fill(session: Session) -> None:
    """Three reps with a full day; for the third it is still the day before, on which only what is late counts."""
    book = TeamBook.new(session, "顺达")
    book.team.settings = {PASSED_ON: True}
    for number, zone in ((1, "Asia/Shanghai"), (2, "Asia/Shanghai"), (3, "Pacific/Honolulu")):
        rep = book.member(number, "小刘")
        rep.timezone, rep.settings = zone, {WRAPS_UP: True}
        client = book.client(rep, "王芳")
        followups.add(session, rep, client, LONG_AGO, day=date(2026, 11, 10), text="送样品")
        followups.add(session, rep, client, LONG_AGO, day=TODAY, at=time(14), text="见面")
        followups.add(session, rep, client, LONG_AGO, day=TODAY, text="发报价", kind=FollowUpKind.PROMISE)


async def test_two_processes_tell_each_member_once(processes: list[Database]) -> None:
    await processes[0].run(fill)
    for moment, job in (
        (at(8, 30), agenda),
        (at(8, 45), escalation),
        (at(14), due),
        (at(17), promises),
        (at(18, 30), wrap_up),
    ):
        clock = StillClock(moment)
        await asyncio.gather(*(job.tick(each, clock.now) for each in processes))

    rows = await processes[0].run(lambda session: session.exec(select(Outbox.chat_id, Outbox.dedupe_key)).all())
    told = Counter((chat, str(key).partition(":")[0]) for chat, key in rows)
    full_day = [(chat, what) for chat in (1, 2) for what in ("agenda", "late", "due", "promise", "wrap")]
    assert told == Counter([*full_day, (3, "agenda"), (3, "late")])
