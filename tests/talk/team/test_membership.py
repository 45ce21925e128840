"""The bot in groups, removed from them and moved with them; blocked by a member and let in again."""

from sqlmodel import select

from storage.tables import GroupChat
from tests.talk.world import Talker, World

GROUP, OTHER_GROUP = -1001000000001, -1001000000002


async def test_in_a_group_a_member_gets_a_hello_and_help_and_others_nothing(world: World, owner: Talker) -> None:
    await world.team("顺达二店", owner)
    group = world.api.add_group(GROUP, "顺达群", [owner.person], bot_in=False)
    group.adds_bot()
    await world.settle()
    said = [m["text"] for m in world.api.messages(GROUP) if m["from"]["is_bot"]]
    assert said == ["你们好,我是老客。\n/digest 在这里发团队小结。\n群里不出现客户的名字和电话。"]
    group.promotes_bot()
    owner.person.writes("/help", chat=GROUP)
    await world.settle()
    said = [m["text"] for m in world.api.messages(GROUP) if m["from"]["is_bot"]]
    assert said[1:] == ["/digest 在这里发团队小结。\n客户的事只在私聊里说。"]
    stranger = world.person(900, "路人")
    other = world.api.add_group(OTHER_GROUP, "别的群", [stranger.person], bot_in=False)
    other.adds_bot()
    stranger.person.writes("/help", chat=OTHER_GROUP)
    stranger.person.writes("/start", chat=OTHER_GROUP)
    await world.settle()
    assert [m for m in world.api.messages(OTHER_GROUP) if m["from"]["is_bot"]] == []


async def test_blocked_and_back_nothing_that_came_due_is_lost(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 周五 15:00 回访")
    rep.person.blocks()
    await world.settle()
    assert not (await world.member(rep)).reachable
    await world.passes(days=4)
    rep.person.unblocks()
    await world.settle()
    assert (await world.member(rep)).reachable
    assert "你不在时有 1 件到期,都在:" in rep.sees()


async def test_the_digest_of_a_group_outlives_removal_and_the_move_to_a_supergroup(world: World, owner: Talker) -> None:
    await world.team("顺达二店", owner)
    me = await world.member(owner)
    small = -77
    group = world.api.add_group(small, "顺达群", [owner.person], supergroup=False)
    row = GroupChat(team_id=me.team_id, chat_id=small, subscribed_by=me.id or 0)
    await world.database(lambda session: session.add(row))
    group.kicks_bot()
    await world.settle()
    assert await subscription(world) == (small, False)
    group.adds_bot()
    await world.settle()
    assert await subscription(world) == (small, True)
    assert "我回来了,小结照旧发。" in [m.get("text") for m in world.api.messages(small)]
    moved = group.migrates()
    await world.settle()
    assert await subscription(world) == (moved.id, True)


async def subscription(world: World) -> tuple[int, bool]:
    """Where the digest goes, and whether it does."""
    row = await world.database(lambda session: session.exec(select(GroupChat)).one())
    return row.chat_id, row.active
