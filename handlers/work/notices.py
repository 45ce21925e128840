"""Lines below the morning list that are no items: birthdays, what is late in the team, what did not arrive."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.screens.caring import care as care_screens
from handlers.screens.team import undelivered as undelivered_screens
from handlers.screens.work import late_work as late_screens
from handlers.screens.work.agenda import Notice
from handlers.texts import Texts
from playbook.sharing import Role
from storage.queries.caring import greetings
from storage.queries.delivery import undelivered
from storage.queries.team import members
from storage.queries.work import late_work
from storage.tables import Member


def of(session: Session, me: Member, now: datetime, t: Texts) -> list[Notice]:
    """What a member should see besides his work: birthdays, leads what is long late, the owner what did not arrive."""
    notices: list[Notice] = []
    tomorrow = now.astimezone(ZoneInfo(me.timezone)).date() + timedelta(days=1)
    if born := greetings.birthdays_on(session, me, tomorrow):
        notices.append(Notice(care_screens.eve(t, born), care_screens.opens(t)))
    if me.role.leads and late_work.is_passed_on(members.team_of(session, me)):
        count = sum(each for _, each in late_work.of_team(session, me, now))
        if count:
            notices.append(Notice(late_screens.in_team(t, count), late_screens.opens_team(t)))
    if me.role is Role.OWNER and (failed := undelivered.count(session, me)):
        notices.append(Notice(undelivered_screens.counted(t, failed), undelivered_screens.opens(t)))
    return notices
