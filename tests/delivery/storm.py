"""A storm: the bot is killed again and again, Telegram stumbles, and people go on typing; then all is counted."""

import asyncio
import random
from collections import Counter
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket

from sqlalchemy import create_engine, text

from bot.playground.api import BotApi
from tests.delivery.storm_people import (
    EVERYBODY,
    FILLING,
    NOTING,
    OTHERS,
    Typists,
    answers,
    calls,
    prepare,
    wrongly_kept,
)
from tests.runtime.process import TOKEN, Process, started

BOT = Path(__file__).parent / "unpaced_bot.py"
STARTED = "Laoke is running"
START = 1.5  # seconds that a start takes, about
# What Telegram says to a second process that asks for updates, and to an edit that comes again after a kill.
HARMLESS = ("terminated by other getUpdates", "message is not modified")
PATIENCE = 60.0  # seconds in which, at the end, something of what is left must have gone out
UNDONE = text(
    "SELECT (SELECT count(*) FROM inbox WHERE status = 'open') "
    "+ (SELECT count(*) FROM outbox WHERE status IN ('queued', 'inflight')) "
    "+ (SELECT count(*) FROM followup WHERE pushed_at IS NULL)"
)


@dataclass(frozen=True)
class Storm:
    """How bad it gets. `pause`: the most seconds from a start to its kill; `stumbles`: whether Telegram fails too."""

    kills: int
    processes: int = 1
    pause: float = 1.0
    stumbles: bool = False
    seed: int = 1


@dataclass
class Damage:
    """What came of it: nothing but `repeated`, and there no more than `allowed`, if all went well."""

    typed: int
    pushes: int
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)  # kept twice
    out_of_order: list[int] = field(default_factory=list)  # chats
    repeated: Counter[int] = field(default_factory=Counter)  # chat → messages that came again
    allowed: Counter[int] = field(default_factory=Counter)  # chat → one a kill, and those whose answer was lost
    refused: list[str] = field(default_factory=list)

    @property
    def beyond(self) -> dict[int, int]:
        """Chats in which more came twice than the kills can excuse."""
        return {chat: times for chat, times in self.repeated.items() if times > self.allowed[chat]}


class _Run:
    """One storm on the migrated, empty database at `url`."""

    def __init__(self, url: str, storm: Storm) -> None:
        self.url, self.storm = url, storm
        self.api = BotApi(token=TOKEN)
        self.typists = Typists([self.api.add_person(each, "Rep", started=True) for each in EVERYBODY], storm.seed)
        self.over = asyncio.Event()
        self.unanswered: Counter[int] = Counter()  # chat → calls that took effect and whose answer was dropped
        self._settings: dict[str, object] = {
            "bot_token": TOKEN,
            "database_url": url,
            "log_level": "ERROR",
            "backup_dir": "off",
        }

    async def rage(self) -> None:
        """Kill, stumble and type; then bring all up once more and wait until everything is done."""
        await self.api.start()
        self._settings |= {"api_base_url": self.api.base_url, **_address(self.storm)}
        try:
            others = [self.typists.type_until(self.over)] + ([self._stumble()] if self.storm.stumbles else [])
            async with asyncio.TaskGroup() as group:
                for each in others:
                    group.create_task(each)
                await asyncio.gather(*(self._kill(number) for number in range(self.storm.processes)))
                self.over.set()
            await self._end()
        finally:
            await self.api.stop()

    def _bot(self) -> AbstractAsyncContextManager[Process]:
        return started(str(BOT), **self._settings)

    async def _kill(self, slot: int) -> None:
        """Start and kill, this process's share of times; every fourth time while it starts."""
        chance = random.Random(self.storm.seed * 100 + slot)
        for number in range(slot, self.storm.kills, self.storm.processes):
            async with self._bot() as process:
                if number % 4:
                    await process.prints(STARTED)
                await asyncio.sleep(chance.uniform(0.0, self.storm.pause))  # the instant of the kill is the point

    async def _stumble(self) -> None:
        """Again and again something fails for a moment: one call at most, and only if it comes in time."""
        chance = random.Random(self.storm.seed)
        while not self.over.is_set():
            chat = chance.choice(EVERYBODY)
            forgets = self._order(chance, chat)
            await asyncio.sleep(chance.uniform(0.1, 1.0))
            if not self.api.fail_no_more() and forgets:
                self.unanswered[chat] += 1

    def _order(self, chance: random.Random, chat: int) -> bool:
        """Order a fault; whether it is one that takes effect and whose answer is lost."""
        match chance.randrange(6):
            case 0:
                self.api.fail_next(status=502)
            case 1:
                self.api.fail_next("sendMessage", drop="before")
            case 2:
                self.api.fail_next("getUpdates", drop="after")  # the same updates come again
            case 3:
                self.api.fail_next("sendMessage", hang=chance.uniform(0.1, 2.0))
            case 4:
                self.api.fail_next("sendMessage", chat_id=chat, status=429, retry_after=1)
            case _:
                self.api.fail_next("sendMessage", chat_id=chat, drop="after")
                return True
        return False

    async def _end(self) -> None:
        async with AsyncExitStack() as stack:
            last = [await stack.enter_async_context(self._bot()) for _ in range(self.storm.processes)]
            for process in last:
                await process.prints(STARTED)
            await self._all_done()
            for process in last:
                process.told_to_end()
                if await process.ends() != 0:
                    raise AssertionError(process.printed)

    async def _all_done(self) -> None:
        """Until every update is confirmed and every row has gone out."""
        engine, fewest = create_engine(self.url), 1_000_000  # one that only reads keeps nobody waiting
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(PATIENCE) as patience:
            while fewest:
                await asyncio.sleep(0.1)
                with engine.connect() as connection:
                    left = connection.execute(UNDONE).scalar_one() + self.api.pending_updates()
                if left < fewest:
                    fewest = left
                    patience.reschedule(loop.time() + PATIENCE)
        engine.dispose()


async def weather(url: str, storm: Storm) -> Damage:
    """Let it rage on the migrated, empty database at `url`, and count."""
    prepare(url, seconds=storm.kills * (storm.pause / 2 + START) / storm.processes)
    run = _Run(url, storm)
    await run.rage()
    return _damage(run)


def _damage(run: _Run) -> Damage:
    typists, api = run.typists, run.api
    lost, twice = wrongly_kept(run.url, typists)
    typed = sum(map(len, typists.notes.values())) + 3 * len(typists.numbers)
    damage = Damage(typed, len(FILLING) + len(OTHERS), lost, twice)
    shown = {chat: answers(api, chat) for chat in NOTING} | {chat: calls(api, chat) for chat in (*FILLING, *OTHERS)}
    wanted = typists.notes | {chat: [f"call {chat}"] for chat in (*FILLING, *OTHERS)}
    for chat, texts in shown.items():
        damage.lost += [f"{chat} was not shown {each}" for each in set(wanted[chat]) - set(texts)]
        damage.repeated[chat] = len(texts) - len(set(texts))
        damage.allowed[chat] = run.storm.kills + run.unanswered[chat]
        if list(dict.fromkeys(texts)) != [each for each in wanted[chat] if each in set(texts)]:
            damage.out_of_order.append(chat)
    refused = [f"{each.call.method}: {each.description}" for each in api.refusals]
    damage.refused = [each for each in refused if not any(words in each for words in HARMLESS)]
    return damage


def _address(storm: Storm) -> dict[str, object]:
    """Several processes are called at one address; one alone asks for its updates."""
    if storm.processes == 1:
        return {}
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {"webhook_url": f"http://127.0.0.1:{port}/hook", "webhook_secret": "the-secret-of-the-webhook", "port": port}
