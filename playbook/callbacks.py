"""Which follow-ups are callbacks: the client is asked how he likes what he bought (C9)."""

import re
from typing import Final

from playbook.steps import Topic
from playbook.writing import plain

TOPICS: Final = (Topic.IN_USE, Topic.RUNS_OUT)
_WORDS: Final = re.compile(
    r"回访|售后|用得怎|用的怎|使用情况|满意"
    r"|\b(?:call ?back|after-?sales|how (?:it|they) works?|how it goes|satisf\w*)\b",
    re.IGNORECASE,
)

_STARS: Final = re.compile(r"\s*([1-5])\s*(?:分|/5|stars?)?\s*")


def read_stars(words: str) -> int | None:
    """How satisfied the client is, 1 to 5, where the words say that and nothing else."""
    match = _STARS.fullmatch(plain(words))
    return int(match[1]) if match else None


def is_callback(text: str, *, topic: str = "", care: bool = False) -> bool:
    """By what the bot proposed it for (C1, C2, C5), else by its words."""
    return (care and topic in TOPICS) or bool(_WORDS.search(plain(text)))
