"""A line without the name in it, and what stands around a name: 给王芳打电话 is 打电话."""

import re
from itertools import pairwise

from playbook.names import name_words as words
from playbook.names.mentions import MARKS, POSSESSIVE
from playbook.typed.command_words import JOINTS
from playbook.writing import plain

_OF_HIS = re.compile("[的嘅](?![确確士话話])")


def without(line: str, start: int, end: int) -> str:
    """A line without the name in it, and without the word that only led to it: 给王芳打电话 is 打电话."""
    written = plain(line)
    before, after = line[:start], line[end:]
    if (joint := POSSESSIVE.match(after) or _OF_HIS.match(after)) is not None:
        after = after[joint.end() :]
    link = words.LINKED.search(written[:start]) or words.LINKED_LATIN.search(written[:start])
    if link:
        before = before[: link.start()]
        if before.endswith("打"):  # 打给王芳
            before += "电话" if line[link.start() : link.end()].strip() == "给" else "電話"
    if not before.strip():
        return trimmed(after)
    before = before.rstrip() if after[:1] in MARKS else before
    space = " " if before[-1:].isascii() and before[-1:].isalnum() and after[:1].isalnum() else ""
    return f"{before}{space}{after}".strip()


def trimmed(rest: str) -> str:
    """The words after a name, without what only joins them to it: 王芳的孩子, Mike's wife, 王芳(顺达)."""
    rest = rest.lstrip(JOINTS)
    if ending := POSSESSIVE.match(rest):
        rest = rest[ending.end() :].lstrip()
    if joint := _OF_HIS.match(rest):
        rest = rest[joint.end() :].lstrip()
    return rest.rstrip()


def first_word(words: str) -> tuple[str, str]:
    """The first word, or what stands in brackets, and the words after it: 王芳(顺达) 今天来电."""
    written = plain(words)
    if written[:1] == "(" and (end := written.find(")")) > 0:
        return words[1:end].strip(), trimmed(words[end + 1 :])
    told, _, rest = words.partition(" ")
    return told.strip(), rest.strip()


def belongs_to(between: str) -> bool:
    """Whether what stands between a firm and a name makes it a person of that firm: 顺达王芳, 顺达的王芳."""
    return not between.strip(" 的")


def apart(line: str, *ends: int) -> str:
    """A line with a space at each of these places, so that a name stands alone: 陈大文 今天来电."""
    edges = [0, *ends, len(line)]
    return " ".join(part for start, end in pairwise(edges) if (part := line[start:end].strip()))
