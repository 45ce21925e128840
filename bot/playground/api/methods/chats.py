"""Asking about chats and their members, and leaving them."""

from bot.playground.api.chat import Chat
from bot.playground.api.methods.access import Access, open_chat
from bot.playground.api.wire import Call, Json, bad_request
from bot.playground.api.world import World, quoted


def get_chat(world: World, call: Call) -> Json:
    """getChat: a ChatFullInfo, with the message pinned last."""
    chat = open_chat(world, call.params["chat_id"], Access.READ)
    info = chat.as_json() | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    }
    if chat.pinned:
        info["pinned_message"] = quoted(chat.posts[chat.pinned[-1]])
    return info


def get_chat_member(world: World, call: Call) -> Json:
    """getChatMember."""
    chat = open_chat(world, call.params["chat_id"], Access.READ)
    user_id = call.params["user_id"]
    if user_id == world.bot_user["id"]:
        return chat.member_json(world.bot_user, chat.bot_status)
    person = world.people.get(user_id)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat.member_json(person.user, chat.status_of(person))


def get_chat_member_count(world: World, call: Call) -> int:
    """getChatMemberCount, the bot included."""
    chat = open_chat(world, call.params["chat_id"], Access.READ)
    return len(chat.members) + chat.bot_in


def get_chat_administrators(world: World, call: Call) -> list[Json]:
    """getChatAdministrators: the people only, as Telegram lists no other bots; this one if it is one."""
    chat = open_chat(world, call.params["chat_id"], Access.READ)
    if not chat.is_group:
        raise bad_request("There are no administrators in the private chat")
    people = [chat.member_json(person.user, chat.status_of(person)) for person in chat.admins]
    own = [chat.member_json(world.bot_user, "administrator")] if chat.bot_status == "administrator" else []
    return people + own


def leave_chat(world: World, call: Call) -> bool:
    """leaveChat."""
    chat: Chat = open_chat(world, call.params["chat_id"], Access.EDIT)
    if not chat.is_group:
        raise bad_request("Chat member status can't be changed in private chats")
    before, chat.bot_status = chat.bot_status, "left"
    world.tell_bot_status(chat, world.bot_user, before, "left")
    return True
