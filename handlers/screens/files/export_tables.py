"""What stands in exported files: the headings in the member's language, all of which an import knows again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from handlers.screens import words
from handlers.screens.buying.bought_more import source
from handlers.screens.format import MINOR, phone
from handlers.texts import Html, Texts
from playbook.capture import Source
from playbook.occasions import birthdays
from playbook.vcards import Card
from storage.queries.files.exporting import OfClient, Whole
from storage.table_files import Cell
from storage.tables import FollowUpStatus

BETWEEN = " / "  # several numbers in one cell


def client_headings(t: Texts, *, whole_team: bool) -> list[str]:
    """Of the table of clients."""
    owner = [t.c("heading", "Owner")] if whole_team else []
    titles = [
        t.c("heading", "Name"),
        t.c("heading", "Phone"),
        t.c("heading", "Firm"),
        t.c("heading", "Job"),
        t.c("heading", "Tags"),
        t.c("heading", "Also called"),
        t.c("heading", "Birthday"),
        t.c("heading", "Customer no."),
        *owner,
        t.c("heading", "Stage"),
        t.c("heading", "Prospect"),
        t.c("heading", "Last contact"),
        t.c("heading", "Facts"),
        t.c("heading", "Six questions"),
    ]
    return [str(title) for title in titles]


def client_row(t: Texts, whole: Whole, owners: Mapping[int, str], region: str, zone: ZoneInfo) -> list[Cell]:
    """One line of the table of clients; `owners`: the members' names, empty where they are all one's own."""
    client = whole.client
    called = dict.fromkeys(name for name in (*client.aliases, client.address_as) if name)
    return [
        client.name,
        BETWEEN.join(phone(number, region) for number in whole.phones),
        client.firm,
        client.job,
        BETWEEN.join(client.tags),
        BETWEEN.join(called),
        client.birthday,
        client.ref or "",
        *([owners.get(client.owner_id, "")] if owners else []),
        words.stage(t, client.stage) or "",
        words.prospect(t, client.prospect_class) if client.prospect_class else "",
        client.last_contact_at.astimezone(zone).date() if client.last_contact_at else None,
        "; ".join(whole.facts),
        "; ".join(f"{question}. {text}" for question, text in sorted(whole.answers.items())),
    ]


def note_headings(t: Texts) -> list[str]:
    """Of the table of notes."""
    how, words_, author = t.c("heading", "How"), t.c("heading", "Note"), t.c("heading", "Written by")
    return of_client_headings(t, t.c("heading", "Date"), how, words_, author)


def note_rows(t: Texts, notes: Sequence[OfClient], region: str, zone: ZoneInfo) -> list[list[Cell]]:
    """Its lines, in the words that were typed."""
    return [
        [
            *who(each, region),
            _local(each.row.occurred_at, zone),
            words.contact(t, each.row.kind),
            (each.row.said if not each.row.is_first else "") or each.row.text,
            each.author,
        ]
        for each in notes
    ]


def purchase_headings(t: Texts) -> list[str]:
    """Of the table of purchases."""
    return of_client_headings(
        t,
        t.c("heading", "Customer no."),
        t.c("heading", "Date"),
        t.c("heading", "Amount"),
        t.c("heading", "Quantity"),
        t.c("heading", "Product"),
        t.c("heading", "Margin"),
        t.c("heading", "For whom"),
        t.c("heading", "How they came"),
        t.c("heading", "Foreign amount"),
        t.c("heading", "Foreign currency"),
        t.c("heading", "Returned"),
    )


def purchase_rows(t: Texts, purchases: Sequence[OfClient], region: str) -> list[list[Cell]]:
    """Its lines; amounts in whole units, below zero what came back."""
    return [
        [
            *who(each, region),
            each.client.ref or "",
            each.row.bought_on,
            units(each.row.amount),
            each.row.quantity,
            each.row.product,
            units(each.row.margin),
            each.row.for_whom,
            source(t, each.row.source) if each.row.source in set(Source) else each.row.source,
            units(each.row.foreign_amount),
            each.row.foreign_currency,
            str(t.c("returned", "yes")) if each.row.return_of is not None else "",
        ]
        for each in purchases
    ]


def plan_headings(t: Texts) -> list[str]:
    """Of the table of follow-ups and promises."""
    what, state, owner = t.c("heading", "What to do"), t.c("heading", "State"), t.c("heading", "Owner")
    return of_client_headings(t, t.c("heading", "Due"), what, state, owner)


def plan_rows(t: Texts, plans: Sequence[OfClient], region: str, zone: ZoneInfo) -> list[list[Cell]]:
    """Its lines."""
    states = {
        FollowUpStatus.OPEN: t.c("state", "open"),
        FollowUpStatus.DONE: t.c("state", "done"),
        FollowUpStatus.DROPPED: t.c("state", "dropped"),
    }
    return [
        [
            *who(each, region),
            each.row.due_on if each.row.whole_day else _local(each.row.due_at, zone),
            each.row.text,
            str(states[each.row.status]),
            each.author,
        ]
        for each in plans
    ]


def titles(t: Texts) -> dict[str, str]:
    """What the tables are called, in their order."""
    return {
        "clients": str(t.c("list", "Clients")),
        "notes": str(t.c("list", "Notes")),
        "purchases": str(t.c("list", "Purchases")),
        "plans": str(t.c("list", "Plans")),
        "deals": str(t.c("list", "Deals")),
        "owed": str(t.c("list", "Money owed")),
    }


def card(whole: Whole) -> Card:
    """A client as a card for an address book; a lunar birthday has no place there."""
    client, born = whole.client, birthdays.read(whole.client.birthday)
    day = ""
    if born is not None and not born.lunar:
        day = f"{born.year:04d}-{born.month:02d}-{born.day:02d}" if born.year else f"--{born.month:02d}{born.day:02d}"
    return Card(
        name=client.name,
        phones=tuple(whole.phones),
        firm=client.firm,
        job=client.job,
        birthday=day,
        nicknames=tuple(client.aliases),
        tags=tuple(client.tags),
    )


def of_client_headings(t: Texts, *titles: Html) -> list[str]:
    """Of a table whose lines are clients': the columns that say whose a line is, then its own."""
    return [str(each) for each in (t.c("heading", "Name"), t.c("heading", "Firm"), t.c("heading", "Phone"), *titles)]


def who(each: OfClient, region: str) -> list[Cell]:
    """Whose a line is."""
    return [each.client.name, each.client.firm, phone(each.phone, region) if each.phone else ""]


def units(minor: int | None) -> Decimal | None:
    """An amount in whole units."""
    return None if minor is None else Decimal(minor) / MINOR


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(second=0, microsecond=0)
