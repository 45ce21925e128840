"""The early warning (D3): by night each team is judged, in the morning its reps are told of the weightiest cases.

Judging is arithmetic over all purchases: it is read and written in the database's thread, but reckoned outside of it.
"""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import attention
from handlers import lapses as conversation
from handlers.push import Push
from handlers.screens import lapses as screens
from handlers.screens.lapses import LapseView
from handlers.texts import Texts
from playbook import bgnbd, lapse
from playbook.attention import A_DAY, APART
from playbook.history import Histories
from playbook.lapse import Candidate
from playbook.quiet import is_quiet
from storage.engine import Database
from storage.queries import greetings, lapse_watch, members, purchase_log
from storage.queries.working_time import quiet_hours, workdays
from storage.tables import Member


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    await asyncio.to_thread(bgnbd.load)
    instant = now()
    for team_id, today in await database.run(lambda session: lapse_watch.teams_due(session, instant)):
        await judge(database, team_id, today, instant)
    await database.run(lambda session: tell(session, instant))


async def judge(database: Database, team_id: int, today: date, now: datetime) -> None:
    """Fit a team's model anew and open a case for each customer who stays away longer than he ever did."""
    log = await database.run(lambda session: purchase_log.read(session, team_id, until=today))
    model, found = await asyncio.to_thread(_reckon, log.histories, today)

    def keep(session: Session) -> None:
        lapse_watch.keep_model(session, team_id, model, now)
        lapse_watch.raise_cases(session, team_id, found, log.owners, today)

    await database.run(keep)


def _reckon(histories: Histories, today: date) -> tuple[bgnbd.Model, list[Candidate]]:
    model = lapse.fit_team(histories.values(), today)
    return model, lapse.at_risk(histories, model, today)


def tell(session: Session, now: datetime) -> None:
    """Queue the day's alerts of every member whose morning it is."""
    for member in lapse_watch.members_due(session, now):
        local = now.astimezone(ZoneInfo(member.timezone))
        if _is_time(session, member, local):
            member.lapse_checked_on = local.date()
            session.add(member)
            _tell_member(session, member, local)


def _is_time(session: Session, member: Member, local: datetime) -> bool:
    """On his working days, a little after the agenda, never in quiet hours."""
    begins = datetime.combine(local.date(), member.agenda_at, local.tzinfo) + APART
    quiet = is_quiet(local, ZoneInfo(member.timezone), quiet_hours(member))
    return local >= begins and not quiet and workdays(session, member).works(local.date())


def _tell_member(session: Session, member: Member, local: datetime) -> None:
    cases = {case.client_id: (case, client) for case, client in lapse_watch.untold(session, member)}
    if not cases:
        return
    bought = lapse_watch.histories_of_untold(session, member)
    found = lapse.at_risk(bought, lapse_watch.model_of(session, member.team_id), local.date())
    currency = members.team_of(session, member).currency
    for each in found[:A_DAY]:
        case, client = cases[each.client]
        view = conversation.look(session, case, client, local, currency)
        if view is not None:
            _tell_of(session, member, view, local)


def _tell_of(session: Session, member: Member, view: LapseView, local: datetime) -> None:
    """One alert, if the day has room for it; else it is told another day. Greetings due today go before it."""
    key = f"lapse:{view.case.id}"
    push = Push(member.user_id, screens.alert(Texts(member.language), view), key, check=key)
    greeted = greetings.untold(greetings.due(session, member, local.date()))
    if attention.unasked(session, member, local, push, leave=1 if greeted else 0):
        view.case.alerted_on = local.date()
        session.add(view.case)
