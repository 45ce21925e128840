"""Changing and removing messages: text, caption, media, keyboard; deleting, pinning, reacting."""

from collections.abc import Callable

from bot.playground.api.chat import Chat, Post
from bot.playground.api.files import content_of
from bot.playground.api.markup import read_markup
from bot.playground.api.methods.access import Access, find_post, open_chat
from bot.playground.api.methods.sending import MEDIA, preview_fields
from bot.playground.api.methods.texts import caption_fields, message_text
from bot.playground.api.wire import ApiError, Call, Json, Upload, bad_request
from bot.playground.api.world import World

DELETABLE_SECONDS = 48 * 3600

NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)

TEXT_FIELDS = ("text", "entities", "link_preview_options")
CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")


def edit_message_text(world: World, call: Call) -> Json | bool:
    """editMessageText; rich messages are not played."""
    if "rich_message" in call.params:
        raise bad_request("Rich messages are not played here")
    text = message_text(world, call.params, too_long="MESSAGE_TOO_LONG")
    content = text.as_fields() | preview_fields(call.params)
    return _edit(world, call, TEXT_FIELDS, lambda message: content, "text")


def edit_message_caption(world: World, call: Call) -> Json | bool:
    """editMessageCaption; a caption left out removes it."""
    content = caption_fields(world, call.params, too_long="MEDIA_CAPTION_TOO_LONG")
    return _edit(world, call, CAPTION_FIELDS, lambda message: content, "caption")


def edit_message_reply_markup(world: World, call: Call) -> Json | bool:
    """editMessageReplyMarkup; a keyboard left out removes it."""
    return _edit(world, call, (), lambda message: {}, "")


def edit_message_media(world: World, call: Call) -> Json | bool:
    """editMessageMedia, to a photo or a document."""
    media = call.params["media"]
    kind = media["type"]
    if kind not in ("photo", "document"):
        raise bad_request("Media of this type is not played here")
    source: Upload | str = media["media"]
    if isinstance(source, str) and source.startswith("attach://"):
        part = source.removeprefix("attach://")
        if part not in call.uploads:
            raise bad_request("Media not found")
        source = call.uploads[part]
    caption = caption_fields(world, media, too_long="MEDIA_CAPTION_TOO_LONG")

    def changed(message: Json) -> Json:
        return content_of(world.files.sent(source, kind)) | caption

    return _edit(world, call, (*TEXT_FIELDS, *CAPTION_FIELDS, *MEDIA), changed, "media")


def delete_message(world: World, call: Call) -> bool:
    """deleteMessage: own messages and those of private chats, within 48 hours."""
    chat = open_chat(world, call.params["chat_id"], Access.EDIT)
    post = find_post(chat, call.params["message_id"], "Message to delete")
    if world.date() - post.message["date"] > DELETABLE_SECONDS:
        raise bad_request("Message can't be deleted for everyone")
    if chat.is_group and not post.by_bot and chat.bot_status != "administrator":
        raise bad_request("Message can't be deleted")
    world.delete(chat, call.params["message_id"])
    return True


def pin_chat_message(world: World, call: Call) -> bool:
    """pinChatMessage."""
    chat = _pinnable(world, call)
    post = find_post(chat, call.params["message_id"], "Message to pin")
    if post.message["message_id"] in chat.pinned:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.pinned.append(post.message["message_id"])
    world.events.tell("pin", chat=chat.id, message_id=post.message["message_id"])
    return True


def unpin_chat_message(world: World, call: Call) -> bool:
    """unpinChatMessage: the message given, else the one pinned last."""
    chat = _pinnable(world, call)
    message_id = call.params.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if message_id not in chat.pinned:
        raise bad_request("Message to unpin not found")
    chat.pinned.remove(message_id)
    world.events.tell("pin", chat=chat.id, message_id=chat.pinned[-1] if chat.pinned else None)
    return True


def set_message_reaction(world: World, call: Call) -> bool:
    """setMessageReaction: one emoji that Telegram knows, or none. The page does not show it."""
    chat = open_chat(world, call.params["chat_id"], Access.WRITE)
    find_post(chat, call.params["message_id"], "Message to react")
    reactions = call.params.get("reaction", [])
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(reaction["type"] != "emoji" for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    return True


def _edit(
    world: World, call: Call, replaced: tuple[str, ...], content: Callable[[Json], Json], what: str
) -> Json | bool:
    """Replaces fields of a message and its keyboard; returns the Message, or True for a message sent inline."""
    chat, post = _editable(world, call.params)
    _check_has(post, what)
    markup = read_markup(call.params.get("reply_markup"), chat.type)
    kept = {name: value for name, value in post.message.items() if name not in (*replaced, "reply_markup", "edit_date")}
    changed = kept | content(post.message) | ({"reply_markup": markup.inline} if markup.inline else {})
    before = {name: value for name, value in post.message.items() if name != "edit_date"}
    if _as_seen(changed) == _as_seen(before):
        raise bad_request(NOT_MODIFIED)
    message = world.change(chat, post, changed | {"edit_date": world.date()})
    return True if post.inline_id else message


def _editable(world: World, params: Json) -> tuple[Chat, Post]:
    if inline_id := params.get("inline_message_id"):
        for chat in world.chats.values():
            for post in chat.posts.values():
                if post.inline_id == inline_id:
                    return chat, post
        raise bad_request("MESSAGE_ID_INVALID")
    for name, words in (("chat_id", "Chat_id is empty"), ("message_id", "Message identifier is not specified")):
        if name not in params:
            raise bad_request(words)
    chat = open_chat(world, params["chat_id"], Access.EDIT)
    post = find_post(chat, params["message_id"], "Message to edit")
    if not post.by_bot or post.fixed or "forward_origin" in post.message:
        raise bad_request("Message can't be edited")
    return chat, post


def _check_has(post: Post, what: str) -> None:
    """A text is edited only where there is one, a caption only under media."""
    has_media = any(kind in post.message for kind in MEDIA)
    missing: ApiError | None = None
    if what == "text" and "text" not in post.message:
        missing = bad_request("There is no text in the message to edit")
    if what == "caption" and not has_media:
        missing = bad_request("There is no caption in the message to edit")
    if what == "media" and not has_media and "text" not in post.message:
        missing = bad_request("There is no media in the message to edit")
    if missing:
        raise missing


def _as_seen(message: Json) -> Json:
    """The same photo sent again is the same: files count by their bytes, not by their ids."""
    seen = dict(message)
    if "photo" in seen:
        seen["photo"] = [size["file_unique_id"] for size in seen["photo"]]
    if "document" in seen:
        seen["document"] = (seen["document"]["file_unique_id"], seen["document"].get("file_name"))
    return seen


def _pinnable(world: World, call: Call) -> Chat:
    chat = open_chat(world, call.params["chat_id"], Access.WRITE)
    if chat.is_group and chat.bot_status != "administrator":
        raise bad_request("Not enough rights to manage pinned messages in the chat")
    return chat
