"""Texts in the member's language: gettext catalogues read from handlers/locales/<language>/.

English is the source language: its texts stand in `handlers/screens/`. One catalogue file a subject keeps each of them
small enough to be read through; they are merged into one table a language when first used.
"""

import html
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("zh_Hans", "zh_Hant", "en")
SOURCE = "en"
ISOLATE, END = "\u2068", "\u2069"  # Unicode's first strong isolate, and its end
TURNING = {"R", "AL", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "PDF"}  # classes of signs that turn a line around


class Html(str):
    """Text whose markup is meant; all else is escaped when it is put into a text."""

    __slots__ = ()


def escape(value: object) -> Html:
    """Make a value safe inside a message with parse_mode HTML."""
    return value if isinstance(value, Html) else Html(html.escape(isolated(str(value)), quote=False))


def isolated(text: str) -> str:
    """A text with right-to-left letters keeps to itself, so that it does not turn the line it stands in around."""
    return f"{ISOLATE}{text}{END}" if any(unicodedata.bidirectional(sign) in TURNING for sign in text) else text


def language_of(code: str | None) -> str:
    """The language for a Telegram profile's IETF tag: zh-hans, zh-TW, zh-HK, en-GB … (default: Simplified Chinese)."""
    if not code:
        return LANGUAGES[0]
    tag = code.lower().replace("_", "-")
    if tag.startswith("zh"):
        traditional = any(part in ("hant", "tw", "hk", "mo") for part in tag.split("-"))
        return "zh_Hant" if traditional else "zh_Hans"
    return "en"


Key = tuple[str | None, str]


@cache
def _table(language: str) -> dict[Key, tuple[str, ...]]:
    table: dict[Key, tuple[str, ...]] = {}
    for path in sorted((LOCALES / language).rglob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and not message.fuzzy:
                    table[_key(message)] = _forms(message)
    return table


def _key(message: Message) -> Key:
    return message.context, message.id[0] if isinstance(message.id, (list, tuple)) else message.id


def _forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (list, tuple)) else (message.string or "",)


class Texts:
    """`t("Saved {name}", name=…)` in one language; `t.plain` for labels and toasts, which carry no markup."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self.locale = Locale.parse("en_GB" if self.language == SOURCE else self.language)

    @property
    def chinese(self) -> bool:
        """Whether the text is Chinese of either writing."""
        return self.language != SOURCE

    def __call__(self, message: str, /, **values: Any) -> Html:
        """A message text: values are escaped, the message's own markup is kept."""
        return Html(self._find(None, message).format(**{k: escape(v) for k, v in values.items()}))

    def c(self, context: str, message: str, /, **values: Any) -> Html:
        """The same with a gettext context, where one English word stands for several."""
        return Html(self._find(context, message).format(**{k: escape(v) for k, v in values.items()}))

    def plain(self, message: str, /, **values: Any) -> str:
        """A label, toast or file name: nothing is escaped."""
        return self._find(None, message).format(
            **{k: isolated(v) if isinstance(v, str) else v for k, v in values.items()}
        )

    def n(self, one: str, many: str, count: int, /, **values: Any) -> Html:
        """A text that depends on a number; the number is `{n}`."""
        english = one if count == 1 else many
        found = english if self.language == SOURCE else self._find(None, one, many)
        return Html(found.format(n=count, **{k: escape(v) for k, v in values.items()}))

    def _find(self, context: str | None, message: str, fallback: str = "") -> str:
        if self.language == SOURCE:
            return message
        forms = _table(self.language).get((context, message))
        return forms[0] if forms and forms[0] else fallback or message


def lines(*parts: str | None) -> Html:
    """Join the lines of a screen; what is empty is left out. Each part must be escaped already."""
    return Html("\n".join(escape(part) for part in parts if part))
