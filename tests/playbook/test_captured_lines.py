"""What reps type about their clients, line by line, and all that must be read of it: the table is the reference."""

import csv
from pathlib import Path

import pytest

from tests.playbook.captured import COLUMNS, row

TABLE = Path(__file__).parent / "captured_lines.csv"
LINES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def test_the_table_is_whole() -> None:
    assert tuple(LINES[0]) == COLUMNS
    assert len(LINES) >= 250
    typed = [line["typed"] for line in LINES]
    assert len(set(typed)) == len(typed)


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line["typed"]))
def test_a_line_is_read_as_it_was_meant(line: dict[str, str]) -> None:
    assert row(line["typed"]) == line
