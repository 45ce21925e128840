"""Every package that the project names is locked, and its choice is explained."""

import re
import tomllib

import pytest

from tests.house.sources import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = PROJECT["dependencies"]
DEVELOPMENT = PROJECT["optional-dependencies"]["dev"]


def package(requirement: str) -> str:
    """The name in a requirement, as lists and indexes spell it."""
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")


def locked(file: str) -> set[str]:
    """The packages of a locked list with their versions, such as "babel==2.18.0"."""
    return set(re.findall(r"^[a-z0-9-]+==[^\s;]+", (ROOT / file).read_text(), re.MULTILINE))


@pytest.mark.parametrize(
    ("file", "requirements"),
    [("requirements.lock", RUNTIME), ("requirements-dev.lock", [*RUNTIME, *DEVELOPMENT])],
)
def test_the_locked_list_holds_every_package(file: str, requirements: list[str]) -> None:
    listed = {line.partition("==")[0] for line in locked(file)}
    missing = sorted({package(requirement) for requirement in requirements} - listed)
    assert not missing, f"not in {file}, so run scripts/lock: {missing}"


def test_both_lists_agree_on_the_versions() -> None:
    assert locked("requirements.lock") <= locked("requirements-dev.lock")


def test_the_choice_of_every_package_is_explained() -> None:
    document = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| ([a-z][\w.-]*) \|", document, re.MULTILINE))
    named = {package(requirement) for requirement in [*RUNTIME, *DEVELOPMENT]}
    assert not named - explained, "without a row in docs/dependencies.md"
    assert not explained - named - {"package"}, "explained, but no longer used"
