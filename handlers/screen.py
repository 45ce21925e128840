"""A screen: what one message shows, before it is a call to the Bot API."""

from dataclasses import dataclass, field, replace
from typing import Any

from handlers.callbacks import Payload

CUT = 4000  # HTML characters; Telegram allows 4,096 after parsing


@dataclass(frozen=True)
class Button:
    """An inline button: exactly one of press, url and copy."""

    label: str
    press: Payload | None = None
    url: str | None = None
    copy: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Telegram's InlineKeyboardButton."""
        if self.url is not None:
            return {"text": self.label, "url": self.url}
        if self.copy is not None:
            return {"text": self.label, "copy_text": {"text": self.copy[:256]}}
        if self.press is None:
            raise ValueError(f"a button that does nothing: {self.label}")
        return {"text": self.label, "callback_data": self.press.pack()}


Row = tuple[Button, ...]


@dataclass(frozen=True)
class File:
    """Bytes to upload with a screen: a picture or a document."""

    name: str
    content: bytes
    picture: bool = False


@dataclass(frozen=True)
class Screen:
    """Text in Telegram's HTML, with inline buttons, or with the reply keyboard, or with a file."""

    text: str
    rows: tuple[Row, ...] = ()
    menu: tuple[tuple[str, ...], ...] | None = None  # reply keyboard; () takes it away
    about: int | None = None  # client: a reply to this message is a note on him
    file: File | None = field(default=None, repr=False)

    def with_rows(self, *rows: Row) -> "Screen":
        """The same with more buttons below."""
        return replace(self, rows=(*self.rows, *rows))

    def call(self) -> tuple[str, dict[str, Any]]:
        """The Bot API method and parameters that show it, without the chat."""
        params: dict[str, Any] = {"parse_mode": "HTML"}
        if markup := self._markup():
            params["reply_markup"] = markup
        if self.file is None:
            return "sendMessage", {**params, "text": self.text, "link_preview_options": {"is_disabled": True}}
        params["caption"] = self.text
        return ("sendPhoto" if self.file.picture else "sendDocument"), params

    def _markup(self) -> dict[str, Any] | None:
        if self.rows:
            return {"inline_keyboard": [[button.as_json() for button in row] for row in self.rows]}
        if self.menu is None:
            return None
        if not self.menu:
            return {"remove_keyboard": True}
        keys = [[{"text": label} for label in row] for row in self.menu]
        return {"keyboard": keys, "resize_keyboard": True, "is_persistent": True}


def in_rows(buttons: list[Button], width: int = 3) -> tuple[Row, ...]:
    """Lay buttons out, at most `width` a row."""
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))
