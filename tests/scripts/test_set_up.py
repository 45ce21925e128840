"""Set-up on a machine that has Python, pip and nothing else: what `scripts/run` does before the bot starts."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scripts.package_index import PackageIndex, locked, package_index

SCRIPTS = Path(__file__).parents[2] / "scripts"
BOT = "import os, sys, greeting; print(greeting.version, *sys.argv[1:], os.getcwd())"


class Checkout:
    """A project that needs one small package, and whose bot says which version it got."""

    def __init__(self, root: Path, index: PackageIndex) -> None:
        self.root = root
        self.environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TMPDIR": str(root.parent)}
        self.environment |= {"PIP_INDEX_URL": index.url, "PIP_CONFIG_FILE": os.devnull}
        shutil.copytree(SCRIPTS, root / "scripts")
        (root / "bot").mkdir()
        (root / "bot" / "__main__.py").write_text(BOT)
        self.lock(locked("1.0"))

    def lock(self, text: str) -> None:
        (self.root / "requirements.lock").write_text(text)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Call scripts/run from elsewhere, as the leader of a process group of its own."""
        command = ["sh", str(self.root / "scripts" / "run"), *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, cwd="/", env=self.environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Call scripts/run; returns its exit status, what it printed, and what set-up said."""
        with self.start(*arguments) as process:
            printed, said = process.communicate()
        return process.returncode, printed, said


@pytest.fixture
def index() -> Iterator[PackageIndex]:
    with package_index() as running:
        yield running


@pytest.fixture
def checkout(tmp_path: Path, index: PackageIndex) -> Checkout:
    return Checkout(tmp_path / "a project", index)


def test_installs_once_and_again_only_when_the_list_has_changed(checkout: Checkout, index: PackageIndex) -> None:
    status, printed, said = checkout.run("--demo", "two words")
    assert (status, printed) == (0, f"1.0 --demo two words {checkout.root}\n"), said
    assert "setting up in .venv" in said

    assert checkout.run() == (0, f"1.0 {checkout.root}\n", "")

    checkout.lock(locked("2.0"))
    assert checkout.run()[:2] == (0, f"2.0 {checkout.root}\n")
    assert len(index.downloads) == 2


def test_refuses_a_package_that_is_not_the_locked_one_and_goes_on_once_it_is(checkout: Checkout) -> None:
    checkout.lock(locked("1.0").replace("sha256:", "sha256:0")[:-2] + "\n")
    status, printed, said = checkout.run()
    assert (status, printed) == (1, "")
    assert "The installation did not finish" in said

    checkout.lock(locked("1.0"))
    assert checkout.run()[:2] == (0, f"1.0 {checkout.root}\n")


def test_starts_over_cleanly_after_a_kill_in_the_middle(checkout: Checkout, index: PackageIndex) -> None:
    index.go_on.clear()
    with checkout.start() as process:
        index.asked.wait()
        os.killpg(process.pid, signal.SIGKILL)
    index.go_on.set()
    left_over = checkout.root / ".venv" / "bin" / "half-written"
    left_over.touch()

    assert checkout.run()[:2] == (0, f"1.0 {checkout.root}\n")
    assert not left_over.exists()
    assert not list((checkout.root / ".venv").glob("[ud]*")), "the marks and downloads of the set-up are still there"


def test_two_at_once_do_not_get_in_each_others_way(checkout: Checkout, index: PackageIndex) -> None:
    index.go_on.clear()
    with checkout.start("first") as first:
        index.asked.wait()
        with checkout.start("second") as second:
            assert second.stderr is not None
            assert "another set-up is at work" in second.stderr.readline()
            index.go_on.set()
            assert second.communicate()[0] == f"1.0 second {checkout.root}\n"
        assert first.communicate()[0] == f"1.0 first {checkout.root}\n"
    assert len(index.downloads) == 1


def test_says_what_to_do_where_there_is_no_python(checkout: Checkout, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("sh", "dirname"):
        (programs / name).symlink_to(shutil.which(name) or "")
    checkout.environment["PATH"] = str(programs)

    status, printed, said = checkout.run()

    assert (status, printed) == (1, "")
    assert said.startswith("Laoke needs Python 3.11 or newer, and found none.")
