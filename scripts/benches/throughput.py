"""How many updates a second go the whole way, against python-telegram-bot alone."""

from statistics import median

from scripts.benches.figures import Figure
from scripts.benches.firm import KNOWN, WORDS, Size
from scripts.benches.places import Places
from scripts.benches.telegram import ECHO, Line, lines, program, telegram

FIRM = Size(reps=200, clients=50)
WARM_UP = 300  # updates before anything is measured
ROUNDS = 3  # of which the middle one counts
CONNECTIONS = (16, 64)  # sizes of the baseline's pool; its best one counts
ROUND_TRIP = 0.05  # seconds


async def measure(places: Places, quick: bool) -> list[Figure]:
    """Echo turns at two round trips, each beside its baseline, and turns of the daily work."""
    count = 1_000 if quick else 6_000
    figures = []
    for trip, factor in ((0.0, 1.0), (ROUND_TRIP, 2.5)):
        ours, bare = await echoes(places.sqlite(FIRM), trip, count), await bare_echoes(trip, count)
        name, baseline = f"echo turns, round trip {trip * 1000:.0f} ms", f"{bare:,.0f}/s python-telegram-bot alone"
        figures.append(Figure(name, ours, "/s", baseline=baseline))
        figures.append(Figure("  against the baseline", ours / bare, "×", at_least=factor))
    noted, added = await turns(places.sqlite(FIRM), count)
    figures.append(Figure("notes on a client", noted, "/s", at_least=250))
    figures.append(Figure("new clients with a number", added, "/s", at_least=250))
    return figures


async def echoes(url: str, trip: float, count: int) -> float:
    """Echo turns a second of Laoke, each update and reply durable; `trip`: seconds that a call takes."""
    async with telegram(FIRM.people, trip=trip) as local, program("laoke", local.api, "--unpaced", database_url=url):
        await local.burst(lines(FIRM.people, [ECHO], WARM_UP))
        return median([await local.burst(lines(FIRM.people, [ECHO], count)) for _ in range(ROUNDS)])


async def bare_echoes(trip: float, count: int) -> float:
    """Echoes a second of python-telegram-bot alone, with the pool that serves it best."""
    best = 0.0
    for connections in CONNECTIONS:
        async with telegram(FIRM.people, trip=trip) as local, program("bare", local.api, connections):
            await local.burst(lines(FIRM.people, ["echo"], WARM_UP))
            best = max(best, median([await local.burst(lines(FIRM.people, ["echo"], count)) for _ in range(ROUNDS)]))
    return best


async def turns(url: str, count: int) -> tuple[float, float]:
    """(notes, new clients) a second: turns of the daily work, with all their look-ups."""
    async with telegram(FIRM.people) as local, program("laoke", local.api, "--unpaced", database_url=url):
        await local.burst(notes(FIRM, WARM_UP))
        noted = median([await local.burst(notes(FIRM, count)) for _ in range(ROUNDS)])
        return noted, await local.burst(newcomers(FIRM, count))


def notes(size: Size, count: int) -> list[Line]:
    """Lines about a client whom every rep has."""
    return [(person, text[:-7]) for person, text in lines(size.people, [f"{KNOWN} {words}" for words in WORDS], count)]


def newcomers(size: Size, count: int) -> list[Line]:
    """Lines that make new clients, each with a number of its own."""
    return [(person, f"/add {KNOWN} 138{at:08d}") for at, (person, _) in enumerate(lines(size.people, [""], count))]
