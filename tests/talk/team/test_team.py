"""The team's people, as a lead sees and changes them, and as nobody else does."""

from tests.talk.world import Talker, World, text_of


async def test_a_rep_gets_no_leads_command_by_any_way(world: World, owner: Talker, rep: Talker) -> None:
    line = "这个要主管来做。你能做的看 /help"
    for words in ("/invite", "邀请", "/team", "团队"):
        assert await rep.says(words) == line
    await rep.says("/help")
    assert (await rep.forges("run:invite")).text == line
    assert (await rep.forges("run:nonsense")).text.startswith("按钮旧了")
    member = (await world.member(owner)).id
    for data in (f"tmm:{member}", f"tmx:{member}", f"tmr:{member}:rep", "tms:0", "ivn", "ivs:1", "ivq:1", "ivr:1"):
        assert (await rep.forges(data)).text == "这个按钮不是给你的"


async def test_leads_see_their_people_and_change_them(world: World, owner: Talker, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    shown = await owner.says("/team")
    assert shown.split("\n") == ["顺达二店 · 3 人", "店长 · 老板", "小刘 · 销售 · 1 位客户", "小陈 · 销售"]
    assert (await owner.presses("小刘")).startswith("小刘 · 销售\n今天 进来的\n1 位客户")
    await owner.presses("设为主管")
    assert owner.toast.text == "小刘 现在是主管"
    assert "小陈 · 销售" in await rep.says("/team")
    await owner.presses("改为销售")
    assert await rep.says("/team") == "这个要主管来做。你能做的看 /help"


async def test_nobody_takes_the_owner_out_and_a_lead_no_lead(world: World, owner: Talker, rep: Talker) -> None:
    await owner.says("/team")
    await owner.presses("店长")
    assert owner.buttons() == ["返回"]
    boss = (await world.member(owner)).id
    await owner.presses("返回")
    await owner.presses("小刘")
    await owner.presses("设为主管")
    await rep.says("/team")
    await rep.presses("店长")
    assert rep.buttons() == ["返回"]
    for data in (f"tmx:{boss}", f"tmr:{boss}:rep"):
        assert (await rep.forges(data)).text == "没有这位客户。"
    assert "邀请" in await owner.says("/invite"), "still the owner"


async def test_a_rep_is_taken_out_after_a_second_look(world: World, owner: Talker, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    invite = await owner.says("/invite")
    await owner.says("/team")
    await owner.presses("小刘")
    shown = await owner.presses("移出")
    assert shown.split("\n") == ["把 小刘 移出团队?", "他的 1 位客户留着,你看得到。", "开着的邀请一起作废。"]
    data = owner.button_data("移出")
    await owner.presses("移出")
    assert "小刘 已移出团队。" in owner.sees()
    await owner.forges(data)
    assert "小刘 已移出团队。" in owner.sees(), "pressed twice it stays"
    await world.passes(minutes=1)
    assert rep.last()["text"] == "你已不在顺达二店。"
    assert world.api.keyboard(rep.id) is None
    link = invite.split("start=")[1].split("\n")[0]
    assert "团队内部" in await rep.starts(link), "the old link is closed too"
    assert "王芳" in await owner.says("王芳")
    again = (await owner.says("/invite")).split("start=")[1].split("\n")[0]
    await rep.starts(again)
    assert "王芳" in await rep.says("王芳"), "he finds his clients again"


async def test_ids_of_another_team_open_nothing(world: World, owner: Talker, rep: Talker) -> None:
    boss = world.person(500, "老板")
    await world.team("别家", boss)
    await owner.says("/invite")
    await boss.says("/team")
    theirs = (await world.member(rep)).id
    for data in (f"tmm:{theirs}", f"tma:{theirs}", f"tmx:{theirs}", f"tmr:{theirs}:lead", "ivs:1", "ivq:1", "ivr:1"):
        before = [text_of(m) for m in boss.messages()]
        assert (await boss.forges(data)).text == "没有这位客户。"
        assert [text_of(m) for m in boss.messages()] == before
    assert "还能进 10 人" in await owner.says("/invite")
