"""Makes .venv and installs one of the locked lists into it: python -m scripts.prepare LIST

Needs Python 3.11 and its standard library only, and nothing of this project, for it runs before anything is installed.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
# The second list holds all of the first, in the same versions: installing it installs both.
CONTENTS = {RUNTIME: [RUNTIME], DEVELOPMENT: [RUNTIME, DEVELOPMENT]}
OLDEST_PIP = (22, 3)  # the first that installs into another Python (--python)

NO_VENV = (
    "This Python cannot make environments. Install its venv module (Debian, Ubuntu: apt-get install python3-venv)."
)
NO_PIP = (
    "No pip 22.3 or newer was found. Install one (Debian, Ubuntu: apt-get install python3-pip), then run this again."
)
NO_INSTALL = "The installation did not finish; what pip says stands above. Check the network, then run this again."


class SetUpError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


class Environment:
    """The project's .venv, which knows what was installed into it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / ".venv"
        self._unfinished = self._folder / "unfinished"
        self._downloads = self._folder / "downloads"
        self.python = self._folder / "bin" / "python"

    def holds(self, name: str) -> bool:
        """Whether the list was installed as it now reads, by a Python that is still there."""
        stamp = self._stamp(name)
        return stamp.exists() and stamp.read_text() == self._state(name)

    def install(self, name: str) -> None:
        """Install a list. What an interrupted installation left is thrown away first, but not what it downloaded."""
        if self._unfinished.exists() or not self._python_version():
            self._make()
        self._unfinished.touch()
        for stamp in map(self._stamp, CONTENTS):
            stamp.unlink(missing_ok=True)
        # To compile all at once takes half a minute, and most of what development needs is never imported.
        lazily = ["--no-compile"] if name == DEVELOPMENT else []
        self._run_pip(*lazily, "--require-hashes", "--requirement", str(self._root / name))
        for contained in CONTENTS[name]:
            self._stamp(contained).write_text(self._state(contained))
        shutil.rmtree(self._downloads, ignore_errors=True)
        self._unfinished.unlink()

    def install_tool(self, name: str) -> None:
        """Install a tool in its newest version, without a list."""
        self._make()
        self._run_pip(name)

    def _make(self) -> None:
        self._folder.mkdir(exist_ok=True)
        self._unfinished.touch()
        for old in set(self._folder.iterdir()) - {self._unfinished, self._downloads}:
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        try:
            # Without pip: Debian keeps the pip for new environments in a package of its own.
            venv.create(self._folder, symlinks=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SetUpError(f"{NO_VENV} ({error})") from error

    def _run_pip(self, *arguments: str) -> None:
        pip = find_pip(self.python)
        # All that pip lays aside while it works stays in .venv, also when it is killed.
        self._downloads.mkdir(exist_ok=True)
        aside = {**os.environ, "PIP_CACHE_DIR": str(self._downloads), "TMPDIR": str(self._downloads)}
        options = ["--disable-pip-version-check", "--no-input"]
        if subprocess.run(
            [*pip, "install", *options, *arguments], check=False, stdout=sys.stderr, env=aside
        ).returncode:
            raise SetUpError(NO_INSTALL)

    def _stamp(self, name: str) -> Path:
        return self._folder / f"{name}.installed"

    def _state(self, name: str) -> str:
        """What the stamp of a list must read: its checksum, and the Python that it was installed for."""
        return f"{hashlib.sha256((self._root / name).read_bytes()).hexdigest()} {self._python_version()}\n"

    def _python_version(self) -> str:
        """Such as "3.11"; empty if the environment has no Python that runs."""
        ask = [str(self.python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        try:
            said: str = subprocess.run(ask, check=True, capture_output=True, text=True).stdout
            return said.strip()
        except (OSError, subprocess.CalledProcessError):
            return ""


def find_pip(python: Path) -> list[str]:
    """The start of a pip command that installs for the given Python; raises SetUpError if there is none."""
    # Not sys.executable: in an activated environment that is the very Python that may just have been thrown away.
    base = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    for command in ([str(base), "-m", "pip"], ["pip3"], ["pip"]):
        if pip_version(command) >= OLDEST_PIP:
            return [*command, "--python", str(python)]
    if subprocess.run([python, "-m", "ensurepip"], check=False, capture_output=True).returncode == 0:
        return [str(python), "-m", "pip"]
    raise SetUpError(NO_PIP)


def pip_version(command: list[str]) -> tuple[int, int]:
    """The version of a pip command, (0, 0) if there is no such command."""
    try:
        said = subprocess.run([*command, "--version"], check=False, capture_output=True, text=True).stdout
    except OSError:
        return (0, 0)
    version = re.match(r"pip (\d+)\.(\d+)", said)
    return (int(version[1]), int(version[2])) if version else (0, 0)


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other set-up is at work here. The lock is on this file: nothing to clean up, whatever happens."""
    with Path(__file__).open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another set-up is at work here; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(f"Laoke: {text}", file=sys.stderr, flush=True)


def prepare(root: Path, name: str) -> None:
    """See to it that .venv holds the named list; does nothing if it does."""
    environment = Environment(root)
    if environment.holds(name):
        return
    say("setting up in .venv. This happens once and takes a minute or two.")
    environment.install(name)
    say("everything is set up.")


def main() -> int:
    """The exit status: 0 once all is installed, 1 with one sentence on what is wrong, 130 after Ctrl-C."""
    try:
        with alone():
            prepare(ROOT, sys.argv[1])
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("stopped. Run this again to start over.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
