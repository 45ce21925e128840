"""Inline buttons, reply keyboards, forced replies and the commands menu."""

import pytest
from playwright.async_api import Page, expect

from bot.playground.api import BotApi
from tests.web.browser import Window
from tests.web.conftest import GROUP, LEAD, REP
from tests.web.scripted_bot import ScriptedBot, inline

pytestmark = [pytest.mark.web, pytest.mark.asyncio(loop_scope="session")]
COMMANDS = [
    {"command": "today", "description": "今天的安排"},
    {"command": "note", "description": "记一句"},
    {"command": "trust", "description": "六问"},
]


async def test_a_press_waits_for_its_answer_and_shows_it(page: Page, bot: ScriptedBot) -> None:
    await bot.says(REP, "改到几点?", reply_markup=inline(["8:30", "9:00"]))
    key = page.get_by_role("button", name="9:00")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    press = await bot.hears("callback_query")
    assert press["data"] == "9:00"
    await bot.call("answerCallbackQuery", callback_query_id=press["id"], text="早上安排改到 9:00")
    await expect(page.locator(".toast")).to_have_text("早上安排改到 9:00")
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_an_empty_answer_only_ends_the_waiting(page: Page, bot: ScriptedBot) -> None:
    await bot.says(REP, "王芳", reply_markup=inline(["卡片"]))
    key = page.get_by_role("button", name="卡片")
    await key.click()
    await bot.call("answerCallbackQuery", callback_query_id=(await bot.hears("callback_query"))["id"])
    await expect(key).not_to_have_attribute("aria-busy", "true")
    await expect(page.locator(".toast")).to_have_count(0)


async def test_an_alert_stays_until_it_is_confirmed(page: Page, bot: ScriptedBot) -> None:
    await bot.says(REP, "删除王芳?", reply_markup=inline(["删除"]))
    await page.get_by_role("button", name="删除").click()
    press = await bot.hears("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=press["id"], text="这件已办完", show_alert=True)
    await expect(page.get_by_role("alertdialog")).to_contain_text("这件已办完")
    await page.get_by_role("button", name="知道了").click()
    await expect(page.get_by_role("alertdialog")).to_have_count(0)


async def test_a_press_changes_message_and_buttons_and_keeps_the_focus(page: Page, bot: ScriptedBot) -> None:
    sent = await bot.says(REP, "1 王芳\n2 李敏", reply_markup=inline(["1", "2"], ["收起"]))
    await page.get_by_role("button", name="1", exact=True).click()
    press = await bot.hears("callback_query")
    await bot.call(
        "editMessageText", chat_id=REP, message_id=sent, text="王芳 发报价", reply_markup=inline(["✅ 做完了", "返回"])
    )
    await bot.call("answerCallbackQuery", callback_query_id=press["id"])
    await expect(page.locator(".theirs .text").last).to_contain_text("王芳 发报价")
    await expect(page.get_by_role("button", name="✅ 做完了")).to_be_visible()
    await expect(page.get_by_role("button", name="收起", exact=True)).to_have_count(0)
    await expect(page.locator(".message").last.locator(":focus")).to_have_count(1)


async def test_a_copy_button_copies(desktop: Window, bot: ScriptedBot) -> None:
    await desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = await desktop.open(REP)
    greeting = "陈总,新仓库搬顺了吗?"
    await bot.says(REP, "写好了", reply_markup=inline([{"text": "复制", "copy_text": {"text": greeting}}]))
    await page.locator(".keys").get_by_role("button", name="复制").click()
    await expect(page.locator(".toast")).to_have_text("已复制")
    assert await page.evaluate("navigator.clipboard.readText()") == greeting


async def test_a_link_to_the_bot_starts_it_for_the_one_who_taps(desktop: Window, bot: ScriptedBot) -> None:
    link = "https://t.me/laoke_demo_bot?start=my_figures"
    await bot.says(GROUP, "顺达二店 · 11/18 周三", reply_markup=inline([{"text": "我的明细", "url": link}]))
    page = await desktop.open(GROUP)
    await page.get_by_role("button", name="我的明细").click()
    heard = await bot.hears("message")
    assert heard["text"] == "/start my_figures"
    assert heard["from"]["id"] == heard["chat"]["id"] == LEAD
    await expect(page.locator(".subtitle")).to_contain_text("店长")


async def test_a_link_in_a_text_works_like_the_button(page: Page, bot: ScriptedBot) -> None:
    await bot.says(REP, "发给同事,点开就能用:https://t.me/laoke_demo_bot?start=join_abc")
    await page.locator(".text").get_by_role("link", name="start=join_abc").click()
    assert (await bot.hears("message"))["text"] == "/start join_abc"


async def test_a_command_in_a_text_can_be_tapped(page: Page, bot: ScriptedBot) -> None:
    await bot.says(REP, "看 /today 或 /help")
    await page.locator(".messages").get_by_role("button", name="/today").click()
    assert (await bot.hears("message"))["text"] == "/today"


async def test_the_reply_keyboard_writes_hides_and_goes(page: Page, bot: ScriptedBot) -> None:
    rows = [[{"text": "今天"}, {"text": "最近客户"}, {"text": "更多"}]]
    keyboard = {"keyboard": rows, "resize_keyboard": True, "input_field_placeholder": "打一行就记下"}
    await bot.says(REP, "都在下面", reply_markup=keyboard)
    key = page.get_by_role("button", name="最近客户")
    await key.click()
    assert (await bot.hears("message"))["text"] == "最近客户"
    await expect(page.get_by_placeholder("打一行就记下")).to_be_visible()
    await page.get_by_role("button", name="收起按键").click()
    await expect(key).to_be_hidden()
    await page.get_by_role("button", name="展开按键").click()
    await expect(key).to_be_visible()
    await bot.says(REP, "收起来了", reply_markup={"remove_keyboard": True})
    await expect(key).to_have_count(0)
    await expect(page.get_by_role("button", name="展开按键")).to_be_hidden()


async def test_a_one_time_keyboard_hides_after_its_key(page: Page, bot: ScriptedBot) -> None:
    keyboard = {"keyboard": [[{"text": "好"}]], "one_time_keyboard": True}
    await bot.says(REP, "行吗?", reply_markup=keyboard)
    await page.get_by_role("button", name="好", exact=True).click()
    assert (await bot.hears("message"))["text"] == "好"
    await expect(page.get_by_role("button", name="好", exact=True)).to_have_count(0)
    await expect(page.get_by_role("button", name="展开按键")).to_be_visible()


async def test_a_key_may_ask_for_ones_own_number(page: Page, bot: ScriptedBot) -> None:
    keyboard = {"keyboard": [[{"text": "发我的号码", "request_contact": True}]]}
    await bot.says(REP, "你的号码?", reply_markup=keyboard)
    await page.get_by_role("button", name="发我的号码").click()
    await expect(page.get_by_label("名字")).to_have_value("小刘")
    await page.get_by_label("电话").fill("13800138000")
    await page.get_by_role("dialog").get_by_role("button", name="发送").click()
    assert (await bot.hears("message"))["contact"]["phone_number"] == "13800138000"


async def test_a_forced_reply_opens_the_answer(page: Page, bot: ScriptedBot) -> None:
    asked = await bot.says(REP, "她回家会怎么介绍你?", reply_markup={"force_reply": True})
    await expect(page.locator(".context-bar")).to_contain_text("她回家会怎么介绍你?")
    await page.get_by_role("textbox", name="消息").fill("张姐的车也是他管的")
    await page.keyboard.press("Enter")
    assert (await bot.hears("message"))["reply_to_message"]["message_id"] == asked
    await expect(page.locator(".context-bar")).to_be_hidden()


async def test_the_commands_menu_lists_and_sends(desktop: Window, bot: ScriptedBot) -> None:
    await bot.call("setMyCommands", commands=COMMANDS)
    page = await desktop.open(REP)
    await page.get_by_role("button", name="命令").click()
    await expect(page.get_by_role("option")).to_have_text(["/today今天的安排", "/note记一句", "/trust六问"])
    await page.get_by_role("option", name="/note").click()
    assert (await bot.hears("message"))["text"] == "/note"
    await expect(page.get_by_role("listbox", name="命令")).to_be_hidden()


async def test_a_slash_filters_the_commands(desktop: Window, bot: ScriptedBot) -> None:
    await bot.call("setMyCommands", commands=COMMANDS)
    page = await desktop.open(REP)
    field = page.get_by_role("textbox", name="消息")
    await field.press_sequentially("/t")
    await expect(page.get_by_role("option")).to_have_count(2)
    await field.press("ArrowDown")
    await field.press("Enter")
    assert (await bot.hears("message"))["text"] == "/trust"
    await expect(field).to_have_value("")


async def test_commands_that_change_are_there_without_reloading(page: Page, api: BotApi, bot: ScriptedBot) -> None:
    await expect(page.get_by_role("button", name="命令")).to_be_hidden()
    await bot.call("setMyCommands", commands=COMMANDS)
    await page.get_by_role("button", name="命令").click()
    await expect(page.get_by_role("option")).to_have_count(3)
