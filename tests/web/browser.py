"""Which browser the page is tested in, and how it is started."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, BrowserContext, Page, ViewportSize, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
NO_BROWSER = f"no browser was found (looked for {', '.join(NAMES)}): the tests of the playground's page did not run"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_browser() -> str | None:
    """The first installed browser of those the tests know, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@asynccontextmanager
async def started_browser() -> AsyncIterator[Browser]:
    """A headless browser, closed at the end."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser(), args=SWITCHES)
        try:
            yield browser
        finally:
            await browser.close()


class Window:
    """A tab of the browser that notes what must not happen: errors, and requests to anywhere else.

    It serves test after test: a tab of its own would cost each of them a second, most of it for loading fonts.
    """

    def __init__(self, context: BrowserContext, page: Page, size: ViewportSize) -> None:
        self.context = context
        self.page = page
        self.origin = ""
        self.wrongs: list[str] = []
        self._size = size
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.wrongs.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.wrongs.append(f"script ran: {dialog.message}"))
        page.on("request", lambda request: self._note_address(request.url))

    @asynccontextmanager
    async def at(self, origin: str) -> AsyncIterator["Window"]:
        """Use it for a page's origin. Afterwards nothing has gone wrong, and nothing of it is left."""
        self.origin = origin
        yield self
        await self._clean_up()
        wrongs, self.wrongs = self.wrongs, []
        assert wrongs == []

    async def open(self, chat: int | None = None) -> Page:
        """Open the page, at a chat if one is named, and wait until the chats are there."""
        await self.page.goto(f"{self.origin}/" + (f"#{chat}" if chat is not None else ""))
        await self.page.locator(".chat-entry").first.wait_for(state="attached")
        return self.page

    async def _clean_up(self) -> None:
        if self.page.url.startswith(self.origin):
            await self.page.evaluate("localStorage.clear()")
        await self.page.goto("about:blank")
        await self.page.set_viewport_size(self._size)
        await self.context.clear_permissions()
        for other in self.context.pages:
            if other is not self.page:
                await other.close()

    def _note_address(self, url: str) -> None:
        if not url.startswith((self.origin, "data:", "blob:", "about:")):
            self.wrongs.append(f"request to {url}")


async def phone_window(browser: Browser) -> Window:
    """A phone-sized window with touch."""
    context = await browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    return Window(context, await context.new_page(), PHONE)


async def desktop_window(browser: Browser) -> Window:
    """A desktop-sized window."""
    context = await browser.new_context(viewport=DESKTOP)
    return Window(context, await context.new_page(), DESKTOP)
