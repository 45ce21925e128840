"""The early warning (D3): by night each team is judged, in the morning its reps are told of the weightiest cases.

Judging is arithmetic over all purchases: it is read and written in the database's thread, but reckoned outside of it.
"""

import asyncio
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import lapses as conversation
from handlers.push import Push, queue
from handlers.screens import lapses as screens
from handlers.screens.lapses import LapseView
from handlers.texts import Texts
from playbook import bgnbd, lapse
from playbook.history import Histories
from playbook.lapse import Candidate
from playbook.quiet import QuietHours, is_quiet, next_allowed
from storage.engine import Database
from storage.queries import lapse_watch, members, purchase_log
from storage.tables import Member

ALERTS_A_DAY = 3
AFTER_THE_AGENDA = APART = timedelta(minutes=10)  # two pushes within ten minutes would be one too many


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
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
        if _is_time(member, local):
            member.lapse_checked_on = local.date()
            session.add(member)
            _tell_member(session, member, local)


def _is_time(member: Member, local: datetime) -> bool:
    """On his working days, a little after the agenda, never in quiet hours."""
    begins = datetime.combine(local.date(), member.agenda_at, local.tzinfo) + AFTER_THE_AGENDA
    works = local.weekday() not in member.days_off
    return works and local >= begins and not is_quiet(local, ZoneInfo(member.timezone), _quiet(member))


def _quiet(member: Member) -> QuietHours:
    return QuietHours(member.quiet_from, member.quiet_to)


def _tell_member(session: Session, member: Member, local: datetime) -> None:
    cases = {case.client_id: (case, client) for case, client in lapse_watch.untold(session, member)}
    if not cases:
        return
    bought = lapse_watch.histories_of_untold(session, member)
    found = lapse.at_risk(bought, lapse_watch.model_of(session, member.team_id), local.date())
    currency = members.team_of(session, member).currency
    for place, each in enumerate(found[:ALERTS_A_DAY]):
        case, client = cases[each.client]
        view = conversation.look(session, case, client, local, currency)
        if view is not None:
            _queue(session, member, view, local, place)


def _queue(session: Session, member: Member, view: LapseView, local: datetime, place: int) -> None:
    at = next_allowed(local + place * APART, ZoneInfo(member.timezone), _quiet(member))
    key = f"lapse:{view.case.id}"
    push = Push(member.user_id, screens.alert(Texts(member.language), view), key, check=key, not_before=at)
    queue(session, local, push)
    view.case.alerted_on = local.date()
    session.add(view.case)
