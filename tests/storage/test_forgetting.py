"""Where a forgotten client may have left traces: no table is passed over, and none of another team is touched."""

from sqlalchemy import LargeBinary
from sqlmodel import SQLModel

from storage.queries.book.forgetting import FOUND_BY, NOT_ABOUT_CLIENTS, OWN_WORDS
from storage.queries.book.team_words import TeamWords, in_team, words

NOBODY = TeamWords(1, [], [], [])
PACKED = {"outbox.blob", "importfile.content", "searchentry.keys", "searchentry.grams"}  # each emptied by itself


def test_every_column_with_words_is_looked_through() -> None:
    tables = [table for table in SQLModel.metadata.tables.values() if words(table)]
    passed_over = {table.name for table in tables if in_team(table, NOBODY) is None}
    assert passed_over <= NOT_ABOUT_CLIENTS | OWN_WORDS
    assert {"note", "fact", "followup", "change", "draft", "dialog", "importrefusal", "occasion"} <= {
        table.name for table in tables
    } - NOT_ABOUT_CLIENTS - OWN_WORDS


def test_nothing_packed_is_unknown() -> None:
    packed = {
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert packed <= PACKED
    assert {name.partition(".")[0] for name in PACKED} <= OWN_WORDS | FOUND_BY | {"outbox"}
