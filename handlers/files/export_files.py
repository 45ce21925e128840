"""What goes into an exported file: its parts, each with how it is read and how its lines are written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.screens.files import export_open as still_open
from handlers.screens.files import export_tables as tables
from handlers.texts import Texts
from playbook.vcards import write_card
from storage.queries.files import exporting
from storage.queries.team import members
from storage.table_files import CardFiles, Cell, CsvFiles, TableFile, Workbook
from storage.tables import ExportForm, Member


@dataclass(frozen=True)
class Part:
    """One table; `read` gives the page after a number, `rows` its lines."""

    title: str
    headings: list[str]
    read: Callable[[Session, Member, int], Sequence[Any]]
    rows: Callable[[Sequence[Any]], Iterable[Sequence[Cell]]]


@dataclass(frozen=True)
class Export:
    """An export of a member's; `owners`: the members' names where it is a whole team's; `counts`: how much there is."""

    form: ExportForm
    member: Member
    owners: Mapping[int, str]
    region: str
    counts: Mapping[str, int]

    @property
    def rows(self) -> int:
        """How many there are, more or less."""
        return sum(self.counts.values()) if self.form is not ExportForm.VCARD else self.counts["clients"]

    def file(self) -> TableFile:
        """An empty one of the form."""
        if self.form is ExportForm.XLSX:
            return Workbook(tables.titles(Texts(self.member.language))["clients"])
        return CardFiles() if self.form is ExportForm.VCARD else CsvFiles()

    def parts(self) -> list[Part]:
        """What goes into it, in order."""
        t, region, zone = Texts(self.member.language), self.region, ZoneInfo(self.member.timezone)
        names = tables.titles(t)
        if self.form is ExportForm.VCARD:
            return [Part(names["clients"], [], exporting.clients_after, _cards)]
        headings = tables.client_headings(t, whole_team=bool(self.owners))
        parts = [
            Part(
                names["clients"],
                headings,
                exporting.clients_after,
                lambda page: [tables.client_row(t, each, self.owners, region, zone) for each in page],
            ),
            Part(
                names["notes"],
                tables.note_headings(t),
                exporting.notes_after,
                lambda page: tables.note_rows(t, page, region, zone),
            ),
            Part(
                names["purchases"],
                tables.purchase_headings(t),
                exporting.purchases_after,
                lambda page: tables.purchase_rows(t, page, region),
            ),
            Part(
                names["plans"],
                tables.plan_headings(t),
                exporting.follow_ups_after,
                lambda page: tables.plan_rows(t, page, region, zone),
            ),
        ]
        return [*parts, *self._still_open(t, names)]

    def _still_open(self, t: Texts, names: Mapping[str, str]) -> list[Part]:
        """Deals in the making and money owed, where there are any."""
        deals = Part(
            names["deals"],
            still_open.deal_headings(t),
            exporting.deals_after,
            lambda page: still_open.deal_rows(t, page, self.region),
        )
        owed = Part(
            names["owed"],
            still_open.owed_headings(t),
            exporting.owed_after,
            lambda page: still_open.owed_rows(page, self.region),
        )
        return [part for part, kind in ((deals, "deals"), (owed, "owed")) if self.counts[kind]]


def of(session: Session, me: Member, form: ExportForm) -> Export:
    """All that a member may see, in a form."""
    colleagues = members.everybody(session, me) if me.role.leads else ()
    owners = {each.id or 0: each.name for each in colleagues}
    return Export(form, me, owners, members.team_of(session, me).region, exporting.counts(session, me))


def reading(part: Part, me: Member, after: int) -> Callable[[Session], Sequence[Any]]:
    """The work of reading the page after a number."""
    return lambda session: part.read(session, me, after)


def last_number(page: Sequence[Any]) -> int:
    """After which number the next page begins."""
    newest: Any = page[-1]
    row = newest.client if isinstance(newest, exporting.Whole) else newest.row
    return row.id or 0


def _cards(page: Sequence[exporting.Whole]) -> list[list[Cell]]:
    return [[write_card(tables.card(each))] for each in page]
