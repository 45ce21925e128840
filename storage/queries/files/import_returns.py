"""Returns in an imported file that take back a purchase of their day: which one that was (B3)."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from playbook.columns import Entry, Line
from storage.queries.buying import purchases
from storage.queries.files.import_lines import import_key
from storage.queries.files.import_people import Person
from storage.tables import Purchase


def link(session: Session, team_id: int, sales: Sequence[tuple[Person, Line]]) -> None:
    """Let each of them that is in the books by now name the purchase it takes back; few lists have any."""
    for person, line in sales:
        if line.entry.parts is None or not line.entry.parts.returned:
            continue
        key = import_key(person, line)
        back = session.exec(select(Purchase).where(Purchase.team_id == team_id, Purchase.import_key == key)).one()
        found = _taken_back(session, person, line.entry)
        if found is not None:
            back.return_of = found.id
            session.add(back)
            session.flush()


def _taken_back(session: Session, person: Person, entry: Entry) -> Purchase | None:
    """The day's purchase of the same goods, else of any, of which as much has not come back yet."""
    of_day = select(Purchase).where(
        Purchase.client_id == person.id, Purchase.bought_on == entry.day, Purchase.amount >= -entry.amount
    )
    found = session.exec(of_day.order_by(col(Purchase.amount), col(Purchase.id))).all()
    fits = [each for each in found if each.amount - purchases.returned(session, each) >= -entry.amount]
    return next((each for each in fits if each.product == entry.product), fits[0] if fits else None)
