"""How long a rep waits for the answer to a note, at a steady pace of updates."""

from scripts.benches.figures import Figure, quantile
from scripts.benches.places import Places
from scripts.benches.telegram import program, telegram
from scripts.benches.throughput import FIRM, WARM_UP, notes

PACES = ((50, 25), (150, 60))  # updates a second, and the milliseconds within which 99 of 100 are answered
SECONDS = 30


async def measure(places: Places, quick: bool) -> list[Figure]:
    """From the update's being there to the answer's arrival."""
    figures = []
    url = places.sqlite(FIRM)
    async with telegram(FIRM.people) as local, program("laoke", local.api, "--unpaced", database_url=url):
        await local.burst(notes(FIRM, WARM_UP))
        for pace, limit in PACES:
            delays = await local.steadily(notes(FIRM, pace * (5 if quick else SECONDS)), pace)
            figures.append(Figure(f"{pace} notes a second: half within", quantile(delays, 0.5) * 1e3, "ms"))
            figures.append(Figure("  99 of 100 within", quantile(delays, 0.99) * 1e3, "ms", at_most=limit))
    return figures
