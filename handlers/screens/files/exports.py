"""Screens of exports; what stands in the files is in `export_tables`."""

from collections.abc import Mapping

from handlers.payloads.exports import Export
from handlers.screen import Button, Screen
from handlers.screens.files.import_counts import client_count, note_count, purchase_count
from handlers.texts import Html, Texts, lines
from storage.tables import ExportForm

LONGEST = 50  # MB that Telegram takes from a bot


def form_word(form: ExportForm) -> str:
    """What people call the form."""
    return {ExportForm.XLSX: "Excel", ExportForm.CSV: "CSV", ExportForm.VCARD: "vCard"}.get(form, form.value)


def ask(t: Texts, counts: Mapping[str, int], *, whole_team: bool) -> Screen:
    """What there is to take along, and the forms."""
    if not counts["clients"]:
        return Screen(t("There are no clients to export yet."))
    head = t("Export of the whole team:") if whole_team else t("Export of your clients:")
    buttons = tuple(
        Button(form_word(form), Export(form)) for form in (ExportForm.XLSX, ExportForm.CSV, ExportForm.VCARD)
    )
    hint = t("vCard: only names and numbers, for the phone")
    return Screen(lines(head, _what(t, counts), _open(t, counts), hint), (buttons,))


def _what(t: Texts, counts: Mapping[str, int]) -> Html:
    parts = [client_count(t, counts["clients"])]
    parts += [note_count(t, counts["notes"])] if counts.get("notes") else []
    parts += [purchase_count(t, counts["purchases"])] if counts.get("purchases") else []
    return Html(" · ".join(parts))


def _open(t: Texts, counts: Mapping[str, int]) -> Html | None:
    """Deals and sums owed, as far as there are any."""
    deals, owed = counts.get("deals", 0), counts.get("owed", 0)
    parts = [
        t.n("{count} deal", "{count} deals", deals, count=f"{deals:,}") if deals else None,
        t.n("{count} sum owed", "{count} sums owed", owed, count=f"{owed:,}") if owed else None,
    ]
    return Html(" · ".join(part for part in parts if part)) if deals or owed else None


def running(t: Texts, form: ExportForm, done: int, total: int) -> Screen:
    """On the way; `done` of `total` rows."""
    head = t("{form}: being put together…", form=form_word(form))
    far = t("{done} of {total} · {percent}%", done=f"{done:,}", total=f"{total:,}", percent=done * 100 // max(total, 1))
    return Screen(lines(head, far if done else None))


def done(t: Texts, form: ExportForm, counts: Mapping[str, int]) -> Screen:
    """It is there, below."""
    still_open = None if form is ExportForm.VCARD else _open(t, counts)
    return Screen(lines(t("✅ {form} is ready, below", form=form_word(form)), _what(t, counts), still_open))


def too_large(t: Texts, form: ExportForm) -> Screen:
    """More than Telegram takes."""
    return Screen(
        t("{form}: above {n} MB, Telegram doesn't take it. CSV comes in parts.", form=form_word(form), n=LONGEST)
    )


def failed(t: Texts, form: ExportForm) -> Screen:
    """Our fault."""
    return Screen(t("{form}: it didn't work.", form=form_word(form)), ((Button(t.plain("Try again"), Export(form)),),))
