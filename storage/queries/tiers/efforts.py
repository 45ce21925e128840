"""How often clients were contacted (D9): talks about business, and talks that only cared, since an instant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from playbook.contact_rules import Touch
from storage.queries.tiers.tiers import Conditions, Seen
from storage.tables import Note

FEW = 5_000  # customers: of more, all contacts together are not counted while somebody waits


@dataclass(frozen=True)
class Effort:
    """Contacts with a client, or with many."""

    business: int = 0
    care: int = 0

    @property
    def contacts(self) -> int:
        """All of them."""
        return self.business + self.care


def of_clients(session: Session, clients: Sequence[int], since: datetime) -> dict[int, Effort]:
    """Contacts with each of some clients; whoever had none is left out."""
    if not clients:
        return {}
    columns = (col(Note.client_id), col(Note.touch), func.count())
    query = select(*columns).where(col(Note.client_id).in_(clients), *_contacts(since))
    found: dict[int, Effort] = {}
    for client, touch, number in session.connection().execute(query.group_by(col(Note.client_id), col(Note.touch))):
        before, care = found.get(client, Effort()), touch == Touch.CARE.value
        found[client] = Effort(before.business + (0 if care else number), before.care + (number if care else 0))
    return found


def of_all(session: Session, seen: Seen, since: datetime) -> int:
    """Contacts with all customers that a member sees."""
    customers = select(col(seen.places.client_id)).where(*seen.conditions)
    query = select(func.count()).select_from(Note).where(col(Note.client_id).in_(customers), *_contacts(since))
    return session.connection().execute(query).scalar_one()


def _contacts(since: datetime) -> Conditions:
    return col(Note.is_contact), col(Note.occurred_at) >= since
