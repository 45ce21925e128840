"""Names that people give to themselves and to a team."""

import unicodedata

_INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs"}
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"  # letters to Unicode, nothing to the eye


def clean_name(typed: str, longest: int) -> str:
    """A name on one line, without invisible signs, cut to `longest` characters; empty if nothing can be seen."""
    seen = "".join(" " if sign.isspace() else sign for sign in typed if not _hidden(sign))
    return " ".join(seen.split())[:longest].strip()


def _hidden(sign: str) -> bool:
    joins_emoji = sign == "\u200d"
    if sign.isspace() or joins_emoji:
        return False
    return sign in _FILLERS or unicodedata.category(sign) in _INVISIBLE
