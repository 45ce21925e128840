"""The project's own files, as the house tests read them."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("bot", "handlers", "playbook", "storage")
CODE = (*PRODUCT, "scripts", "tests")
# Written by alembic, not by us.
GENERATED = "storage/migrations/versions"


def files() -> Iterator[Path]:
    """Every file that is or may be committed: all but git's own and what .gitignore names."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text().split()]
    yield from _walk(ROOT, [".git", *ignored])


def _walk(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from _walk(path, ignored)
        else:
            yield path


def text_files() -> Iterator[tuple[str, str]]:
    """Path from the root, and text, of every file that is text."""
    for path in files():
        try:
            yield name(path), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def modules(*folders: str) -> list[str]:
    """The Python files below these folders, as paths from the root."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(name(path) for path in found if not name(path).startswith(GENERATED))


@cache
def tree(module: str) -> ast.Module:
    """A Python file as a syntax tree."""
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def name(path: Path) -> str:
    """A path as the tests write it: from the project's root, with slashes."""
    return path.relative_to(ROOT).as_posix()


def report(findings: list[str]) -> str:
    """The findings of a test, one to a line, for its assertion."""
    return "\n" + "\n".join(findings)
