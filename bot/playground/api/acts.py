"""What the chat page asks people to do: each act by its name, from the fields of a request."""

from collections.abc import Callable
from typing import Any

from bot.playground.api.people import Person
from bot.playground.api.sender import ActError
from bot.playground.api.server import BotApi
from bot.playground.api.wire import Json, Upload

Act = Callable[[Person, int, Json], Any]
"""Carries out an act of a person in a chat; returns JSON, or raises ActError, KeyError (a field is missing) or
ValueError (a number is none)."""


def act(api: BotApi, fields: Json) -> Any:
    """Carries out what the page asks for; raises ActError with a sentence for the page."""
    try:
        person = api.person(int(fields["as"]))
        wanted = ACTS[str(fields["do"])]
        return wanted(person, int(fields.get("chat") or person.id), fields)
    except KeyError as error:
        raise ActError(f"unknown or missing: {error.args[0]}") from None
    except (TypeError, ValueError) as error:
        raise ActError(str(error)) from None


def _text(person: Person, chat: int, fields: Json) -> Json:
    return person.writes(str(fields["text"]), chat=chat, reply_to=_optional_id(fields, "reply_to"))


def _edit(person: Person, chat: int, fields: Json) -> Json:
    return person.edits(int(fields["message_id"]), str(fields["text"]), chat=chat)


def _press(person: Person, chat: int, fields: Json) -> Json:
    return {"press": person.presses(int(fields["message_id"]), str(fields["data"]), chat=chat).id}


def _contact(person: Person, chat: int, fields: Json) -> Json:
    last_name = str(fields.get("last_name") or "")
    return person.shares_contact(str(fields["phone"]), str(fields["first_name"]), last_name, chat=chat)


def _location(person: Person, chat: int, fields: Json) -> Json:
    return person.sends_location(float(fields["latitude"]), float(fields["longitude"]), chat=chat)


def _sticker(person: Person, chat: int, fields: Json) -> Json:
    return person.sends_sticker(str(fields["emoji"]), chat=chat)


def _start(person: Person, chat: int, fields: Json) -> Json:
    return person.starts(str(fields.get("payload") or ""))


def _block(person: Person, chat: int, fields: Json) -> None:
    person.blocks()


def _unblock(person: Person, chat: int, fields: Json) -> None:
    person.unblocks()


def _forward(person: Person, chat: int, fields: Json) -> Json:
    return person.forwards(int(fields["message_id"]), int(fields["from_chat"]), chat=chat)


def _document(person: Person, chat: int, fields: Json) -> Json:
    file = _file(fields)
    return person.sends_document(file.name, file.data, file.mime, str(fields.get("text") or ""), chat=chat)


def _photo(person: Person, chat: int, fields: Json) -> Json:
    return person.sends_photo(_file(fields).data, str(fields.get("text") or ""), chat=chat)


def _voice(person: Person, chat: int, fields: Json) -> Json:
    return person.sends_voice(_file(fields).data, chat=chat)


ACTS: dict[str, Act] = {
    "text": _text,
    "edit": _edit,
    "press": _press,
    "contact": _contact,
    "location": _location,
    "sticker": _sticker,
    "start": _start,
    "block": _block,
    "unblock": _unblock,
    "forward": _forward,
    "document": _document,
    "photo": _photo,
    "voice": _voice,
}


def _file(fields: Json) -> Upload:
    file = fields["file"]
    if not isinstance(file, Upload):
        raise ActError("a file is expected")
    return file


def _optional_id(fields: Json, name: str) -> int | None:
    return int(fields[name]) if fields.get(name) else None
