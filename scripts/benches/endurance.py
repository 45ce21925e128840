"""A hundred thousand updates of daily work: what the bot holds may not grow with them."""

from scripts.benches.figures import Figure
from scripts.benches.firm import KNOWN, WORDS
from scripts.benches.places import Places
from scripts.benches.telegram import Line, lines, program, state, telegram
from scripts.benches.throughput import FIRM, WARM_UP

STEP = 500  # updates typed at once
MEGABYTES = 10  # that the second half may add


async def measure(places: Places, quick: bool) -> list[Figure]:
    """Memory at the tenths of the way, after each of which all is answered and at rest."""
    tenth = 1_000 if quick else 10_000
    url = places.sqlite(FIRM)
    async with (
        telegram(FIRM.people) as local,
        program("laoke", local.api, "--unpaced", database_url=url) as process,
    ):
        await local.burst(daily(WARM_UP))
        before = await state(process)
        held = []
        for _ in range(10):
            for _ in range(tenth // STEP):
                await local.burst(daily(STEP))
            held.append((await state(process))["memory"])
        after = await state(process)
    tasks = after["tasks"] - before["tasks"]
    return [
        Figure("updates", 10 * tenth, ""),
        Figure("memory at the start", before["memory"], "MB"),
        Figure("  after half of them", held[4], "MB"),
        Figure("  after all", held[9], "MB"),
        Figure("  added by the second half", held[9] - held[4], "MB", at_most=MEGABYTES),
        Figure("asyncio tasks left behind", tasks, "", at_most=0),
    ]


def daily(count: int) -> list[Line]:
    """Notes, look-ups, the day's list and cards, in turns."""
    said = [*(f"{KNOWN} {words}" for words in WORDS), KNOWN, "/today", f"/card {KNOWN}"]
    return [(person, text[:-7]) for person, text in lines(FIRM.people, said, count)]
