"""Invites: how many they let in, for how long, and whom never."""

from tests.talk.team.test_coming_in import STRANGER, code_in, new_invite
from tests.talk.world import Talker, World


async def test_the_link_is_used_up_by_the_people_it_lets_in_only(world: World, owner: Talker) -> None:
    await world.team("顺达二店", owner)
    link = await new_invite(owner)
    people = [world.person(200 + number, f"新人{number}") for number in range(11)]
    for person in people[:10]:
        await person.starts(link)
        assert await person.starts(link) == "你已经在顺达二店了。"
    assert await people[10].starts(link) == STRANGER
    assert "join_" in await owner.says("邀请")
    assert await new_invite(owner) != link, "used up: /invite makes another"


async def test_a_link_that_expired_or_was_ended_lets_nobody_in(world: World, owner: Talker) -> None:
    await world.team("顺达二店", owner)
    late, refused = world.person(300, "晚"), world.person(301, "迟")
    old = await new_invite(owner)
    await world.passes(days=7)
    assert await late.starts(old) == STRANGER
    new = await new_invite(owner)
    assert await owner.presses("作废") == "没有有效的邀请,新人进不来。"
    assert owner.toast.text == "作废了,已进来的人不受影响"
    assert await refused.starts(new) == STRANGER
    assert await refused.starts("join_") == STRANGER
    assert await refused.starts("join_' OR 1=1") == STRANGER


async def test_several_links_each_with_its_places(world: World, owner: Talker) -> None:
    await world.team("顺达二店", owner)
    first = await new_invite(owner)
    await world.person(300, "新").starts(first)
    await owner.says("/invite")
    second = code_in(await owner.presses("新链接"))
    other = next(label for label in owner.buttons() if label.startswith("…"))
    assert other == f"…{first[-4:]} · 还 9 人"
    assert code_in(await owner.presses(other)) == first
    await owner.presses("作废")
    assert code_in(owner.sees()) == second
    data = owner.button_data("作废")
    await owner.presses("作废")
    assert (await owner.forges(data)).text == "这件已办完。"
    for _ in range(6):
        await owner.presses("新链接")
    assert owner.toast.text == "已有 5 个链接,先作废一个"


async def test_a_member_of_another_team_is_never_moved(world: World, owner: Talker, rep: Talker) -> None:
    boss, guest = world.person(500, "老板"), world.person(501, "阿May")
    await world.team("别家", boss, guest)
    theirs = await new_invite(boss)
    assert (await rep.starts(theirs)).startswith("你在顺达二店,没有动。")
    assert "别家" not in rep.sees()
    mine = await world.member(rep)
    assert mine.team_id == (await world.member(owner)).team_id
    assert (await rep.starts("join_nothing")).startswith("这个邀请用不了了。")
    assert "还能进 10 人" in await boss.says("/invite"), "no place was used up"


async def test_who_was_taken_out_brings_nothing_to_another_team(world: World, owner: Talker, rep: Talker) -> None:
    boss = world.person(500, "老板")
    await world.team("别家", boss)
    await rep.says("王芳 13800138000 想换车")
    await rep.says("这句话没有主人可以归到谁名下的,先放着再说吧,改天想起来")
    await owner.says("/team")
    await owner.presses("小刘")
    await owner.presses("移出")
    await owner.presses("移出")
    assert await rep.says("王芳") == STRANGER
    await rep.starts(await new_invite(boss))
    assert "王芳" not in await rep.says("最近客户")
    assert await rep.says("/drafts") == "没有放着的原话。"
    assert "王芳" in await owner.says("王芳"), "his clients stay with the team"
