"""Address-book cards: what telephones write is read, what is written is read again."""

from hypothesis import given
from hypothesis import strategies as st

from playbook.columns import Entry
from playbook.columns.address_book import as_table
from playbook.vcards import Card, looks_like_cards, read_cards, write_card
from tests.playbook.lists import lines_of

OLD_ANDROID = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E8=8A=B3;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=
=E8=8A=B3
TEL;CELL:138-0013-8000
TEL;HOME:010-62345678
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ
 AAAQABAAD/2wBD

END:VCARD
"""
IPHONE = """BEGIN:VCARD\r
VERSION:3.0\r
N:Jones;Mary;;;\r
ORG:Acme\\, Inc.;Sales\r
item1.TEL;type=pref:+44 20 7946 0958\r
item1.X-ABLabel:work\r
BDAY:1990-01-05\r
NOTE:likes golf\\nand tea\\; and\r
  more\r
BEGIN:VCARD\r
N:欧阳;娜娜;;;\r
TEL;VALUE=uri:tel:+8613800138001\r
END:VCARD\r
"""


def test_cards_of_telephones() -> None:
    (wang,) = read_cards(OLD_ANDROID)
    assert wang == Card("王芳", ("138-0013-8000", "010-62345678"))
    mary, ouyang = read_cards(IPHONE)
    assert (mary.name, mary.firm, mary.birthday) == ("Mary Jones", "Acme, Inc.", "1990-01-05")
    assert mary.note == "likes golf\nand tea; and more"
    assert (ouyang.name, ouyang.phones) == ("欧阳娜娜", ("+8613800138001",))
    assert looks_like_cards("\ufeffbegin:vcard\n")


def test_an_address_book_is_a_list_of_clients() -> None:
    lines = lines_of(as_table(OLD_ANDROID + IPHONE).encode())
    assert lines[0] == Entry(2, name="王芳", phones=("+8613800138000", "+861062345678"))
    assert isinstance(lines[1], Entry)
    assert (lines[1].firm, lines[1].birthday, lines[1].note) == (
        "Acme, Inc.",
        "1990-01-05",
        "likes golf and tea; and more",
    )


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60).map(str.strip)
WORDS = st.lists(TEXT.filter(bool), max_size=3).map(tuple)


@given(TEXT, TEXT, TEXT, WORDS, WORDS)
def test_what_is_written_is_read_again(
    name: str, firm: str, note: str, nicknames: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    card = Card(name=name, firm=firm, note=note, nicknames=nicknames, tags=tags)
    written = write_card(card)
    assert list(read_cards(written)) == [card]
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert len(list(read_cards(f"BEGIN:VCARD\n{text}"))) >= 1
