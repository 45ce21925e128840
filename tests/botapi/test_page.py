"""The requests of the chat page: its files, the state, the events, what people do, the clock."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from telegram import Bot

from bot.playground.api import BotApi, Person, add_page
from bot.playground.api.events import BOUND
from tests.botapi.conftest import GROUP, LEAD, REP
from tests.botapi.pictures import png

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
STEPS = {"minute": timedelta(minutes=1), "morning": timedelta(hours=23), "week": timedelta(days=7)}

Post = Callable[..., Awaitable[tuple[int, dict[str, Any]]]]


class Clock:
    """The demo's clock."""

    def __init__(self) -> None:
        self.now = NOW

    async def moves_on(self, until: str) -> datetime:
        self.now += STEPS[until]
        return self.now


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """The server with the page, a rep, a lead and a group."""
    clock = Clock()
    api = BotApi(now=lambda: clock.now)
    rep = api.add_person(REP, "小刘", started=True)
    lead = api.add_person(LEAD, "店长", language_code="zh-hant", started=True)
    api.add_group(GROUP, "一店", [lead, rep], supergroup=False)
    add_page(api, {REP: "rep", LEAD: "lead"}, "Asia/Shanghai", clock.moves_on)
    await api.start()
    yield api
    await api.stop()


@pytest.fixture
def rep(api: BotApi) -> Person:
    return api.person(REP)


@pytest.fixture
def post(api: BotApi, session: aiohttp.ClientSession) -> Post:
    async def posted(path: str, *, origin: str | None = None, **fields: Any) -> tuple[int, dict[str, Any]]:
        headers = {"Origin": origin} if origin else {}
        async with session.post(f"{api.origin}/playground/{path}", json=fields, headers=headers) as answer:
            return answer.status, await answer.json()

    return posted


async def test_the_state_tells_all_there_is_to_show(
    api: BotApi, bot: Bot, rep: Person, session: aiohttp.ClientSession
) -> None:
    await bot.set_my_commands([("help", "帮助")])
    rep.writes("你好")
    async with session.get(f"{api.origin}/playground/state") as answer:
        state = await answer.json()
    assert (state["now"], state["zone"], state["bot"]["username"]) == (
        "2026-03-02T01:00:00Z",
        "Asia/Shanghai",
        "laoke_demo_bot",
    )
    assert state["people"] == [
        {"id": REP, "name": "小刘", "role": "rep", "language": "zh-hans"},
        {"id": LEAD, "name": "店长", "role": "lead", "language": "zh-hant"},
    ]
    assert state["chats"] == [
        {"id": REP, "type": "private", "title": "小刘", "members": [REP]},
        {"id": LEAD, "type": "private", "title": "店长", "members": [LEAD]},
        {"id": GROUP, "type": "group", "title": "一店", "members": [LEAD, REP]},
    ]
    assert state["messages"][str(REP)] == api.messages(REP)
    assert state["keyboards"] == {str(REP): None, str(LEAD): None, str(GROUP): None}
    assert state["commands"][f"{REP}:{GROUP}"] == [{"command": "help", "description": "帮助"}]


async def test_events_stream_as_they_come(api: BotApi, rep: Person, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{api.origin}/playground/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert await stream.content.readline() == b": open\n"
        rep.writes("你好")
        await stream.content.readline()
        line = (await stream.content.readline()).decode()
    assert json.loads(line.removeprefix("data: ")) == {
        "type": "message",
        "chat": REP,
        "message": api.messages(REP)[0],
    }


@pytest.mark.parametrize(
    ("do", "fields", "shown"),
    [
        ("text", {"text": "你好"}, ("text", "你好")),
        ("sticker", {"emoji": "👍"}, ("sticker", None)),
        ("location", {"latitude": "31.2", "longitude": 121.5}, ("location", {"latitude": 31.2, "longitude": 121.5})),
        ("contact", {"phone": "138", "first_name": "张", "last_name": "伟"},
         ("contact", {"phone_number": "138", "first_name": "张", "last_name": "伟"})),
        ("start", {"payload": "join_1"}, ("text", "/start join_1")),
    ],
)  # fmt: skip
async def test_acts_send_messages(
    post: Post, api: BotApi, do: str, fields: dict[str, Any], shown: tuple[str, Any]
) -> None:
    status, body = await post("act", **{"as": REP, "chat": REP, "do": do, **fields})
    assert (status, body["ok"], body["result"]) == (200, True, api.messages(REP)[-1])
    field, value = shown
    assert field in body["result"] and value in (None, body["result"][field])


async def test_acts_on_messages(post: Post, api: BotApi, rep: Person) -> None:
    first = rep.writes("一")["message_id"]
    act = {"as": REP, "chat": REP}
    await post("act", **act, do="edit", message_id=first, text="改")
    assert api.messages(REP)[0]["text"] == "改"
    await post("act", **act, do="text", text="答", reply_to=first)
    assert api.messages(REP)[1]["reply_to_message"]["text"] == "改"
    _, pressed = await post("act", **act, do="press", message_id=first, data="x")
    assert [press.id for press in api.unanswered_presses()] == [pressed["result"]["press"]]
    await post("act", **{"as": LEAD}, do="text", text="群里", chat=GROUP)
    await post("act", **act, do="forward", message_id=api.messages(GROUP)[0]["message_id"], from_chat=GROUP)
    assert api.messages(REP)[-1]["forward_origin"]["sender_user"]["id"] == LEAD
    await post("act", **act, do="block")
    assert (await post("act", **act, do="text", text="x")) == (400, {"ok": False, "error": "the bot is blocked"})
    assert (await post("act", **act, do="unblock"))[1] == {"ok": True, "result": None}


@pytest.mark.parametrize(
    ("do", "data", "mime"),
    [
        ("document", b"a,b", "text/html"),
        ("photo", png(), "image/png"),
        ("voice", b"OggS", "audio/ogg"),
    ],
)
async def test_a_file_is_sent_and_shown(
    api: BotApi, session: aiohttp.ClientSession, do: str, data: bytes, mime: str
) -> None:
    form = aiohttp.FormData({"as": str(REP), "chat": str(REP), "do": do, "text": "说明"})
    form.add_field("file", data, filename="文件", content_type=mime)
    async with session.post(f"{api.origin}/playground/act", data=form) as answer:
        message = (await answer.json())["result"]
    file = message[do][-1] if do == "photo" else message[do]
    async with session.get(f"{api.origin}/playground/file/{file['file_id']}") as answer:
        assert (await answer.read(), answer.content_type) == (data, mime)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert ("attachment" in answer.headers.get("Content-Disposition", "")) is (do == "document")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"as": 9, "do": "text", "text": "x"}, "unknown or missing: 9"),
        ({"as": REP, "do": "dance"}, "unknown or missing: dance"),
        ({"as": REP, "do": "text"}, "unknown or missing: text"),
        ({"as": REP, "do": "text", "text": ""}, "the message is empty"),
        ({"as": REP, "do": "text", "text": "x", "chat": LEAD}, "this person is not in that chat"),
        ({"as": "me", "do": "text"}, "invalid literal for int() with base 10: 'me'"),
        ({"as": REP, "do": "document", "file": "x"}, "a file is expected"),
    ],
)
async def test_an_impossible_act_is_refused_with_its_reason(post: Post, fields: dict[str, Any], error: str) -> None:
    assert await post("act", **fields) == (400, {"ok": False, "error": error})


async def test_time_passes(post: Post, api: BotApi, rep: Person) -> None:
    events = api.events()
    assert await post("pass-time", until="morning") == (200, {"now": "2026-03-03T00:00:00Z"})
    assert await anext(events) == {"type": "now", "now": "2026-03-03T00:00:00Z"}
    assert rep.writes("早")["date"] == int((NOW + STEPS["morning"]).timestamp())
    assert (await post("pass-time", until="never"))[0] == 400


async def test_other_sites_can_neither_act_nor_move_the_clock(post: Post, api: BotApi) -> None:
    fields = {"as": REP, "chat": REP, "do": "text", "text": "x"}
    assert (await post("act", origin="https://evil.example", **fields))[0] == 403
    assert (await post("pass-time", origin="https://evil.example", until="week"))[0] == 403
    assert (await post("act", origin=api.origin, **fields))[0] == 200
    assert len(api.messages(REP)) == 1


@pytest.mark.parametrize("body", ["nonsense", "[]"])
@pytest.mark.parametrize("path", ["act", "pass-time"])
async def test_a_request_that_is_no_object_is_refused(
    api: BotApi, session: aiohttp.ClientSession, path: str, body: str
) -> None:
    headers = {"Content-Type": "application/json"}
    async with session.post(f"{api.origin}/playground/{path}", data=body, headers=headers) as answer:
        assert answer.status == 400


async def test_only_the_pages_own_files_are_served(api: BotApi, session: aiohttp.ClientSession) -> None:
    async with session.get(api.origin) as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
    for name in ("chat.js", "chat.css"):
        async with session.get(f"{api.origin}/page/{name}") as answer:
            assert answer.status == 200
    for name in ("none.js", "..%2fapi%2ftable.json", "index"):
        async with session.get(f"{api.origin}/page/{name}") as answer:
            assert answer.status == 404
    async with session.get(f"{api.origin}/playground/file/none") as answer:
        assert answer.status == 404


async def test_a_page_that_falls_behind_is_let_go(api: BotApi, rep: Person) -> None:
    slow = api.events()
    for _ in range(BOUND + 1):
        rep.writes("x")
    assert len([event async for event in slow]) == BOUND


async def test_a_stopped_server_starts_again_with_all_that_it_knew(api: BotApi, rep: Person, bot: Bot) -> None:
    port = int(api.origin.rsplit(":", 1)[1])
    rep.writes("一")
    await api.stop()
    await api.start(port)
    (update,) = await bot.get_updates(timeout=1)
    assert update.message and update.message.text == "一"
    assert len(api.messages(REP)) == 1
