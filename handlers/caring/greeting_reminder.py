"""The morning message on whom to greet (C6): one a working day; one more when there is somebody to thank (C2, C3)."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.caring import drafts
from handlers.caring.drafts import Desk
from handlers.payloads.greetings import Place
from handlers.pushes.attention import unasked
from handlers.pushes.push import Push
from playbook.workdays import Workdays
from storage.queries.caring import greetings
from storage.queries.caring.greetings import Draft
from storage.queries.work.working_time import workdays
from storage.tables import Member

FROM, UNTIL = time(9), time(20)  # when a member is told, by his clock
ONE_DAY = timedelta(days=1)
OF_A_DAY = ("birthday", "festival", "season")  # told before days off; the others have time


def is_due(session: Session, me: Member, thanks_since: datetime | None, now: datetime) -> bool:
    """Whether it is his time on a working day of his, and he was not told today, or not of those he is to thank."""
    local = now.astimezone(ZoneInfo(me.timezone))
    if not FROM <= local.time() < UNTIL or not workdays(session, me).works(local.date()):
        return False
    told = me.greeted_at
    if told is None or told.astimezone(local.tzinfo).date() < local.date():
        return True
    return thanks_since is not None and thanks_since >= told


def tell(session: Session, me: Member, now: datetime) -> None:
    """One client: his drafts; several: the list. What falls on days off is told on the last working day before them.

    Nothing if the day has had its share of unasked messages (F8): then it is asked again later, and stays in /care.
    """
    desk = Desk(session, me, now)
    works = workdays(session, me)
    if not works.works(desk.today):
        return
    fresh = greetings.untold(_covered(desk, works))
    if fresh and not unasked(session, me, now, _push(desk, fresh)):
        return
    greetings.mark_told(session, fresh, desk.today)
    me.greeted_at = now
    session.add(me)


def _covered(desk: Desk, works: Workdays) -> list[Draft]:
    """Today's, and of the days off that follow what belongs to its day."""
    last = works.next(desk.today + ONE_DAY) - ONE_DAY
    found = greetings.due(desk.session, desk.me, desk.today, last)
    return [each for each in found if each.occasion.day <= desk.today or each.occasion.kind in OF_A_DAY]


def _push(desk: Desk, fresh: Sequence[Draft]) -> Push:
    is_one = len(fresh) == 1
    screen = drafts.of_occasion(desk, fresh[0], Place.ALONE) if is_one else drafts.the_list(desk)
    numbers = [each.id for each in fresh]
    key = f"greetings:{desk.me.id}:{_written(desk.today)}:{min(numbers)}"
    return Push(desk.me.user_id, screen, key, check=f"occasion:{','.join(map(str, numbers))}")


def _written(day: date) -> str:
    return f"{day:%Y%m%d}"
