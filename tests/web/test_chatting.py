"""Writing, answering, editing, replying: a chat as one knows it from the phone."""

import pytest
from playwright.async_api import Page, expect

from bot.playground.api import BotApi
from tests.web.browser import Window
from tests.web.conftest import GROUP, LEAD, REP
from tests.web.scripted_bot import ScriptedBot

pytestmark = [pytest.mark.web, pytest.mark.asyncio(loop_scope="session")]


async def test_enter_sends_and_the_answer_appears(page: Page, bot: ScriptedBot) -> None:
    field = page.get_by_role("textbox", name="消息")
    await field.fill("王芳 想换车")
    await field.press("Enter")
    heard = await bot.hears("message")
    await bot.says(REP, f"✅ {heard['text']}")
    await expect(page.locator(".own .text")).to_contain_text("王芳 想换车")
    await expect(page.locator(".theirs .text").last).to_contain_text("✅ 王芳 想换车")
    await expect(page.locator(".theirs .time").last).to_have_text("08:30")
    await expect(field).to_have_value("")


async def test_shift_enter_starts_a_new_line(page: Page, bot: ScriptedBot) -> None:
    await page.get_by_role("textbox", name="消息").fill("第一行")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.insert_text("第二行")
    await page.keyboard.press("Enter")
    assert (await bot.hears("message"))["text"] == "第一行\n第二行"


async def test_the_bots_edit_replaces_the_message_in_place(page: Page, bot: ScriptedBot) -> None:
    sent = await bot.says(REP, "第 1 页")
    await expect(page.locator(".theirs .text").last).to_contain_text("第 1 页")
    await bot.call("editMessageText", chat_id=REP, message_id=sent, text="第 2 页")
    await expect(page.locator(".theirs .text").last).to_contain_text("第 2 页")
    await expect(page.get_by_text("第 1 页")).to_have_count(0)
    await expect(page.locator(".messages").get_by_text("已编辑")).to_have_count(0)


async def test_a_deleted_message_goes(page: Page, bot: ScriptedBot) -> None:
    sent = await bot.says(REP, "发错了")
    await expect(page.locator(".messages")).to_contain_text("发错了")
    await bot.call("deleteMessage", chat_id=REP, message_id=sent)
    await expect(page.locator(".messages")).not_to_contain_text("发错了")


async def test_arrow_up_edits_ones_last_message(page: Page, api: BotApi, bot: ScriptedBot) -> None:
    api.person(REP).writes("王芳 周四回访")
    await expect(page.locator(".own .text")).to_contain_text("周四")
    field = page.get_by_role("textbox", name="消息")
    await field.press("ArrowUp")
    await expect(field).to_have_value("王芳 周四回访")
    await field.fill("王芳 周五回访")
    await field.press("Enter")
    assert (await bot.hears("edited_message"))["text"] == "王芳 周五回访"
    await expect(page.locator(".own .text")).to_contain_text("王芳 周五回访")
    await expect(page.locator(".own .time")).to_contain_text("已编辑")


async def test_a_reply_names_what_it_answers(page: Page, bot: ScriptedBot) -> None:
    card = await bot.says(REP, "王芳 · 准客户")
    await page.locator(".bubble", has_text="准客户").click(button="right")
    await page.get_by_role("menuitem", name="回复").click()
    await page.keyboard.insert_text("她说下周来")
    await page.keyboard.press("Enter")
    assert (await bot.hears("message"))["reply_to_message"]["message_id"] == card
    await expect(page.locator(".own .quote")).to_contain_text("王芳 · 准客户")


async def test_a_swipe_on_a_phone_answers(phone: Window, bot: ScriptedBot) -> None:
    await bot.says(REP, "王芳 · 准客户")
    page = await phone.open(REP)
    await page.locator(".message", has_text="王芳").evaluate(
        """(node) => {
            const touch = (kind, clientX) =>
                node.dispatchEvent(new PointerEvent(kind, { pointerType: "touch", clientX, bubbles: true }));
            touch("pointerdown", 200);
            for (const x of [180, 150, 120]) touch("pointermove", x);
            touch("pointerup", 120);
        }"""
    )
    await expect(page.locator(".context-bar")).to_contain_text("王芳 · 准客户")


async def test_a_message_of_the_group_is_forwarded_to_the_bot(desktop: Window, api: BotApi, bot: ScriptedBot) -> None:
    api.person(REP).writes("老客户要三台", chat=GROUP)
    page = await desktop.open(GROUP)
    await page.locator(".bubble", has_text="三台").hover()
    await page.locator(".message", has_text="三台").get_by_role("button", name="更多").click()
    await page.get_by_role("menuitem", name="转发给机器人").click()
    heard = await bot.hears("message")
    assert heard["text"] == "老客户要三台"
    assert heard["forward_origin"]["sender_user"]["id"] == REP


async def test_what_is_written_is_text_even_where_it_looks_like_html(desktop: Window, api: BotApi) -> None:
    attack = "<img src=x onerror=alert(1)>"
    api.add_group(-1001000000002, attack, [api.person(REP), api.add_person(103, attack)])
    api.person(103).writes(f"/note {attack}", chat=-1001000000002)
    page = await desktop.open(-1001000000002)
    await expect(page.get_by_role("heading", name=attack)).to_be_visible()
    await expect(page.locator(".sender")).to_have_text(attack)
    await expect(page.locator(".message .text")).to_contain_text(attack)
    await expect(page.locator(".quote, img[src='x']")).to_have_count(0)


async def test_formatting_is_shown_by_its_offsets_even_after_emoji(page: Page, bot: ScriptedBot) -> None:
    first = "👍🏽 <b>陈建国</b> <i>约三成</i> <code>wf</code> <tg-spoiler>要搬新仓库</tg-spoiler>"
    await bot.says(REP, f"{first}\n<blockquote>先问搬家</blockquote>", parse_mode="HTML")
    text = page.locator(".theirs .text").last
    await expect(text.locator("strong")).to_have_text("陈建国")
    await expect(text.locator("em")).to_have_text("约三成")
    await expect(text.locator("code")).to_have_text("wf")
    await expect(text.locator("blockquote")).to_have_text("先问搬家")
    await text.locator(".spoiler").click()
    await expect(text.locator(".spoiler.shown")).to_have_text("要搬新仓库")


async def test_a_long_quote_opens_and_closes(page: Page, bot: ScriptedBot) -> None:
    lines = "\n".join(f"第 {number} 行" for number in range(1, 9))
    await bot.says(REP, f"<blockquote expandable>{lines}</blockquote>", parse_mode="HTML")
    quote = page.locator(".theirs blockquote")
    closed = await quote.evaluate("node => node.clientHeight")
    await quote.click()
    await expect(quote).to_have_attribute("aria-expanded", "true")
    assert await quote.evaluate("node => node.clientHeight") > closed
    await quote.press("Enter")
    await expect(quote).to_have_attribute("aria-expanded", "false")


async def test_other_chats_count_what_is_unread(page: Page, bot: ScriptedBot) -> None:
    await bot.says(LEAD, "小刘加入了")
    await bot.says(LEAD, "小陈加入了")
    lead = page.get_by_role("link", name="店长")
    await expect(lead.locator(".badge")).to_have_text("2")
    await expect(lead).to_contain_text("小陈加入了")
    await lead.click()
    await expect(page.locator(".messages")).to_contain_text("小陈加入了")
    await expect(lead.locator(".badge")).to_have_count(0)


async def test_in_the_group_one_chooses_who_speaks(desktop: Window, bot: ScriptedBot) -> None:
    page = await desktop.open(GROUP)
    speaker = page.get_by_role("combobox", name="发言的人")
    await speaker.select_option("小刘 · 销售")
    await page.get_by_role("textbox", name="消息").fill("/digest")
    await page.keyboard.press("Enter")
    assert (await bot.hears("message"))["from"]["id"] == REP
    await expect(page.locator(".own")).to_contain_text("/digest")
    await speaker.select_option("店长 · 主管")
    await expect(page.locator(".theirs .sender")).to_have_text("小刘")


async def test_a_text_the_server_refuses_comes_back(page: Page, api: BotApi) -> None:
    api.person(REP).blocks()
    field = page.get_by_role("textbox", name="消息")
    await field.fill("王芳 要五台")
    await field.press("Enter")
    await expect(page.locator(".toast")).to_contain_text("没办成")
    await expect(field).to_have_value("王芳 要五台")
