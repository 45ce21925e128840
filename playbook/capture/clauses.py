"""A note cut into its clauses, each with the date it names."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from playbook.dates import Found, find
from playbook.writing import both_widths, plain

_HAN = "一-鿿"
_MARK = re.compile(
    rf"(?:,(?![0-9]{{3}}(?![0-9]))|[。;!?\n])|\.(?=\s|$)|\s+(?:and then|then|and)\s+"
    rf"|(?<=[{_HAN}])\s+|\s+(?=[{_HAN}])",
    re.IGNORECASE,
)
# 想要 Model 3: what follows a space still belongs to the verb.
_WANTS_MORE = re.compile(
    r"(?:想要|想买|想看|想换|想试|要|看中|看上|定了|选了|喜欢|开|用|叫|养|买了|试驾|订了|是|买)\s*$"
)
# 成交 2.5万 SUV: figures and Latin letters belong to what was bought.
_BOUGHT = re.compile(r"买了|买走|下了?单|成交|拿下|提了|订了|付了")
_FIGURES = re.compile(r"[^\s一-鿿]*[0-9a-z]\S*", re.IGNORECASE)
_EDGES = both_widths(" \t\n,;!?:.") + "。、的"


@dataclass(frozen=True)
class Clause:
    """Words as they were typed, without the date they name; ``said``: with it."""

    words: str
    said: str
    found: Found | None = None


def split_clauses(text: str, now: datetime) -> list[Clause]:
    """The clauses of a note; a date that stands alone goes to the clause after it, or else the one before."""
    dates = find(text, now)
    clauses = []
    for start, end in _spans(text, dates):
        inside = [date for date in dates if start <= date.start and date.end <= end]
        clauses += _one_date_each(text, start, end, inside)
    return _with_lone_dates([clause for clause in clauses if clause.words or clause.found])


def _spans(text: str, dates: list[Found]) -> list[tuple[int, int]]:
    written = plain(text)
    spans, start = [], 0
    for mark in _MARK.finditer(written):
        if any(date.start < mark.end() and mark.start() < date.end for date in dates):
            continue
        if mark.group().isspace() and "\n" not in mark.group() and _goes_on(written, start, mark):
            continue
        spans.append((start, mark.start()))
        start = mark.end()
    return [*spans, (start, len(text))]


def _goes_on(written: str, start: int, space: re.Match[str]) -> bool:
    """Whether a space stands inside a clause."""
    if _WANTS_MORE.search(written, start, space.start()):
        return True
    return bool(_BOUGHT.search(written, start, space.start()) and _FIGURES.match(written, space.end()))


def _one_date_each(text: str, start: int, end: int, dates: list[Found]) -> list[Clause]:
    """Chinese says the day before what is done, English after it."""
    if len(dates) < 2:
        return [_clause(text, start, end, dates[0] if dates else None)]
    chinese = re.search(f"[{_HAN}]", text[start:end])
    cuts = [date.start for date in dates[1:]] if chinese else [date.end for date in dates[:-1]]
    bounds = [start, *cuts, end]
    return [_clause(text, bounds[index], bounds[index + 1], date) for index, date in enumerate(dates)]


def _clause(text: str, start: int, end: int, date: Found | None) -> Clause:
    if date is None:
        words = text[start:end].strip(_EDGES)
        return Clause(words, words)
    before, after = text[start : date.start].strip(), text[date.end : end].strip()
    glue = " " if before.isascii() and after.isascii() else ""
    return Clause(f"{before}{glue}{after}".strip(_EDGES), text[start:end].strip(_EDGES), date)


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
