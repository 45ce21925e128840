"""Takes the pictures of the README anew: `python -m scripts.pictures` (needs an installed Chromium).

Each is a phone's screen of the playground, typed to as shown in `PICTURES`.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Page, ViewportSize

from bot.playground.demo.people import GROUP_ID, REP_ID
from bot.playground.house import Playground, throw_away_database
from bot.settings import Settings
from tests.web.browser import started_browser

GOAL = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PHONE = ViewportSize(width=390, height=780)


@dataclass(frozen=True)
class Picture:
    """What is done before a picture: lines typed, `>label` presses, `+minute` lets time pass beforehand.

    `shows`: words of the message that it is taken for; it is waited for.
    """

    name: str
    deeds: tuple[str, ...]
    shows: str
    chat: int = REP_ID


PICTURES = [
    Picture("capture", ("王芳 今天面谈 想要Model 3 孩子找英语家教 周五前发报价 下周三下午3点回访",), "以后找王芳"),
    Picture("card", ("wf",), "看着卡片"),
    Picture("trust", ("/trust 王芳",), "第 3 问 跟我"),
    Picture("today", ("/cancel", "今天"), "收起"),
    Picture("digest", ("/digest", ">发一份样本"), "(到 ", chat=GROUP_ID),
    Picture("lapse", ("+minute",) * 24, "天没买"),
]


async def take(browser: Browser, playground: Playground, picture: Picture) -> None:
    """One picture."""
    deeds = list(picture.deeds)
    while deeds and deeds[0] == "+minute":  # time passes before the page is opened, so that its clock is right
        await playground.pass_time(deeds.pop(0)[1:])
    context = await browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = await context.new_page()
    await page.goto(f"{playground.api.origin}/#{picture.chat}")
    await page.locator("textarea").wait_for()
    for deed in deeds:
        await _do(page, playground, deed)
    await page.get_by_text(picture.shows).last.wait_for()
    await page.locator(".toast").wait_for(state="hidden")
    await page.wait_for_timeout(600)  # the last bubble slides in
    await page.screenshot(path=GOAL / f"{picture.name}.png")
    await context.close()


async def _do(page: Page, playground: Playground, deed: str) -> None:
    if deed.startswith(">"):
        await page.get_by_role("button", name=deed[1:], exact=True).last.click()
    else:
        await page.locator("textarea").fill(deed)
        await page.keyboard.press("Enter")
    await page.wait_for_timeout(400)
    await playground.bot.quiet()


async def main() -> None:
    """All of them, in one playground."""
    GOAL.mkdir(parents=True, exist_ok=True)
    with throw_away_database() as url:
        playground = Playground(Settings(_env_file=None, port=0), url)
        await playground.start()
        async with started_browser() as browser:
            for picture in PICTURES:
                await take(browser, playground, picture)
        await playground.stop()


if __name__ == "__main__":
    asyncio.run(main())
