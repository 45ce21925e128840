"""`scripts/bench delivery`, `search`, `lapse`: figures beside their targets; exit code 1 where one is missed."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bot import logs
from scripts.benches import (
    drain,
    endurance,
    lapse_model,
    lapse_replay,
    lapse_scale,
    list_import,
    postgres,
    reminders,
    replies,
    search,
    throughput,
)
from scripts.benches.figures import Figure, table
from scripts.benches.places import Places

Section = Callable[[Places, bool], Awaitable[list[Figure]]]
SECTIONS: dict[str, tuple[str, Section]] = {
    "reminders": ("A million open follow-ups", reminders.measure),
    "drain": ("Pushes within Telegram's limits", drain.measure),
    "throughput": ("The whole way on SQLite, every update and reply durable", throughput.measure),
    "replies": ("Waiting for the answer to a note", replies.measure),
    "postgres": ("The whole way on PostgreSQL", postgres.measure),
    "endurance": ("A hundred thousand updates", endurance.measure),
}
LAPSES = {
    "model": "The early warning on a purchase log",
    "scale": "The early warning for a large team",
    "replay": "A purchase log lived through day by day",
}
CDNOW = Path(__file__).parents[2] / "tests" / "data" / "cdnow_sample.csv"
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback()
def main() -> None:
    """Measure Laoke on this machine."""


@app.command()
def delivery(
    only: Annotated[list[str] | None, typer.Option(help=f"One section, or several: {', '.join(SECTIONS)}.")] = None,
    quick: Annotated[bool, typer.Option(help="A tenth of the work: to see that all runs, not for the record.")] = False,
) -> None:
    """Receiving, answering and sending: speed, memory, and the way they stand up to much work."""
    if unknown := set(only or ()) - set(SECTIONS):
        sys.exit(f"no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    _show([SECTIONS[name] for name in only or SECTIONS], quick)


@app.command("search")
def look_ups(
    quick: Annotated[bool, typer.Option(help="50,000 clients in place of a million.")] = False,
) -> None:
    """Looking a client up among a million of one team: speed by kind of query, and room."""
    _show([("A look-up among a million clients", search.measure)], quick)


@app.command("import")
def imports(quick: Annotated[bool, typer.Option(help="5,000 clients in place of 100,000.")] = False) -> None:
    """Reading a spreadsheet of clients in: speed, memory, and how others fare meanwhile."""
    _show([("A spreadsheet of 100,000 clients", list_import.measure)], quick)


@app.command()
def lapse(
    only: Annotated[list[str] | None, typer.Option(help=f"One section, or several: {', '.join(LAPSES)}.")] = None,
    log: Annotated[Path, typer.Option(help="The purchase log to foretell and to replay.")] = CDNOW,
    quick: Annotated[bool, typer.Option(help="A twentieth of the clients, a tenth of the replay.")] = False,
) -> None:
    """The early warning: does it foretell what came, how fast is it, and what would it have told?"""
    if unknown := set(only or ()) - set(LAPSES):
        sys.exit(f"no section {', '.join(sorted(unknown))}; there are {', '.join(LAPSES)}")
    logs.set_up("ERROR")
    sections: dict[str, Section] = {
        "model": partial(lapse_model.measure, log=log),
        "scale": lapse_scale.measure,
        "replay": partial(lapse_replay.measure, log=log),
    }
    _show([(LAPSES[name], sections[name]) for name in only or LAPSES], quick)


def _show(sections: Iterable[tuple[str, Section]], quick: bool) -> None:
    """Take the figures and show them."""
    missed = 0
    for title, measure in sections:
        with TemporaryDirectory(prefix="laoke-bench-") as folder:
            figures = asyncio.run(_measured(measure, Places(Path(folder)), quick))
        print(table(title, figures), flush=True)
        missed += sum(not figure.is_met for figure in figures)
    sys.exit(1 if missed else 0)


async def _measured(measure: Section, places: Places, quick: bool) -> list[Figure]:
    return await measure(places, quick)


if __name__ == "__main__":
    app(prog_name="scripts/bench")
