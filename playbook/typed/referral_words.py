"""Who brought whom, as it is said after the first name: by 王芳, 是王芳介绍的, 介绍了李敏, or only the other name."""

import re
from dataclasses import dataclass

_BEFORE = re.compile(
    r"^(?:(?:was\s+|is\s+)?(?:referred\s+|brought\s+|sent\s+)?(?:by|from)\b|是?由|[是经經被靠])\s*", re.IGNORECASE
)
_AFTER = re.compile(r"\s*(?:给我|給我)?(?:介绍|介紹|带|帶|推荐|推薦)(?:过来|過來|来|來)?的?$")
_BRINGS = re.compile(
    r"^(?:(?:has\s+)?(?:referred|brought|sent)\b(?!\s+by\b)|(?:给我|給我)?(?:介绍|介紹|带来|帶來|推荐|推薦)[了过過]?)\s*",
    re.IGNORECASE,
)
_MARKS = " ,,。.::、→->"


@dataclass(frozen=True)
class Said:
    """The other one's name, and whether he is the one who brought the first; "" where nobody is named."""

    name: str
    brought_first: bool


def read(words: str) -> Said:
    """What follows the first name. Two bare names stand as in 王芳介绍李敏: the first has brought the second."""
    text = " ".join(words.split()).strip(_MARKS)
    brings = _BRINGS.match(text)
    if brings and text[brings.end() :].strip(_MARKS):
        return Said(text[brings.end() :].strip(_MARKS), brought_first=False)
    without = _AFTER.sub("", text)
    bare = _BEFORE.sub("", without).strip(_MARKS)
    return Said(bare, brought_first=bare != text)
