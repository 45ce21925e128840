"""In which encoding a file is written."""

import codecs
from typing import Final

import chardet

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What chardet may say, and what it is read as: whatever else it takes short Chinese for is no guess to act on.
_LIKELY: Final = {
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-1": "cp1252",
}
_EAST_ASIAN: Final = ("gb18030", "big5hkscs")
_AROUND: Final = 32_000  # bytes looked at to tell an encoding
_FEW: Final = 200  # one bad byte in so many of the others that are no ASCII is damage, not another encoding


def find_encoding(content: bytes) -> str | None:
    """By its mark, else UTF-8 if nearly all of it is, else the likeliest of those in use; None if it is none of them.

    A sign that is broken in it is read as U+FFFD.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return encoding
    if b"\0" in content[:_AROUND]:
        return _likeliest(content[: _AROUND - _AROUND % 2])
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        start = content.rfind(b"\n", 0, max(0, error.start - _AROUND // 4)) + 1
        sample = content[start : start + _AROUND]
        return "utf-8" if _is_damaged_utf8(sample) else _likeliest(sample)
    return "utf-8"


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether what is no ASCII in it is UTF-8 but for a little: other encodings fit hardly anywhere."""
    text = sample.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(sign > "\x7f" for sign in text) - broken
    return 3 * broken <= whole and broken <= max(2, whole // 10)


def _likeliest(sample: bytes) -> str | None:
    guessed = _LIKELY.get((chardet.detect(sample)["encoding"] or "").lower())
    likely = [guessed] if guessed else []
    if guessed in (None, "cp1252"):  # short Chinese is easily taken for something else
        likely = [*_EAST_ASIAN, "cp1252"] if guessed or _is_nearly_ascii(sample) else [*_EAST_ASIAN]
    return next((encoding for encoding in likely if _fits(sample, encoding)), None)


def _is_nearly_ascii(sample: bytes) -> bool:
    """Whether only single letters here and there are none, as in names of Western Europe."""
    return sum(byte > 127 for byte in sample) * 10 < len(sample)


def _fits(sample: bytes, encoding: str) -> bool:
    """Whether all but a little of it can be read; the sample may end within a sign."""
    text = sample.decode(encoding, errors="replace")[:-1]
    odd = sum(sign == "\ufffd" or "\x80" <= sign < "\xa0" or "\ue000" <= sign < "\uf900" for sign in text)
    return odd <= len(text) // _FEW + (1 if len(text) > 20 else 0)
