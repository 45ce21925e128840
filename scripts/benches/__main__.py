"""`scripts/bench delivery`: takes the figures and shows them beside their targets; exit code 1 where one is missed."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from scripts.benches import drain, endurance, postgres, reminders, replies, throughput
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
    missed = 0
    for name in only or SECTIONS:
        title, measure = SECTIONS[name]
        with TemporaryDirectory(prefix="laoke-bench-") as folder:
            figures = asyncio.run(_measured(measure, Places(Path(folder)), quick))
        print(table(title, figures), flush=True)
        missed += sum(not figure.is_met for figure in figures)
    sys.exit(1 if missed else 0)


async def _measured(measure: Section, places: Places, quick: bool) -> list[Figure]:
    return await measure(places, quick)


if __name__ == "__main__":
    app(prog_name="scripts/bench")
