"""What clients are found by. All of it follows from the other tables and can be made anew from them.

None of it refers to a client by foreign key: that would take a second copy of each table, ordered by client. What a
client is found by stands in his entry, so that only what changes is written, and all of it can be taken out.
"""

from sqlalchemy import Column, Integer, LargeBinary, String
from sqlmodel import Field, SQLModel

_BY_LETTER = String(64).with_variant(String(64, collation="C"), "postgresql")  # in the order in which prefixes range


class SearchKey(SQLModel, table=True):
    """One thing a client can be found by (playbook.search); a look-up is a range of keys under an owner."""

    __table_args__ = {"sqlite_with_rowid": False}

    owner_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    key: str = Field(sa_column=Column(_BY_LETTER, primary_key=True))
    client_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))


class NoteKey(SQLModel, table=True):
    """One thing by which the notes on a client can be found (playbook.typed.note_words)."""

    __table_args__ = {"sqlite_with_rowid": False}

    owner_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    gram: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    client_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))


class SearchWord(SQLModel, table=True):
    """A word by which somebody in a team is called: what a word with a slip may have meant."""

    __table_args__ = {"sqlite_with_rowid": False}

    team_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    word: str = Field(sa_column=Column(_BY_LETTER, primary_key=True))


class SearchEntry(SQLModel, table=True):
    """All keys under which a client is found."""

    client_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    owner_id: int
    keys: bytes = Field(sa_type=LargeBinary)  # each on a line of its own, compressed
    grams: bytes = Field(sa_type=LargeBinary)  # of four bytes each
