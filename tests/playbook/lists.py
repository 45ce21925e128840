"""Reads a list for a test."""

from datetime import date

from playbook.columns import Entry, Layout, Refused, find_encoding, guess, read_line, records

TODAY = date(2026, 11, 18)


def layout_of(content: bytes) -> Layout:
    """How the content is read."""
    return guess(content, find_encoding(content), this_year=TODAY.year, region="CN")


def lines_of(content: bytes, layout: Layout | None = None) -> list[Entry | Refused]:
    """What its lines say."""
    how = layout or layout_of(content)
    found = list(records(content, how.encoding, how.separator))[how.skip :]
    return [read_line(record, how, today=TODAY, region="CN") for record in found]
