"""The keyboards of a message: what Telegram refuses in them, beyond the fields' types."""

from dataclasses import dataclass

from bot.playground.api.formatted import units
from bot.playground.api.links import LinkError, checked_link, linked_user
from bot.playground.api.wire import Json, bad_request

MAX_BUTTONS = 100
MAX_IN_ROW = 8
MAX_CALLBACK_BYTES = 64
MAX_COPIED = 256
MAX_URL = 2048
MAX_PLACEHOLDER = 64

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
"""The fields of which an inline button has exactly one."""

MAY_BE_EMPTY = ("switch_inline_query", "switch_inline_query_current_chat", "callback_game")
REQUESTS = {
    "request_contact": "Phone number can be requested in private chats only",
    "request_location": "Location can be requested in private chats only",
}


@dataclass(frozen=True)
class Markup:
    """A message's keyboard: under the message (inline), or for the input field (a reply keyboard, its removal…)."""

    inline: Json | None = None
    reply: Json | None = None


def read_markup(value: Json | None, chat_type: str) -> Markup:
    """Checks a reply_markup whose field types are right; raises ApiError. An empty inline keyboard is none."""
    if value is None:
        return Markup()
    if "inline_keyboard" in value:
        rows = value["inline_keyboard"]
        _check_size(rows)
        for row in rows:
            for button in row:
                _check_inline_button(button, chat_type)
        return Markup(inline={"inline_keyboard": [row for row in rows if row]} if any(rows) else None)
    if units(value.get("input_field_placeholder", "")) > MAX_PLACEHOLDER:
        raise bad_request("PLACEHOLDER_TOO_LONG")
    if "keyboard" in value:
        return Markup(reply=_checked_reply_keyboard(value, chat_type))
    if not (value.get("remove_keyboard") or value.get("force_reply")):
        raise bad_request("Field must be True")
    return Markup(reply=value)


def _check_size(rows: list[list[Json]]) -> None:
    if sum(map(len, rows)) > MAX_BUTTONS or any(len(row) > MAX_IN_ROW for row in rows):
        raise bad_request("Reply markup is too long")


def _check_inline_button(button: Json, chat_type: str) -> None:
    if not button["text"].strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    actions = [name for name in ACTIONS if name in button and (button[name] or name in MAY_BE_EMPTY)]
    if not actions:
        raise bad_request("Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"Can't parse inline keyboard button: Exactly one of {' and '.join(actions)} is expected")
    _check_action(actions[0], button, chat_type)


def _check_action(action: str, button: Json, chat_type: str) -> None:
    if action == "url":
        _check_url(button["url"])
    elif action == "callback_data" and len(button["callback_data"].encode()) > MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    elif action == "copy_text" and not 1 <= units(button["copy_text"]["text"]) <= MAX_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif action in ("callback_game", "pay") or (action == "web_app" and chat_type != "private"):
        raise bad_request("BUTTON_TYPE_INVALID")
    elif action == "web_app":
        _check_web_app("Inline keyboard button", button["web_app"]["url"])
    elif action == "login_url":
        raise bad_request("BOT_DOMAIN_INVALID")


def _check_url(url: str) -> None:
    if linked_user(url) is not None:
        return
    try:
        link = checked_link(url)
    except LinkError as error:
        raise bad_request(f"Inline keyboard button {error}") from None
    if len(link) > MAX_URL:
        raise bad_request("BUTTON_URL_INVALID")


def _check_web_app(where: str, url: str) -> None:
    try:
        checked_link(url, only_https=True)
    except LinkError as error:
        raise bad_request(f"{where} Web App {error}") from None


def _checked_reply_keyboard(value: Json, chat_type: str) -> Json:
    rows = [[{"text": key} if isinstance(key, str) else key for key in row] for row in value["keyboard"]]
    _check_size(rows)
    if not any(rows):
        raise bad_request("Reply keyboard must have at least one button")
    for row in rows:
        for button in row:
            _check_reply_button(button, chat_type)
    return value | {"keyboard": rows}


def _check_reply_button(button: Json, chat_type: str) -> None:
    if not button["text"].strip():
        raise bad_request("Keyboard button text must be non-empty")
    for request, words in REQUESTS.items():
        if button.get(request) and chat_type != "private":
            raise bad_request(words)
    if "web_app" in button:
        _check_web_app("Keyboard button", button["web_app"]["url"])
