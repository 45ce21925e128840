"""Somebody named in a line who may not be known yet: 今天见了陈建国, Called Sarah, 陈大文今天来电."""

import re

from playbook.capture.names import is_name
from playbook.folding import is_han
from playbook.names import name_words as words
from playbook.names.called import folded
from playbook.names.forms import form_at_start, read_form
from playbook.names.mentions import LONGEST_START, MARKS, REACH, before_it
from playbook.writing import plain

LONGEST_NAME = 4  # Chinese characters
_CONTACTED = re.compile(
    r"(?i:called|rang|phoned|met(?: with)?|saw|visited|e-?mailed|texted|spoke (?:to|with)|talked (?:to|with)"
    r"|meeting with|lunch with|coffee with|dinner with) (?P<name>[A-Z][a-z'’-]+)\b"
)
_DOES = re.compile(
    r"(?!(?i:manager|company|mother|father|dad|mum|mom|brother|sister|assistant|secretary|family|partner|everyone|everybody"
    r"|somebody|someone|nobody|parents|people|staff|owner|director|team|friend|neighbou?r|bank|delivery|nothing)\b)"
    r"(?P<name>[A-Z][a-z'’-]+) (?:wants|called|needs|said|says|asked|paid|bought|ordered|likes|rang|texted|emailed|came"
    r"|loves|thinks|prefers|phoned|visited)\b"
)
_JUST_DONE = re.compile("今天|昨天|刚|来电|打电话|打来|电话|微信|来过|来访|来店")


def stranger_in(text: str) -> str:
    """Somebody whom a line was with, or goes to: 今天见了陈建国, Called Sarah; "" if it names nobody for certain."""
    line = plain(text[:REACH])
    if found := _CONTACTED.match(line) or _DOES.match(line):
        return "" if folded(found["name"]) in words.NEVER_A_NAME | words.SELDOM_A_NAME else found["name"]
    for start in range(1, len(line)):
        led_to = is_han(line[start]) and line[start - 1] not in MARKS and words.NAMES_HAN.search(before_it(line, start))
        if led_to and (name := _full_name(line, start)):
            return name
    return ""


def name_at_start(text: str) -> str:
    """A name, or a surname with a title, that a Chinese line begins with and goes on; "" if there is none."""
    line = plain(text[:LONGEST_START])
    form = form_at_start(line)
    read = read_form(form) if form else None
    if read is not None and read.surname and words.BEGINS.match(line[len(form) :]):
        return text[: len(form)]
    if len(line) > 2 and _is_whole(line[:3]) and line[2] not in words.FOLLOWS and words.BEGINS.match(line[3:]):
        return text[:3]
    common = line[:1] in words.NO_NAME_ALONE
    return text[:2] if not common and _is_whole(line[:2]) and _JUST_DONE.match(line[2:]) else ""


def _is_whole(name: str) -> bool:
    return is_name(name) and name[:2] not in words.NO_NAME_EITHER and not words.PRONOUNS.search(name)


def _full_name(line: str, start: int) -> str:
    """A whole name, or a surname with a title, that stands here and ends before a mark or a verb."""
    form = form_at_start(line[start : start + LONGEST_NAME])
    read = read_form(form) if form else None
    if read is not None and read.surname and not words.is_pet(form):
        return form
    name, after = line[start : start + 3], line[start + 3 : start + 4]
    ends = not after or after in MARKS or after in words.FOLLOWS
    return name if len(name) == 3 and ends and _is_whole(name) and name[2] not in words.FOLLOWS else ""
