"""Reads a call from an HTTP request: form-encoded, multipart or JSON, and the query string."""

import json
import re
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from bot.playground.api.check import ARRAY
from bot.playground.api.table import Field, bot_api
from bot.playground.api.wire import Json, Upload, bad_request

ATTACH = "attach://"
SURROGATE = re.compile("[\ud800-\udfff]")
SCALARS = ("String", "Integer", "Float", "Boolean", "InputFile")

NOUNS = {
    "reply_markup": "reply keyboard markup",
    "scope": "BotCommandScope",
    "commands": "commands",
}
"""What Telegram calls a parameter whose JSON it could not read; others are called by their own name."""


async def read_call(request: web.Request, method: str) -> tuple[Json, dict[str, Upload]]:
    """Returns the method's parameters, decoded to their types, and the uploaded files by part name.

    A file sent under a parameter's own name, or by attach://, stands in the parameters as the Upload itself.
    """
    given: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        given |= await _json_body(request)
    else:
        for name, part in (await request.post()).items():
            if isinstance(part, FileField):
                uploads[name] = Upload(part.filename, part.file.read(), part.content_type)
            else:
                given[name] = part if isinstance(part, str) else bytes(part).decode()
    fields = bot_api().methods[method]
    params = {
        name: _decoded(name, value, fields.get(name))
        for name, value in given.items()
        if value != "" or _may_be_empty(fields.get(name))
    }
    if SURROGATE.search(json.dumps(params, ensure_ascii=False)):
        raise bad_request("Strings must be encoded in UTF-8")
    return _with_uploads(params, uploads, method), uploads


async def _json_body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        raise bad_request("Can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("Object expected")
    return body


def _may_be_empty(field: Field | None) -> bool:
    """An optional parameter that is empty was left out; a required text that is empty is looked at by its method."""
    return field is not None and field.required and field.types == ("String",)


def _decoded(name: str, value: Any, field: Field | None) -> Any:
    """Turns a form's text into the parameter's type; what cannot be turned is left for the check to refuse."""
    if not isinstance(value, str) or field is None:
        return value
    decoders = {"Integer": _integer, "Float": _number, "Boolean": _boolean}
    for kind, decode in decoders.items():
        if kind in field.types and (decoded := decode(value)) is not None:
            return decoded
    if any(kind.startswith(ARRAY) or kind not in SCALARS for kind in field.types):
        return _structure(name, value)
    return value


def _integer(value: str) -> int | None:
    digits = value.removeprefix("-")
    return int(value) if digits.isascii() and digits.isdigit() else None


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _boolean(value: str) -> bool | None:
    return {"true": True, "false": False}.get(value.lower())


def _structure(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"Can't parse {NOUNS.get(name, name.replace('_', ' '))} JSON object") from None


def _with_uploads(params: Json, uploads: dict[str, Upload], method: str) -> Json:
    """Puts each uploaded file where it belongs; a file that nothing asks for is refused."""
    if not uploads:
        return params
    fields = bot_api().methods[method]
    asked = {name for name in uploads if name in fields}
    for name in asked:
        params[name] = uploads[name]
    for name, value in params.items():
        if isinstance(value, str) and value.startswith(ATTACH):
            part = value.removeprefix(ATTACH)
            if part in uploads and name in fields and "InputFile" in fields[name].types:
                params[name] = uploads[part]
                asked.add(part)
    mentioned = json.dumps({name: value for name, value in params.items() if not isinstance(value, Upload)})
    for name in uploads:
        if name not in asked and f"{ATTACH}{name}" not in mentioned:
            raise bad_request(f'Unknown parameter "{name}"')
    return params
