"""The early warning (D3): by night each team is judged, in the morning its reps are told of the weightiest cases.

A team is judged beside the bot (bot/judging.py). What it changes comes back in parts, each written in some
milliseconds; the scores hold once all are there. A night that is broken off leaves the last one's, and begins anew.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import aclosing
from datetime import date, datetime
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot import judging
from bot.jobs import one_by_one
from handlers.lapsing import lapses as conversation
from handlers.pushes import attention
from handlers.pushes.push import Push
from handlers.screens.lapsing import lapses as screens
from handlers.screens.lapsing.lapses import LapseView
from handlers.texts import Texts
from playbook import bgnbd
from playbook.attention import A_DAY
from storage.by_itself import by_itself
from storage.engine import Database
from storage.queries.caring import greetings
from storage.queries.lapsing import lapse_watch
from storage.queries.lapsing.night import Night
from storage.queries.team import members
from storage.tables import Member

CLIENTS_AT_ONCE = 10  # looked at one by one
T = TypeVar("T")


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round; a team that can't be judged holds up no other, and comes again at the next."""
    await asyncio.to_thread(bgnbd.load)
    instant = now()
    for team_id, today in await database.run(lambda session: lapse_watch.teams_due(session, instant)):
        with by_itself("team not judged", team=team_id):
            await judge(database, team_id, today, instant)
    await tell(database, now())


async def judge(database: Database, team_id: int, today: date, now: datetime) -> None:
    """Score all clients of a team anew, and open a case for each customer who stays away longer than he ever did."""
    night = await database.run(lambda session: Night.begin(session, team_id, today, now))
    async with aclosing(judging.parts(database, team_id, today)) as parts:
        async for part in parts:
            again = await database.run_aside(partial(night.take, part=part))
            for some in _in_parts(again, CLIENTS_AT_ONCE):
                await database.run_aside(partial(night.look_again, clients=some))
    await database.run(night.end)


def _in_parts(rows: list[T], most: int) -> Iterator[list[T]]:
    return (rows[start : start + most] for start in range(0, len(rows), most))


async def tell(database: Database, now: datetime) -> None:
    """Queue the day's alerts of every member whose morning it is."""
    await one_by_one.once_a_day(database, now, Member.lapse_checked_on, _is_time, _tell_member)


def _is_time(session: Session, member: Member, now: datetime) -> bool:
    today = now.astimezone(ZoneInfo(member.timezone)).date()
    return member.lapse_checked_on != today and attention.is_after_list(session, member, now)


def _tell_member(session: Session, member: Member, now: datetime) -> None:
    if not _is_time(session, member, now):
        return
    local = now.astimezone(ZoneInfo(member.timezone))
    member.lapse_checked_on = local.date()
    session.add(member)
    currency = members.team_of(session, member).currency
    for case, client in lapse_watch.untold(session, member, A_DAY):
        view = conversation.look(session, case, client, local, currency)
        if _is_as_judged(view):
            _tell_of(session, member, view, local)


def _is_as_judged(view: LapseView) -> bool:
    """Whether he still has the rhythm that he was judged by; what was missed in a long cycle needs none."""
    if view.case.due_on is not None:
        return True
    return view.seen is not None and view.seen.count == (view.case.count or view.seen.count)


def _tell_of(session: Session, member: Member, view: LapseView, local: datetime) -> None:
    """One alert, if the day has room for it; else it is told another day. Greetings due today go before it."""
    case = view.case
    check = f"lapse:{case.id}"
    key = f"{check}:{case.told}" if case.told else check
    push = Push(member.user_id, screens.alert(Texts(member.language), view), key, check=check)
    greeted = greetings.untold(greetings.due(session, member, local.date()))
    if attention.unasked(session, member, local, push, leave=1 if greeted else 0):
        case.alerted_on, case.told = local.date(), case.told + 1
        session.add(case)
