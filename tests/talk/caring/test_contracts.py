"""Contracts (C10): written down in a line, come up before they end, renewed or ended; all of it can be taken back."""

from datetime import datetime

import pytest

from handlers.payloads.contracts import EndContract, OpenContract, RenewedUntil, ShowContracts
from tests.talk.customers import TODAY, customer, open_work
from tests.talk.world import SHANGHAI, Talker, World

SAYS = {
    "zh_Hans": ("合同 王芳 服务协议 2026/12/20", ["✅ 王芳 · 服务协议 到 12/20 周日", "⏰ 提醒 2 次,第一次 11/20 周五",
                "先问这段时间用得值不值"], "合同", "问用得值不值,服务协议 12/20 到期"),
    "zh_Hant": ("合約 王芳 服务协议 2026/12/20", ["✅ 王芳 · 服务协议 到 12/20(日)", "⏰ 提醒 2 次,第一次 11/20(五)",
                "先問這段時間用得值不值"], "合約", "問用得值不值,服务协议 12/20 到期"),
    "en": ("/contract 王芳 服务协议 until 20 December", ["✅ 王芳 · 服务协议 until Sun 20 Dec",
           "⏰ 2 reminders, first Fri 20 Nov", "Then: what did they get out of it?"], "Contracts",
           "what did it bring? 服务协议 ends 20 Dec"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_a_contract_comes_up_before_it_ends(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    wang = await customer(world, rep, "王芳")
    typed, shown, contracts, task = SAYS[language]
    assert (await rep.says(typed)).splitlines() == shown
    assert contracts in rep.buttons()
    await world.comes(datetime(2026, 11, 20, 9, tzinfo=SHANGHAI))
    assert await open_work(world, wang) == [f"2026-11-20 {task}"]


async def test_a_contract_is_renewed_ended_and_had_again(world: World, rep: Talker) -> None:
    wang = await customer(world, rep, "王芳", [(TODAY, 900_000)])
    await rep.says("/card 王芳")
    await rep.presses("更多")
    assert (await rep.presses("合同")).splitlines() == ["王芳 的合同", "还没有。点添加,记下到期日。"]
    await rep.presses("添加")
    assert (await rep.says("保修")).splitlines() == ["没看出日期。", "王芳 · 保修:到哪天?", "打日期,例:2027/3/1"]
    assert (await rep.says("2020/3/1")).splitlines()[0] == "2020/3/1 周日 已过。"
    assert (await rep.says("12/20")).splitlines()[0] == "✅ 王芳 · 保修 到 12/20 周日"
    await world.comes(datetime(2026, 11, 20, 9, tzinfo=SHANGHAI))
    assert "2026-11-20 问用得值不值,保修 12/20 到期" in await open_work(world, wang)
    await rep.says("合同 王芳")
    await rep.presses("保修")
    old = rep.button_data("续了")
    await rep.presses("续了")
    assert (await rep.presses("2027/12/20 周一")).splitlines()[0] == "✅ 王芳 · 保修 到 2027/12/20 周一"
    assert not any("保修" in item for item in await open_work(world, wang))
    assert (await rep.presses("合同")).splitlines() == ["王芳 的合同", "保修:到 2027/12/20 周一"]
    assert (await rep.forges(old)).text == "这件已办完。"
    await rep.presses("保修")
    assert await rep.presses("不续了") == "王芳 · 保修:不再提醒"
    await rep.presses("↩️ 撤销")
    assert (await rep.says("合同 王芳")).splitlines()[1] == "保修:到 2027/12/20 周一"


async def test_another_teams_contracts_are_not_to_be_had(world: World, rep: Talker) -> None:
    wang = await customer(world, rep, "王芳")
    await rep.says("合同 王芳 保修 2027/3/1")
    stranger = world.person(201, "外人")
    await world.team("别家", world.person(200, "别家店长"), stranger)
    for other in (stranger, world.talker(102)):
        await other.says("/today")
        for press in (ShowContracts(wang), OpenContract(1), EndContract(1), RenewedUntil(1, TODAY.replace(year=2028))):
            await other.forges(press.pack())
            assert "保修" not in other.sees()
    assert (await rep.says("合同 王芳")).splitlines()[1] == "保修:到 2027/3/1 周一"
