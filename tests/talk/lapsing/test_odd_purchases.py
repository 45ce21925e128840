"""Purchases as no shop should have them, through the nightly judging: defined, and told without a slip."""

from datetime import date, timedelta

from sqlalchemy import text
from sqlmodel import Session, select

from storage.queries.tiers import scores
from storage.tables import Client, LapseModel
from tests.talk.customers import TODAY, cases, customer, every, silent
from tests.talk.world import Talker, World

MANY = 200_000
TWO_HUNDRED_A_DAY = text("""
    INSERT INTO purchase (team_id, client_id, created_by, bought_on, amount, quantity, product, for_whom, source,
                          foreign_currency, created_at)
    WITH RECURSIVE number (at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM number WHERE at < :last)
    SELECT :team, :client, :owner, date(:began, '+' || (at / 200) || ' days'), 100 + at / 40 % 5, 1, '', '', '', '',
           '2026-11-18 02:00:00.000000' FROM number
""")


async def judged(world: World) -> int:
    """How many teams were judged in this minute; one that fails is not."""
    await world.passes(minutes=1)
    query = select(LapseModel).where(LapseModel.fitted_at == world.clock.now())
    return len(await world.database(lambda session: session.exec(query).all()))


async def test_odd_histories_are_judged_like_any_other(world: World, owner: Talker, rep: Talker) -> None:
    day = TODAY - timedelta(days=200)
    odd = {
        "将来": [(TODAY + timedelta(days=days), 100_000) for days in (1, 40)],
        "也有将来": [*every(38, 13, TODAY - timedelta(days=95)), (TODAY + timedelta(days=9), 100_000)],
        "只有零": [(TODAY - timedelta(days=days), 0) for days in (400, 390, 380, 370)],
        "只有退": [(TODAY - timedelta(days=days), -5_000) for days in (90, 60)],
        "全退了": [(day, 5_000), (day + timedelta(days=9), -5_000)],
        "同一笔两次": [(day, 5_000), (day, 5_000)],
        "古早": [(date(1970, 1, 1), 5_000), (date(1970, 1, 2), 5_000)],
        "最大": [(TODAY - timedelta(days=days), 10**15) for days in (300, 200, 100)],
    }
    for name, bought in odd.items():
        await customer(world, rep, name, bought)
    assert await judged(world) == 1
    shown = await rep.says("久未复购")
    assert shown.splitlines()[2].startswith("也有将来 95 天(平时 38)"), "what is still to come ends no silence"
    assert "只有退" not in shown and "全退了" not in shown and "将来 " not in shown.replace("也有将来 ", "")
    for name in odd:
        assert "nan" not in (await rep.says(name)).lower()
    await owner.says("/lapsed")
    await owner.presses("下季要留心")
    await owner.presses("返回")
    assert "没再买" in await owner.presses("老客户去留")


async def test_one_customer_and_all_on_one_day(world: World, rep: Talker) -> None:
    await silent(world, rep)
    lead, other = world.person(200, "对手"), world.person(300, "别人")
    await world.team("一天", lead)
    await world.team("空的", other)
    for number in range(30):
        await customer(world, lead, f"客{number}", [(TODAY - timedelta(days=30), 10_000 * number)])
    assert await judged(world) == 3
    assert (await rep.says("久未复购")).startswith("📉 久未复购 1 位")
    for talker in (lead, other):
        assert await talker.says("久未复购") == "没有久未复购的客户。"
        assert await talker.presses("下季要留心") == "下季没有要特别留心的。\n我每晚再看一遍。"


async def test_two_hundred_thousand_purchases_of_one_customer(world: World, rep: Talker) -> None:
    number = await customer(world, rep, "批发", [])

    def buy(session: Session) -> None:
        client = session.get_one(Client, number)
        bought = {"team": client.team_id, "client": number, "owner": client.owner_id, "last": MANY - 1}
        session.connection().execute(TWO_HUNDRED_A_DAY, bought | {"began": (TODAY - timedelta(days=1199)).isoformat()})

    await world.database(buy)
    assert await judged(world) == 1
    score = await world.database(lambda session: scores.of(session, session.get_one(Client, number)))
    assert score is not None
    assert (score.days, score.last_on) == (1000, TODAY - timedelta(days=200))
    assert (await rep.says("久未复购")).splitlines()[2].startswith("批发 200 天(平时 1) 一成")
    assert len(await cases(world)) == 1
