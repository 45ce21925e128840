"""Screens of an import on its way: progress, what came of it, taking it back, the lines refused."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from handlers.payloads.imports import AskLapsed, RunImport, SendRefused, StopImport, UndoImport
from handlers.screen import Button, File, Row, Screen, in_rows
from handlers.screens.format import bold, cut
from handlers.screens.imports import line_count, purchase_count
from handlers.texts import Html, Texts, lines
from playbook.columns import Layout, Reason, records
from storage.tables import ImportJob, ImportRefusal, ImportStatus

REASONS = 3  # told on the screen; the file tells all
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so


def state(t: Texts, job: ImportJob, newest: date | None) -> Screen:
    """Where an import stands that was begun; `newest`: the day up to which the lapse list looks, None for today."""
    match job.status:
        case ImportStatus.RUNNING:
            return _running(t, job)
        case ImportStatus.UNDOING:
            return Screen(t("{file}: being taken back…", file=_name(job)))
        case ImportStatus.UNDONE:
            return _undone(t, job)
        case ImportStatus.FAILED:
            row = (Button(t.plain("Try again"), RunImport(job.id or 0)), _undo(t, job))
            return Screen(t("{file}: broke off. What is in stays in.", file=_name(job)), (row,))
        case ImportStatus.LEFT:
            return Screen(t("{file}: not imported.", file=_name(job)))
        case _:
            return _result(t, job, newest)


def _name(job: ImportJob) -> Html:
    return bold(cut(job.file_name, 24))


def _running(t: Texts, job: ImportJob) -> Screen:
    read, total = min(job.position, job.total), max(job.total, 1)
    return Screen(
        lines(
            t("{file}: being imported…", file=_name(job)),
            t(
                "{read} of {lines} · {percent}%",
                read=f"{read:,}",
                lines=line_count(t, job.total),
                percent=read * 100 // total,
            ),
        ),
        ((Button(t.plain("Stop here"), StopImport(job.id or 0)),),),
    )


def _result(t: Texts, job: ImportJob, newest: date | None) -> Screen:
    counts = job.counts
    stopped = job.status is ImportStatus.STOPPED
    head = t("✅ {file} is in", file=_name(job))
    if stopped:
        head = t("{file}: stopped after {lines}", file=_name(job), lines=line_count(t, job.position))
    elif not _brought(job):
        head = t("{file}: nothing new in it", file=_name(job))
    refunds, known = counts.get("refunds", 0), counts.get("known", 0)
    text = lines(
        head,
        brought(t, counts.get("purchases", 0), counts.get("clients", 0)),
        t("Refunds among them: {count}", count=f"{refunds:,}") if refunds else None,
        t("There already: {lines}", lines=line_count(t, known)) if known else None,
        *_refused(t, counts),
    )
    return Screen(text, _after(t, job, newest))


def _brought(job: ImportJob) -> bool:
    return bool(job.counts.get("purchases") or job.counts.get("clients"))


def brought(t: Texts, purchases: int, clients: int) -> Html:
    """Purchases and clients, as far as there are any."""
    new = t.n("{count} new client", "{count} new clients", clients, count=f"{clients:,}")
    parts = [*([purchase_count(t, purchases)] if purchases else []), *([new] if clients else [])]
    return Html(" · ".join(parts))


def _refused(t: Texts, counts: dict[str, int]) -> list[Html]:
    """How many lines were refused, and why, the commonest reasons first."""
    found = {reason: counts.get(f"refused {reason.value}", 0) for reason in Reason}
    most = sorted((reason for reason in found if found[reason]), key=lambda reason: -found[reason])
    if not most:
        return []
    why = [t("{reason}: {count}", reason=reason_word(t, each), count=f"{found[each]:,}") for each in most[:REASONS]]
    return [t("Refused: {lines}", lines=line_count(t, sum(found.values()))), Html(" · ".join(why))]


def reason_word(t: Texts, reason: Reason) -> str:
    """Why a line was refused."""
    words = {
        Reason.COLUMNS: t.plain("wrong number of columns"),
        Reason.CUSTOMER: t.plain("nobody named"),
        Reason.NAME: t.plain("name too long"),
        Reason.DATE: t.plain("not a date"),
        Reason.FUTURE: t.plain("date still to come"),
        Reason.AMOUNT: t.plain("not an amount"),
        Reason.QUANTITY: t.plain("not a quantity"),
        Reason.COLLEAGUE: t.plain("a colleague's client"),
        Reason.ARCHIVED: t.plain("client put away"),
        Reason.SEVERAL: t.plain("several of that name"),
    }
    return words[reason]


def _after(t: Texts, job: ImportJob, newest: date | None) -> tuple[Row, ...]:
    """What can be done after an import."""
    found: list[Button] = []
    if job.status is ImportStatus.STOPPED:
        found.append(Button(t.plain("Read on"), RunImport(job.id or 0)))
    if job.counts.get("purchases") or job.counts.get("known"):
        found.append(Button(t.plain("See who stays away"), AskLapsed(newest)))
    if any(kind.startswith("refused ") for kind in job.counts):
        found.append(Button(t.plain("Refused lines"), SendRefused(job.id or 0)))
    if _brought(job):
        found.append(_undo(t, job))
    return in_rows(found, 2)


def _undo(t: Texts, job: ImportJob) -> Button:
    return Button(t.plain("↩️ Undo import"), UndoImport(job.id or 0))


def _undone(t: Texts, job: ImportJob) -> Screen:
    gone, clients = job.counts.get("gone purchases", 0), job.counts.get("gone clients", 0)
    kept = job.counts.get("kept clients", 0)
    return Screen(
        lines(
            t("↩️ {file}: taken back", file=_name(job)),
            brought(t, gone, clients),
            t.n("{n} client stays: worked on since", "{n} clients stay: worked on since", kept) if kept else None,
        ),
        ((Button(t.plain("Import again"), RunImport(job.id or 0)),),),
    )


def refused_lines(t: Texts, layout: Layout, refused: Sequence[ImportRefusal]) -> Screen:
    """The refused lines as a table: the line's number, why, and its cells as they were."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([t.plain("Line"), t.plain("Reason"), *map(_harmless, layout.titles)])
    for each in refused:
        found = next(records(each.text.encode(), "utf-8", layout.separator), None)
        cells = found.cells if found else [each.text]
        table.writerow([each.line, reason_word(t, Reason(each.reason)), *map(_harmless, cells)])
    file = File(t.plain("refused lines") + ".csv", written.getvalue().encode("utf-8-sig"))
    return Screen(t("Refused: {lines}", lines=line_count(t, len(refused))), file=file)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
