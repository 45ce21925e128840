"""What the tests of the tables share: a session on a database of one's own, a team, and a rep in it."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from storage.engine import make_engine
from storage.tables import Member
from tests.storage.team_book import TeamBook


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A session on an own database."""
    engine = make_engine(database_url)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def book(session: Session) -> TeamBook:
    """A team."""
    return TeamBook.new(session, "顺达二店")


@pytest.fixture
def liu(book: TeamBook) -> Member:
    """A rep."""
    return book.member(101, "小刘")
