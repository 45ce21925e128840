"""Keyboards: what an inline button and a reply keyboard may hold, and what the chat then shows."""

from typing import Any

import pytest

from bot.playground.api import BotApi, Chat, Person
from tests.botapi.conftest import GROUP, REP, Ask


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def key(number: int) -> dict[str, Any]:
    return {"text": str(number), "callback_data": str(number)}


@pytest.mark.parametrize(
    "button",
    [
        {"text": "好", "callback_data": "好" * 21 + "x"},
        {"text": "好", "url": "https://t.me/laoke_demo_bot?start=join_1"},
        {"text": "好", "url": "x.example"},
        {"text": "好", "url": "tg://user?id=100"},
        {"text": "好", "copy_text": {"text": "好" * 256}},
        {"text": "好", "switch_inline_query_current_chat": ""},
        {"text": "好", "web_app": {"url": "https://x.example"}},
        {"text": "好", "callback_data": "x", "style": "primary"},
    ],
)
async def test_a_right_button_is_shown(ask: Ask, api: BotApi, rep: Person, button: dict[str, Any]) -> None:
    sent = (await ask("sendMessage", chat_id=REP, text="x", reply_markup=inline([button]))).result
    assert sent["reply_markup"] == inline([button])
    assert not api.refusals


@pytest.mark.parametrize(
    ("button", "description"),
    [
        ({"text": "好", "callback_data": "好" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "好", "callback_data": ""},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "好"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": " ", "callback_data": "x"}, "inline keyboard button text must be non-empty"),
        ({"callback_data": "x"}, 'can\'t parse inline keyboard button: Can\'t find field "text"'),
        ({"text": 5, "callback_data": "x"},
         'can\'t parse inline keyboard button: Field "text" must be of type String'),
        ({"text": "好", "callback_data": "x", "url": "https://x.example"},
         "can't parse inline keyboard button: Exactly one of url and callback_data is expected"),
        ({"text": "好", "callback_data": "x", "colour": "red"},
         'can\'t parse inline keyboard button: Unknown field "colour"'),
        ({"text": "好", "url": "not-a-url"}, "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL"),
        ({"text": "好", "url": "ftp://x.example"},
         "inline keyboard button URL 'ftp://x.example' is invalid: Unsupported URL protocol"),
        ({"text": "好", "url": "http://"}, "inline keyboard button URL 'http://' is invalid: URL host is empty"),
        ({"text": "好", "url": "https://x.example/" + "a" * 2048}, "BUTTON_URL_INVALID"),
        ({"text": "好", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "好", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "好", "web_app": {"url": "http://x.example"}},
         "inline keyboard button Web App URL 'http://x.example' is invalid: Only HTTPS links are allowed"),
        ({"text": "好", "pay": True}, "BUTTON_TYPE_INVALID"),
        ({"text": "好", "callback_game": {}}, "BUTTON_TYPE_INVALID"),
        ({"text": "好", "login_url": {"url": "https://x.example"}}, "BOT_DOMAIN_INVALID"),
        ({"text": "好", "login_url": {"url": "https://x.example", "request_write_access": "yes"}},
         'can\'t parse inline keyboard button: Field "request_write_access" must be of type Boolean'),
    ],
)  # fmt: skip
async def test_a_wrong_button_is_refused(ask: Ask, rep: Person, button: dict[str, Any], description: str) -> None:
    reply = await ask("sendMessage", chat_id=REP, text="x", reply_markup=inline([button]))
    assert (reply.status, reply.description) == (400, f"Bad Request: {description}")


@pytest.mark.parametrize(
    ("rows", "taken"),
    [([8] * 12 + [4], True), ([8] * 12 + [5], False), ([9], False), ([1] * 101, False)],
)
async def test_a_keyboard_has_so_many_buttons(ask: Ask, rep: Person, rows: list[int], taken: bool) -> None:
    keyboard = inline(*([key(number) for number in range(length)] for length in rows))
    reply = await ask("sendMessage", chat_id=REP, text="x", reply_markup=keyboard)
    assert reply.body["ok"] is taken
    assert taken or reply.description == "Bad Request: reply markup is too long"


async def test_an_empty_inline_keyboard_is_none(ask: Ask, rep: Person) -> None:
    assert "reply_markup" not in (await ask("sendMessage", chat_id=REP, text="x", reply_markup=inline())).result


async def test_a_reply_keyboard_is_shown_until_removed(ask: Ask, api: BotApi, rep: Person) -> None:
    events = api.events()
    keyboard = {"keyboard": [["好"], [{"text": "电话", "request_contact": True}]], "resize_keyboard": True}
    sent = (await ask("sendMessage", chat_id=REP, text="x", reply_markup=keyboard)).result
    assert "reply_markup" not in sent
    shown = keyboard | {"keyboard": [[{"text": "好"}], [{"text": "电话", "request_contact": True}]]}
    assert api.keyboard(REP) == shown
    assert [(await anext(events))["type"] for _ in range(2)] == ["message", "keyboard"]
    await ask("sendMessage", chat_id=REP, text="y", reply_markup={"remove_keyboard": True})
    assert api.keyboard(REP) is None


async def test_a_forced_reply_ends_with_the_answer(ask: Ask, api: BotApi, rep: Person) -> None:
    await ask("sendMessage", chat_id=REP, text="?", reply_markup={"force_reply": True})
    assert api.keyboard(REP) == {"force_reply": True}
    rep.writes("答")
    assert api.keyboard(REP) is None


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        ({"keyboard": []}, "reply keyboard must have at least one button"),
        ({"keyboard": "好"}, 'field "keyboard" must be of type Array'),
        ({"keyboard": [["好"]], "resize_keyboard": "yes"}, 'field "resize_keyboard" must be of type Boolean'),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
        ({"keyboard": [[str(number) for number in range(9)]]}, "reply markup is too long"),
        ({"keyboard": [[{"text": "x", "web_app": {"url": "http://x.example"}}]]},
         "keyboard button Web App URL 'http://x.example' is invalid: Only HTTPS links are allowed"),
        ({"keyboard": [["好"]], "input_field_placeholder": "x" * 65}, "PLACEHOLDER_TOO_LONG"),
        ({"force_reply": "yes"}, 'field "force_reply" must be of type Boolean'),
        ({"remove_keyboard": False}, "field must be True"),
        ({"inline_keyboard": "bad"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": [{}]}, 'field "inline_keyboard" must be of type Array'),
    ],
)  # fmt: skip
async def test_a_wrong_reply_keyboard_is_refused(
    ask: Ask, rep: Person, markup: dict[str, Any], description: str
) -> None:
    reply = await ask("sendMessage", chat_id=REP, text="x", reply_markup=markup)
    assert reply.description == f"Bad Request: {description}"


@pytest.mark.parametrize(
    ("request_field", "description"),
    [
        ("request_contact", "phone number can be requested in private chats only"),
        ("request_location", "location can be requested in private chats only"),
    ],
)
async def test_a_group_is_not_asked_for_phone_or_place(
    ask: Ask, group: Chat, request_field: str, description: str
) -> None:
    keyboard = {"keyboard": [[{"text": "x", request_field: True}]]}
    reply = await ask("sendMessage", chat_id=GROUP, text="x", reply_markup=keyboard)
    assert reply.description == f"Bad Request: {description}"
