"""Whether typed words are an answer and nothing else: 大概25万吧, in March probably."""

import re

from playbook.writing import plain

_SMALL_WORDS = re.compile(
    r"大概|大约|可能|应该|差不多|左右|前后|能?[定成]|吧|了|的|约|就|[\s,.。:;~]"
    r"|\b(?:about|around|maybe|probably|roughly|in|by|at|some|it|is|will|be|for)\b",
    re.IGNORECASE,
)


def says_only(text: str, start: int, end: int) -> bool:
    """Whether a text says nothing besides what stands at ``start:end`` of it."""
    return not _SMALL_WORDS.sub("", plain(text[:start])) and not _SMALL_WORDS.sub("", plain(text[end:]))
