"""Spreadsheets and address books for tests, made as people's programs make them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Sheets = Mapping[str, Sequence[Any]]


def workbook(sheets: Sheets) -> bytes:
    """An XLSX file; a text that begins with "=" is a formula whose value was worked out as 2."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"default_date_format": "yyyy/m/d"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(at, column, cell, None, 2)
                elif isinstance(cell, date):
                    sheet.write_datetime(at, column, cell)
                else:
                    sheet.write(at, column, cell)
    book.close()
    return file.getvalue()


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    """What a spreadsheet shows."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def bomb(megabytes: int) -> bytes:
    """A small file that unpacks to so much."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts, parts.open("xl/worksheets/sheet1.xml", "w") as part:
        for _ in range(megabytes):
            part.write(b"0" * 1_000_000)
    return file.getvalue()


def lying(content: bytes) -> bytes:
    """The same zip, whose first part says that it is small."""
    told = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = told.find(mark)
        told[start + at : start + at + 4] = (1000).to_bytes(4, "little")
    return bytes(told)


def with_far_cell(content: bytes) -> bytes:
    """The same spreadsheet with something in the last cell that there can be."""
    file = io.BytesIO()
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"</sheetData>", far) if name.endswith("sheet1.xml") else part)
    return file.getvalue()


def cards(count: int) -> bytes:
    """An address book of so many people."""
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:王;芳{number};;;\r\nTEL;TYPE=CELL:{13_800_138_000 + number}\r\nEND:VCARD\r\n"
        for number in range(count)
    ).encode()
