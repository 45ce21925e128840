"""`python -m bot` as a process, as scripts/run starts it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "123456:TEST-token-of-the-local-server-000"


class Process:
    """A started bot with what it has printed so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.printed = ""

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    async def prints(self, word: str) -> str:
        """Wait until a line holds the word; gives the line."""
        assert self._process.stdout is not None
        async with asyncio.timeout(60):
            while line := (await self._process.stdout.readline()).decode():
                self.printed += line
                if word in line:
                    return line
        raise AssertionError(f"{word!r} was not printed: {self.printed}")

    async def ends(self, within: float = 60) -> int:
        """Wait for the end; gives the exit code."""
        assert self._process.stdout is not None
        async with asyncio.timeout(within):
            self.printed += (await self._process.stdout.read()).decode()
            return await self._process.wait()

    def told_to_end(self) -> None:
        """SIGTERM."""
        self._process.terminate()


@asynccontextmanager
async def started(*program: str, **settings: object) -> AsyncIterator[Process]:
    """Start the bot (or another program) with settings given as lower-case names; killed at the end."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LAOKE_")}
    environment |= {"PYTHONPATH": str(ROOT), "LAOKE_BACKUP_DIR": "off"}
    environment |= {f"LAOKE_{name.upper()}": str(value) for name, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *(program or ("-m", "bot")),
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Process(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
