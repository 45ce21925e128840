"""Texts with their entities. Offsets and lengths count UTF-16 code units, as everywhere in the Bot API."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from bot.playground.api.links import LinkError, checked_link
from bot.playground.api.wire import Json, bad_request

UserOf = Callable[[int], Json | None]
"""Finds the User object of an id that the bot knows."""

SPACES = " \t\r\n\v\f"
"""What Telegram trims from the ends of a text; the ideographic space of Chinese stays."""

WITHIN_CODE = ("code", "pre")
QUOTES = ("blockquote", "expandable_blockquote")

FOUND = re.compile(
    r"(?P<url>(?:https?://|(?<![\w.@/])t\.me/)[^\s<>\"'，。；：！？）】」、]*[^\s<>\"'.,;:!?)\]，。；：！？）】」、])"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>])"
    r"|(?<!\w)(?P<mention>@[A-Za-z]\w{3,31})(?!\w)"
)
"""What Telegram marks in a text by itself, as far as the chat page shows it: links, commands and mentions."""

NEEDS = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}
"""The field that an entity of the type cannot do without."""


@dataclass(frozen=True)
class FormattedText:
    """A text without markup and its entities, sorted as Telegram sends them."""

    text: str
    entities: list[Json] = field(default_factory=list)

    def as_fields(self, text: str = "text", entities: str = "entities") -> Json:
        """Returns the fields of a message; an empty list of entities is left out, as Telegram does."""
        return {text: self.text} | ({entities: self.entities} if self.entities else {})


def units(text: str) -> int:
    """Returns the length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def finished(text: str, entities: list[Json]) -> FormattedText:
    """Trims the text, drops entities that Telegram drops, and adds those that it finds by itself."""
    trimmed = text.rstrip(SPACES)
    cut = units(trimmed) - units(trimmed.lstrip(SPACES))
    trimmed = trimmed.lstrip(SPACES)
    kept = _without_nested([clipped for entity in entities if (clipped := _clipped(entity, cut, units(trimmed)))])
    free = [entity for entity in _found(trimmed) if not any(_overlaps(entity, other) for other in kept)]
    return FormattedText(trimmed, in_order(kept + free))


def given(text: str, entities: list[Json], user_of: UserOf) -> list[Json]:
    """Returns the entities that came with a call, after Telegram's checks; raises ApiError."""
    edges = _edges(text)
    checked = []
    for entity in entities:
        _check_place(entity, edges)
        needed = NEEDS.get(entity["type"])
        if needed and needed not in entity:
            raise bad_request(f"Can't parse MessageEntity: Can't find field \"{needed}\"")
        checked.append(_resolved(entity, user_of))
    return checked


def in_order(entities: list[Json]) -> list[Json]:
    """Sorts entities by where they begin, the longer first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _check_place(entity: Json, edges: set[int]) -> None:
    start, end = entity["offset"], entity["offset"] + entity["length"]
    last = max(edges)
    if start < 0:
        raise bad_request(f"Receive an entity with incorrect offset {start}")
    if entity["length"] < 0:
        raise bad_request(f"Receive an entity with incorrect length {entity['length']}")
    if start > last:
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {start}")
    if end > last:
        raise bad_request(
            f"Entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}"
        )
    for edge, verb in ((start, "begins"), (end, "ends")):
        if edge not in edges:
            raise bad_request(f"Entity {verb} in a middle of a UTF-16 symbol at UTF-16 offset {edge}")


def _resolved(entity: Json, user_of: UserOf) -> Json:
    if entity["type"] == "text_link":
        try:
            return entity | {"url": checked_link(entity["url"])}
        except LinkError as error:
            raise bad_request(f"Entity {error}") from None
    if entity["type"] == "text_mention":
        user = user_of(entity["user"]["id"])
        if user is None:
            raise bad_request("User not found")
        return entity | {"user": user}
    return dict(entity)


def _edges(text: str) -> set[int]:
    """Returns every UTF-16 offset at which a character begins or the text ends."""
    edges, offset = {0}, 0
    for character in text:
        offset += units(character)
        edges.add(offset)
    return edges


def _clipped(entity: Json, cut: int, length: int) -> Json | None:
    start = max(entity["offset"] - cut, 0)
    end = min(entity["offset"] + entity["length"] - cut, length)
    return entity | {"offset": start, "length": end - start} if end > start else None


def _found(text: str) -> list[Json]:
    found = []
    for match in FOUND.finditer(text):
        kind = str(match.lastgroup)
        found.append({"type": kind, "offset": units(text[: match.start(kind)]), "length": units(match[kind])})
    return found


def _without_nested(entities: list[Json]) -> list[Json]:
    """Drops what code hides and quotations within quotations."""
    code = [entity for entity in entities if entity["type"] in WITHIN_CODE]
    kept = [entity for entity in entities if entity in code or not any(_overlaps(entity, other) for other in code)]
    quotes = in_order([entity for entity in kept if entity["type"] in QUOTES])
    nested = [inner for outer, inner in pairwise(quotes) if _overlaps(outer, inner)]
    return [entity for entity in kept if entity not in nested]


def _overlaps(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
