"""A new client from one line, in any order: 张伟 13800138000 顺达物流 想换车."""

import re

from playbook.capture.jobs import find_latin_job, is_job, job_after_firm
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
_LEAD_IN = re.compile(
    r"\s*(?:(?:(?:a |my |our |the )?new (?:lead|client|customer|contact|prospect|one)|lead"
    r"|(?:please |pls )?add(?: (?:a )?(?:new )?(?:lead|client|customer|contact|prospect)(?: (?:called|named))?)?)"
    r"(?:\s*[:\-–—,]\s*|\s+)(?=\S)"
    r"|(?:今天|刚|刚才|昨天)?(?:(?:有|来了?|认识了?|加了?|添加|新增|新加|新建|新来|录入?|登记)(?:一?[个位])?)?"
    r"新?(?:客户|客人|顾客|线索|联系人)(?:\s*[:,、]\s*|\s+|(?:名?叫|(?:姓名|名字)[是叫]?)\s*)(?=\S)"
    r"|(?:新客户|新客人|新顾客|新线索)(?=\S))",
    re.IGNORECASE,
)
_CLIENT = re.compile(r"\s*(客户|客人|顾客)(?P<name>[^\s0-9,;:]{2,4})")
_WORKS_AT = re.compile(r"(?:(?:works?|working|is|employed|based)\s+(?:at|for|with|by)|\bfrom|\bat)\s+$", re.IGNORECASE)
_WHEN = re.compile("[今明昨前后後]天|刚才|剛才|[上下中]午|晚上|[周週][一二三四五六日末]|星期|礼拜|禮拜")
_EXTENSION = re.compile(r"((?:^|\s)(?:转|轉|分机|分機|ext\.?|extn\.?))\s+(?=[0-9])", re.IGNORECASE)
_EDGES = both_widths("(),:!") + "。"
_LONGEST_NAME = 3  # words in Latin letters
_LONGEST_WORD = 16


def read_client(text: str, *, region: str = "CN") -> NewClient:
    """Reads name, phones, firm, job, tags and note; numbers without + are read as in ``region``.

    What is not understood stays in the note. The first word is the name unless it is a firm, a number or a
    wish while a name by its surname stands elsewhere; a line that holds but a firm names the client after it.
    Words that only say that somebody new is coming ("new lead:", 新客户) are no part of anything.
    """
    line = Line(text)
    _take_lead_in(line)
    tags = _take_tags(line)
    phones, doubtful = _take_phones(line, region)
    for label in _LABEL.finditer(line.written):
        line.take(*label.span())
    firm = _take_labelled_firm(line) or _take_firm(line, sure=True)
    name = _take_name(line)
    firm = firm or _take_firm(line, sure=False)
    job = _take_job(line, firm) if name else ""
    if not name:
        name, firm = firm, ""
    return NewClient(name, phones, firm, tags, _EXTENSION.sub(r"\1", line.rest()), doubtful, job)


def _take_lead_in(line: Line) -> None:
    found = _LEAD_IN.match(line.written) or _CLIENT.match(line.written)
    if found and (found.re is _LEAD_IN or is_name(found["name"])):
        line.take(*found.span(1 if found.re is _CLIENT else 0))


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
        if length and not (not sure and (is_name(word.text) or is_job(word.text))):
            line.take(word.start, word.start + length)
            return word.text[:length]
    return ""


def _take_job(line: Line, firm: str) -> str:
    """A job that stands by itself, or right behind the firm (的采购)."""
    for word in line.words():
        behind_firm = bool(firm) and line.text[: word.start].endswith(firm)
        if is_job(word.text) or (behind_firm and job_after_firm(word.text)):
            line.take(word.start, word.end)
            return job_after_firm(word.text)
        if word.first and (found := find_latin_job(line.written, word.start)) is not None:
            line.take(*found)
            return line.text[slice(*found)]
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
    joined = _WORKS_AT.search(line.written, 0, words[start].start)
    line.take(joined.start() if joined else words[start].start, words[end].end)
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
    spoken_of = is_wish(first.text) or is_job(first.text) or bool(_WHEN.match(first.text))
    if named is not None and (named == 0 or spoken_of or not _stands_first(line, first)):
        return _take(line, words[named : named + 1])
    if is_latin(first.text) and not is_wish(first.text):
        return _take(line, _latin_name(words))
    later = next((index for index, word in enumerate(words) if _may_be_name(word)), None)
    if later is not None and not _stands_first(line, first):
        return _take(line, _latin_name(words[later:]))
    if is_wish(first.text) or _WHEN.match(first.text) or not _stands_first(line, first):
        return ""
    if len(first.text) > _LONGEST_WORD:
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
