"""What comes by itself, on each database: the morning list, a push at its minute, a promise at five."""

from datetime import date, time

from storage.tables import FollowUpKind
from tests.talk.plans import at, client, planned
from tests.talk.world import World, text_of

THURSDAY = date(2026, 11, 19)


async def test_a_day_of_pushes(database_url: str) -> None:
    world = World(database_url)
    await world.start()
    try:
        owner, rep = world.person(100, "店长"), world.person(101, "小刘")
        await world.team("顺达二店", owner, rep)
        number = await client(world, rep)
        await planned(world, rep, number, THURSDAY, time(15))
        await planned(world, rep, number, THURSDAY, text="发报价", kind=FollowUpKind.PROMISE)
        for moment in (at(19, 8, 30), at(19, 15), at(19, 17)):
            await world.comes(moment)
        await rep.presses("做了,忘了点")
        assert [text_of(message).splitlines()[0] for message in rep.messages()] == [
            "今天 11/19 周四 · 2 件",
            "⏰ 15:00 王芳 回访",
            "🤝 发报价按时给了王芳,往来 +1",
        ]
        assert (world.api.refusals, world.api.unanswered_presses()) == ([], [])
    finally:
        await world.stop()
