"""Reads parse_mode HTML by Telegram's rules: its tags and attributes only, every tag closed in order."""

import re
from dataclasses import dataclass

from bot.playground.api.formatted import UserOf, in_order, units
from bot.playground.api.links import LinkError, checked_link, linked_user
from bot.playground.api.wire import ApiError, Json, bad_request

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
}
"""The entity that each tag makes."""

ATTRIBUTES = {
    ("a", "href"): re.compile(r"(.*)", re.DOTALL),
    ("code", "class"): re.compile(r"language-(.+)"),
    ("span", "class"): re.compile(r"tg-(spoiler)"),
    ("tg-emoji", "emoji-id"): re.compile(r"(\d+)"),
}
"""The attributes there are, and the part of the value that counts."""

SPACE = " \t\r\n\0\v"
PLAIN = re.compile(r"[^<&]+")
TAG_NAME = re.compile(f"[^{SPACE}>]*")
ATTRIBUTE_NAME = re.compile(f"[^{SPACE}=>]*")
TOKEN = re.compile(r"[A-Za-z0-9.-]*")
CHARACTER = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![A-Za-z]));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def parse_html(source: str, user_of: UserOf) -> tuple[str, list[Json]]:
    """Returns the plain text and its entities; raises ApiError (`can't parse entities: …`, offsets in bytes)."""
    return _Reader(source, user_of).read()


def decoded_character(source: str, at: int) -> tuple[str, int] | None:
    """Reads a character reference at the place; returns it and where it ends, or None if Telegram knows none there."""
    found = CHARACTER.match(source, at)
    if found is None:
        return None
    if found[3]:
        return NAMED[found[3]], found.end()
    code = int(found[1], 16) if found[1] else int(found[2])
    return (chr(code), found.end()) if 0 < code < 0x10FFFF else None


@dataclass(frozen=True)
class _OpenTag:
    name: str
    argument: str
    offset: int
    chunk: int


class _Reader:
    """One pass over the source: the plain text in chunks, the tags still open, the entities of those closed."""

    def __init__(self, source: str, user_of: UserOf) -> None:
        self._source = source
        self._user_of = user_of
        self._at = 0
        self._chunks: list[str] = []
        self._units = 0
        self._open: list[_OpenTag] = []
        self._entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            if self._source[self._at] != "<":
                self._text()
            elif self._source.startswith("</", self._at):
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            raise _unreadable(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        text = "".join(self._chunks)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise _unreadable(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, in_order([_shown(entity) for entity in self._entities])

    def _text(self) -> None:
        plain = PLAIN.match(self._source, self._at)
        if plain:
            chunk, self._at = plain[0], plain.end()
        else:
            chunk, self._at = decoded_character(self._source, self._at) or ("&", self._at + 1)
        self._chunks.append(chunk)
        self._units += units(chunk)

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        name = self._take(TAG_NAME).lower()
        if self._ended():
            raise self._error("Unclosed start tag", begin)
        if name not in TAGS:
            raise self._error(f'Unsupported start tag "{name}"', begin)
        argument = ""
        while attribute := self._attribute(name, begin):
            argument = self._argument(name, *attribute, begin)
        self._at += 1
        if name == "span" and not argument:
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_OpenTag(name, argument, self._units, len(self._chunks)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str] | None:
        """Reads the next attribute of a start tag; None at the tag's end."""
        self._skip_spaces()
        if self._peek() == ">":
            return None
        name = self._take(ATTRIBUTE_NAME)
        if not name:
            raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_spaces()
        if self._peek() != "=":
            if (tag, name) == ("blockquote", "expandable"):
                return name, "expandable"
            raise self._error(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)
        self._at += 1
        self._skip_spaces()
        if self._ended():
            raise self._error(f'Unclosed start tag "{tag}"', begin)
        value = self._quoted() if self._peek() in "'\"" else self._token()
        if self._ended():
            raise self._error("Unclosed start tag", begin)
        return name, value

    def _argument(self, tag: str, name: str, value: str, begin: int) -> str:
        if (tag, name) == ("blockquote", "expandable"):
            return value or "expandable"
        if (tag, name) not in ATTRIBUTES:
            # Telegram overlooks it; here it is a mistake in the bot's text.
            raise self._error(f'Unexpected attribute "{name}" of the tag "{tag}"', begin)
        counted = ATTRIBUTES[tag, name].fullmatch(value)
        return counted[1] if counted else ""

    def _quoted(self) -> str:
        quote, value = self._peek(), ""
        self._at += 1
        while not self._ended() and self._peek() != quote:
            character, self._at = decoded_character(self._source, self._at) or (self._peek(), self._at + 1)
            value += character
        self._at += 1
        return value

    def _token(self) -> str:
        begin = self._at
        value = self._take(TOKEN).lower()
        if not self._ended() and self._peek() not in SPACE + ">":
            raise self._error("Unexpected end of name token", begin)
        return value

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise self._error("Unexpected end tag", begin)
        self._at += 2
        name = self._take(TAG_NAME).lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise self._error("Unclosed end tag", begin)
        self._at += 1
        tag = self._open.pop()
        if name not in ("", tag.name):
            raise self._error("Unmatched end tag", begin, f', expected "</{tag.name}>", found "</{name}>"')
        if self._units > tag.offset:
            self._close(tag)

    def _close(self, tag: _OpenTag) -> None:
        entity: Json = {"type": TAGS[tag.name], "offset": tag.offset, "length": self._units - tag.offset}
        inner = self._entities[-1] if self._entities else {}
        same_place = (inner.get("offset"), inner.get("length")) == (entity["offset"], entity["length"])
        if tag.name == "a":
            self._close_link(entity, tag)
        elif tag.name == "tg-emoji":
            if not 0 < int(tag.argument or 0) < 2**63:
                raise _unreadable("Invalid custom emoji identifier specified")
            self._entities.append(entity | {"custom_emoji_id": tag.argument})
        elif tag.name == "pre" and same_place and inner["type"] == "code" and "language" in inner:
            inner["type"] = "pre"
        elif tag.name == "code" and same_place and inner["type"] == "pre" and tag.argument:
            inner["language"] = tag.argument
        elif tag.name == "blockquote" and tag.argument:
            self._entities.append(entity | {"type": "expandable_blockquote"})
        else:
            self._entities.append(entity | ({"language": tag.argument} if tag.name == "code" and tag.argument else {}))

    def _close_link(self, entity: Json, tag: _OpenTag) -> None:
        """Adds the link; one that leads nowhere is only text, as on Telegram."""
        url = tag.argument or "".join(self._chunks[tag.chunk :])
        user_id = linked_user(url)
        if user_id is not None:
            if user := self._user_of(user_id):
                self._entities.append(entity | {"type": "text_mention", "user": user})
            return
        try:
            self._entities.append(entity | {"url": checked_link(url)})
        except LinkError:
            return

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._source, self._at)
        taken = found[0] if found else ""
        self._at += len(taken)
        return taken

    def _skip_spaces(self) -> None:
        while not self._ended() and self._source[self._at] in SPACE:
            self._at += 1

    def _peek(self) -> str:
        return self._source[self._at] if not self._ended() else "\0"

    def _ended(self) -> bool:
        return self._at >= len(self._source)

    def _error(self, words: str, begin: int, more: str = "") -> ApiError:
        offset = len(self._source[:begin].encode())
        return _unreadable(f"{words} at byte offset {offset}{more}")


def _shown(entity: Json) -> Json:
    """A language counts only where the code is a block of its own."""
    return {name: value for name, value in entity.items() if name != "language" or entity["type"] == "pre"}


def _unreadable(words: str) -> ApiError:
    return bad_request(f"Can't parse entities: {words}")
