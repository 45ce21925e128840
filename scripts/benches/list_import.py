"""A spreadsheet of a hundred thousand clients goes in while others use the database."""

import asyncio
import io
import json
import random
import sys
from pathlib import Path

import xlsxwriter

from scripts.benches.book import WORDS
from scripts.benches.figures import Figure
from scripts.benches.firm import WORDS as NOTES
from scripts.benches.firm import Size
from scripts.benches.places import Places

ROOT = Path(__file__).parents[2]
HEADINGS = ("Name", "Phone", "Firm", "Notes", "Tags", "Job", "Birthday")


async def measure(places: Places, quick: bool) -> list[Figure]:
    """Seconds, memory, and how long others wait for the database meanwhile."""
    count = 5_000 if quick else 100_000
    url = places.sqlite(Size(reps=1, clients=1))
    file = Path(url.removeprefix("sqlite:///")).with_suffix(".xlsx")
    file.write_bytes(spreadsheet(count))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "scripts.benches.programs.list_import",
        url,
        str(file),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await process.communicate()
    found = json.loads(told.splitlines()[-1])
    return [
        Figure("clients in the spreadsheet", found["clients"], "", at_least=count),
        Figure("read, looked through and in the books", found["seconds"], "s", at_most=60 * count / 100_000),
        Figure("memory at its highest, with the reader's", found["memory"], "MB", at_most=500),
        Figure("wait for the database meanwhile: half within", found["p50"] * 1e3, "ms"),
        Figure("  95 of 100 within", found["p95"] * 1e3, "ms", at_most=50),
    ]


def spreadsheet(count: int) -> bytes:
    """So many people, most of them with a number of their own, as Excel writes them."""
    chance, file = random.Random(1), io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet()
    for at, heading in enumerate(HEADINGS):
        sheet.write_string(0, at, heading)
    for row in range(1, count + 1):
        surname, one, two = (chance.choice(WORDS[kind]) for kind in ("surnames", "given", "given"))
        firm = f"{chance.choice(WORDS['surnames'])}{two} {row % 9_000}"
        cells = (
            surname + one + two,
            13_000_000_000 + 7 * row,
            firm,
            NOTES[row % len(NOTES)],
            "VIP",
            "CEO",
            "1990-01-05",
        )
        for at, cell in enumerate(cells):
            sheet.write(row, at, cell)
    book.close()
    return file.getvalue()
