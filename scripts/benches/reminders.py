"""A million open follow-ups: nothing may grow with them but the file."""

from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.benches.figures import Figure
from scripts.benches.firm import Size
from scripts.benches.places import Places
from scripts.benches.telegram import program, report, telegram

MEGABYTES = 25  # that the memory may differ between a large table and an empty one, and grow in a busy minute


async def measure(places: Places, quick: bool) -> list[Figure]:
    """The start, an idle tick, a minute in which a thousand are due, the memory."""
    reps, jobs = (1_000, 5_000) if quick else (2_000, 100_000)
    full = Size(reps, clients=50, follow_ups=50 if quick else 500, searchable=False)
    empty = Size(reps, clients=1, searchable=False)
    ours, bare, usual = await laoke(places.sqlite(full)), await laoke(places.sqlite(empty)), await baseline(jobs)
    memory, growth = usual["memory"], usual["grown"] - usual["memory"]
    return [
        Figure(
            "open follow-ups", full.reps * full.follow_ups, "", baseline=f"{jobs:,} APScheduler jobs in its job store"
        ),
        Figure("start", ours["start"], "s", at_most=2, baseline=f"{usual['start']:.2f} s"),
        Figure("tick with nothing due", ours["idle"] * 1e3, "ms", at_most=1, baseline=f"{usual['idle'] * 1e3:.2f} ms"),
        Figure(
            "1,000 due at once, queued", ours["due"], "s", at_most=1, baseline=f"{usual['due']:.1f} s to begin them"
        ),
        Figure("memory", ours["memory"], "MB", baseline=f"{memory:.0f} MB, a program with nothing else in it"),
        Figure("  more than with none open", ours["memory"] - bare["memory"], "MB", at_most=MEGABYTES),
        Figure(
            "  more after the 1,000",
            ours["grown"] - ours["memory"],
            "MB",
            at_most=MEGABYTES,
            baseline=f"{growth:.0f} MB",
        ),
        Figure("keeping one more", ours["add"] * 1e3, "ms", baseline=f"{usual['add'] * 1e3:.1f} ms"),
    ]


async def laoke(url: str) -> dict[str, float]:
    """What the program tells of the bot on this database."""
    async with telegram([]) as local, program("reminders", local.api, database_url=url) as process:
        told = [await report(process, name) for name in ("start", "idle", "add", "due")]
    return {name: value for each in told for name, value in each.items()}


async def baseline(jobs: int) -> dict[str, float]:
    """The same with a job for each reminder."""
    with TemporaryDirectory(prefix="laoke-jobs-") as folder:
        url = f"sqlite:///{Path(folder) / 'jobs.db'}"
        async with telegram([]) as local, program("jobstore", local.api, url, jobs) as process:
            told = [await report(process, name) for name in ("start", "idle", "add", "due")]
    return {name: value for each in told for name, value in each.items()}
