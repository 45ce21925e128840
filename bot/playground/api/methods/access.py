"""Which chats and messages a call may touch, and Telegram's words where it may not."""

from enum import IntEnum

from bot.playground.api.chat import GROUP, PRIVATE, Chat, Post
from bot.playground.api.wire import ApiError, Json, bad_request, forbidden
from bot.playground.api.world import World


class Access(IntEnum):
    """What a call wants of a chat."""

    READ = 0
    EDIT = 1
    WRITE = 2


def open_chat(world: World, chat_id: int | str, access: Access) -> Chat:
    """Returns the chat; raises ApiError (400, 403, or 400 with `migrate_to_chat_id`)."""
    chat = world.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is None:
        raise bad_request("Chat not found")
    if chat.type == PRIVATE:
        _check_private(chat, access)
    elif access > Access.READ or chat.type != GROUP:
        _check_group(chat, access)
    return chat


def find_post(chat: Chat, message_id: int, what: str) -> Post:
    """Returns the message; `what` names it in the refusal, as in `message to edit`."""
    if message_id not in chat.posts:
        raise bad_request(f"{what} not found")
    return chat.posts[message_id]


def answered_post(world: World, chat: Chat, params: Json) -> Post | None:
    """Returns the message that a new one replies to, if it does and the message is there; raises ApiError."""
    reply = params.get("reply_parameters")
    if reply is None:
        return None
    if reply.get("chat_id", chat.id) != chat.id:
        raise bad_request("Replies to other chats are not played here")
    post = chat.posts.get(reply["message_id"])
    if post is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("Message to be replied not found")
    quote: str = reply.get("quote", "")
    if post and quote not in str(post.message.get("text", post.message.get("caption", ""))):
        raise bad_request("QUOTE_TEXT_INVALID")
    return post


def _check_private(chat: Chat, access: Access) -> None:
    person = chat.members[0]
    if not (person.started or person.seen):
        raise bad_request("Chat not found")
    if access == Access.READ:
        return
    if not person.active:
        raise forbidden("User is deactivated")
    if access == Access.WRITE and not person.started:
        raise forbidden("Bot can't initiate conversation with a user")
    if access == Access.WRITE and chat.bot_status == "kicked":
        raise forbidden("Bot was blocked by the user")


def _check_group(chat: Chat, access: Access) -> None:
    kind = f"{chat.type} chat"
    if chat.migrated_to is not None:
        raise ApiError(400, "Group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    if chat.bot_status == "kicked":
        raise forbidden(f"Bot was kicked from the {kind}")
    if chat.bot_status == "left":
        raise forbidden(f"Bot is not a member of the {kind}")
