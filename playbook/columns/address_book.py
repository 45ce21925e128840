"""An address book of cards as a table: one line a card, so that it goes the way of every other list."""

import csv
import io
from typing import Final

from playbook.vcards import read_cards

_TITLES: Final = ("Name", "Phone", "Firm", "Job", "Birthday", "Nickname", "Tags", "Note", "Email", "Address")


def as_table(text: str) -> str:
    """The cards of a text as a table with headings and commas."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(_TITLES)
    for card in read_cards(text):
        phones, nicknames, tags = (" / ".join(each) for each in (card.phones, card.nicknames, card.tags))
        row = (card.name, phones, card.firm, card.job, card.birthday, nicknames, tags, card.note, card.email)
        table.writerow(" ".join(cell.split()) for cell in (*row, card.address))
    return written.getvalue()
