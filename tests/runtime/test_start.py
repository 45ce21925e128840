"""Starting and ending: the set-up link, clear words for wrong settings, a clean end, logs that tell no secrets."""

import asyncio
import re
from pathlib import Path

import aiohttp
import pytest

from bot.playground.api import BotApi
from tests.runtime.copies import run
from tests.runtime.process import TOKEN, started
from tests.talk.webhook import free_port


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("bot_token", "12", "LAOKE_BOT_TOKEN: is not a bot token; @BotFather gives one like 123456:ABC-DEF…"),
        ("timezone", "Mars/Base", "LAOKE_TIMEZONE: no time zone 'Mars/Base'; use an IANA name such as Asia/Shanghai"),
        ("language", "fr", "LAOKE_LANGUAGE: must be zh-Hans, zh-Hant or en"),
        ("database_url", "mysql://x", "LAOKE_DATABASE_URL: must be sqlite:///path or postgresql://user@host/name"),
        ("port", "99999", "LAOKE_PORT: Input should be less than or equal to 65535"),
        ("owner_id", "me", "LAOKE_OWNER_ID: Input should be a valid integer, unable to parse string as an integer"),
        (
            "api_base_url",
            "ftp://x",
            "LAOKE_API_BASE_URL: must be an http(s) address, such as http://127.0.0.1:8081/bot",
        ),
        ("log_level", "LOUD", "LAOKE_LOG_LEVEL: must be DEBUG, INFO, WARNING or ERROR"),
    ],
)
def test_a_wrong_setting_ends_the_start_with_one_line(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = run(monkeypatch, **{name: value})
    assert (ended.exit_code, ended.output) == (2, f"{said}\n")


async def test_a_webhook_needs_its_secret() -> None:
    async with started(bot_token=TOKEN, webhook_url="https://example.org/hook") as bot:
        assert await bot.ends() == 2
    assert bot.printed.startswith("LAOKE_WEBHOOK_SECRET: is needed with LAOKE_WEBHOOK_URL")


async def test_a_token_that_telegram_does_not_know(tmp_path: Path) -> None:
    api = BotApi(token=TOKEN)
    await api.start()
    other = "123456:ANOTHER-token-of-the-local-server"
    database = f"sqlite:///{tmp_path / 'laoke.db'}"
    async with started(bot_token=other, api_base_url=api.base_url, database_url=database) as bot:
        assert await bot.ends() == 2
    await api.stop()
    assert "LAOKE_BOT_TOKEN: Telegram does not know this token; @BotFather shows the right one." in bot.printed
    assert "Traceback" not in bot.printed


async def test_the_first_start_makes_the_owner_and_the_logs_tell_no_secrets(tmp_path: Path) -> None:
    api = BotApi(token=TOKEN)
    owner = api.add_person(100, "店长", started=True)
    await api.start()
    database = f"sqlite:///{tmp_path / 'new' / 'laoke.db'}"
    async with started(bot_token=TOKEN, api_base_url=api.base_url, database_url=database, log_level="DEBUG") as bot:
        line = await bot.prints("Open this link")
        code = re.search(r"start=(setup_\S+)", line)
        assert code is not None
        await _talks(api, owner, [f"/start {code[1]}", "顺达二店", "王芳 13800138000 私房话"])
        bot.told_to_end()
        assert await bot.ends(within=10) == 0
    await api.stop()
    assert api.refusals == []
    assert "Traceback" not in bot.printed, bot.printed[bot.printed.index("Traceback") :][:4000]
    for secret in (TOKEN, "13800138000", "私房话"):
        assert secret not in bot.printed


async def test_a_monitor_sees_a_running_bot_and_its_errors(tmp_path: Path) -> None:
    api, port = BotApi(token=TOKEN), free_port()
    stranger = api.add_person(100, "路人", started=True)
    await api.start()
    where = {"api_base_url": api.base_url, "database_url": f"sqlite:///{tmp_path / 'laoke.db'}"}
    async with started(bot_token=TOKEN, port=port, **where) as bot:
        await bot.prints("Open this link")
        assert await _read(port, "healthz") == "ok"
        api.fail_next("sendMessage", status=400)
        stranger.writes("?")
        async with asyncio.timeout(20):
            while 'laoke_errors_total{part="bot.sending"} 1.0' not in await _read(port, "metrics"):
                await asyncio.sleep(0.05)
        async with started(bot_token=TOKEN, **where) as second:
            assert await second.ends() == 2
        bot.told_to_end()
        assert await bot.ends(within=10) == 0
    await api.stop()
    assert second.printed == "Laoke is running on this database; stop it first.\n"


async def _read(port: int, path: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/{path}") as answer:
        return await answer.text()


async def _talks(api: BotApi, person: object, texts: list[str]) -> None:
    """Type each text once the one before is answered."""
    for text in texts:
        before = len(_said(api))
        person.writes(text)  # type: ignore[attr-defined]
        async with asyncio.timeout(20):
            while len(_said(api)) == before:
                await asyncio.sleep(0.02)


def _said(api: BotApi) -> list[str]:
    return [m["text"] for m in api.messages(100) if m["from"]["is_bot"]]


async def test_the_playground_opens_and_closes(tmp_path: Path) -> None:
    async with started(port=0) as bot:
        line = await bot.prints("playground is open")
        address = line.split()[-1]
        async with aiohttp.ClientSession() as session, session.get(f"{address}playground/state") as answer:
            state = await answer.json()
        assert len(state["chats"]) == 3
        bot.told_to_end()
        assert await bot.ends(within=10) == 0


async def test_telegram_out_of_reach_at_the_start_is_waited_for_and_can_be_left(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'laoke.db'}"
    async with started(bot_token=TOKEN, api_base_url="http://127.0.0.1:9/bot", database_url=database) as bot:
        await bot.prints("Telegram is out of reach, trying again")
        bot.told_to_end()
        assert await bot.ends(within=10) == 0
    assert "Traceback" not in bot.printed
