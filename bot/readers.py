"""Files being read beside the database's work: a short one in a thread, a long one in a process of its own.

What a client is found by takes as long to work out as to write down; on two processors both go on at once. The process
loads no more than this module needs, so that it begins at once and stays small.
"""

import asyncio
import multiprocessing
from abc import ABC, abstractmethod
from concurrent.futures import ProcessPoolExecutor

from playbook.columns import Chunk, How, Layout, Reading

LONG = 300_000  # bytes of a file that are worth a process


class Reader(ABC):
    """Hands out the lines of a file."""

    @abstractmethod
    async def next(self, count: int, *, with_keys: bool = False) -> Chunk:
        """The next lines, as `Reading.next` does."""

    @abstractmethod
    async def skip(self, count: int) -> int:
        """Pass over lines, as `Reading.skip` does."""

    def close(self) -> None:  # noqa: B027 - a thread needs nothing
        """Let go of the file."""


class InThread(Reader):
    """Reads in a thread."""

    def __init__(self, content: bytes, layout: Layout, how: How) -> None:
        self._reading = Reading(content, layout, how)

    async def next(self, count: int, *, with_keys: bool = False) -> Chunk:
        """In the next free thread."""
        return await asyncio.to_thread(self._reading.next, count, with_keys=with_keys)

    async def skip(self, count: int) -> int:
        """There too."""
        return await asyncio.to_thread(self._reading.skip, count)


class InProcess(Reader):
    """Reads in a process that ends with the file."""

    def __init__(self, content: bytes, layout: Layout, how: How) -> None:
        fresh = multiprocessing.get_context("spawn")  # a copy of this process would hold its locks and sockets
        self._pool = ProcessPoolExecutor(1, mp_context=fresh, initializer=_open, initargs=(content, layout, how))

    async def next(self, count: int, *, with_keys: bool = False) -> Chunk:
        """There."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, _next, count, with_keys)

    async def skip(self, count: int) -> int:
        """There too."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, _skip, count)

    def close(self) -> None:
        """End it."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class Ahead:
    """A reader that reads on while what it handed out is worked on."""

    def __init__(self, reader: Reader, *, with_keys: bool = False) -> None:
        self._reader, self._with_keys = reader, with_keys
        self._next: asyncio.Task[Chunk] | None = None

    async def next(self, count: int) -> Chunk:
        """The next lines; `count` is how many those after them shall be."""
        chunk = await (self._next or self._reader.next(count, with_keys=self._with_keys))
        self._next = asyncio.create_task(self._reader.next(count, with_keys=self._with_keys))
        return chunk

    async def close(self) -> None:
        """Let go of the file."""
        if self._next is not None:
            self._next.cancel()
            await asyncio.gather(self._next, return_exceptions=True)
        self._reader.close()


def read(content: bytes, layout: Layout, how: How) -> Reader:
    """Begin to read a file."""
    return InProcess(content, layout, how) if len(content) > LONG else InThread(content, layout, how)


_opened: list[Reading] = []


def _open(content: bytes, layout: Layout, how: How) -> None:
    """In the process: keep the file."""
    _opened[:] = [Reading(content, layout, how)]


def _next(count: int, with_keys: bool) -> Chunk:
    return _opened[0].next(count, with_keys=with_keys)


def _skip(count: int) -> int:
    return _opened[0].skip(count)
