"""`scripts/run lapse`: what the early warning (D3) says of any purchase log, as a table to judge it by."""

import csv
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn, TextIO

import typer

from playbook import bgnbd, lapse, purchase_csv, rfm
from playbook.history import Purchase
from playbook.purchase_csv import PurchaseTable, Unreadable

COLUMNS = ("customer_id", "p_buy", "p_alive", "rfm_score", "tier", "risk")
DORMANT, NOT_PAID = "dormant", "none"
Row = tuple[str, float, float, int, str, float]  # the columns above
MOST_WEEKS = 5200.0  # a hundred years
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
HELP = """Judge the early warning by any purchase log: who was likely to come back, as of a day?

FILE is a table (CSV) with the columns customer_id, date (YYYY-MM-DD) and amount, and perhaps others. The answer is
a table on standard output, one row for each customer with a purchase up to the day, the most at risk first:

\b
  customer_id  as in FILE
  p_buy        chance of at least one purchase within the horizon (BG/NBD, fitted to this log up to the day)
  p_alive      chance of not having stopped for good; always 1 for who bought on one day only
  rfm_score    D1: 1 x recency + 3 x frequency + 4 x money over the last 12 months, 8 to 40; 0 when dormant
  tier         platinum, gold, silver, bronze, dormant, or none (never paid anything)
  risk         above 0 to 1: mean of the ranks by 1 - p_buy and by rfm_score among those who bought on two days or more

Purchases after the day are not looked at. Several of one day are one visit. The limits of the score are amounts of the
log's own currency, as they stand: 2,000 for the most points, whatever a unit is worth. The amount is that of the row,
whatever its quantity; below 0 it is a return, which takes a purchase back with its day.
What was odd about FILE is counted on standard error."""


def lapse_command(
    file: Annotated[Path | None, typer.Argument(help="The purchase log.", show_default=False)] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day it is judged on. [the log's last day]", show_default=False),
    ] = None,
    horizon_weeks: Annotated[float, typer.Option(help="Weeks in which a purchase counts as coming back.")] = 13,
) -> None:
    """Judge the early warning by any purchase log (CSV)."""
    if file is None:
        sys.stdout.write(f"scripts/run lapse FILE.csv [--as-of YYYY-MM-DD] [--horizon-weeks N]\n\n{_plain(HELP)}\n")
        return
    if not 0 < horizon_weeks <= MOST_WEEKS:
        _refuse(f"--horizon-weeks: above 0, up to {MOST_WEEKS:.0f}")
    day = as_of.date() if as_of else None
    if day and not FIRST_DAY <= day <= LAST_DAY:
        _refuse(f"--as-of: from {FIRST_DAY.year} to {LAST_DAY.year}")
    try:
        table = purchase_csv.read(purchase_csv.decode(file.read_bytes()), day)
    except OSError as error:
        _refuse(f"{file}: {error.strerror}")
    except Unreadable as error:
        _refuse(f"{file}: {error}")
    day = day or max((each.day for bought in table.histories.values() for each in bought), default=lapse.EPOCH)
    write(judged(table.histories, day, horizon_weeks), sys.stdout)
    _tell(table, day)


def judged(histories: dict[str, list[Purchase]], day: date, weeks: float) -> list[Row]:
    """The rows of the answer, the most at risk first."""
    names = list(histories)
    log = lapse.Log.of({at: histories[name] for at, name in enumerate(names)})
    figures = lapse.figures(log, day)
    model = bgnbd.fit_all(figures.summaries(day))
    found = lapse.judge(figures, model, day, weeks)
    columns = (figures.client, found.p_buy, found.p_alive, found.points[-1], figures.last_paid, found.risk)
    rows = [
        (names[at], p_buy, p_alive, score, _tier(score, paid), risk)
        for at, p_buy, p_alive, score, paid, risk in zip(*(column.tolist() for column in columns), strict=True)
    ]
    return sorted(rows, key=lambda row: (-row[-1], row[1], row[0]))


def write(rows: list[Row], out: TextIO) -> None:
    """The answer as CSV; chances to six places."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for name, p_buy, p_alive, score, tier, risk in rows:
        table.writerow((name, f"{p_buy:.6f}", f"{p_alive:.6f}", score, tier, f"{risk:.6f}"))


def _tier(score: int, last_paid: int) -> str:
    if score:
        return rfm.DEFAULT_RULES.tier_of(score).name.lower()
    return NOT_PAID if last_paid == lapse.NEVER else DORMANT


def _tell(table: PurchaseTable, day: date) -> None:
    """What was read, what was odd, and whether there was enough of it."""
    for line in _findings(table, day):
        sys.stderr.write(f"{line}\n")


def _findings(table: PurchaseTable, day: date) -> Iterator[str]:
    yield f"{table.rows:,} rows, {len(table.histories):,} customers up to {day.isoformat()}"
    for odd in purchase_csv.Odd:
        if table.odd[odd]:
            yield f"{table.odd[odd]:,} {odd.value}"
    summaries = [seen for bought in table.histories.values() if (seen := lapse.summary(bought, day))]
    weight = bgnbd.prior_weight(bgnbd.Summaries.of(summaries))
    if weight:
        yield f"few data: under 300 repeat buyers or 26 weeks; the stated prior still counts {weight:.0%}"


def _plain(text: str) -> str:
    return text.replace("\b\n", "")


def _refuse(line: str) -> NoReturn:
    sys.stderr.write(f"{line}\n")
    raise typer.Exit(2)
