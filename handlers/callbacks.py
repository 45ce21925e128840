"""Typed button payloads: a frozen dataclass with a short prefix, packed into at most 64 bytes."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any, ClassVar, TypeVar, dataclass_transform, get_type_hints

LIMIT = 64  # bytes, Telegram's
_BY_PREFIX: dict[str, type["Payload"]] = {}


class BadPayload(ValueError):
    """Button data that no payload of ours can have written."""


@dataclass(frozen=True)
class Payload:
    """What a button carries: ids and choices only; rights are looked up anew when it is pressed."""

    prefix: ClassVar[str] = ""

    def pack(self) -> str:
        """Write as `prefix:field:field`."""
        words = [self.prefix, *(_write(getattr(self, field.name)) for field in fields(self))]
        packed = ":".join(words)
        if len(packed.encode()) > LIMIT:
            raise ValueError(f"payload too long: {packed}")
        return packed


P = TypeVar("P", bound=Payload)


@dataclass_transform(frozen_default=True)
def payload(prefix: str) -> Callable[[type[P]], type[P]]:
    """Class decorator: gives a payload its prefix; two payloads can't share one."""

    def named(cls: type[P]) -> type[P]:
        made = dataclass(frozen=True)(cls)
        if prefix in _BY_PREFIX:
            raise ValueError(f"prefix {prefix} is taken by {_BY_PREFIX[prefix].__name__}")
        made.prefix = prefix
        _BY_PREFIX[prefix] = made
        return made

    return named


def parse(data: str) -> Payload:
    """Read button data; anything that is not exactly one of ours is a BadPayload."""
    prefix, *words = data.split(":")
    cls = _BY_PREFIX.get(prefix)
    if cls is None:
        raise BadPayload(data)
    names = [field.name for field in fields(cls)]
    if len(names) != len(words):
        raise BadPayload(data)
    hints = get_type_hints(cls)
    try:
        return cls(**{name: _read(hints[name], word) for name, word in zip(names, words, strict=True)})
    except (ValueError, KeyError) as error:
        raise BadPayload(data) from error


def _write(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    word = str(value.value) if isinstance(value, Enum) else str(value)
    if ":" in word:
        raise ValueError(f"no colon in a payload: {word}")
    return word


def _read(kind: Any, word: str) -> Any:
    kind, optional = _unwrap(kind)
    if optional and word == "":
        return None
    if kind is bool:
        return {"0": False, "1": True}[word]
    if kind is date:
        return date.fromisoformat(word)
    if kind is int:
        number = int(word)
        if str(number) != word or abs(number) >= 2**63:
            raise ValueError(word)
        return number
    if issubclass(kind, int):  # an IntEnum
        return kind(int(word))
    return kind(word)


def _unwrap(kind: Any) -> tuple[Any, bool]:
    options = [option for option in getattr(kind, "__args__", ()) if option is not type(None)]
    return (options[0], True) if options else (kind, False)
