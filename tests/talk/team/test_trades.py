"""What a team sells (F7): shown before it holds, never over what the lead set himself, and seen in the day's work."""

from tests.talk.books import sell
from tests.talk.customers import customer
from tests.talk.world import Talker, World

PREVIEWS = {
    "zh_Hans": ("设置", "团队设置", "行业 各行通用", "企业客户", [
        "企业客户:会改这些", "买后回访 满:¥2,000 → 1万", "累计答谢:1万、5万 → 10万、100万", "联系节奏 热:2 天 → 3 天",
        "还有 3 处", "久未复购:合同到期没续", "你自己改过的都不动。"], "就用这套"),
    "zh_Hant": ("設定", "團隊設定", "行業 各行通用", "企業客戶", [
        "企業客戶:會改這些", "購後回訪 滿:¥2,000 → 1萬", "累計答謝:1萬、5萬 → 10萬、100萬", "聯絡節奏 熱:2 天 → 3 天",
        "還有 3 處", "久未回購:合約到期沒續", "你自己改過的都不動。"], "就用這套"),
    "en": ("/settings", "The team's settings", "You sell: Of all kinds", "Business clients", [
        "Business clients: what would change", "Call after order From: ¥2,000 → 10k",
        "Total thanks: 10k, 50k → 100k, 1.0m", "Rhythm Hot: 2 days → 3 days", "and 3 more changes",
        "Staying away: contract not renewed", "Your own settings stay as they are."], "Use these"),
}  # fmt: skip


async def test_a_preset_shows_what_it_changes_before_it_holds(world: World) -> None:
    for number, (language, (words, team, setting, trade, lines, take)) in enumerate(PREVIEWS.items()):
        owner = world.person(100 + number, "店长", language)
        await world.team("顺达二店", owner, language=language)
        await owner.says(words)
        await owner.presses(team)
        await owner.presses(setting)
        assert (await owner.presses(trade)).splitlines() == lines
        await owner.presses(take)
        assert trade in owner.sees()


async def test_what_the_lead_set_himself_stays_and_another_trade_takes_nothing_away(
    world: World, owner: Talker
) -> None:
    await world.team("顺达二店", owner)

    async def rule() -> str:
        await owner.says("设置")
        await owner.presses("团队设置")
        await owner.presses("工作方式")
        await owner.presses("自动关怀")
        return await owner.presses("买后回访")

    assert "满 ¥2,000" in await rule()
    await sell(world, "business")
    assert "满 ¥10,000" in await rule()
    await owner.presses("满 ¥10,000")
    await owner.says("5000")
    await owner.presses("就这样")
    await sell(world, "car")
    assert "满 ¥5,000" in await rule() and "3 天" in owner.sees()
    await sell(world, "general")
    assert "满 ¥5,000" in await rule() and "7 天" in owner.sees()


async def test_the_trade_s_kinds_of_follow_up_are_one_tap(world: World, rep: Talker) -> None:
    await sell(world, "car")
    await customer(world, rep, "王芳")
    await rep.says("跟进 王芳 周五")
    assert rep.buttons()[:5] == ["试驾", "报价", "交车", "上牌", "保养"]
    data = rep.button_data("上牌")
    assert await rep.presses("上牌") == "⏰ 11/20 周五 王芳 上牌"
    await rep.forges(data)
    assert "上牌" in await rep.says("王芳")


async def test_only_leads_choose(world: World, owner: Talker, rep: Talker) -> None:
    await rep.starts()
    assert "不是给你的" in (await rep.forges("tsk:car")).text
    await owner.starts()
    assert (await owner.forges("tsk:no such")).text
