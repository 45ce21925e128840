"""Schema upgrades: alembic, driven from code so that no settings file is needed."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.engine import make_engine

HERE = Path(__file__).parent


def config(url: str) -> Config:
    """Alembic's configuration for the database at `url`."""
    made = Config()
    made.set_main_option("script_location", str(HERE))
    made.attributes["url"] = url
    return made


def upgrade(url: str, to: str = "head") -> None:
    """Bring the database at `url` to a revision of the schema, the newest one; nothing happens if it is there."""
    command.upgrade(config(url), to)


def current(url: str) -> str | None:
    """The revision that the database at `url` is at; None if it is empty."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def newest() -> str:
    """The revision that this program works with."""
    return ScriptDirectory(str(HERE)).get_current_head() or ""


def is_known(revision: str) -> bool:
    """Whether this program can bring a database of that revision up to date."""
    return revision in {script.revision for script in ScriptDirectory(str(HERE)).walk_revisions()}


def check(url: str) -> None:
    """Fail if the tables in the code differ from what the migrations make."""
    command.check(config(url))


def revision(url: str, message: str) -> None:
    """Write a new migration from the difference between `url` and the tables."""
    command.revision(config(url), message, autogenerate=True)
