"""Spreadsheets (XLSX, XLS, ODS) as tables of text, read by a process of their own with little memory and time.

A file of a few kilobytes can unpack to gigabytes, or claim a cell in the last row of the last column; so what it
unpacks to is counted first, without keeping it, and whatever gets past that ends the reader and not the bot.
"""

import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

READER: Final = Path(__file__).with_name("workbook_reader.py")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_UNPACKED = 300_000_000  # bytes; 100,000 rows of eight columns are 60 million
MOST_PARTS = 2000
SECONDS = 90  # the reader gives itself fewer
_STEP: Final = 65_536
_LOCAL: Final = struct.Struct("<26xHH")  # of an entry's own header: the lengths of its name and of what follows it


class Unreadable(Exception):
    """No spreadsheet, or none that can be read; ``why`` says what to tell."""

    class Why(StrEnum):
        """What is wrong."""

        NO_TABLE = "no table"
        TOO_LARGE = "too large"

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Sheet:
    """A sheet that is not empty, as a table in UTF-8 with commas."""

    name: str
    content: bytes


def is_workbook(content: bytes) -> bool:
    """Whether the bytes begin as those of spreadsheets do, whatever the file is called."""
    return content.startswith((ZIP, OLE))


def read(content: bytes) -> list[Sheet]:
    """The sheets of a spreadsheet, the first one first; Unreadable. It waits: not for the event loop's thread."""
    if content.startswith(ZIP):
        _refuse_bombs(content)
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and no word of the file's in the command
            [sys.executable, "-I", str(READER)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Unreadable.Why.TOO_LARGE) from error
    if done.returncode != 0:
        raise Unreadable(Unreadable.Why.NO_TABLE if done.returncode == 1 else Unreadable.Why.TOO_LARGE)
    return [Sheet(each["name"], each["table"].encode("utf-8", "replace")) for each in json.loads(done.stdout)]


def _refuse_bombs(content: bytes) -> None:
    """Unreadable where the parts are too many, or too large by what they say, or by what they are."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(Unreadable.Why.NO_TABLE) from error
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED:
        raise Unreadable(Unreadable.Why.TOO_LARGE)
    left = MOST_UNPACKED
    for part in listed:
        left -= _unpacked(content, part, left)
        if left < 0:
            raise Unreadable(Unreadable.Why.TOO_LARGE)


def _unpacked(content: bytes, part: zipfile.ZipInfo, most: int) -> int:
    """How many bytes an entry really unpacks to, counted only until there are more than `most`."""
    if part.compress_type != zipfile.ZIP_DEFLATED:
        return part.compress_size
    header = content[part.header_offset : part.header_offset + _LOCAL.size]
    if len(header) < _LOCAL.size:
        raise Unreadable(Unreadable.Why.NO_TABLE)
    start = part.header_offset + _LOCAL.size + sum(_LOCAL.unpack(header))
    packed = memoryview(content)[start : start + part.compress_size]
    inflater, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    try:
        for at in range(0, len(packed), _STEP):
            piece = bytes(packed[at : at + _STEP])
            while piece and size <= most:
                size += len(inflater.decompress(piece, 16 * _STEP))
                piece = inflater.unconsumed_tail
            if size > most:
                break
    except zlib.error as error:
        raise Unreadable(Unreadable.Why.NO_TABLE) from error
    return size
