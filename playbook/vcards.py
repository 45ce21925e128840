"""Address-book cards (vCard 2.1, 3.0, 4.0) as telephones and mail programs write them: read leniently, written plainly.

A card that is broken is read as far as it goes; the next one begins at its own BEGIN.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_BEGIN: Final = re.compile(r"^BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_END: Final = re.compile(r"^END:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_SOFT_BREAK: Final = re.compile(r"=\r?\n")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WANTED: Final = ("FN", "N", "TEL", "ORG", "TITLE", "ROLE", "BDAY", "NOTE", "NICKNAME", "CATEGORIES", "ADR", "EMAIL")
_LINE: Final = 75  # bytes of a line, by the standard


@dataclass(frozen=True)
class Card:
    """One card: numbers as written, ``birthday`` too; ``address`` and ``email`` are the first ones."""

    name: str = ""
    phones: tuple[str, ...] = ()
    firm: str = ""
    job: str = ""
    birthday: str = ""
    note: str = ""
    nicknames: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    address: str = ""
    email: str = ""


def looks_like_cards(text: str) -> bool:
    """Whether a text begins with a card."""
    return text.lstrip("\ufeff \t\r\n")[:11].upper() == "BEGIN:VCARD"


def read_cards(text: str) -> Iterator[Card]:
    """Every card of a text, empty ones too."""
    starts = [found.end() for found in _BEGIN.finditer(text)]
    for start, following in zip(starts, [*starts[1:], len(text)], strict=bool(starts)):
        end = _END.search(text, start, following)
        yield _card(text[start : end.start() if end else following])


Properties = dict[str, list[str]]


def _card(text: str) -> Card:
    found = _properties(text)
    first = {name: values[0] for name, values in found.items()}
    firm = _parts(first.get("ORG", ""), ";")
    return Card(
        name=_plain(first.get("FN", "")) or _name_of_parts(first.get("N", "")),
        phones=tuple(dict.fromkeys(_plain(value).removeprefix("tel:") for value in found.get("TEL", []))),
        firm=firm[0] if firm else "",
        job=_plain(first.get("TITLE") or first.get("ROLE", "")),
        birthday=_plain(first.get("BDAY", "")),
        note="\n".join(_plain(value) for value in found.get("NOTE", [])),
        nicknames=tuple(_parts(first.get("NICKNAME", ""), ",")),
        tags=tuple(_parts(first.get("CATEGORIES", ""), ",")),
        address=" ".join(_parts(first.get("ADR", ""), ";")),
        email=_plain(first.get("EMAIL", "")),
    )


def _properties(text: str) -> Properties:
    """The values of the properties that matter, undecoded but for quoted-printable."""
    found: Properties = {}
    for line in _lines(text):
        head, colon, value = line.partition(":")
        name, *params = head.split(";")
        name = name.rpartition(".")[2].strip().upper()  # item1.TEL
        if colon and name in _WANTED and value.strip():
            found.setdefault(name, []).append(_decoded(value, [param.upper() for param in params]))
    return found


def _lines(text: str) -> Iterator[str]:
    """Whole lines: those of quoted-printable end in "=" where they go on, others go on with a blank."""
    pending = ""
    for line in _FOLD.sub("", text).splitlines():
        pending += line
        if line.endswith("=") and "QUOTED-PRINTABLE" in pending.partition(":")[0].upper():
            pending += "\n"
            continue
        yield pending
        pending = ""
    if pending:
        yield pending


def _decoded(value: str, params: list[str]) -> str:
    if not any("QUOTED-PRINTABLE" in param for param in params):
        return value
    charset = next((param.partition("=")[2] for param in params if param.startswith("CHARSET=")), "utf-8")
    octets = quopri.decodestring(_SOFT_BREAK.sub("", value).encode("utf-8", errors="replace"))
    try:
        return octets.decode(charset, errors="replace")
    except LookupError:
        return octets.decode("utf-8", errors="replace")


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


def _parts(value: str, sign: str) -> list[str]:
    """The parts of a value that are not empty, cut at each sign that no backslash keeps."""
    return [part for each in _cut(value, sign) if (part := _plain(each))]


def _cut(value: str, sign: str) -> list[str]:
    return re.findall(rf"((?:\\.|[^{sign}\\])*)(?:{sign}|\\?$)", value, re.DOTALL)


def _name_of_parts(value: str) -> str:
    """王芳 of 王;芳, Mary Jones of Jones;Mary."""
    family, given, middle, *_ = [*map(_plain, _cut(value, ";")), "", "", ""]
    if _HAN.search(family + given):
        return family + middle + given
    return " ".join(part for part in (given, middle, family) if part)


def write_card(card: Card) -> str:
    """A card in vCard 3.0, which every telephone reads; lines folded, all that is markup escaped."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_escaped(card.name)}", f"N:{_escaped(card.name)};;;;"]
    lines += [f"TEL;TYPE=CELL:{_escaped(number)}" for number in card.phones]
    for name, value in (("ORG", card.firm), ("TITLE", card.job), ("BDAY", card.birthday), ("NOTE", card.note)):
        lines += [f"{name}:{_escaped(value)}"] if value else []
    for name, values in (("NICKNAME", card.nicknames), ("CATEGORIES", card.tags)):
        lines += [f"{name}:{','.join(map(_escaped, values))}"] if values else []
    return "\r\n".join(_folded(line) for line in [*lines, "END:VCARD"]) + "\r\n"


def _escaped(text: str) -> str:
    marked = re.sub(r"([\\,;])", r"\\\1", text)
    return re.sub(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", r"\\n", marked)


def _folded(line: str) -> str:
    """The line cut so that none of its parts is longer than 75 bytes and no sign is cut apart."""
    parts, size = [""], 0
    for sign in line:
        length = len(sign.encode())
        if size + length > _LINE:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += length
    return "\r\n".join(parts)
