"""SQLAlchemy compiles each statement once for a whole test run, as it does for the whole life of a bot.

It keeps what it has compiled by engine and dialect. A bot has one of each; a run has a new pair for each test's
database, and would spend a quarter of its time on compiling the same statements again.
"""

from typing import Any

from sqlalchemy import Connection, Dialect, Engine, event

_dialects: dict[str, Dialect] = {}
_compiled: dict[Any, Any] = {}


def compile_once() -> None:
    """From now on each connection of this process uses what any other one to the same kind of database has compiled."""
    if not event.contains(Engine, "engine_connect", _share):
        event.listen(Engine, "engine_connect", _share)


def _share(connection: Connection) -> None:
    connection.dialect = _dialects.setdefault(connection.dialect.name, connection.dialect)
    connection.execution_options(compiled_cache=_compiled)
