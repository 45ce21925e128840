"""Fixtures that every test may use: a database of its own, empty and at the newest schema."""

import gc
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import structlog

from tests import databases
from tests.databases import Migrate, PostgresServer


def pytest_configure() -> None:
    """Plain log lines: structlog's own default takes a second to draw one traceback. No test is judged by its time."""
    processors = structlog.processors
    structlog.configure([processors.add_log_level, processors.format_exc_info, processors.LogfmtRenderer()])
    hypothesis.settings.register_profile("unhurried", deadline=None)
    hypothesis.settings.load_profile("unhurried")
    gc.disable()  # until all is loaded, of which nothing is garbage


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the garbage collector need not look through it, nor look so often."""
    gc.enable()
    gc.freeze()
    gc.set_threshold(20_000, 10, 50)


@pytest.fixture(scope="session")
def migrate() -> Migrate:
    """The project's own migrations; imported here, so that tests of the sales method load no SQL."""
    from storage.migrations import upgrade
    from tests.disk import never_waited_for
    from tests.statements import compile_once

    never_waited_for()
    compile_once()
    return upgrade


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, migrate: Migrate) -> Path:
    """The migrated SQLite file that `sqlite_url` copies."""
    return databases.sqlite_template(tmp_path_factory.mktemp("template") / "laoke.db", migrate)


@pytest.fixture(scope="session")
def postgres_server(migrate: Migrate) -> Iterator[PostgresServer]:
    """One PostgreSQL server for each worker of the test run, with its migrated template."""
    with databases.postgres_server() as server:
        server.make_template(migrate)
        yield server


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of an own, migrated SQLite database."""
    return databases.sqlite_copy(sqlite_template, tmp_path)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of an own, migrated PostgreSQL database."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an own, migrated database: the test runs once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say so where there was no browser for the tests of the page (here, for a worker's conftest prints nothing)."""
    from tests.web.browser import NO_BROWSER, find_browser

    if find_browser() is None:
        terminalreporter.write_line(NO_BROWSER, yellow=True)
