"""The table of the Bot API: its methods and types, with their fields. Made by scripts/botapi_table.py."""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Field:
    """A parameter of a method or a field of a type; `allowed` is empty where any value of the types will do."""

    types: tuple[str, ...]
    required: bool
    allowed: tuple[str, ...] = ()


Fields = dict[str, Field]
"""The fields of one method or type by name."""


@dataclass(frozen=True)
class Table:
    """The whole Bot API: methods and types by name, and what each union stands for."""

    version: str
    methods: dict[str, Fields]
    types: dict[str, Fields]
    unions: dict[str, tuple[str, ...]]

    @cached_property
    def _by_lower_case(self) -> dict[str, str]:
        return {name.lower(): name for name in self.methods}

    def method_named(self, name: str) -> str | None:
        """Returns the method's proper name, however its letters are cased; None if there is no such method."""
        return self._by_lower_case.get(name.lower())

    def concrete(self, types: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the types with every union replaced by what it stands for."""
        return tuple(part for name in types for part in self.unions.get(name, (name,)))


def _fields(entry: dict[str, list[Any]]) -> Fields:
    return {
        name: Field(tuple(types.split("|")), bool(required), tuple(allowed[0]) if allowed else ())
        for name, (types, required, *allowed) in entry.items()
    }


@cache
def bot_api() -> Table:
    """Returns the table, read once."""
    source = json.loads(Path(__file__).with_name("table.json").read_text(encoding="utf-8"))
    types = source["types"]
    return Table(
        version=source["version"],
        methods={name: _fields(entry) for name, entry in source["methods"].items()},
        types={name: _fields(entry) for name, entry in types.items() if isinstance(entry, dict)},
        unions={name: tuple(entry) for name, entry in types.items() if isinstance(entry, list)},
    )
