"""Makes the compact table of the Bot API that the local Bot API server checks calls against.

Use: python scripts/botapi_table.py SOURCE.json > bot/playground/api/table.json

SOURCE.json is a description of the whole Bot API with the keys "version", "methods" and "types"; each method and
type has "fields" (name, types, required, description) or, for a union, "subtypes". Of it the table keeps, one method
or type a line: {field: [types, required]} or {field: [types, required, allowed values]}, and for a union its subtypes.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

ONE_VALUE = re.compile(r'(?:must be |always ")(\w+)"?$')
"""How the descriptions say that a field has one fixed value: what tells the types of a union apart."""

LISTED = {("MessageEntity", "type"), ("ReactionTypeEmoji", "emoji")}
"""Fields whose description quotes every value that is allowed."""


def compact_field(owner: str, field: dict[str, Any]) -> list[Any]:
    """Returns [types, required] or [types, required, allowed values] of one field of a method or type."""
    entry: list[Any] = ["|".join(field["types"]), int(field["required"])]
    fixed = ONE_VALUE.search(field["description"])
    if (owner, field["name"]) in LISTED:
        entry.append(re.findall(r'"([^"]+)"', field["description"]))
    elif fixed and field["types"] == ["String"] and fixed[1] not in ("True", "non"):
        entry.append([fixed[1]])
    return entry


def compact(owner: dict[str, Any]) -> dict[str, Any] | list[str]:
    """Returns the fields of a method or type, or the names a union stands for."""
    if "subtypes" in owner:
        return list(owner["subtypes"])
    return {field["name"]: compact_field(owner["name"], field) for field in owner.get("fields", [])}


def render(source: dict[str, Any]) -> str:
    """Returns the table as JSON text with one method or type a line, so that a change of the API reads as a diff."""
    sections = [f'"version": {json.dumps(source["version"])}']
    for part in ("methods", "types"):
        lines = [
            f"{json.dumps(name)}: {json.dumps(compact(owner), ensure_ascii=False, separators=(',', ':'))}"
            for name, owner in sorted(source[part].items())
        ]
        sections.append(f'"{part}": {{\n' + ",\n".join(lines) + "\n}")
    return "{\n" + ",\n".join(sections) + "\n}\n"


if __name__ == "__main__":
    sys.stdout.write(render(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
