"""Rules of the house that no linter knows: each takes a syntax tree and yields the line and what is wrong there."""

import ast
import re
from collections.abc import Iterator

Finding = tuple[int, str]

# Characters, not punctuation: a pattern may well end an address at a full-width comma.
CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
WALL_CLOCK = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "strftime"},
}
SPEAKS = {"say", "edit", "toast", "Screen", "Button"}
MOST_LINES_OF_A_FUNCTION = 45


def chinese_text(tree: ast.Module) -> Iterator[Finding]:
    """Chinese in a string; docstrings may quote the field's words."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            found = CHINESE.search(node.value)
            if found:
                yield node.lineno, f"Chinese text in code: {node.value.strip()[:30]!r}"


def spoken_literals(tree: ast.Module) -> Iterator[Finding]:
    """Text for people that is written where it is said, so that it can't be translated."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _last_name(node.func) in SPEAKS:
            for argument in [*node.args[:1], *(word.value for word in node.keywords if word.arg == "text")]:
                if isinstance(argument, ast.JoinedStr) or (
                    isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                ):
                    yield node.lineno, f"text said without a screen: {ast.unparse(argument)[:60]}"


def wall_clock(tree: ast.Module) -> Iterator[Finding]:
    """The time of day asked of the machine; `now` is an argument."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in WALL_CLOCK.get(_last_name(node.value), set()):
            yield node.lineno, f"asks the machine's clock: {ast.unparse(node)}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            for alias in node.names:
                if alias.name in WALL_CLOCK["time"]:
                    yield node.lineno, f"asks the machine's clock: from time import {alias.name}"


def commits(tree: ast.Module) -> Iterator[Finding]:
    """A commit of one's own; the transaction belongs to whoever opened it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit":
            yield node.lineno, f"commits by itself: {ast.unparse(node)}"


def waiting(tree: ast.Module) -> Iterator[Finding]:
    """Anything asynchronous; a turn is one plain function in one transaction."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef):
            yield node.lineno, f"async def {node.name}"
        elif isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith):
            yield node.lineno, f"waits: {ast.unparse(node).splitlines()[0][:60]}"


def long_functions(tree: ast.Module) -> Iterator[Finding]:
    """Functions that should be several."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > MOST_LINES_OF_A_FUNCTION:
                yield node.lineno, f"{node.name} has {lines} lines, {MOST_LINES_OF_A_FUNCTION} at most"


def _last_name(node: ast.expr) -> str:
    """`datetime` for both `datetime` and `datetime.datetime`; empty for anything that has no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
