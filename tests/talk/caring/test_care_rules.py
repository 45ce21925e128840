"""The rules of care as they are lived with: what comes by night, after an import, late; and how a lead sets them."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import select

from handlers.payloads.care import AskValue, SaveValue, ShowRule, ShowRules, SwitchRule, TryValue
from storage.tables import CareRule, FollowUp, Occasion
from tests.talk.customers import TODAY, customer, open_work
from tests.talk.plans import client
from tests.talk.tables import imports, in_the_books
from tests.talk.world import SHANGHAI, Talker, World

SAYS = {
    "zh_Hans": (["设置", "团队设置", "工作方式", "自动关怀", "买后回访"], "买后回访:开", "未来 7 天:1 件,如 王芳 11/22",
                "关掉", "打开"),
    "zh_Hant": (["設定", "團隊設定", "工作方式", "自動關懷", "購後回訪"], "購後回訪:開", "未來 7 天:1 件,如 王芳 11/22",
                "關閉", "開啟"),
    "en": (["/settings", "The team's settings", "How we work", "Care rules", "Call after order"],
           "Call after order: on", "Next 7 days: 1, such as 王芳 22 Nov", "Switch off", "Switch on"),
}  # fmt: skip


async def morning(world: World, day: date) -> None:
    """The clock goes to nine in the morning of a day."""
    await world.comes(datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI))


async def kinds(world: World) -> list[str]:
    """The kinds of all occasions that have come up."""
    return await world.database(lambda session: sorted(each.kind for each in session.exec(select(Occasion))))


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_a_lead_sees_what_a_rule_would_bring_and_switches_it(world: World, language: str) -> None:
    owner, rep = world.person(100, "店长", language), world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    wang = await customer(world, rep, "王芳", [(TODAY - timedelta(days=3), 300_000)])
    path, state, coming, off, on = SAYS[language]
    await owner.says(path[0])
    for label in path[1:]:
        await owner.presses(label)
    shown = owner.sees().splitlines()
    assert (shown[0], shown[-1], len(shown)) == (state, coming, 4)
    await owner.presses(off)
    assert owner.sees().splitlines()[-1] == coming  # what it would bring, were it on
    await morning(world, TODAY + timedelta(days=1))
    assert await open_work(world, wang) == []
    await owner.presses(on)
    await morning(world, TODAY + timedelta(days=2))
    assert [item[:10] for item in await open_work(world, wang)] == ["2026-11-22"]


async def test_a_value_is_tried_before_it_holds(world: World, owner: Talker, rep: Talker) -> None:
    await customer(world, rep, "王芳", [(TODAY - timedelta(days=3), 90_000)])
    await owner.says("设置")
    await owner.forges(AskValue("C1", "amount").pack())
    assert owner.sees().splitlines() == ["买后回访 · 满", "现在 ¥2,000", "点一下,或打个数。"]
    assert owner.buttons() == ["¥500", "¥1,000", "¥2,000", "¥5,000", "¥10,000", "返回"]
    assert (await owner.says("很多")).splitlines()[0] == "「很多」没看懂。"
    tried = (await owner.says("800")).splitlines()
    assert (tried[0], tried[-1]) == ("买后回访 · 满:改成 ¥800?", "未来 7 天:1 件,如 王芳 11/22")
    await owner.presses("不改了")
    assert owner.sees().splitlines()[1] == "一笔满 ¥2,000:"
    await owner.forges(TryValue("C1", "amount", 50_000).pack())
    save = owner.button_data("就这样")
    assert (await owner.presses("就这样")).splitlines()[1] == "一笔满 ¥500:"
    assert (await owner.forges(save)).text == "这件已办完。"
    await owner.forges(AskValue("C10", "days").pack())
    await owner.says("7 90 30")
    assert (await owner.presses("就这样")).splitlines()[2] == "提前 90、30、7 天,问用得值不值"
    await owner.forges(ShowRule("C6", 0).pack())
    assert "换季 关" not in owner.buttons()
    await owner.presses("换季 开")
    assert "换季 关" in owner.buttons()


async def test_reps_and_forged_buttons_change_nothing(world: World, owner: Talker, rep: Talker) -> None:
    await rep.says("/today")
    changing = [SwitchRule("C1", False), TryValue("C1", "days", 3), SaveValue("C1", "days")]
    for press in (ShowRules(0), *changing):
        await rep.forges(press.pack())
        assert "买后回访" not in rep.sees()
    await owner.says("/today")
    unknown = [ShowRule("C99", 0), AskValue("C1", "hours"), TryValue("C1", "days", 99), ShowRule("C7", 12)]
    for forged in unknown:
        await owner.forges(forged.pack())
    await owner.says("3")  # a value typed where none is asked for
    rules = await world.database(lambda session: session.exec(select(CareRule)).all())
    assert list(rules) == []


async def test_what_an_import_brings_up_is_new_and_not_too_much(world: World, rep: Talker) -> None:
    rows = ["客户号,日期,金额,数量"]
    rows += [f"{n},2021-0{n % 9 + 1}-05,9000,1" for n in range(1, 31)]  # years ago
    rows += [f"{n},2026-11-1{n % 4},5000,1" for n in range(40, 52)]  # of late
    await world.passes(minutes=1)
    await imports(rep, "\n".join(rows).encode())
    await world.passes(seconds=20)
    assert await kinds(world) == ["call"] * 12
    days = await world.database(lambda session: sorted(each.due_on for each in session.exec(select(FollowUp))))
    assert [days.count(date(2026, 11, day)) for day in range(17, 22)] == [0, 5, 4, 3, 0]


async def test_what_is_taken_back_leaves_nothing_on_the_list(world: World, rep: Talker) -> None:
    await imports(rep, b"customer,date,amount\n1,2026-11-12,5000\n2,2026-11-13,5000\n")
    result = rep.last()["message_id"]
    await client(world, rep, "王芳")
    assert (await rep.says("王芳 今天买了轮胎 5000")).startswith("✅ 王芳")
    undo = rep.button_data("↩️ 撤销")
    await morning(world, TODAY + timedelta(days=1))
    assert await kinds(world) == ["call"] * 3
    await rep.forges(undo)
    assert await kinds(world) == ["call"] * 2
    await rep.presses("↩️ 撤销导入", message_id=result)
    await world.passes(seconds=1)
    assert await kinds(world) == []
    assert await world.database(lambda session: session.exec(select(FollowUp)).all()) == []
    assert (await in_the_books(world)) == (1, 0)


async def test_an_outage_is_made_up_for_once_with_the_true_day(world: World, rep: Talker) -> None:
    await world.passes(minutes=1)
    wang = await customer(world, rep, "王芳", [(TODAY, 300_000)])
    await world.bot.stop()
    world.clock.move_to(datetime(2026, 11, 30, 9, tzinfo=SHANGHAI))
    await world.start_bot()
    for _ in range(2):
        await world.passes(minutes=1)
    assert await open_work(world, wang) == ["2026-11-30 问用得怎样(原定 11/25)"]
    assert await kinds(world) == ["call"]


async def test_a_contact_comes_up_when_its_rhythm_is_over_and_a_talk_resets_it(world: World, rep: Talker) -> None:
    warm = await client(world, rep, "李敏", prospect_class="warm")
    await rep.says("李敏 来电聊了几句")
    await morning(world, TODAY + timedelta(days=6))
    assert await open_work(world, warm) == []
    await rep.says("李敏 又来电聊了几句")
    await morning(world, TODAY + timedelta(days=12))
    assert await open_work(world, warm) == []
    await morning(world, TODAY + timedelta(days=13))
    assert await open_work(world, warm) == ["2026-12-01 该联系了,上次 11/24"]
    await morning(world, TODAY + timedelta(days=14))
    assert await kinds(world) == ["contact"]
