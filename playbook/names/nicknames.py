"""Other names of a client, told in a line of their own: 外号阿芳, 叫她芳姐, call her Sally, aka Dave."""

import re
from typing import Final

from playbook.capture.names import HAN, is_name
from playbook.capture.surnames import TITLES
from playbook.names.forms import read_form
from playbook.names.name_words import NEVER_A_NAME
from playbook.writing import both_widths, plain

LONGEST: Final = 12
_LONGEST_HAN, _LONGEST_CALLED = 8, 4
_QUOTES: Final = "\"'“”‘’「」『』《》"
_END: Final = both_widths(".!") + "。吧 "
_IS: Final = r"\s*(?:是|叫做?|为|is|:|=)?\s*"
_SURE = re.compile(
    r"(?:[他她佢]的?)?(?:(?:外号|绰号|花名|昵称|小名|乳名|别名|别称|英文名|中文名|网名|微信名|微信昵称|曾用名)字?(?![册单称片录列气次])"
    rf"|nick ?names?\b|aka\b|a\.k\.a\.?|alias\b){_IS}",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:[他她佢])?(?:(?:又名|人称|又叫|也叫|还叫|别人叫[他她佢]|大家都?[叫喊][他她佢])|(?:我?平时|我们?|以后|就|都)*[叫喊][他她佢])(?:做)?\s*"
)
_CALL = re.compile(
    r"(?:(?:just |please )?calls? (?:him|her|me|himself|herself)"
    r"|(?:he |she |is |'s )*(?:also called|(?:also )?known as|goes by))\s+",
    re.IGNORECASE,
)
_SOMEBODY = re.compile("[他她佢我你您]")
_JUST = re.compile(r"(?:就行|就好|就可以|即可|行了|好了)$")
_LATIN_NAME = re.compile(r"[A-Za-zÀ-ɏ][\wÀ-ɏ'’.-]*(?: [A-Za-zÀ-ɏ][\wÀ-ɏ'’.-]*){0,2}")


def read_nickname(text: str) -> str:
    """The other name that a line tells of, and nothing else; "" if it tells of none."""
    written = plain(text).strip()
    offset = len(text) - len(text.lstrip())
    for pattern, fits in ((_SURE, _may_be), (_CALLED, _is_called), (_CALL, _is_capital)):
        if found := pattern.match(written):
            said = text[offset + found.end() :]
            name = _bare(said)
            if fits(name) or (name and said.strip()[0] in _QUOTES and _may_be(name)):
                return name
    return ""


def _bare(words: str) -> str:
    """A name without quotes and what ends a sentence."""
    name = words.strip().rstrip(_END).strip(_QUOTES).strip()
    return name[: len(name) - len(ending.group())] if (ending := _JUST.search(plain(name))) else name


def _may_be(name: str) -> bool:
    """Whether it has the form of a name; it was called one."""
    if len(name) > LONGEST or not name or _SOMEBODY.search(name):
        return False
    han = re.fullmatch(rf"[{HAN}A-Za-z0-9·]+", name)
    return bool(han and len(name) <= _LONGEST_HAN) or bool(_LATIN_NAME.fullmatch(name))


def _is_called(name: str) -> bool:
    """Whether 叫她 is followed by a name, and not by what she is told to do: 叫她来一趟."""
    written = plain(name)
    titled = written.endswith(TITLES) and read_form(written) is not None
    if len(written) > _LONGEST_CALLED and not name.isascii():
        return False
    return is_name(written) or titled or _is_capital(name)


def _is_capital(name: str) -> bool:
    words = name.split()
    return bool(_LATIN_NAME.fullmatch(name)) and all(
        word[0].isupper() and word.casefold() not in NEVER_A_NAME for word in words
    )
