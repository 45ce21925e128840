"""Schema upgrades: alembic, driven from code so that no settings file is needed."""

from pathlib import Path

from alembic import command
from alembic.config import Config

HERE = Path(__file__).parent


def config(url: str) -> Config:
    """Alembic's configuration for the database at `url`."""
    made = Config()
    made.set_main_option("script_location", str(HERE))
    made.attributes["url"] = url
    return made


def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest schema; nothing happens if it is there already."""
    command.upgrade(config(url), "head")


def check(url: str) -> None:
    """Fail if the tables in the code differ from what the migrations make."""
    command.check(config(url))


def revision(url: str, message: str) -> None:
    """Write a new migration from the difference between `url` and the tables."""
    command.revision(config(url), message, autogenerate=True)
