"""Screens of an import on its way: progress, what came of it, taking it back, the lines refused."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from handlers.payloads.imports import AskLapsed, RunImport, SendRefused, StopImport, UndoImport
from handlers.screen import Button, File, Row, Screen, in_rows
from handlers.screens.files.import_counts import brought, is_new, line_count, reason_word, told
from handlers.screens.format import bold, cut
from handlers.texts import Html, Texts, lines
from playbook.columns import Layout, Reason, guarded, records
from storage.tables import ImportJob, ImportRefusal, ImportStatus


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
    stopped = job.status is ImportStatus.STOPPED
    head = t("✅ {file} is in", file=_name(job))
    if stopped:
        head = t("{file}: stopped after {lines}", file=_name(job), lines=line_count(t, job.position))
    elif not is_new(job.counts):
        head = t("{file}: nothing new in it", file=_name(job))
    return Screen(lines(head, *told(t, job.counts)), _after(t, job, newest))


def _after(t: Texts, job: ImportJob, newest: date | None) -> tuple[Row, ...]:
    """What can be done after an import."""
    found: list[Button] = []
    if job.status is ImportStatus.STOPPED:
        found.append(Button(t.plain("Read on"), RunImport(job.id or 0)))
    if job.counts.get("purchases") or job.counts.get("known"):
        found.append(Button(t.plain("See who stays away"), AskLapsed(newest)))
    if any(kind.startswith("refused ") for kind in job.counts):
        found.append(Button(t.plain("Refused lines"), SendRefused(job.id or 0)))
    if is_new(job.counts):
        found.append(_undo(t, job))
    return in_rows(found, 2)


def _undo(t: Texts, job: ImportJob) -> Button:
    return Button(t.plain("↩️ Undo import"), UndoImport(job.id or 0))


def _undone(t: Texts, job: ImportJob) -> Screen:
    gone = {kind: job.counts.get(f"gone {kind}", 0) for kind in ("purchases", "clients", "notes")}
    kept = job.counts.get("kept clients", 0)
    return Screen(
        lines(
            t("↩️ {file}: taken back", file=_name(job)),
            brought(t, gone),
            t.n("{n} client stays: worked on since", "{n} clients stay: worked on since", kept) if kept else None,
        ),
        ((Button(t.plain("Import again"), RunImport(job.id or 0)),),),
    )


def comes_soon(t: Texts, count: int) -> str:
    """A toast: the refused lines are many, and on their way."""
    return t.plain("{lines}: the file comes in a moment", lines=str(line_count(t, count)))


def refused_lines(t: Texts, layout: Layout, refused: Sequence[ImportRefusal]) -> Screen:
    """The refused lines as a table: the line's number, why, and its cells as they were."""
    return Screen(
        t("Refused: {lines}", lines=line_count(t, len(refused))),
        file=File(refused_name(t), refused_table(t, layout, refused)),
    )


def refused_name(t: Texts) -> str:
    """What the file of the refused lines is called."""
    return t.plain("refused lines") + ".csv"


def refused_table(t: Texts, layout: Layout, refused: Sequence[ImportRefusal]) -> bytes:
    """The same table as bytes: in UTF-8 with its mark, for Excel, and no cell that it would run."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([t.plain("Line"), t.plain("Reason"), *map(guarded, layout.titles)])
    for each in refused:
        found = next(records(each.text.encode(), "utf-8", layout.separator), None)
        cells = found.cells if found else [each.text]
        table.writerow([each.line, reason_word(t, Reason(each.reason)), *map(guarded, cells)])
    return written.getvalue().encode("utf-8-sig", "replace")
