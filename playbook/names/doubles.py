"""Whether a client who is about to be written down is perhaps there already: by the sound of his name, and his firm."""

import re
from dataclasses import dataclass
from functools import lru_cache

from playbook.capture.surnames import COMPOUND
from playbook.folding import is_han, simplified, words
from playbook.names.called import firm_names, folded
from playbook.names.pinyin import syllables
from playbook.names.readings import COMPOUND_READINGS, SURNAME_READINGS

SOUND_LENGTH = 64  # letters that are kept of a name's sound
AND = re.compile(r"[\s,、&+]*(?:(?:和|跟|与|與|同|及)|(?:and|with|into)\s)?\s*", re.IGNORECASE)
SHORTEST_FIRM = 2  # letters by which a firm can be recognised in a longer name of it


@dataclass(frozen=True)
class Described:
    """What is known of a client, as far as it tells whether two are one.

    `reachable`: a number is known. `said`: what else a line says, which may name the firm by a short name.
    """

    name: str
    firm: str = ""
    reachable: bool = False
    said: str = ""


def is_double(new: Described, known: Described, *, own: bool) -> bool:
    """Whether it must be asked if the two are one person; they have no number in common.

    Among one's own clients the same name asks, unless the firms are others; so does a name that only sounds the same
    (王方 for 王芳, Wang Fang) while no two numbers speak against it. Of a colleague's clients only the firm, or a name
    without anything that speaks against it, is reason enough: in a large team everybody has a 王芳.
    """
    if not sounds_same(new.name, known.name) or _other_firms(new.firm, known.firm):
        return False
    same_firm = bool(known.firm) and (bool(new.firm) or _names_firm(new.said, known.firm))
    two_numbers = new.reachable and known.reachable
    written_same = folded(new.name) == folded(known.name)
    if own and written_same:
        return True
    return same_firm or (not two_numbers and (own or written_same))


def sounds_same(one: str, other: str) -> bool:
    """Whether two names are spoken alike; of Chinese ones the order counts too: 王芳 is not 方旺."""
    if sound(one) != sound(other):
        return False
    return not (_is_chinese(one) and _is_chinese(other)) or _spoken(one) == _spoken(other)


def after_and(words: str) -> str:
    """The name of the second of two clients, without the word that joins them: 和王方, and Wang Fang."""
    joined = AND.match(words)
    return words[joined.end() :].strip() if joined else words


@lru_cache(maxsize=8192)
def sound(name: str) -> str:
    """How a name sounds, in letters and in no order: the same for 王芳, 王 方, Wang Fang and Fang Wang.

    A surname of two readings has its own (单 is shan). Empty only for a blank name.
    """
    return " ".join(sorted(_spoken(name)))[:SOUND_LENGTH]


@lru_cache(maxsize=8192)
def _spoken(name: str) -> tuple[str, ...]:
    """The surname and the given name of a Chinese name as they are spoken, the words of any other."""
    each = [simplified(word) for word in words(name)]
    han = "".join(word for word in each if is_han(word))
    latin = [word.replace("ü", "v") for word in each if not is_han(word)]
    return (*_chinese(han), *latin)


def _chinese(han: str) -> tuple[str, ...]:
    if not han:
        return ()
    spoken = [syllable.replace("ü", "v") for syllable in syllables(han)]
    if len(spoken) != len(han):  # one of its characters has no known reading
        spoken = ["".join(syllables(character)).replace("ü", "v") or character for character in han]
        return ("".join(spoken),)
    if len(han) == 1:
        return (spoken[0],)
    surname = COMPOUND_READINGS.get(han[:2])
    if surname is not None or (len(han) > 2 and han[:2] in COMPOUND):
        return "".join(surname or spoken[:2]), "".join(spoken[2:])
    own, _ = SURNAME_READINGS.get(han[0], (spoken[0], ""))
    return own, "".join(spoken[1:])


@lru_cache(maxsize=8192)
def _is_chinese(name: str) -> bool:
    return any(is_han(word) for word in words(name))


def _other_firms(one: str, other: str) -> bool:
    """Whether both firms are known and are two: 顺达 may be 上海顺达物流有限公司."""
    if not (one and other):
        return False
    shorter, longer = sorted((folded(one), folded(other)), key=len)
    contained = shorter in longer and len(shorter) >= SHORTEST_FIRM
    return not contained and not (firm_names(one) & firm_names(other))


def _names_firm(said: str, firm: str) -> bool:
    """Whether a word of what was said is a name of this firm."""
    spoken = {folded(word) for word in words(said)}
    return bool(spoken & firm_names(firm))
