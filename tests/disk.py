"""An SQLite file of the tests may be lost at any time: nothing waits for the disk."""

from sqlalchemy import Connection, Engine, event

UNSAFE = "PRAGMA synchronous=OFF"


def never_waited_for() -> None:
    """From now on no commit of this process waits until the disk has it; processes that tests start still wait."""
    if not event.contains(Engine, "engine_connect", _go_on):
        event.listen(Engine, "engine_connect", _go_on)


def _go_on(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and UNSAFE not in connection.info:
        connection.connection.cursor().execute(UNSAFE)  # past SQLAlchemy, which would begin a transaction for it
        connection.info[UNSAFE] = True
