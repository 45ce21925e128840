"""The rules hold in the project, and each of them finds what it is there to find."""

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest

from tests.house import rules
from tests.house.rules import Finding
from tests.house.sources import PRODUCT, modules, report, tree

Rule = Callable[[ast.Module], Iterable[Finding]]


@dataclass(frozen=True)
class Scope:
    """A rule, the folders it holds in, and the files and folders there that may break it."""

    rule: Rule
    folders: tuple[str, ...]
    allowed: tuple[str, ...] = ()

    def modules(self) -> list[str]:
        return [module for module in modules(*self.folders) if not module.startswith(self.allowed)]


SCOPES = [
    # The words that the method reads, the texts that people read, and the people of the demo.
    Scope(
        rules.chinese_text,
        (*PRODUCT, "scripts"),
        allowed=("playbook/", "handlers/screens/", "handlers/locales/", "bot/playground/demo", "scripts/pictures.py"),
    ),
    Scope(rules.spoken_literals, ("handlers",), allowed=("handlers/screens/",)),
    Scope(rules.wall_clock, PRODUCT, allowed=("bot/clock.py",)),
    Scope(rules.commits, PRODUCT, allowed=("storage/engine.py", "storage/migrations/env.py")),
    # Where turns become callbacks.
    Scope(rules.waiting, ("handlers",), allowed=("handlers/runner.py", "handlers/routing.py", "handlers/turn.py")),
    Scope(rules.long_functions, (*PRODUCT, "scripts")),
]

BAD = [
    (rules.chinese_text, 'word = "周三"'),
    (rules.chinese_text, 'label = f"{day}回访"'),
    (rules.spoken_literals, 'turn.say("Saved.")'),
    (rules.spoken_literals, 'turn.toast(f"Saved {name}.")'),
    (rules.spoken_literals, 'Screen(text="Saved.")'),
    (rules.wall_clock, "now = datetime.now(UTC)"),
    (rules.wall_clock, "now = datetime.datetime.utcnow()"),
    (rules.wall_clock, "today = date.today()"),
    (rules.wall_clock, "field(default_factory=time.time)"),
    (rules.wall_clock, "from time import time"),
    (rules.commits, "session.commit()"),
    (rules.commits, "self.session.commit()"),
    (rules.waiting, "async def note(turn): pass"),
    (rules.long_functions, "def note(turn):\n" + "    pass\n" * 45),
]

GOOD = [
    (rules.chinese_text, '"""Reads 周三."""\nends = "，。…"  # 周三'),
    (rules.spoken_literals, "turn.say(screens.saved(texts, name))"),
    (rules.wall_clock, "now = clock.now()\nstart = time.monotonic()\nday = now.date()"),
    (rules.commits, "session.flush()\ncommit = changes.undo(session)"),
    (rules.waiting, "def note(turn): turn.say(saved)"),
    (rules.long_functions, "def note(turn):\n" + "    pass\n" * 44),
]


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.rule.__name__)
def test_holds_in_the_project(scope: Scope) -> None:
    found = [f"{module}:{line}: {what}" for module in scope.modules() for line, what in scope.rule(tree(module))]
    assert not found, report(found)


@pytest.mark.parametrize(("rule", "code"), BAD)
def test_finds_what_is_wrong(rule: Rule, code: str) -> None:
    assert [line for line, _ in rule(ast.parse(code))] == [1]


@pytest.mark.parametrize(("rule", "code"), GOOD)
def test_leaves_alone_what_is_right(rule: Rule, code: str) -> None:
    assert list(rule(ast.parse(code))) == []
