"""Groups that throw the bot out, and groups that become supergroups: digests follow them."""

import pytest

from storage.tables import GroupChat
from tests.delivery.rows import ended, queue, said, select, send_queued
from tests.talk.world import Talker, World

GROUP = -4001


@pytest.fixture
async def group(world: World, rep: Talker) -> int:
    """A small group that gets the digest of the rep's team; gives the number of its row."""
    world.api.add_group(GROUP, "一店", [rep.person], supergroup=False)
    me = await world.member(rep)

    def add(session: object) -> int:
        made = GroupChat(team_id=me.team_id, chat_id=GROUP, subscribed_by=me.id or 0)
        session.add(made)  # type: ignore[attr-defined]
        session.flush()  # type: ignore[attr-defined]
        return made.id or 0

    return await world.database(add)


async def state(world: World) -> tuple[int, bool]:
    """(chat, whether it gets its digest) of the one group."""
    rows = await select(world, "SELECT chat_id, active FROM groupchat")
    assert len(rows) == 1
    return int(rows[0][0]), bool(rows[0][1])


async def test_a_group_that_has_thrown_the_bot_out_gets_no_more(world: World, group: int) -> None:
    world.api.chat(GROUP).bot_status = "kicked"  # so that the bot learns of it by the refusal only
    first = await queue(world, GROUP, "Monday", check=f"group:{group}")
    second = await queue(world, GROUP, "Tuesday", check=f"group:{group}")
    await send_queued(world)
    assert (await ended(world, first))[0] == "failed"
    assert await ended(world, second) == ("dropped", "no longer true")
    assert await state(world) == (GROUP, False)
    assert len(world.api.refusals) == 1
    world.api.refusals.clear()


async def test_a_group_that_became_a_supergroup_is_followed(world: World, rep: Talker, group: int) -> None:
    chat = world.api.chat(GROUP)
    chat.bot_status = "left"  # so that the bot hears nothing of the change but the refusal
    supergroup = chat.migrates()
    chat.bot_status = supergroup.bot_status = "member"
    await world.settle()
    for says in ("one", "two", "three"):
        await queue(world, GROUP, says, check=f"group:{group}")
    await send_queued(world)
    await send_queued(world)
    assert said(world, supergroup.id) == ["one", "two", "three"]
    assert await state(world) == (supergroup.id, True)
    await queue(world, supergroup.id, "later", check=f"group:{group}")
    await send_queued(world)
    assert said(world, supergroup.id)[-1] == "later"
    assert {refusal.status for refusal in world.api.refusals} == {400}
    world.api.refusals.clear()


async def test_what_was_queued_moves_along_when_the_group_tells_of_it_first(world: World, group: int) -> None:
    await queue(world, GROUP, "one", check=f"group:{group}")
    supergroup = world.api.chat(GROUP).migrates()
    await world.settle()
    await send_queued(world)
    assert said(world, supergroup.id)[-1] == "one"
    assert await state(world) == (supergroup.id, True)
    assert world.api.refusals == []


async def test_a_supergroup_that_was_subscribed_meanwhile_stays_as_it_is(world: World, rep: Talker, group: int) -> None:
    supergroup = world.api.chat(GROUP).migrates().id
    me = await world.member(rep)
    await world.settle()
    await world.database(
        lambda session: session.add(GroupChat(team_id=me.team_id, chat_id=GROUP, subscribed_by=me.id or 0))
    )
    await queue(world, GROUP, "one")
    await send_queued(world)
    await send_queued(world)
    assert said(world, supergroup)[-1] == "one"
    assert await select(world, "SELECT chat_id, active FROM groupchat ORDER BY id") == [(supergroup, 1), (GROUP, 1)]
    world.api.refusals.clear()
