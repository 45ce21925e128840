"""A note cut into its clauses, each with the date it names."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from playbook.capture.clause_words import (
    AT_PLACE,
    FIGURES,
    LEADS_TO_DATE,
    LONG_AGO,
    LUNAR,
    MARK,
    MEETS_THERE,
    NAMES_MORE,
    REPORTS,
    STANDS_ALONE,
    TOKEN,
    TOKEN_FOLLOWS,
    WANTS_MORE,
)
from playbook.capture.sale_words import RETURN, SALE
from playbook.dates import Found, find
from playbook.writing import both_widths, plain

_HAN = "一-鿿"
_EDGES = both_widths(" \t\n,;!?:.|") + "。、"


@dataclass(frozen=True)
class Clause:
    """Words as they were typed, without the date they name; ``said``: with it.

    ``by_client``: he said it (来电说…); ``told``: the contact at which something was said.
    """

    words: str
    said: str
    found: Found | None = None
    by_client: bool = False
    told: bool = False


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    by_client: bool = False
    told: bool = False


def split_clauses(text: str, now: datetime) -> list[Clause]:
    """The clauses of a note; a date that stands alone goes to the clause after it, or else the one before.

    What was said at a contact is a clause of its own: 来电说明天过来 is the call, and the coming.
    """
    dates = find(text, now)
    clauses = []
    for span in _spans(text, dates):
        inside = [date for date in dates if span.start <= date.start and date.end <= span.end]
        clauses += [
            replace(each, by_client=span.by_client, told=span.told) for each in _one_date_each(text, span, inside)
        ]
    return _with_lone_dates([clause for clause in clauses if clause.words or clause.found])


def _spans(text: str, dates: list[Found]) -> list[_Span]:
    written = plain(text)
    spans, start = [], 0
    for mark in MARK.finditer(written):
        if any(date.start < mark.end() and mark.start() < date.end for date in dates):
            continue
        if mark.group().isspace() and "\n" not in mark.group() and _goes_on(written, start, mark):
            continue
        spans += _reported(written, start, mark.start())
        start = mark.end()
    return [*spans, *_reported(written, start, len(text))]


def _reported(written: str, start: int, end: int) -> list[_Span]:
    """The contact and what was said at it."""
    report = next((found for said in REPORTS if (found := said.search(written, start, end))), None)
    if report is None or LONG_AGO.search(written, start, report.start()):
        return [_Span(start, end)]
    cut, told = report.end("told"), report.end() if report["dropped"] else report.end("told")
    his = bool(report.groupdict().get("his")) or written[start:cut].lstrip()[:1] in ("她", "他", "佢")
    return [_Span(start, cut, told=True), _Span(told, end, his)]


def _goes_on(written: str, start: int, space: re.Match[str]) -> bool:
    """Whether a space stands inside a clause."""
    before, after = start, space.end()
    if WANTS_MORE.search(written, before, space.start()) or NAMES_MORE.search(written, before, space.start()):
        return True
    if TOKEN.search(written, before, space.start()) and TOKEN_FOLLOWS.match(written, after):
        return True
    if AT_PLACE.search(written, before, space.start()) and MEETS_THERE.match(written, after):
        return True
    if LUNAR.match(written, after) and "生日" in written[before : space.start()]:
        return True
    sold = SALE.search(written, before, space.start()) or RETURN.search(written, before, space.start())
    return bool(sold and FIGURES.match(written, after))


def _one_date_each(text: str, span: _Span, dates: list[Found]) -> list[Clause]:
    """Chinese says the day before what is done, English after it."""
    if not dates:
        return [_clause(text, span.start, span.end, None)]
    chinese = re.search(f"[{_HAN}]", text[span.start : span.end])
    cuts = [date.start for date in dates[1:]] if chinese else [date.end for date in dates[:-1]]
    bounds = [span.start, *cuts, span.end]
    clauses = []
    for index, date in enumerate(dates):
        start, end = bounds[index], bounds[index + 1]
        if chinese and STANDS_ALONE.search(plain(text[start : date.start])) and text[date.end : end].strip(_EDGES):
            clauses.append(_clause(text, start, date.start, None))
            start = date.start
        clauses.append(_clause(text, start, end, date))
    return clauses


def _clause(text: str, start: int, end: int, date: Found | None) -> Clause:
    if date is None:
        words = _bare(text[start:end])
        return Clause(words, words)
    before, after = LEADS_TO_DATE.sub("", text[start : date.start].strip()), text[date.end : end].strip()
    glue = " " if before.isascii() and after.isascii() else ""
    return Clause(_bare(f"{before}{glue}{after}"), _bare(text[start:end]), date)


def _bare(words: str) -> str:
    """Without signs at either end, and without the 的 of a date before it (周五的会)."""
    return words.strip(_EDGES).removeprefix("的").strip(_EDGES)


def _with_lone_dates(clauses: list[Clause]) -> list[Clause]:
    joined: list[Clause] = []
    waiting: Found | None = None
    for clause in clauses:
        if waiting and clause.words and clause.found is None:
            joined.append(replace(clause, said=f"{waiting.text} {clause.words}", found=waiting))
            waiting = None
            continue
        if waiting:
            joined.append(Clause("", waiting.text, waiting))
            waiting = None
        if clause.words:
            joined.append(clause)
        else:
            waiting = clause.found
    if waiting and joined and joined[-1].found is None:
        joined[-1] = replace(joined[-1], said=f"{joined[-1].words} {waiting.text}", found=waiting)
    elif waiting:
        joined.append(Clause("", waiting.text, waiting))
    return joined
