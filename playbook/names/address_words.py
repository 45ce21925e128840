"""What a client wants to be called, said in a note (F1): 叫王姐就行, 喊我老周, call me Sally."""

import re
from typing import Final

from playbook.writing import plain

_CALLED: Final = (
    re.compile(
        r"(?:以后|平时|让我|要我|叫我|喜欢)?(?:直接)?(?:叫|喊|称呼)(?:[她他]|我|客户|人家)?(?P<words>[一-鿿]{2,4}?|[A-Za-z]{2,16}|阿[A-Za-z]{2,12})"
        r"(?:就行|就好|就可以|就成|即可)"
    ),
    re.compile(
        r"(?:让|要|喜欢)(?:我们?|人|大家)(?:叫|喊)(?:[她他])?(?P<words>[一-鿿]{2,4}|[A-Za-z]{2,16})(?=$|[\s,.。;])"
    ),
    re.compile(
        r"\b(?:call (?:me|her|him)|goes by|prefers to be called|likes to be called|prefers)\s+"
        r"(?P<words>(?:(?:Mr|Ms|Mrs|Miss|Dr)\.? )?[A-Z][A-Za-z'-]{1,15})(?=$|[\s,.;])(?! ?(?:back|tomorrow|on|at|by)\b)"
    ),
)
_NO_NAME: Final = re.compile(
    r"WhatsApp|WeChat|Line|LINE|Telegram|E-?mail|SMS|Text|Calls?|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|我|他|她|一声|一下|车|人"
)


def read(text: str) -> str:
    """The form of address, as typed; empty if none is said."""
    written = plain(text)
    for pattern in _CALLED:
        for found in pattern.finditer(written):
            words = text[slice(*found.span("words"))]
            if not _NO_NAME.match(words):
                return words
    return ""
