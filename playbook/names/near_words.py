"""What a word with one slip may have been: a letter too many, too few or wrong, or two that changed places."""

import string
from collections.abc import Iterator
from typing import Final

SHORTEST: Final = 3  # letters; of a shorter word too little is left
LONGEST: Final = 16
HEARD_ALIKE: Final = (("ph", "f"), ("ie", "y"), ("ks", "x"), ("oo", "u"))  # beyond a single letter
ALPHABETS: Final = (string.ascii_lowercase, "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "αβγδεζηθικλμνξοπρστυφχψω")


def one_slip_away(word: str) -> list[str]:
    """All that is one slip away from a word in small letters, without the word itself; none for a very short one."""
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    letters = next((alphabet for alphabet in ALPHABETS if word[0] in alphabet or word[1] in alphabet), "")
    return [other for other in dict.fromkeys(_slips(word, letters)) if other != word]


def _slips(word: str, letters: str) -> Iterator[str]:
    for at in range(len(word)):
        before, after = word[:at], word[at + 1 :]
        yield before + after
        yield from (before + letter + after for letter in letters)
        yield from (before + letter + word[at:] for letter in letters)
        if after:
            yield before + after[0] + word[at] + after[1:]
    yield from (word + letter for letter in letters)
    for one, other in HEARD_ALIKE:
        yield from (word.replace(one, other), word.replace(other, one))
