"""A new client from one line, in any order: 张伟 13800138000 顺达物流 想换车."""

import re

from playbook.capture.line import Line, Word
from playbook.capture.model import NewClient
from playbook.capture.names import (
    ends_latin_firm,
    firm_length,
    is_han,
    is_latin,
    is_name,
    is_surname,
    is_wish,
)
from playbook.capture.phones import find_phones
from playbook.writing import both_widths, word_list

_TAG = re.compile(r"(?<!\S)#(?P<tag>[^\s#,;、]{1,32})")
_LABEL = re.compile(
    r"(?<![^\s,;|])(?:姓名|名字|联系人|客户|电话|手机|号码|备注|name|phone|tel|mobile|note)\s*:\s*", re.IGNORECASE
)
_FIRM_LABEL = re.compile(r"(?<![^\s,;|])(?:公司|单位|company|firm)\s*:\s*(?P<firm>[^\s,;|]+)", re.IGNORECASE)
_NAME_STOPS = frozenset(
    word_list(
        "wants want needs need likes like is was from at works looking interested asked called met has had would will"
        " can new a an the and with for about said says buys bought"
    )
)
_EDGES = both_widths("(),:!") + "。"
_LONGEST_NAME = 3  # words in Latin letters
_LONGEST_WORD = 16


def read_client(text: str, *, region: str = "CN") -> NewClient:
    """Reads name, phones, firm, tags and note; numbers without + are read as in ``region``.

    What is not understood stays in the note. The first word is the name unless it is a firm, a number or a
    wish while a name by its surname stands elsewhere; a line that holds but a firm names the client after it.
    """
    line = Line(text)
    tags = _take_tags(line)
    phones, doubtful = _take_phones(line, region)
    for label in _LABEL.finditer(line.written):
        line.take(*label.span())
    firm = _take_labelled_firm(line) or _take_firm(line, sure=True)
    name = _take_name(line)
    firm = firm or _take_firm(line, sure=False)
    if not name:
        name, firm = firm, ""
    return NewClient(name, phones, firm, tags, line.rest(), doubtful)


def _take_tags(line: Line) -> tuple[str, ...]:
    tags = list(_TAG.finditer(line.written))
    for tag in tags:
        line.take(*tag.span())
    return tuple(dict.fromkeys(line.text[slice(*tag.span("tag"))] for tag in tags))


def _take_phones(line: Line, region: str) -> tuple[tuple[str, ...], str | None]:
    found = find_phones(line.text, region)
    numbers = []
    for phone in found:
        if phone.number:
            line.take(phone.start, phone.end)
            numbers.append(phone.number)
    doubtful = next((line.text[phone.start : phone.end] for phone in found if not phone.number), None)
    return tuple(dict.fromkeys(numbers)), doubtful


def _take_labelled_firm(line: Line) -> str:
    found = _FIRM_LABEL.search(line.written)
    if not found:
        return ""
    line.take(*found.span())
    return line.text[slice(*found.span("firm"))]


def _take_firm(line: Line, *, sure: bool) -> str:
    words = line.words()
    for index, word in enumerate(words):
        if ends_latin_firm(word.text) and (firm := _take_latin_firm(line, words, index)):
            return firm
        length = firm_length(word.text, sure=sure)
        if length and not (not sure and is_name(word.text)):
            line.take(word.start, word.start + length)
            return word.text[:length]
    return ""


def _take_latin_firm(line: Line, words: list[Word], end: int) -> str:
    """The words up to Ltd; of a run that begins with the client's name, two words are left for it."""
    start, end = _latin_firm_span(words, end)
    if start == end:
        return ""
    others = words[:start] + words[end + 1 :]
    if not any(_may_be_name(word) for word in others):
        before = next(index for index in range(start, end + 1) if ends_latin_firm(words[index].text)) - start
        start += min(2, max(0, before - 1))
    line.take(words[start].start, words[end].end)
    return line.text[words[start].start : words[end].end].rstrip(",")


def _latin_firm_span(words: list[Word], end: int) -> tuple[int, int]:
    """From the first to the last word of a firm that ends with, or begins before, the word at ``end``."""
    start, small = end, words[end].text.islower()
    while start and not words[start].first:
        before = words[start - 1].text
        if not is_latin(before) or before.lower() in _NAME_STOPS or not (small or before[0].isupper()):
            break
        start -= 1
    while end + 1 < len(words) and not words[end + 1].first and ends_latin_firm(words[end + 1].text):
        end += 1
    if end + 2 < len(words) and words[end + 1].text == "of" and words[end + 2].text[0].isupper():
        end += 2  # Bank of China
    return start, end


def _may_be_name(word: Word) -> bool:
    latin = word.first and is_latin(word.text) and word.text[0].isupper()
    return is_name(word.text) or (latin and not is_wish(word.text))


def _take_name(line: Line) -> str:
    words = [word for word in line.words() if any(char.isalpha() or ord(char) > 0x2000 for char in word.text)]
    if not words:
        return ""
    first = words[0]
    named = next((index for index, word in enumerate(words) if is_name(word.text)), None)
    if named is not None and (named == 0 or is_wish(first.text) or not _stands_first(line, first)):
        return _take(line, words[named : named + 1])
    if is_latin(first.text) and not is_wish(first.text):
        return _take(line, _latin_name(words))
    later = next((index for index, word in enumerate(words) if _may_be_name(word)), None)
    if later is not None and not _stands_first(line, first):
        return _take(line, _latin_name(words[later:]))
    if is_wish(first.text) or not _stands_first(line, first) or len(first.text) > _LONGEST_WORD:
        return ""
    count = 2 if _is_split_name(words) else 1
    return _take(line, words[:count], joined=True)


def _stands_first(line: Line, word: Word) -> bool:
    return not line.text[: word.start].strip()


def _is_split_name(words: list[Word]) -> bool:
    """王 芳 is one name."""
    return is_surname(words[0].text) and len(words) > 1 and is_han(words[1].text) and len(words[1].text) <= 2


def _latin_name(words: list[Word]) -> list[Word]:
    """Capitalised words, or small ones up to a verb."""
    run: list[Word] = []
    capital = words[0].text[0].isupper()
    for word in words[: _LONGEST_NAME + 1]:
        titled = bool(run) and run[0].text.rstrip(".").lower() in ("mr", "mrs", "ms", "miss", "dr")
        full = len(run) >= (_LONGEST_NAME + titled if capital else 2)
        if full or (run and word.first) or not is_latin(word.text) or word.text.lower() in _NAME_STOPS:
            break
        if capital and not word.text[0].isupper():
            break
        run.append(word)
    return run or words[:1]


def _take(line: Line, words: list[Word], *, joined: bool = False) -> str:
    for word in words:
        line.take(word.start, word.end)
    return ("" if joined else " ").join(word.text.strip(_EDGES) or word.text for word in words)
