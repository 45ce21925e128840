"""The local Telegram with its people, who type at a given pace, and the bot as a process of its own."""

import asyncio
import json
import os
import signal
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import cycle
from typing import Any

from bot.playground.api import BotApi, Limits
from tests.runtime.process import TOKEN, Process, started

Line = tuple[int, str]  # who types, and what
ECHO = "/echo"  # the command whose turn only repeats the words
READY = "is running"  # what a program prints once it is
PATIENCE = 300.0  # seconds for all that was typed to be answered
LOOK = 0.005  # seconds between two looks at what has come


class Telegram:
    """Matches what people type with the answers as they arrive, in order in each chat."""

    def __init__(self, api: BotApi) -> None:
        self.api = api
        self.delays: list[float] = []  # seconds from an update's being there to its answer's arrival
        self.answered: list[datetime] = []  # when the answers arrived
        self.unasked: list[datetime] = []  # when messages arrived that answer nothing
        self.disordered = 0  # echoes of other words than were to be repeated next
        self._waiting: dict[int, deque[tuple[str, datetime]]] = defaultdict(deque)
        self._unanswered = 0

    def type(self, line: Line) -> None:
        """Somebody types a line; the update is there at once."""
        person, text = line
        self._waiting[person].append((text, self.api.now()))
        self._unanswered += 1
        self.api.person(person).writes(text)

    async def answers(self) -> None:
        """Wait until every line has its answer; TimeoutError if that takes too long."""
        async with asyncio.timeout(PATIENCE):
            while self._unanswered:
                await asyncio.sleep(LOOK)
                self.collect()

    async def burst(self, lines: Sequence[Line]) -> float:
        """Type all lines at once; gives how many a second were answered."""
        begun = self.api.now()
        for line in lines:
            self.type(line)
        await self.answers()
        return len(lines) / (self.answered[-1] - begun).total_seconds()

    async def steadily(self, lines: Iterable[Line], rate: float) -> list[float]:
        """Type so many lines a second, whatever the bot does; gives the seconds that each answer took."""
        self.delays.clear()
        loop = asyncio.get_running_loop()
        begun = loop.time()
        for number, line in enumerate(lines):
            await asyncio.sleep(max(0.0, begun + number / rate - loop.time()))
            self.type(line)
            self.collect()
        await self.answers()
        return list(self.delays)

    def collect(self) -> None:
        """Take note of the messages that have arrived."""
        calls = self.api.calls
        while calls:
            call = calls.popleft()
            if call.method == "sendMessage":
                self._arrived(int(call.params["chat_id"]), call.params["text"], call.when)

    def _arrived(self, chat: int, says: str, when: datetime) -> None:
        if not self._waiting.get(chat):
            self.unasked.append(when)
            return
        typed, since = self._waiting[chat].popleft()
        self.disordered += typed.startswith(ECHO) and typed != f"{ECHO} {says}"
        self.delays.append((when - since).total_seconds())
        self._unanswered -= 1
        self.answered.append(when)


@asynccontextmanager
async def telegram(people: Iterable[int], *, limits: Limits | None = None, trip: float = 0) -> AsyncIterator[Telegram]:
    """The local Bot API with people who have the bot's chat open; `trip`: seconds that each call is under way."""
    api = BotApi(token=TOKEN, limits=limits, latency=trip)
    for person in people:
        api.add_person(person, "Rep", started=True)
    await api.start()
    try:
        yield Telegram(api)
    finally:
        await api.stop()
    if api.refusals:
        raise RuntimeError(f"{len(api.refusals)} calls were refused, the first: {api.refusals[0]}")


@asynccontextmanager
async def program(name: str, api: BotApi, *arguments: object, **settings: object) -> AsyncIterator[Process]:
    """A program of `programs/` that talks to the local Bot API, once it says that it runs; told to end afterwards."""
    given = {"bot_token": TOKEN, "api_base_url": api.base_url, "log_level": "ERROR", "backup_dir": "off", **settings}
    module = ("-m", f"scripts.benches.programs.{name}", *map(str, arguments))
    async with started(*module, **given) as process:
        await process.prints(READY)
        yield process
        process.told_to_end()
        await process.ends()


async def report(process: Process, name: str) -> dict[str, Any]:
    """The next line that a program prints of this name, as JSON."""
    found: dict[str, Any] = json.loads(await process.prints(f'"{name}"'))
    return found


async def state(process: Process) -> dict[str, Any]:
    """Ask Laoke's program how it is: `memory` in MB, asyncio `tasks`."""
    os.kill(process.pid, signal.SIGUSR1)
    return await report(process, "tasks")


def lines(people: Iterable[int], texts: Iterable[str], count: int) -> list[Line]:
    """So many lines, the people taking turns."""
    each, said = cycle(people), cycle(texts)
    return [(next(each), f"{next(said)} {number:06d}") for number in range(count)]
