"""Answers to button presses and inline queries."""

from urllib.parse import parse_qs, urlsplit

from bot.playground.api.formatted import units
from bot.playground.api.markup import read_markup
from bot.playground.api.methods.texts import message_text
from bot.playground.api.presses import Answer
from bot.playground.api.wire import Call, Json, bad_request
from bot.playground.api.world import World

MAX_ANSWER = 200
MAX_RESULTS = 50
MAX_ID_BYTES = 64
TOO_OLD = "Query is too old and response timeout expired or query ID is invalid"

OWN_CONTENT = {
    "location": ("latitude", "longitude"),
    "contact": ("phone_number", "first_name", "last_name", "vcard"),
}
"""The results that are messages by themselves, and the fields that make them."""


def answer_callback_query(world: World, call: Call) -> bool:
    """answerCallbackQuery: once, in time, up to 200 units of text."""
    press = world.presses.get(call.params["callback_query_id"])
    text, url = call.params.get("text", ""), call.params.get("url", "")
    if units(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not _starts_bot(url, world.bot_user["username"]):
        raise bad_request("URL_INVALID")
    if press is None or not press.can_be_answered:
        raise bad_request(TOO_OLD)
    answer = Answer(text, call.params.get("show_alert", False), url)
    press.answer(answer)
    user = press.query["from"]["id"]
    world.events.tell("toast", user=user, press=press.id, text=text, alert=answer.show_alert, url=url)
    return True


def answer_inline_query(world: World, call: Call) -> bool:
    """answerInlineQuery: articles, places and contacts, up to 50."""
    inquiry = world.inquiries.get(call.params["inline_query_id"])
    results = call.params["results"]
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    offers = {result["id"]: _content(world, result) for result in results}
    if len(offers) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(not 1 <= len(result_id.encode()) <= MAX_ID_BYTES for result_id in offers):
        raise bad_request("RESULT_ID_INVALID")
    if inquiry is None or inquiry.is_answered:
        raise bad_request(TOO_OLD)
    inquiry.answer(results, offers)
    return True


def _content(world: World, result: Json) -> Json:
    """Returns the content of the message that the result sends."""
    if not result.get("title", "-"):
        raise bad_request("Can't parse inline query result: Title must be non-empty")
    markup = read_markup(result.get("reply_markup"), "private").inline
    keyboard = {"reply_markup": markup} if markup else {}
    sent = result.get("input_message_content")
    if sent and "message_text" in sent:
        text = message_text(world, sent | {"text": sent["message_text"]}, too_long="MESSAGE_TOO_LONG")
        return text.as_fields() | keyboard
    kind = result["type"]
    if sent or kind not in OWN_CONTENT:
        raise bad_request(f"Inline results of type {kind} are not played here")
    return {kind: {name: result[name] for name in OWN_CONTENT[kind] if name in result}} | keyboard


def _starts_bot(url: str, username: str) -> bool:
    """A press can be answered only with a link that starts this bot."""
    parts = urlsplit(url)
    return parts.netloc == "t.me" and parts.path == f"/{username}" and "start" in parse_qs(parts.query)
