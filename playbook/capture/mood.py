"""How a contact went, by the words of a note."""

import re
from enum import Enum

from playbook.capture.model import Mood
from playbook.capture.mood_words import GOOD, NEUTRAL, NOT, NOT_FELT, POOR


class _Meant(Enum):
    """How a word of mood was meant."""

    SO = "so"
    TURNED = "turned"  # not happy
    TWICE = "twice"  # not unhappy


def read_mood(written: str) -> Mood | None:
    """The mood told (plain writing); a bad word goes before a good one, and "not" turns either round.

    Not good is poor; what is denied and no more said (没有不满意, 没生气) is so-so.
    """
    good, bad = _meant(GOOD, written), _meant(POOR, written)
    if _Meant.TURNED in good or _Meant.SO in bad:
        return Mood.POOR
    if _Meant.SO in good:
        return Mood.GOOD
    if good or bad or NEUTRAL.search(written):
        return Mood.NEUTRAL
    return None


def _meant(pattern: re.Pattern[str], written: str) -> set[_Meant]:
    """How the words found were meant."""
    found = set()
    for match in pattern.finditer(written):
        before = written[: match.start()]
        if NOT_FELT.search(before):
            continue
        turned = NOT.search(before)
        if turned is None:
            found.add(_Meant.SO)
        else:
            found.add(_Meant.TWICE if NOT.search(before[: turned.start()]) else _Meant.TURNED)
    return found
