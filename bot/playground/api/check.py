"""The deep check of a call's parameters against the table of the Bot API."""

from typing import Any

from bot.playground.api.table import Fields, bot_api
from bot.playground.api.wire import ApiError, Json, Upload, bad_request

ARRAY = "Array of "

NOUNS = {
    "InlineKeyboardButton": "inline keyboard button",
    "KeyboardButton": "keyboard button",
    "MessageEntity": "MessageEntity",
    "BotCommand": "BotCommand",
    "BotCommandScope": "BotCommandScope",
    "MenuButton": "menu button",
    "InputMedia": "InputMedia",
    "InlineQueryResult": "inline query result",
    "ReactionType": "ReactionType",
}
"""What Telegram calls the object that it could not read, by type or union."""

EMPTY = {
    "chat_id": "Chat_id is empty",
    "text": "Message text is empty",
    "photo": "There is no photo in the request",
    "document": "There is no document in the request",
    "voice": "There is no voice in the request",
    "file_id": "File_id not specified",
    "message_id": "Message identifier is not specified",
    "from_chat_id": "From_chat_id is empty",
    "media": "Media is not specified",
    "user_id": "Invalid user_id specified",
    "action": "Wrong parameter action in request",
}
"""Telegram's words for a required parameter that is missing; others get `Parameter "…" is required`."""


def check_params(method: str, params: Json) -> None:
    """Raises ApiError where a parameter of the method is unknown, missing or of a wrong type, however deep."""
    fields = bot_api().methods[method]
    for name in params:
        if name not in fields:
            raise bad_request(f'Unknown parameter "{name}"')
    for name, field in fields.items():
        if name in params:
            check_value(params[name], field.types, name)
        elif field.required:
            raise bad_request(EMPTY.get(name, f'Parameter "{name}" is required'))


def check_value(value: Any, types: tuple[str, ...], field: str) -> None:
    """Raises ApiError if the value is none of the types."""
    fitting = [name for name in types if _has_shape(value, name)]
    if not fitting:
        raise bad_request(f'Field "{field}" must be of type {_shape(types[0])}')
    if isinstance(value, list):
        inner = tuple(name.removeprefix(ARRAY) for name in fitting)
        for item in value:
            check_value(item, inner, field)
    elif isinstance(value, dict):
        check_object(value, tuple(fitting))


def check_object(value: Json, types: tuple[str, ...]) -> None:
    """Raises ApiError if the object has none of the forms that the types stand for; what fits best is complained of."""
    noun = next((NOUNS[name] for name in types if name in NOUNS), None)
    try:
        _check_fields(value, _form_of(value, bot_api().concrete(types)))
    except ApiError as error:
        raise bad_request(f"Can't parse {noun}: {error.words}" if noun else error.words) from None


def _form_of(value: Json, candidates: tuple[str, ...]) -> Fields:
    """Picks the form by its fixed values (`type`), then by the required fields that are there."""
    forms = [bot_api().types[name] for name in candidates if name in bot_api().types]
    if len(forms) > 1:
        forms = [form for form in forms if _has_fixed_values(value, form)]
        if not forms:
            raise bad_request("Unsupported type specified")
    return max(forms, key=lambda form: _likeness(value, form))


def _has_fixed_values(value: Json, form: Fields) -> bool:
    fixed = {name: field.allowed for name, field in form.items() if len(field.allowed) == 1}
    return all(value.get(name) in allowed for name, allowed in fixed.items())


def _likeness(value: Json, form: Fields) -> tuple[bool, int]:
    complete = all(name in value for name, field in form.items() if field.required)
    return complete, sum(name in form for name in value)


def _check_fields(value: Json, form: Fields) -> None:
    for name, field in form.items():
        if field.required and name not in value:
            raise bad_request(f'Can\'t find field "{name}"')
    for name, item in value.items():
        if name not in form:
            raise bad_request(f'Unknown field "{name}"')
        check_value(item, form[name].types, name)
        if form[name].allowed and item not in form[name].allowed:
            raise bad_request("REACTION_INVALID" if name == "emoji" else "Unsupported type specified")


def _has_shape(value: Any, name: str) -> bool:
    """Tells whether the JSON value can be of the type at all, before its fields are looked at."""
    if name.startswith(ARRAY):
        return isinstance(value, list)
    if name == "Boolean":
        return isinstance(value, bool)
    if name in ("Integer", "Float"):
        numbers = int if name == "Integer" else (int, float)
        return isinstance(value, numbers) and not isinstance(value, bool)
    if name == "String":
        return isinstance(value, str)
    if name == "InputFile":
        return isinstance(value, Upload)
    if name == "KeyboardButton" and isinstance(value, str):
        return True  # a plain button may be given as its label
    return isinstance(value, dict)


def _shape(name: str) -> str:
    if name.startswith(ARRAY):
        return "Array"
    return {"Integer": "Number", "Float": "Number", "String": "String", "Boolean": "Boolean"}.get(name, "Object")
