"""What the bot says about itself: getMe, commands, name, descriptions, menu button."""

import re

from bot.playground.api.formatted import units
from bot.playground.api.methods.access import Access, open_chat
from bot.playground.api.profile import Scope, scope_of
from bot.playground.api.wire import Call, Json, bad_request
from bot.playground.api.world import World

MAX_COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}")
LONGEST = {"name": 64, "description": 512, "short_description": 120}
"""UTF-16 units."""
DEFAULT_BUTTON: Json = {"type": "default"}


def get_me(world: World, call: Call) -> Json:
    """getMe."""
    return world.bot_user | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(world: World, call: Call) -> bool:
    """setMyCommands; an empty list removes them."""
    commands = call.params["commands"]
    key = _key(world, call)
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"].strip()) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile.commands[key] = commands
    world.events.tell("commands")
    return True


def get_my_commands(world: World, call: Call) -> list[Json]:
    """getMyCommands: those set for exactly this scope and language."""
    return world.profile.commands.get(_key(world, call), [])


def delete_my_commands(world: World, call: Call) -> bool:
    """deleteMyCommands."""
    world.profile.commands.pop(_key(world, call), None)
    world.events.tell("commands")
    return True


def set_my_name(world: World, call: Call) -> bool:
    """setMyName."""
    return _set_text(world, call, "name")


def set_my_description(world: World, call: Call) -> bool:
    """setMyDescription."""
    return _set_text(world, call, "description")


def set_my_short_description(world: World, call: Call) -> bool:
    """setMyShortDescription."""
    return _set_text(world, call, "short_description")


def get_my_name(world: World, call: Call) -> Json:
    """getMyName."""
    return _get_text(world, call, "name")


def get_my_description(world: World, call: Call) -> Json:
    """getMyDescription."""
    return _get_text(world, call, "description")


def get_my_short_description(world: World, call: Call) -> Json:
    """getMyShortDescription."""
    return _get_text(world, call, "short_description")


def set_chat_menu_button(world: World, call: Call) -> bool:
    """setChatMenuButton, for one private chat or for all."""
    world.profile.menu_buttons[_button_chat(world, call)] = call.params.get("menu_button", DEFAULT_BUTTON)
    return True


def get_chat_menu_button(world: World, call: Call) -> Json:
    """getChatMenuButton."""
    buttons = world.profile.menu_buttons
    return buttons.get(_button_chat(world, call), buttons.get(0, DEFAULT_BUTTON))


def _key(world: World, call: Call) -> tuple[Scope, str]:
    scope = scope_of(call.params.get("scope"))
    if scope[1]:
        open_chat(world, scope[1], Access.READ)
    return scope, _language(call)


def _language(call: Call) -> str:
    language: str = call.params.get("language_code", "")
    if language and not LANGUAGE.fullmatch(language):
        raise bad_request("Invalid language code specified")
    return language


def _set_text(world: World, call: Call, kind: str) -> bool:
    text = call.params.get(kind, "")
    if units(text) > LONGEST[kind]:
        raise bad_request(f"{kind.replace('_', ' ').capitalize()} is too long")
    world.profile.texts[kind][_language(call)] = text
    if kind == "name" and not _language(call):
        world.bot_user = world.bot_user | {"first_name": text or world.bot_user["first_name"]}
    return True


def _get_text(world: World, call: Call, kind: str) -> Json:
    return {kind: world.profile.text(kind, _language(call))}


def _button_chat(world: World, call: Call) -> int:
    chat_id: int = call.params.get("chat_id", 0)
    if chat_id and open_chat(world, chat_id, Access.READ).is_group:
        raise bad_request("CHAT_ID_INVALID")
    return chat_id
