"""Which browser the page is tested in, and how it is started."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
NO_BROWSER = f"no browser was found (looked for {', '.join(NAMES)}): the tests of the playground's page did not run"
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
    """A window of the browser that notes what must not happen: errors, and requests to anywhere else."""

    def __init__(self, context: BrowserContext, page: Page, origin: str) -> None:
        self.context = context
        self.page = page
        self.origin = origin
        self.wrongs: list[str] = []
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.wrongs.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.wrongs.append(f"script ran: {dialog.message}"))
        page.on("request", lambda request: self._note_address(request.url))

    async def open(self, chat: int | None = None) -> Page:
        """Open the page, at a chat if one is named, and wait until the chats are there."""
        await self.page.goto(f"{self.origin}/" + (f"#{chat}" if chat is not None else ""))
        await self.page.locator(".chat-entry").first.wait_for(state="attached")
        return self.page

    def _note_address(self, url: str) -> None:
        if not url.startswith((self.origin, "data:", "blob:")):
            self.wrongs.append(f"request to {url}")
