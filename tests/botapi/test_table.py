"""The table of the Bot API, and the script that makes it."""

import json
import subprocess
import sys
from pathlib import Path

from bot.playground.api.methods import METHODS
from bot.playground.api.table import Field, bot_api

SCRIPT = Path(__file__).parents[2] / "scripts" / "botapi_table.py"

SOURCE = {
    "version": "Bot API 0.1",
    "methods": {
        "getMe": {"name": "getMe", "description": ["Who am I?"]},
        "sendText": {
            "name": "sendText",
            "fields": [
                {"name": "chat_id", "types": ["Integer", "String"], "required": True, "description": "Where to"},
                {"name": "scope", "types": ["Scope"], "required": False, "description": "For whom"},
            ],
        },
    },
    "types": {
        "Scope": {"name": "Scope", "subtypes": ["ScopeChat"]},
        "ScopeChat": {
            "name": "ScopeChat",
            "fields": [{"name": "type", "types": ["String"], "required": True, "description": "Type, must be chat"}],
        },
    },
}

TABLE = """{
"version": "Bot API 0.1",
"methods": {
"getMe": {},
"sendText": {"chat_id":["Integer|String",1],"scope":["Scope",0]}
},
"types": {
"Scope": ["ScopeChat"],
"ScopeChat": {"type":["String",1,["chat"]]}
}
}
"""


def test_the_script_makes_one_line_of_each_method_and_type(tmp_path: Path) -> None:
    source = tmp_path / "source.json"
    source.write_text(json.dumps(SOURCE), encoding="utf-8")
    made = subprocess.run([sys.executable, SCRIPT, source], capture_output=True, text=True, check=True)
    assert made.stdout == TABLE


def test_the_table_knows_the_whole_api() -> None:
    table = bot_api()
    assert table.version.startswith("Bot API ")
    assert table.methods["sendMessage"]["chat_id"] == Field(("Integer", "String"), required=True)
    assert "BotCommandScopeChat" in table.concrete(("BotCommandScope",))
    assert table.types["BotCommandScopeChat"]["type"].allowed == ("chat",)


def test_every_method_played_is_one_of_the_api() -> None:
    assert METHODS.keys() < bot_api().methods.keys()


def test_every_type_that_is_named_is_known() -> None:
    table = bot_api()
    named = {
        kind.replace("Array of ", "")
        for fields in (*table.methods.values(), *table.types.values())
        for field in fields.values()
        for kind in table.concrete(field.types)
    }
    plain = {"Integer", "Float", "String", "Boolean", "InputFile"}
    assert named <= table.types.keys() | table.unions.keys() | plain
