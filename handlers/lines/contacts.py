"""A contact shared from the phone's address book: a new client, or more of one who is known."""

from handlers.book.admitting import admit
from handlers.turn import Turn
from playbook import capture as reading
from playbook.capture import NewClient
from playbook.columns.dates import read_birthday
from playbook.vcards import Card, read_cards
from storage.queries.book.clients import LONGEST_NAME

MOST_NUMBERS = 10
LONGEST_FIRM, LONGEST_NOTE = 80, 1000  # letters


def shared(turn: Turn) -> None:
    """Name and number; firm, job, birthday, further numbers and a note where the card that comes along has them."""
    contact = turn.message.contact if turn.message else None
    if contact is None:
        return
    card = next(read_cards(contact.vcard or ""), Card())
    name = _full_name(contact.first_name, contact.last_name or "") or card.name
    written = [contact.phone_number, *card.phones][:MOST_NUMBERS]
    numbers = tuple(dict.fromkeys(number for each in written for number in _numbers(turn, each)))
    doubtful = None if numbers else contact.phone_number
    note = " ".join([*([doubtful] if doubtful else []), *card.note.split()])[:LONGEST_NOTE]
    read = NewClient(
        " ".join(name.split())[:LONGEST_NAME] or contact.phone_number,
        numbers,
        firm=" ".join(card.firm.split())[:LONGEST_FIRM],
        tags=card.tags,
        note=note,
        doubtful_phone=doubtful,
        job=card.job[:LONGEST_FIRM],
        aliases=tuple(each[:LONGEST_NAME] for each in card.nicknames if each != name),
        birthday=read_birthday(card.birthday, turn.today.year) if card.birthday else "",
    )
    admit(turn, read, " ".join(part for part in (read.name, *(numbers or written[:1]), read.firm, card.note) if part))


def _numbers(turn: Turn, written: str) -> tuple[str, ...]:
    """The number in E.164; Telegram leaves out the plus sign of some."""
    found = reading.read_client(written, region=turn.team.region).phones
    return found or reading.read_client(f"+{written.lstrip('+')}").phones


def _full_name(first: str, last: str) -> str:
    """First and last name in the order of their writing: a Chinese surname comes first, without a space."""
    han = bool(first and last) and not (first.isascii() or last.isascii())
    return f"{last}{first}" if han else f"{first} {last}".strip()
