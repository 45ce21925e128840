"""Sending and seeing what is no text: contacts, files, photos, voice, places, stickers."""

import struct
import zlib

import pytest
from playwright.async_api import Page, expect

from tests.web.conftest import REP
from tests.web.scripted_bot import ScriptedBot

pytestmark = [pytest.mark.web, pytest.mark.asyncio(loop_scope="session")]


def png(width: int, height: int) -> bytes:
    """A green picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\x00" + b"\x17\x69\x4f" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


async def attach(page: Page, what: str) -> None:
    """Choose from the paperclip's menu."""
    await page.get_by_role("button", name="发别的").click()
    await page.get_by_role("menuitem", name=what).click()


async def send(page: Page) -> None:
    """Confirm the form that is open."""
    await page.get_by_role("dialog").get_by_role("button", name="发送").click()


async def test_a_contact_is_shared(page: Page, bot: ScriptedBot) -> None:
    await attach(page, "联系人")
    await page.get_by_label("名字").fill("芳")
    await page.get_by_label("姓").fill("王")
    await page.get_by_label("电话").fill("13800138000")
    await send(page)
    contact = (await bot.hears("message"))["contact"]
    assert (contact["last_name"], contact["first_name"], contact["phone_number"]) == ("王", "芳", "13800138000")
    await expect(page.locator(".own .tile")).to_contain_text("王芳")


async def test_a_form_left_by_cancel_sends_nothing(page: Page, bot: ScriptedBot) -> None:
    await attach(page, "联系人")
    await page.get_by_label("名字").fill("芳")
    await page.get_by_role("button", name="取消").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_role("textbox", name="消息").fill("算了")
    await page.keyboard.press("Enter")
    assert (await bot.hears("message"))["text"] == "算了"


async def test_a_file_goes_with_its_caption_and_can_be_saved(page: Page, bot: ScriptedBot) -> None:
    async with page.expect_file_chooser() as chooser:
        await attach(page, "文件")
    table = "客户,日期\n王芳,2026-11-18\n".encode()
    await (await chooser.value).set_files({"name": "购买.csv", "mimeType": "text/csv", "buffer": table})
    await page.get_by_label("说明").fill("上月的")
    await send(page)
    heard = await bot.hears("message")
    assert (heard["document"]["file_name"], heard["caption"]) == ("购买.csv", "上月的")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="下载 购买.csv").click()
    saved = await (await download.value).path()
    assert saved.read_bytes() == table


async def test_a_file_can_be_dropped_on_the_chat(page: Page, bot: ScriptedBot) -> None:
    await page.evaluate(
        """() => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["a,b"], "dropped.csv", { type: "text/csv" }));
            const chat = document.querySelector("main");
            chat.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
            chat.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }"""
    )
    await send(page)
    assert (await bot.hears("message"))["document"]["file_name"] == "dropped.csv"


async def test_a_photo_is_sent(page: Page, bot: ScriptedBot) -> None:
    async with page.expect_file_chooser() as chooser:
        await attach(page, "图片")
    await (await chooser.value).set_files({"name": "a.png", "mimeType": "image/png", "buffer": png(60, 40)})
    await send(page)
    assert (await bot.hears("message"))["photo"][-1]["width"] == 60
    await expect(page.locator(".own .photo img")).to_be_visible()


async def test_the_bots_photo_is_shown_and_enlarged(page: Page, bot: ScriptedBot) -> None:
    await bot.sends_file("sendPhoto", REP, "photo", "week.png", png(600, 300), caption="顺达二店 · 八周")
    picture = page.locator(".theirs .photo img")
    await expect(picture).to_have_js_property("naturalWidth", 600)
    await expect(page.locator(".theirs .text").last).to_contain_text("顺达二店 · 八周")
    await page.get_by_role("button", name="放大图片").click()
    large = page.get_by_role("dialog").get_by_role("img", name="顺达二店 · 八周")
    await expect(large).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(large).to_have_count(0)


async def test_a_voice_message_is_sent_and_plays(page: Page, bot: ScriptedBot) -> None:
    await attach(page, "语音")
    assert (await bot.hears("message"))["voice"]["mime_type"] == "audio/ogg"
    await page.get_by_role("button", name="播放").click()
    await expect(page.locator(".voice audio")).not_to_have_js_property("currentTime", 0)


async def test_a_place_is_sent(page: Page, bot: ScriptedBot) -> None:
    await attach(page, "位置")
    await page.get_by_label("纬度").fill("22.3193")
    await page.get_by_label("经度").fill("114.1694")
    await send(page)
    place = (await bot.hears("message"))["location"]
    assert (place["latitude"], place["longitude"]) == (22.3193, 114.1694)
    await expect(page.locator(".own .tile")).to_contain_text("22.3193, 114.1694")


async def test_an_emoji_goes_as_a_sticker(page: Page, bot: ScriptedBot) -> None:
    await page.get_by_role("button", name="表情贴图").click()
    await page.get_by_role("menuitem", name="👍").click()
    assert (await bot.hears("message"))["sticker"]["emoji"] == "👍"
    await expect(page.locator(".own .sticker")).to_have_text("👍")
