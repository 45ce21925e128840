"""What the bot has told Telegram about itself: names, descriptions, commands, menu buttons."""

from collections.abc import Iterator

from bot.playground.api.wire import Json

Scope = tuple[str, int, int]
"""A command scope: its type, chat id and user id (0 where the type has none)."""

DEFAULT_SCOPE: Scope = ("default", 0, 0)


class Profile:
    """The bot's profile, by language where Telegram keeps it by language ("" for everyone else)."""

    def __init__(self, name: str) -> None:
        self.texts: dict[str, dict[str, str]] = {"name": {"": name}, "description": {}, "short_description": {}}
        self.commands: dict[tuple[Scope, str], list[Json]] = {}
        self.menu_buttons: dict[int, Json] = {}

    def text(self, kind: str, language: str) -> str:
        """Returns the name or a description in the language, else the one for everyone."""
        by_language = self.texts[kind]
        return by_language.get(language) or by_language.get("", "")

    def commands_for(self, user_id: int, chat_id: int, language: str, *, group: bool, admin: bool) -> list[Json]:
        """Returns the commands that a client shows: the narrowest scope that has any, one's own language first."""
        for scope in _scopes(user_id, chat_id, group=group, admin=admin):
            for code in (language[:2], ""):
                if found := self.commands.get((scope, code)):
                    return found
        return []


def scope_of(scope: Json | None) -> Scope:
    """Returns the scope of a BotCommandScope object."""
    if scope is None:
        return DEFAULT_SCOPE
    return scope["type"], scope.get("chat_id", 0), scope.get("user_id", 0)


def _scopes(user_id: int, chat_id: int, *, group: bool, admin: bool) -> Iterator[Scope]:
    """The scopes that hold for a user in a chat, narrowest first, in the order that Telegram documents."""
    if group:
        yield "chat_member", chat_id, user_id
        if admin:
            yield "chat_administrators", chat_id, 0
    yield "chat", chat_id, 0
    if group and admin:
        yield "all_chat_administrators", 0, 0
    yield ("all_group_chats" if group else "all_private_chats"), 0, 0
    yield DEFAULT_SCOPE
