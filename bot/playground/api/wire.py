"""What goes over the wire: calls, and refusals in Telegram's own words."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]
"""An object of the Bot API, as in its JSON."""

PHRASES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
}
"""What the description of a refusal begins with, by HTTP status."""


class ApiError(Exception):
    """A call refused: its HTTP status, Telegram's description and, for some, parameters (seconds, chat ids)."""

    def __init__(self, status: int, words: str = "", **parameters: int) -> None:
        self.status = status
        self.words = words
        self.parameters = parameters
        super().__init__(self.description)

    @property
    def description(self) -> str:
        """The description as Telegram puts it: the status in words, then what is wrong, begun in lower case."""
        phrase = PHRASES.get(self.status, "Error")
        if not self.words:
            return phrase
        # Names such as BUTTON_DATA_INVALID and URL keep their capitals.
        keeps_capitals = len(self.words) > 1 and (self.words[1] == "_" or self.words[1].isupper())
        return f"{phrase}: {self.words if keeps_capitals else self.words[0].lower() + self.words[1:]}"

    def body(self) -> Json:
        """The JSON body of the answer."""
        answer: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            answer["parameters"] = dict(self.parameters)
        return answer


def bad_request(words: str) -> ApiError:
    """Returns the refusal `400 Bad Request: …`."""
    return ApiError(400, words)


def forbidden(words: str) -> ApiError:
    """Returns the refusal `403 Forbidden: …`."""
    return ApiError(403, words)


@dataclass(frozen=True)
class Upload:
    """A file that came with a call or from a person."""

    name: str
    data: bytes
    mime: str


@dataclass(frozen=True)
class Call:
    """One call of the bot: the method, its decoded parameters, when it came, and the files it brought by part name."""

    method: str
    params: Json
    when: datetime
    uploads: dict[str, Upload] = field(default_factory=dict)


@dataclass(frozen=True)
class Refusal:
    """A call that Telegram would have refused (one ordered as a fault is none)."""

    call: Call
    status: int
    description: str
