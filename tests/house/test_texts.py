"""The catalogues: every text of every screen is translated, with the same placeholders, and the same way everywhere."""

from scripts import catalogues


def test_every_text_is_there_in_every_language() -> None:
    assert catalogues.complaints() == []


def test_placeholders_and_what_is_missing_are_seen() -> None:
    assert catalogues.placeholders("{name} · {n}") == {"name", "n"}
    assert catalogues.placeholders("no braces") == set()
