"""The texts and captions of a call: parsed, then measured, as Telegram does."""

from bot.playground.api.formatted import FormattedText, finished, given, units
from bot.playground.api.html import parse_html
from bot.playground.api.wire import Json, bad_request
from bot.playground.api.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024
"""UTF-16 units, after parsing."""


def read_text(world: World, params: Json, *, name: str = "text", entities: str = "entities") -> FormattedText:
    """Returns a text with its entities, trimmed; it may be empty. Raises ApiError where it cannot be parsed."""
    source = params.get(name, "")
    mode = params.get("parse_mode", "").lower()
    if mode in ("markdown", "markdownv2"):
        raise bad_request("Markdown is not played here; use HTML")
    if mode not in ("", "html"):
        raise bad_request("Unsupported parse_mode")
    if mode == "html":
        return finished(*parse_html(source, world.user))
    return finished(source, given(source, params.get(entities, []), world.user))


def message_text(world: World, params: Json, *, too_long: str) -> FormattedText:
    """Returns the text of a message (1–4096 units); `too_long` is how the method says that it is longer."""
    if not params.get("text"):
        raise bad_request("Message text is empty")
    text = read_text(world, params)
    if not text.text:
        raise bad_request("Text must be non-empty")
    if units(text.text) > MAX_TEXT:
        raise bad_request(too_long)
    return text


def caption_fields(world: World, params: Json, *, too_long: str) -> Json:
    """Returns the caption's fields of a message (up to 1024 units), none if it is empty."""
    caption = read_text(world, params, name="caption", entities="caption_entities")
    if units(caption.text) > MAX_CAPTION:
        raise bad_request(too_long)
    return caption.as_fields("caption", "caption_entities") if caption.text else {}
