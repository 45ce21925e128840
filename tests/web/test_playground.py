"""The whole playground in a browser: the real bot with its demo team, typed to as a newcomer would."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.playground.demo.people import GROUP_ID, LEAD_ID, REP_ID
from bot.playground.house import Playground
from bot.settings import Settings
from tests.web.browser import DESKTOP, PHONE, Window

SIZES = {"phone": PHONE, "desktop": DESKTOP}


@pytest_asyncio.fixture(loop_scope="session")
async def playground(sqlite_url: str) -> AsyncIterator[Playground]:
    """The playground, open."""
    made = Playground(Settings(_env_file=None, port=0), sqlite_url)
    await made.start()
    yield made
    await made.stop()
    assert made.api.refusals == []


@pytest_asyncio.fixture(loop_scope="session", params=["phone", "desktop"])
async def window(request: pytest.FixtureRequest, a_desktop: Window, playground: Playground) -> AsyncIterator[Window]:
    """A window of each size at the playground's page."""
    async with a_desktop.at(playground.api.origin):
        await a_desktop.page.set_viewport_size(SIZES[request.param])
        yield a_desktop


async def types(page: Page, text: str) -> None:
    """Type a message and send it."""
    await page.locator("textarea").fill(text)
    await page.keyboard.press("Enter")


async def sees(page: Page, text: str) -> None:
    """A message in the open chat holds the text."""
    await expect(page.get_by_role("log").get_by_text(text).last).to_be_visible()


@pytest.mark.asyncio(loop_scope="session")
async def test_a_newcomer_finds_a_client_notes_and_takes_it_back(window: Window) -> None:
    page = await window.open(REP_ID)
    await types(page, "王芳")
    await sees(page, "准客户 热")
    await types(page, "王芳 今天面谈 想要Model 3 下周三下午3点回访")
    await sees(page, "15:00 回访")
    await page.get_by_role("button", name="↩️ 撤销", exact=True).last.click()
    await sees(page, "已撤销,原话留着")


@pytest.mark.asyncio(loop_scope="session")
async def test_time_passes_and_the_push_comes(window: Window, playground: Playground) -> None:
    page = await window.open(REP_ID)
    for _ in range(4):
        await playground.pass_time("minute")
    await sees(page, "⏰ 10:00 王芳")


@pytest.mark.asyncio(loop_scope="session")
async def test_three_chats_are_there(window: Window) -> None:
    page = await window.open()
    for chat in (REP_ID, LEAD_ID, GROUP_ID):
        await expect(page.locator(f'[href="#{chat}"], [data-chat="{chat}"]').first).to_be_attached()
