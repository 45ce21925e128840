"""The early warning (D3): by night each team is judged, in the morning its reps are told of the weightiest cases.

A team is judged beside the bot (bot/judging.py). Its scores come back in parts, are written a few milliseconds at a
time, and hold once all are there; a night that is broken off leaves the last one's whole, and begins anew.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing
from datetime import date, datetime
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from bot.judging import verdict_and_scores
from handlers.lapsing import lapses as conversation
from handlers.pushes import attention
from handlers.pushes.push import Push
from handlers.screens.lapsing import lapses as screens
from handlers.screens.lapsing.lapses import LapseView
from handlers.texts import Texts
from playbook import bgnbd
from playbook.attention import A_DAY, APART
from playbook.quiet import is_quiet
from playbook.rfm import DEFAULT_RULES, RfmRules
from storage.engine import Database, OutOfReach
from storage.queries.caring import greetings
from storage.queries.lapsing import lapse_watch
from storage.queries.team import members
from storage.queries.tiers import scores
from storage.queries.work.working_time import quiet_hours, workdays
from storage.scoring import Scores, Verdict
from storage.silences import Silence
from storage.tables import Member

log = structlog.get_logger(__name__)
SCORES_AT_ONCE, CASES_AT_ONCE = 1000, 200  # some ten milliseconds each
PAUSE = 0.002  # seconds in which others get their turn
T = TypeVar("T")


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round; a team that can't be judged holds up no other, and comes again at the next."""
    await asyncio.to_thread(bgnbd.load)
    instant = now()
    for team_id, today in await database.run(lambda session: lapse_watch.teams_due(session, instant)):
        try:
            await judge(database, team_id, today, instant)
        except OutOfReach:
            raise
        except Exception:
            log.exception("team not judged", team=team_id)
    await tell(database, now())


async def judge(database: Database, team_id: int, today: date, now: datetime) -> None:
    """Score all clients of a team anew, and open a case for each customer who stays away longer than he ever did."""
    number = await database.run(lambda session: scores.next_round(session, team_id))
    verdict: Verdict | None = None
    async with aclosing(verdict_and_scores(database, team_id, today)) as parts:
        async for part in parts:
            if isinstance(part, Verdict):
                verdict = part
                continue
            rules = verdict.rules if verdict is not None else DEFAULT_RULES
            for some in _in_parts(part, SCORES_AT_ONCE):
                await database.run(partial(_write, team_id, today, number, now, some, rules))
                await asyncio.sleep(PAUSE)
    if verdict is not None:
        await _conclude(database, team_id, today, now, number, verdict)


def _write(
    team_id: int, today: date, number: int, now: datetime, some: Scores, rules: RfmRules, session: Session
) -> None:
    scores.write(session, team_id, today, number, some, now, rules)


async def _conclude(
    database: Database, team_id: int, today: date, now: datetime, number: int, verdict: Verdict
) -> None:
    """The new scores hold from here on; then the cases, by the purchases as they are by then."""

    def put_in_place(session: Session) -> list[int]:
        scores.put_in_place(session, team_id, number, verdict.model, verdict.rules)
        lapse_watch.keep_churn(session, team_id, verdict.losses, today)
        lapse_watch.close_of_buyers(session, team_id, now, today)
        return scores.changed_since(session, team_id, number, now)

    for changed in _in_parts(await database.run(put_in_place), CASES_AT_ONCE):
        await database.run(partial(_rescore, now, today, changed))
    for some in _in_parts(verdict.silences, CASES_AT_ONCE):
        await database.run(partial(_raise, team_id, now, today, some))
        await asyncio.sleep(PAUSE)
    await database.run(lambda session: lapse_watch.judged(session, team_id, now))


def _rescore(now: datetime, today: date, some: Sequence[int], session: Session) -> None:
    lapse_watch.rescore(session, some, now, today)


def _raise(team_id: int, now: datetime, today: date, some: Sequence[Silence], session: Session) -> None:
    lapse_watch.raise_cases(session, team_id, some, now, today)


def _in_parts(rows: list[T], most: int) -> Iterator[list[T]]:
    return (rows[start : start + most] for start in range(0, len(rows), most))


async def tell(database: Database, now: datetime) -> None:
    """Queue the day's alerts of every member whose morning it is, each one's by themselves: it is everybody's at once.

    One that can't be told holds up nobody, and is tried again at the next round.
    """
    for number in await database.run(partial(_to_tell, now)):
        try:
            await database.run(partial(_tell_member, number, now))
        except OutOfReach:
            raise
        except Exception:
            log.exception("member not told", member=number)


def _to_tell(now: datetime, session: Session) -> list[int]:
    return [member.id or 0 for member in lapse_watch.members_due(session, now) if _is_time(session, member, now)]


def _is_time(session: Session, member: Member, now: datetime) -> bool:
    """On his working days, a little after the agenda, never in quiet hours."""
    local = now.astimezone(ZoneInfo(member.timezone))
    begins = datetime.combine(local.date(), member.agenda_at, local.tzinfo) + APART
    quiet = is_quiet(local, ZoneInfo(member.timezone), quiet_hours(member))
    return local >= begins and not quiet and workdays(session, member).works(local.date())


def _tell_member(number: int, now: datetime, session: Session) -> None:
    member = session.get_one(Member, number)
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
