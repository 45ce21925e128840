"""The page as a whole: the clock, sizes, languages, lost connections, blocking and starting."""

import pytest
from playwright.async_api import Page, expect

from bot.playground.api import BotApi
from tests.web.browser import Window
from tests.web.conftest import GROUP, LEAD, REP, DemoClock
from tests.web.scripted_bot import ScriptedBot, inline

pytestmark = [pytest.mark.web, pytest.mark.asyncio(loop_scope="session")]

LONG = "https://example.org/" + "long" * 60


@pytest.mark.parametrize(
    ("choice", "shown"),
    [("到下一分钟", "11/18 周三08:31"), ("到下个早上", "11/19 周四08:30"), ("到下周", "11/25 周三08:30")],
)
async def test_time_passes_when_asked(page: Page, bot: ScriptedBot, choice: str, shown: str) -> None:
    clock = page.get_by_role("button", name="让时间过去")
    await clock.click()
    await page.get_by_role("menuitem", name=choice).click()
    await expect(clock).to_contain_text(shown)


async def test_messages_of_another_day_stand_below_its_name(page: Page, bot: ScriptedBot, clock: DemoClock) -> None:
    await expect(page.locator(".day")).to_have_text(["今天"])
    await page.get_by_role("button", name="让时间过去").click()
    await page.get_by_role("menuitem", name="到下周").click()
    await expect(page.get_by_role("button", name="让时间过去")).to_contain_text("11/25")
    await bot.says(REP, "⏰ 15:00 王芳 回访")
    await expect(page.locator(".day")).to_have_text(["11月18日 周三", "今天"])


async def test_on_a_phone_the_list_leads_to_a_chat_and_back(phone: Window, bot: ScriptedBot) -> None:
    page = await phone.open()
    await expect(page.get_by_role("textbox", name="消息")).to_be_hidden()
    await page.get_by_role("link", name="小刘").click()
    await expect(page.locator(".subtitle")).to_have_text("你是 小刘 · 销售")
    await expect(page.get_by_role("textbox", name="消息")).to_be_visible()
    await page.get_by_role("link", name="返回").click()
    await expect(page.get_by_role("link", name="店长")).to_be_visible()
    await expect(page.get_by_role("textbox", name="消息")).to_be_hidden()


async def test_on_a_phone_nothing_is_wider_than_the_window(phone: Window, bot: ScriptedBot) -> None:
    await nothing_is_wider_than(phone, bot)


async def test_on_a_desktop_nothing_is_wider_than_the_window(desktop: Window, bot: ScriptedBot) -> None:
    await nothing_is_wider_than(desktop, bot)


async def nothing_is_wider_than(window: Window, bot: ScriptedBot) -> None:
    """Long words, many buttons and a full keyboard break or shrink; nothing scrolls sideways."""
    await bot.says(REP, LONG)
    labels: list[dict[str, object] | str] = [
        "存:孩子找英语家教",
        "存:想要 Model 3 长续航",
        "别的等级",
        "换客户",
        "撤销",
    ]
    await bot.says(REP, "好" * 300, reply_markup=inline(labels))
    await bot.says(REP, "键盘", reply_markup={"keyboard": [[{"text": "最近的客户和别的"}] * 5]})
    page = await window.open(REP)
    await expect(page.locator(".keys")).to_be_visible()
    for part in ("html", ".scroller", ".composer", ".chat-head"):
        assert await page.locator(part).evaluate("node => node.scrollWidth <= node.clientWidth"), part
    assert page.viewport_size
    assert await page.evaluate("document.documentElement.clientWidth") == page.viewport_size["width"]


@pytest.mark.parametrize(
    ("button", "language", "role", "placeholder"),
    [("繁", "zh-Hant", "業務", "訊息"), ("EN", "en", "rep", "Message"), ("简", "zh-Hans", "销售", "消息")],
)
async def test_the_page_speaks_three_languages(
    page: Page, button: str, language: str, role: str, placeholder: str
) -> None:
    await page.get_by_role("button", name=button, exact=True).click()
    await expect(page.locator("html")).to_have_attribute("lang", language)
    await expect(page.locator(".subtitle")).to_contain_text(role)
    await expect(page.get_by_placeholder(placeholder)).to_be_visible()
    await page.reload()
    await expect(page.get_by_placeholder(placeholder)).to_be_visible()


async def test_what_came_while_the_connection_was_lost_is_there(page: Page, api: BotApi, bot: ScriptedBot) -> None:
    await expect(page.locator(".theirs")).to_have_count(1)
    api.world.events.close()
    await bot.says(REP, "断线时说的")
    await expect(page.locator(".messages")).to_contain_text("断线时说的")
    await bot.says(REP, "之后说的")
    await expect(page.locator(".messages")).to_contain_text("之后说的")
    await expect(page.locator(".theirs")).to_have_count(3)


async def test_a_chat_that_is_new_appears(page: Page, api: BotApi, bot: ScriptedBot) -> None:
    api.add_group(-1001000000003, "顺达三店", [api.person(REP)])
    await bot.says(-1001000000003, "顺达三店 · 11/18 周三")
    await expect(page.get_by_role("link", name="顺达三店")).to_be_visible()


async def test_an_empty_chat_begins_with_start(desktop: Window, api: BotApi, bot: ScriptedBot) -> None:
    api.add_person(104, "阿May", language_code="en")
    page = await desktop.open(104)
    await expect(page.get_by_role("textbox", name="消息")).to_be_hidden()
    await page.get_by_role("button", name="开始").click()
    assert (await bot.hears("message"))["text"] == "/start"
    await expect(page.get_by_role("textbox", name="消息")).to_be_visible()


async def test_the_bot_can_be_blocked_and_let_in_again(page: Page, bot: ScriptedBot) -> None:
    await page.locator(".chat-head").get_by_role("button", name="更多").click()
    await page.get_by_role("menuitem", name="停用机器人").click()
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await page.get_by_role("button", name="重新启用").click()
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "member"
    await expect(page.get_by_role("textbox", name="消息")).to_be_visible()


async def test_a_pinned_message_is_named_above_the_chat(desktop: Window, bot: ScriptedBot) -> None:
    page = await desktop.open(REP)
    pinned = await bot.says(REP, "今天 11/18 周三 · 8 件")
    await bot.call("pinChatMessage", chat_id=REP, message_id=pinned)
    await expect(page.locator(".pin-bar")).to_contain_text("置顶 · 今天 11/18 周三 · 8 件")


async def test_a_group_shows_who_speaks_and_in_which_chat_one_is(desktop: Window, bot: ScriptedBot) -> None:
    page = await desktop.open(GROUP)
    await expect(page.get_by_role("heading", name="顺达二店")).to_be_visible()
    await expect(page.get_by_role("combobox", name="发言的人")).to_have_value("102")
    await expect(page.get_by_role("link", name="顺达二店")).to_have_attribute("aria-current", "page")


async def test_the_page_speaks_as_its_people_do_until_a_language_is_chosen(desktop: Window, api: BotApi) -> None:
    for person in (REP, LEAD):
        api.person(person).user["language_code"] = "en"
    page = await desktop.open(REP)
    await expect(page.locator("textarea")).to_have_attribute("placeholder", "Message")
    await page.get_by_role("button", name="繁").click()
    await page.reload()
    await expect(page.locator("textarea")).to_have_attribute("placeholder", "訊息")
