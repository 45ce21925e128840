"""The whole way on PostgreSQL, which waits for the disk at each commit: one process, then two that share the work."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from socket import socket
from statistics import median

from scripts.benches.figures import Figure
from scripts.benches.places import Places
from scripts.benches.telegram import ECHO, Telegram, lines, program, telegram
from scripts.benches.throughput import FIRM, ROUNDS, WARM_UP, echoes

SECRET = "the-secret-of-the-webhook"


async def measure(places: Places, quick: bool) -> list[Figure]:
    """Echo turns a second; and that two processes behind one address neither mix up a chat nor answer twice."""
    count = 1_000 if quick else 5_000
    with places.postgres(FIRM) as url:
        alone = await echoes(url, 0, count)
    with places.postgres(FIRM) as url:
        async with two_processes(url) as local:
            await local.burst(lines(FIRM.people, [ECHO], WARM_UP))
            together = median([await local.burst(lines(FIRM.people, [ECHO], count)) for _ in range(ROUNDS)])
    return [
        Figure("echo turns, one process", alone, "/s", at_least=300),
        Figure("echo turns, two processes and a webhook", together, "/s"),
        Figure("  out of a chat's order", local.disordered, "", at_most=0),
        Figure("  twice", len(local.unasked), "", at_most=0),
    ]


@asynccontextmanager
async def two_processes(url: str) -> AsyncIterator[Telegram]:
    """Two Laokes on one database, listening at one address."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    webhook = {"webhook_url": f"http://127.0.0.1:{port}/hook", "webhook_secret": SECRET, "port": port}
    async with telegram(FIRM.people) as local, AsyncExitStack() as both:
        for _ in range(2):
            await both.enter_async_context(program("laoke", local.api, "--unpaced", database_url=url, **webhook))
        yield local
