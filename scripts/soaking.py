"""`scripts/soak`: the long form of the tests of faults; prints what was lost, repeated or out of order.

Exit code 1 if anything was lost, kept twice, out of order, refused, or repeated more often than the kills excuse.
"""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from storage.migrations import upgrade
from tests.databases import postgres_server
from tests.delivery.storm import Damage, Storm, weather


class Kind(StrEnum):
    """The databases that there are."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


def main(
    kills: Annotated[int, typer.Option(min=1, help="How often a process is killed.")] = 200,
    database: Annotated[Kind, typer.Option(help="Which database the bot runs on.")] = Kind.SQLITE,
    processes: Annotated[int, typer.Option(min=1, help="Processes behind one address (PostgreSQL only).")] = 1,
    seed: Annotated[int, typer.Option(help="Another one kills and stumbles at other instants.")] = 1,
) -> None:
    """Kill the bot at random instants while people type, things come due and Telegram stumbles; then count."""
    if processes > 1 and database is Kind.SQLITE:
        sys.exit("several processes need --database postgresql")
    with _database(database) as url:
        damage = asyncio.run(weather(url, Storm(kills, processes, stumbles=True, seed=seed)))
    print(_report(damage, f"{kills} kills of {processes} on {database}"))
    bad = (damage.lost, damage.twice, damage.out_of_order, damage.beyond, damage.refused)
    sys.exit(1 if any(bad) else 0)


@contextmanager
def _database(kind: Kind) -> Iterator[str]:
    """The URL of a new, migrated database."""
    if kind is Kind.SQLITE:
        with TemporaryDirectory(prefix="laoke-soak-") as folder:
            url = f"sqlite:///{Path(folder) / 'laoke.db'}"
            upgrade(url)
            yield url
        return
    with postgres_server(safe=True) as server:
        server.make_template(upgrade)
        with server.database() as url:
            yield url


def _report(damage: Damage, title: str) -> str:
    most = max((times, chat) for chat, times in damage.repeated.items())
    lines = [
        f"{title}: {damage.typed:,} lines typed, {damage.pushes} follow-ups came due",
        _line("lost", damage.lost),
        _line("kept twice", damage.twice),
        _line("chats out of order", [str(chat) for chat in damage.out_of_order]),
        f"shown twice: {damage.repeated.total()}; most in a chat: {most[0]}, excused there: {damage.allowed[most[1]]}",
        _line("chats in which more were shown twice than the kills excuse", [str(chat) for chat in damage.beyond]),
        _line("calls refused by Telegram", damage.refused),
    ]
    return "\n".join(lines)


def _line(what: str, found: list[str]) -> str:
    """A count, with the first few by name."""
    return f"{what}: {len(found)}" + (f" ({'; '.join(found[:5])})" if found else "")


if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command()(main)
    app(prog_name="scripts/soak")
