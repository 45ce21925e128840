"""The playground's page in a real browser, over a real server, with a scripted bot behind it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.playground.api import BotApi, add_page
from tests.web.browser import Window, desktop_window, find_browser, phone_window, started_browser
from tests.web.scripted_bot import ScriptedBot

HERE = Path(__file__).parent
REP, LEAD, GROUP = 101, 102, -1001000000001

expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave these tests out where there is no browser to run them in."""
    if find_browser() is not None:
        return
    without = [item for item in items if item.path.is_relative_to(HERE)]
    items[:] = [item for item in items if item not in without]
    config.hook.pytest_deselected(items=without)


@dataclass
class DemoClock:
    """The demo's time: Wednesday 2026-11-18, 08:30 in Shanghai, until it is moved on."""

    now: datetime = datetime(2026, 11, 18, 0, 30, tzinfo=UTC)

    async def pass_time(self, until: str) -> datetime:
        """Move on as the page asks: a minute, to the next morning, a week."""
        self.now += {"minute": timedelta(minutes=1), "morning": timedelta(days=1), "week": timedelta(days=7)}[until]
        return self.now


@pytest.fixture
def clock() -> DemoClock:
    """The clock that dates this test's messages."""
    return DemoClock()


@pytest_asyncio.fixture(loop_scope="session")
async def api(clock: DemoClock) -> AsyncIterator[BotApi]:
    """A local Telegram with a rep, a lead, their group and the page; nothing the bot does in a test may be refused."""
    api = BotApi(now=lambda: clock.now)
    rep = api.add_person(REP, "小刘", started=True)
    lead = api.add_person(LEAD, "店长", started=True)
    api.add_group(GROUP, "顺达二店", [lead, rep])
    add_page(api, {REP: "rep", LEAD: "lead"}, "Asia/Shanghai", clock.pass_time)
    await api.start()
    yield api
    await api.stop()
    assert api.refusals == []


@pytest_asyncio.fixture(loop_scope="session")
async def bot(api: BotApi) -> AsyncIterator[ScriptedBot]:
    """The bot behind the page; it greeted both people, so that their chats are open."""
    async with aiohttp.ClientSession() as session:
        bot = ScriptedBot(api, session)
        for person in (REP, LEAD):
            await bot.says(person, "早")
        yield bot


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all."""
    async with started_browser() as browser:
        yield browser


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def a_phone(browser: Browser) -> Window:
    """The one phone-sized window."""
    return await phone_window(browser)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def a_desktop(browser: Browser) -> Window:
    """The one desktop-sized window."""
    return await desktop_window(browser)


@pytest_asyncio.fixture(loop_scope="session")
async def phone(a_phone: Window, api: BotApi, bot: ScriptedBot) -> AsyncIterator[Window]:
    """A phone-sized window with touch, for this test."""
    async with a_phone.at(api.origin):
        yield a_phone


@pytest_asyncio.fixture(loop_scope="session")
async def desktop(a_desktop: Window, api: BotApi, bot: ScriptedBot) -> AsyncIterator[Window]:
    """A desktop-sized window, for this test."""
    async with a_desktop.at(api.origin):
        yield a_desktop


@pytest_asyncio.fixture(loop_scope="session")
async def page(desktop: Window) -> Page:
    """The page at the rep's chat, on a desktop."""
    return await desktop.open(REP)
