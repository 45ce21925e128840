"""Sending messages: texts, photos, files, voice, places, contacts; copying and forwarding."""

from bot.playground.api.chat import Chat
from bot.playground.api.files import content_of
from bot.playground.api.links import LinkError, checked_link
from bot.playground.api.markup import Markup, read_markup
from bot.playground.api.methods.access import Access, answered_post, find_post, open_chat
from bot.playground.api.methods.texts import caption_fields, message_text
from bot.playground.api.sharing import forwarded
from bot.playground.api.wire import Call, Json, bad_request
from bot.playground.api.world import World

CAPTION_TOO_LONG = "Message caption is too long"

ACTIONS = ("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
           "choose_sticker", "find_location", "record_video_note", "upload_video_note")  # fmt: skip

ELSEWHERE = {
    "business_connection_id": "Business connection not found",
    "message_thread_id": "Message thread not found",
    "direct_messages_topic_id": "Direct messages topic not found",
    "suggested_post_parameters": "Suggested posts can be sent only to channel direct messages",
    "allow_paid_broadcast": "FLOODSKIP_NOT_ALLOWED",
    "message_effect_id": "EFFECT_ID_INVALID",
}
"""Parameters for what there is none of here, and how Telegram refuses them then."""

MEDIA = ("photo", "document", "voice", "sticker")


def send_message(world: World, call: Call) -> Json:
    """sendMessage."""
    text = message_text(world, call.params, too_long="Message is too long")
    return _send(world, call.params, text.as_fields() | preview_fields(call.params))


def send_photo(world: World, call: Call) -> Json:
    """sendPhoto."""
    return _send_file(world, call.params, "photo")


def send_document(world: World, call: Call) -> Json:
    """sendDocument."""
    return _send_file(world, call.params, "document")


def send_voice(world: World, call: Call) -> Json:
    """sendVoice."""
    return _send_file(world, call.params, "voice")


def send_location(world: World, call: Call) -> Json:
    """sendLocation; live locations are not played."""
    place = {name: call.params[name] for name in ("latitude", "longitude")}
    if not (-90 <= place["latitude"] <= 90 and -180 <= place["longitude"] <= 180):
        raise bad_request("Wrong latitude or longitude specified")
    if "live_period" in call.params:
        raise bad_request("Live locations are not played here")
    return _send(world, call.params, {"location": place})


def send_contact(world: World, call: Call) -> Json:
    """sendContact."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    for name in names[:2]:
        if not call.params[name].strip():
            raise bad_request(f"Contact {name.replace('_', ' ')} must be non-empty")
    return _send(world, call.params, {"contact": {name: call.params[name] for name in names if name in call.params}})


def send_chat_action(world: World, call: Call) -> bool:
    """sendChatAction."""
    chat = _writable(world, call.params)
    if call.params["action"] not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    world.events.tell("typing", chat=chat.id)
    return True


def copy_message(world: World, call: Call) -> Json:
    """copyMessage: sends the same content anew, with another caption if one is given."""
    source = open_chat(world, call.params["from_chat_id"], Access.READ)
    post = find_post(source, call.params["message_id"], "Message to copy")
    if post.service:
        raise bad_request("Message can't be copied")
    content = forwarded(post.message)
    del content["forward_origin"]
    if "caption" in call.params and any(kind in content for kind in MEDIA):
        kept = {name: value for name, value in content.items() if not name.startswith("caption")}
        content = kept | caption_fields(world, call.params, too_long=CAPTION_TOO_LONG)
    return {"message_id": _send(world, call.params, content)["message_id"]}


def forward_message(world: World, call: Call) -> Json:
    """forwardMessage."""
    source = open_chat(world, call.params["from_chat_id"], Access.READ)
    post = find_post(source, call.params["message_id"], "Message to forward")
    if post.service:
        raise bad_request("Message can't be forwarded")
    return _send(world, call.params, forwarded(post.message))


def preview_fields(params: Json) -> Json:
    """Returns the link preview options as a message shows them; raises ApiError."""
    options = params.get("link_preview_options", {})
    if "url" in options:
        try:
            checked_link(options["url"])
        except LinkError:
            raise bad_request("WEBPAGE_URL_INVALID") from None
    return {"link_preview_options": options} if options else {}


def show_markup(world: World, chat: Chat, markup: Markup) -> None:
    """Puts the message's reply keyboard, its removal or a forced reply at the input field."""
    if markup.reply is not None:
        world.set_keyboard(chat, None if markup.reply.get("remove_keyboard") else markup.reply)


def _send_file(world: World, params: Json, kind: str) -> Json:
    caption = caption_fields(world, params, too_long=CAPTION_TOO_LONG)
    if "thumbnail" in params:
        raise bad_request("Thumbnails are not played here")
    content = content_of(world.files.sent(params[kind], kind), params.get("duration", 0))
    return _send(world, params, content | caption)


def _send(world: World, params: Json, content: Json) -> Json:
    chat = _writable(world, params)
    markup = read_markup(params.get("reply_markup"), chat.type)
    answered = answered_post(world, chat, params)
    if markup.inline:
        content = content | {"reply_markup": markup.inline}
    if params.get("protect_content"):
        content = content | {"has_protected_content": True}
    message = world.post(chat, world.bot_user, content, answered, by_bot=True, fixed=markup.reply is not None)
    show_markup(world, chat, markup)
    return message


def _writable(world: World, params: Json) -> Chat:
    for name, words in ELSEWHERE.items():
        if params.get(name):
            raise bad_request(words)
    return open_chat(world, params["chat_id"], Access.WRITE)
