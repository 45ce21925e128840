"""Screens of firms with their people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.paging import Page
from handlers.payloads.clients import ShowCard
from handlers.payloads.firms import ShowFirm
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons
from handlers.screens.format import bold, cut, short_day
from handlers.screens.turning import before_and_next
from handlers.screens.who.which import Told
from handlers.texts import Texts

SHOWN = 6
NAME = 12  # letters of a name on a button
LONG = 24  # letters of a firm's name in a line


@dataclass(frozen=True)
class Firm:
    """A firm: its name, one client of it, and the people of one page."""

    name: str
    client: int
    people: Sequence[Told]


def people(t: Texts, firm: Firm, now: datetime, page: Page, *, back: bool) -> Screen:
    """Who works there, each a button to his card; `back`: one came from the card of one of them."""
    name = bold(cut(firm.name, LONG))
    count = page.first + len(firm.people)
    head = t("{firm} · {n} and more", firm=name, n=count) if page.left else t("{firm} · {n} people", firm=name, n=count)
    rows: list[Row] = [(Button(_label(t, each, now), ShowCard(each.client.id or 0)),) for each in firm.people]
    turning = before_and_next(t, page, lambda number: ShowFirm(firm.client, number * SHOWN))
    last: Row = (*turning, *((buttons.back_to_card(t, firm.client),) if back else ()))
    return Screen(head, (*rows, last) if last else tuple(rows))


def _label(t: Texts, told: Told, now: datetime) -> str:
    """Name, job, last digits, last contact."""
    client = told.client
    parts = [cut(client.name, NAME), cut(client.job, NAME)]
    if told.phones:
        parts.append(t.plain("no. …{digits}", digits=told.phones[0][-4:]))
    if client.last_contact_at is not None:
        parts.append(short_day(t, client.last_contact_at.astimezone(now.tzinfo).date(), now.date()))
    return " · ".join(part for part in parts if part)
