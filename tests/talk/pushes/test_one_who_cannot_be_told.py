"""One member who can't be told, as his time zone is unknown on the new machine: everybody else has his day."""

from datetime import date, time

from sqlmodel import Session, select

from handlers.team.reminder_settings import WRAPS_UP
from storage.queries.work.late_work import PASSED_ON
from storage.tables import FollowUpKind, Member, Team
from tests.talk.plans import at, change_member, client, planned
from tests.talk.tables import LONG, SMALL, sends
from tests.talk.world import Talker, World

TODAY = date(2026, 11, 19)


def no_zone(me: Member) -> None:
    """His time zone has a name that nobody knows."""
    me.timezone, me.settings = "Asia/Nowhere", {WRAPS_UP: True}


def with_evenings(me: Member) -> None:
    """He wants to know in the evening whom he has not noted."""
    me.settings = {WRAPS_UP: True}


async def full_day(world: World, who: Talker, phone: str) -> None:
    """A birthday, a call, a promise, and a visit at two, all on one day; something that is days late."""
    number = await client(world, who, phone=phone, birthday="11-19")
    await planned(world, who, number, TODAY)
    await planned(world, who, number, TODAY, text="发报价", kind=FollowUpKind.PROMISE)
    await planned(world, who, number, TODAY, time(14), "见面")
    await planned(world, who, number, date(2026, 11, 10), text="送样品")


async def test_a_day_goes_on_for_all_others(world: World, owner: Talker, rep: Talker) -> None:
    await full_day(world, owner, "+8613900001111")
    await full_day(world, rep, "+8613900002222")
    await rep.says("王芳 商机 11月 换车 25万")

    def pass_late_work_on(session: Session) -> None:
        session.exec(select(Team)).one().settings = {PASSED_ON: True}

    await world.database(pass_late_work_on)
    await change_member(world, owner, no_zone)
    await change_member(world, rep, with_evenings)
    moments = (at(19, 8, 30), at(19, 8, 45), at(19, 9), at(19, 14), at(19, 17), at(19, 18, 30))
    for moment in (*moments, *(at(1, 9, minute, month=12) for minute in (0, 10, 20))):
        await world.comes(moment)
    assert [text.splitlines()[0] for text in rep.texts()[1:]] == [
        "今天 11/19 周四 · 5 件",
        "1 件晚了 3 天以上,还跟吗?",
        "🎂 王芳 今天生日",
        "⏰ 14:00 王芳 见面",
        "答应王芳的「发报价」",
        "今天见的1位还没记",
        "今天 12/1 周二 · 4 件",
        "3 件晚了 3 天以上,还跟吗?",
        "1 笔商机过了月还没成",
    ]
    assert owner.messages() == []


async def test_a_file_that_cannot_be_counted_holds_up_no_other(world: World, owner: Talker, rep: Talker) -> None:
    await sends(owner, LONG)
    await change_member(world, owner, no_zone)
    await sends(rep, SMALL)
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    assert "导完了" in rep.sees()
