"""Writes the locked lists from pyproject.toml, with uv in an environment that is thrown away afterwards."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.prepare import DEVELOPMENT, ROOT, RUNTIME, Environment, SetUpError, say

# Without addresses: the lists say what to install, and each machine's own pip settings say from where.
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
]


def write_lists(uv: Path, cache: Path, extra: list[str]) -> None:
    """Write both lists; the second is bound to the versions of the first. `extra` goes to uv, such as --upgrade."""
    compile_list = [str(uv), "pip", "compile", "pyproject.toml", *OPTIONS, f"--cache-dir={cache}", *extra]
    for arguments in (
        [f"--output-file={RUNTIME}"],
        ["--extra=dev", f"--constraints={RUNTIME}", f"--output-file={DEVELOPMENT}"],
    ):
        subprocess.run(
            [*compile_list, *arguments], check=True, cwd=ROOT, env=os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
        )


def main() -> int:
    """The exit status: 0 once both lists are written."""
    with tempfile.TemporaryDirectory(prefix="laoke-lock-") as folder:
        environment = Environment(Path(folder))
        try:
            environment.install_tool("uv")
            write_lists(environment.python.with_name("uv"), Path(folder) / "cache", sys.argv[1:])
        except (SetUpError, subprocess.CalledProcessError) as error:
            say(str(error))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
