"""What becomes of a lapse case: the list follows it, a purchase taken back opens it again, a bad night harms none."""

import multiprocessing
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot import judging
from bot.jobs.lapses import judge
from storage.judging import scoring
from storage.judging.scoring import Part, Verdict
from storage.queries.lapsing import lapse_watch
from storage.queries.lapsing.night import Night
from storage.queries.team import members
from storage.queries.tiers import scores
from storage.queries.tiers import tiers as tier_reads
from storage.tables import Client, ClientScore, LapseCase, LapseModel, LapseStatus, Purchase
from tests.talk.customers import TODAY, cases, customer, every, morning, silent
from tests.talk.world import Talker, World


async def score_of(world: World, number: int) -> ClientScore | None:
    """A client's score as it holds."""
    return await world.database(lambda session: scores.of(session, session.get_one(Client, number)))


async def statuses(world: World) -> list[LapseStatus]:
    """Of all cases, the oldest first."""
    return [case.status for case in await cases(world)]


async def test_who_was_set_aside_leaves_the_list(world: World, rep: Talker) -> None:
    for name in ("陈建国", "王芳", "赵强"):
        await silent(world, rep, name)
    await world.passes(minutes=1)
    assert "久未复购 3 位" in await rep.says("久未复购")
    await rep.presses("王芳")
    assert "季节性" in await rep.presses("季节性")
    assert "久未复购 2 位" in await rep.says("久未复购")
    assert "王芳" not in rep.sees()
    await morning(world, days=20)
    assert "王芳" not in await rep.says("久未复购")
    await morning(world, days=60)
    assert "王芳" in await rep.says("久未复购"), "half as long again as the break that was said to be usual"


async def test_a_purchase_that_is_taken_back_leaves_the_case_as_it_was(world: World, rep: Talker) -> None:
    number = await silent(world, rep)
    await world.passes(minutes=1)
    before = await score_of(world, number)
    assert before is not None
    await rep.says("买 陈建国 3280")
    after = await score_of(world, number)
    assert after is not None
    assert (after.days, after.last_on, after.recency) == (before.days + 1, TODAY, 5)
    assert await statuses(world) == [LapseStatus.BOUGHT]
    await rep.presses("↩️ 撤销")
    assert await statuses(world) == [LapseStatus.RAISED]
    again = await score_of(world, number)
    assert again is not None
    assert (again.days, again.last_on, again.points) == (before.days, before.last_on, before.points)


async def test_a_note_that_is_edited_to_no_purchase_opens_the_case_again(world: World, rep: Talker) -> None:
    await silent(world, rep)
    await world.passes(minutes=1)
    await rep.says("陈建国 今天买了轮胎 3280")
    assert await statuses(world) == [LapseStatus.BOUGHT]
    await rep.edits("陈建国 今天来店里坐了坐")
    assert await statuses(world) == [LapseStatus.RAISED]
    assert "陈建国" in await rep.says("久未复购")


async def test_a_purchase_during_the_night_s_work_is_not_told_as_a_silence(
    world: World, rep: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await silent(world, rep)
    found = await world.member(rep)
    verdicts: list[object] = []
    url = world.bot.database.engine.url.render_as_string(hide_password=False)
    scoring.judge(url, found.team_id, TODAY, verdicts.append)
    await world.database(lambda session: scores.next_round(session, found.team_id))
    await rep.says("买 陈建国 3280")
    monkeypatch.setattr(scoring, "judge", lambda *words: [words[-1](part) for part in verdicts])
    await judge(world.bot.database, found.team_id, TODAY, world.clock.now())
    assert await cases(world) == []
    score = await score_of(world, number)
    assert score is not None
    assert score.last_on == TODAY, "scored by what he has bought since"


async def test_a_team_that_cannot_be_judged_holds_up_no_other(
    world: World, owner: Talker, rep: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = world.person(201, "对手")
    await world.team("别家", other)
    await silent(world, rep)
    await silent(world, other, "王芳")
    broken, real = (await world.member(rep)).team_id, scoring.judge

    def judge_but_one(url: str, team_id: int, *more: object) -> None:
        if team_id == broken:
            raise ZeroDivisionError
        real(url, team_id, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(scoring, "judge", judge_but_one)
    await world.passes(minutes=1)
    assert [case.team_id for case in await cases(world)] == [(await world.member(other)).team_id]
    assert "没有久未复购" in await rep.says("久未复购")
    monkeypatch.undo()
    await world.passes(minutes=1)
    assert "陈建国" in await rep.says("久未复购")


async def test_a_night_that_is_broken_off_leaves_the_old_scores_whole(
    world: World, rep: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await silent(world, rep)
    await world.passes(minutes=1)
    old = await score_of(world, number)
    written: list[int] = []
    take = Night.take

    def take_but_the_verdict(night: Night, session: Session, part: Part) -> list[int]:
        if isinstance(part, Verdict):
            raise ZeroDivisionError
        written.append(night.number)
        return take(night, session, part)

    monkeypatch.setattr(Night, "take", take_but_the_verdict)
    await morning(world, hour=4)
    assert set(written) == {2}
    assert await score_of(world, number) == old
    monkeypatch.undo()
    await morning(world, hour=5)
    assert await world.database(lambda session: session.exec(select(LapseModel)).one().round) == 2
    assert await score_of(world, number) is not None


def was_told_at_a_better_chance(session: Session) -> None:
    """As if the chance had been one when the case was told."""
    case = session.exec(select(LapseCase)).one()
    case.p_buy = 1.0
    session.add(case)


async def test_who_is_clearly_worse_is_told_once_more_and_never_again(world: World, rep: Talker) -> None:
    await rep.starts()
    await silent(world, rep)
    for days in (1, 29, 61, 110):
        await morning(world, days=days, hour=12)
        await world.passes(minutes=11)
        await world.database(was_told_at_a_better_chance)
    told = [text.splitlines()[0] for text in rep.texts() if text.startswith("📉 陈建国")]
    assert told == ["📉 陈建国 · 96 天没买", "📉 陈建国 · 156 天没买"]


async def test_scores_follow_the_purchases_of_everyone(world: World, rep: Talker) -> None:
    number = await customer(world, rep, "王芳", every(30, 6, TODAY, 50_000))
    once = await customer(world, rep, "独客", [(TODAY, 100)])
    nobody = await customer(world, rep, "没买过")
    await world.passes(minutes=1)
    score, single = await score_of(world, number), await score_of(world, once)
    assert score is not None and single is not None
    assert (score.recency, score.frequency, score.money, score.points, score.tier) == (5, 5, 5, 40, 4)
    assert single.days == 1
    assert await score_of(world, nobody) is None

    def tiers(session: Session) -> tuple[dict[int, int], int]:
        me = members.by_user(session, rep.id)
        assert me is not None
        counted, dormant = tier_reads.counts(session, tier_reads.seen_by(session, me))
        return {int(tier): count for tier, count in counted.items()}, dormant

    assert await world.database(tiers) == ({4: 1, 1: 1}, 0)


async def test_two_thousand_purchases_are_scored_from_sums(world: World, rep: Talker) -> None:
    number = await customer(world, rep, "批发老陈")

    def fill(session: Session) -> None:
        client = session.get_one(Client, number)
        for at in range(2_000):
            day = TODAY - timedelta(days=1 + at // 2)
            session.add(
                Purchase(
                    team_id=client.team_id,
                    client_id=number,
                    bought_on=day,
                    amount=100,
                    created_by=client.owner_id,
                    created_at=world.clock.now(),
                )
            )

    await world.database(fill)
    await world.passes(minutes=1)
    before = await score_of(world, number)
    assert before is not None
    assert (before.days, before.last_on) == (1_000, TODAY - timedelta(days=1))
    await rep.says("买 批发老陈 3280")
    after = await score_of(world, number)
    assert after is not None
    assert (after.days, after.last_on, after.points) == (1_001, TODAY, 40)
    assert after.yearly_value > before.yearly_value


async def test_an_import_is_judged_within_a_minute(world: World, rep: Talker) -> None:
    await world.passes(minutes=1)
    await silent(world, rep)
    await world.database(
        lambda session: lapse_watch.judge_again(session, session.exec(select(LapseModel)).one().team_id)
    )
    assert "没有久未复购" in await rep.says("久未复购")
    await world.passes(minutes=1)
    assert "陈建国" in await rep.says("久未复购")


async def test_a_large_team_is_judged_by_a_process_of_its_own(
    world: World, rep: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await silent(world, rep)
    monkeypatch.setattr(judging, "LARGE", 0)
    await world.passes(minutes=1)
    assert "陈建国" in await rep.says("久未复购")
    assert (await score_of(world, number)) is not None
    assert multiprocessing.active_children() == []
