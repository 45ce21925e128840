"""The playground's demo team has something to show wherever one looks."""

from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.playground.demo import seed
from bot.playground.demo.people import LEAD_ID, REP_ID
from storage.tables import Purchase
from tests.talk.world import World

SHOWN = {  # for the rep, and what the lead sees besides of the colleague's
    "zh_Hans": {
        "/deals": ("赵强 七座 SUV 22.8万", ""),
        "/owed": ("1 李敏 ¥1,800,11/20 周五", "2 孔祥云 ¥1,000,11/23 周一(小陈)"),
        "/products": ("轮胎", ""),
        "/report": ("毛利 ¥", ""),
        "/tiers": ("20 位老客户", "21 位老客户"),
        "/card 孔祥云": ("", "商机 36万 · 12月 · 尾款 ¥1,000 11/23"),
    },
    "zh_Hant": {"/deals": ("趙強 七座 SUV 22.8萬", ""), "/owed": ("李敏 ¥1,800", "孔祥雲 ¥1,000")},
    "en": {"/deals": ("Zach Strong", ""), "/owed": ("Lily Morgan ¥1,800", "Nora Fields ¥1,000")},
}


@pytest.mark.parametrize("language", SHOWN)
async def test_every_subject_has_something_to_show(world: World, language: str) -> None:
    rep, lead = world.person(REP_ID, "rep", language), world.person(LEAD_ID, "lead", language)
    now = world.clock.now()
    await world.database(lambda session: seed(session, now, language, ZoneInfo("Asia/Shanghai")))
    rep.person.starts()
    lead.person.starts()
    await world.settle()
    for command, (ours, his) in SHOWN[language].items():
        shown = "\n".join([await rep.says(command), *rep.buttons()])
        assert ours in shown
        assert not his or his not in shown
        assert (his or ours) in "\n".join([await lead.says(command), *lead.buttons()])
    team = await world.database(lambda session: session.exec(select(Purchase)).all())
    assert [each.foreign_currency for each in team if each.foreign_currency] == ["USD"]
    assert [each.amount for each in team if each.return_of is not None] == [-40_000]
