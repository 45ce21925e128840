"""Settings: one screen, each value opens its choices in place, what is typed is read, and a change holds at once."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.places import zones, zones_named
from playbook.typed.hours import read_hour, read_hours
from tests.talk.world import Talker, World

SCREEN = {
    "zh_Hans": [
        *("语言 简体中文", "时区 上海", "免打扰 21:30–8:30", "早上安排 8:30"),
        *("休息日 没有", "底部按键 开", "提醒", "主管能看到什么"),
    ],
    "zh_Hant": [
        *("語言 繁體中文", "時區 上海", "勿擾 21:30–8:30", "早上安排 8:30"),
        *("休假日 沒有", "底部按鍵 開", "提醒", "主管看得到什麼"),
    ],
    "en": [
        *("Language: English", "Time zone: Shanghai", "Quiet: 21:30–8:30", "Morning list: 8:30"),
        *("Days off: none", "Keys below: on", "Reminders", "What the lead sees"),
    ],
}
MOVED = {
    "zh_Hans": "早上安排改到 9:00,明天起",
    "zh_Hant": "早上安排改到 9:00,明天起",
    "en": "Morning list at 9:00, from tomorrow",
}


@pytest.mark.parametrize("language", SCREEN)
async def test_one_screen_holds_every_value(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    await rep.says("/settings")
    assert rep.buttons() == SCREEN[language]
    shown = len(rep.messages())
    await rep.presses(rep.buttons()[3])
    await rep.presses("9:00")
    assert rep.toast.text == MOVED[language]
    assert rep.buttons()[3] == SCREEN[language][3].replace("8:30", "9:00")
    assert len(rep.messages()) == shown, "all in the same message"


async def test_a_new_language_holds_at_once_for_screen_keys_and_menu(world: World, rep: Talker) -> None:
    await rep.says("设置")
    await rep.presses("语言 简体中文")
    await rep.presses("繁體中文")
    assert rep.toast.text == "之後用繁體中文"
    assert rep.buttons()[0] == "語言 繁體中文"
    keys = world.api.keyboard(rep.id)
    assert keys is not None and keys["keyboard"][0][1]["text"] == "最近客戶"
    assert rep.last()["text"] == "按鍵在下面,直接打字也行。"
    await world.passes(minutes=1)
    menu = [call for call in world.api.calls if call.method == "setMyCommands"][-1]
    assert menu.params["scope"] == {"type": "chat", "chat_id": rep.id}
    assert {"command": "settings", "description": "語言、時間、時區"} in menu.params["commands"]
    assert "新客戶 王芳" in await rep.says("王芳 13800138000")


@pytest.mark.parametrize(
    ("typed", "city", "hour"),
    [
        ("台北", "台北", "10:00"),
        ("Europe/London", "伦敦", "2:00"),
        ("東京", "东京", "11:00"),
        ("深圳", "上海", "10:00"),
    ],
)
async def test_a_city_typed_sets_the_time_zone(world: World, rep: Talker, typed: str, city: str, hour: str) -> None:
    await rep.says("/settings")
    await rep.presses("时区 上海")
    shown = await rep.says(typed)
    assert shown.startswith(f"✅ {city}时间,那边现在 {hour}")
    assert f"时区 {city}" in rep.buttons()


async def test_a_city_that_nobody_knows_is_asked_for_again(world: World, rep: Talker) -> None:
    await rep.says("/settings")
    await rep.presses("时区 上海")
    assert (await rep.says("某某镇")).startswith("「某某镇」没看懂。")
    await rep.says("San")
    near = rep.buttons()
    assert near[-1] == "返回" and "圣地亚哥" in near
    await rep.presses("圣地亚哥")
    assert (await world.member(rep)).timezone == "America/Santiago"
    assert "王芳" in await rep.says("王芳 13800138000"), "the question is settled: a line is a line again"


@pytest.mark.parametrize("typed", ["25:00", "abc", "8:75", "明天", "😀", "9点到"])
async def test_an_hour_that_is_none_is_asked_for_again(world: World, rep: Talker, typed: str) -> None:
    await rep.says("/settings")
    await rep.presses("早上安排 8:30")
    assert await rep.says(typed) == f"「{typed}」没看懂。\n早上几点看安排?打 8:15 也行。"
    assert (await rep.says("七点一刻")).startswith("✅ 早上安排改到 7:15,明天起")
    assert (await world.member(rep)).agenda_at == time(7, 15)


async def test_a_line_on_a_client_is_no_setting(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await world.passes(hours=1)
    await rep.says("/settings")
    await rep.presses("早上安排 8:30")
    assert "✅ 王芳" in await rep.says("王芳 今天电话 聊得不错")
    assert (await world.member(rep)).agenda_at == time(8, 30)


async def test_quiet_hours_and_the_morning_list_keep_clear_of_each_other(world: World, rep: Talker) -> None:
    await rep.says("/settings")
    await rep.presses("免打扰 21:30–8:30")
    assert "免打扰 22:00 到 9:30,早上安排跟到 9:30" in await rep.says("晚上10点-9:30")
    await rep.presses("早上安排 9:30")
    await rep.presses("8:00")
    assert rep.toast.text == "早上安排改到 8:00,明天起,免打扰也到那时"
    assert (await world.member(rep)).quiet_to == time(8)
    await rep.presses("免打扰 22:00–8:00")
    await rep.presses("不设")
    assert rep.toast.text == "不设免打扰了"
    assert "免打扰 不设" in rep.buttons()
    await rep.presses("早上安排 8:00")
    assert "11:00,今天起" in await rep.says("11点")


async def test_days_off_one_must_stay(world: World, rep: Talker) -> None:
    await rep.says("/settings")
    await rep.presses("休息日 没有")
    await rep.presses("周六")
    twice = rep.button_data("周日")
    await rep.presses("周日")
    assert rep.toast.text == "休息日:周六 周日"
    await rep.forges(twice)
    assert "✓ 周日" in rep.buttons(), "pressed twice it stays"
    for day in ("周一", "周二", "周三", "周四"):
        await rep.presses(day)
    await rep.presses("周五")
    assert rep.toast.text == "至少留一天上班"
    await rep.presses("✓ 周一")
    await rep.presses("返回")
    assert "休息日 周二 周三 周四 周六 周日" in rep.buttons()


async def test_the_keys_go_and_come_back(world: World, rep: Talker) -> None:
    await rep.says("/settings")
    await rep.presses("底部按键 开")
    await rep.presses("收起")
    assert world.api.keyboard(rep.id) is None
    await rep.says("/start")
    assert world.api.keyboard(rep.id) is None, "hidden stays hidden"
    await rep.presses("底部按键 收起")
    await rep.presses("开")
    assert world.api.keyboard(rep.id) is not None


async def test_the_six_questions_may_be_silent(world: World, rep: Talker) -> None:
    await rep.says("/settings")
    await rep.presses("提醒")
    await rep.presses("六问一问 问")
    assert rep.toast.text == "我不主动问了"
    assert rep.buttons() == ["✓ 准点", "15 分", "30 分", "60 分", "六问一问 不问", "晚间补记 关", "返回"]
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天面谈 聊得不错")
    assert not any("六问" in label for label in rep.buttons())


async def test_what_the_lead_sees(world: World, rep: Talker) -> None:
    await rep.says("/settings")
    shown = await rep.presses("主管能看到什么")
    assert shown.split("\n")[1] == "客户、下一步、答应的事、数字"
    assert (await rep.presses("返回")).startswith("小刘 · 顺达二店")


async def test_the_lead_sets_the_team(world: World, owner: Talker, rep: Talker) -> None:
    await owner.says("/settings")
    assert "顺达二店 的设置" in await owner.presses("团队设置")
    await owner.presses("时区 上海")
    shown = await owner.says("台北")
    assert shown.startswith("✅ 团队用台北时间") and "台湾" in shown
    assert (await world.member(owner)).timezone == "Asia/Taipei", "his own clock went along"
    assert (await world.member(rep)).timezone == "Asia/Shanghai"
    await owner.presses("币种 人民币")
    await owner.presses("新台币")
    assert owner.toast.text == "金额改用新台币"
    await owner.presses("改名字")
    assert "没看懂" in await owner.says("名" * 31)
    assert "✅ 团队改叫 台北店" in await owner.says("台北店")
    await owner.presses("群里用 简体中文")
    await owner.presses("English")
    assert "群里用 English" in owner.buttons()


async def test_a_rep_cannot_set_the_team(world: World, owner: Talker, rep: Talker) -> None:
    await owner.says("/settings")
    await owner.presses("团队设置")
    await owner.presses("币种 人民币")
    await rep.says("/settings")
    for data in ("tss:0", "tso:money:0", "tsc:money:USD", owner.button_data("美元")):
        assert (await rep.forges(data)).text == "这个按钮不是给你的"
    for data in ("sec:zone:Mars/Base", "sec:lang:xx", "sec:off:+9", "sec:nothing:1", "sec:agenda:2500", "seo:x"):
        await rep.forges(data)
    member = await world.member(rep)
    assert (member.timezone, member.language, member.days_off) == ("Asia/Shanghai", "zh_Hans", [])
    assert member.agenda_at == time(8, 30)


async def test_who_is_no_lead_any_more_cannot_finish_a_team_form(world: World, owner: Talker, rep: Talker) -> None:
    await owner.says("/team")
    await owner.presses("小刘")
    await owner.presses("设为主管")
    await rep.says("/settings")
    await rep.presses("团队设置")
    await rep.presses("改名字")
    await owner.presses("改为销售")
    assert await rep.says("我的店") == "这个要主管来做。你能做的看 /help"
    assert (await rep.says("/settings")).startswith("小刘 · 顺达二店")


@given(st.text(max_size=40))
def test_whatever_is_typed_as_an_hour_or_a_place_is_a_value_or_none(typed: str) -> None:
    hour, span, found = read_hour(typed), read_hours(typed), zones_named(typed)
    assert hour is None or isinstance(hour, time)
    assert span is None or len(span) == 2
    assert len(found) <= 6 and set(found) <= zones()


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_an_hour_is_read_as_it_is_written(at: time) -> None:
    for written in (f"{at:%H:%M}", f"{at:%H%M}", f"{at.hour}:{at:%M}", f"{at.hour}点{at.minute}分", f"{at:%H:%M}"):
        assert read_hour(written) == at
    assert read_hours(f"{at:%H:%M}-{at:%H%M}") == (at, at)
