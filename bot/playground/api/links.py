"""Which links Telegram takes: in buttons, in text links and for webhooks."""

import re
from urllib.parse import urlsplit

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?://)?")
USER_LINK = re.compile(r"tg://user/?\?id=([1-9]\d{0,18})")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class LinkError(ValueError):
    """A link that is refused; the message is Telegram's, `URL '…' is invalid: …`."""


def checked_link(url: str, *, only_https: bool = False) -> str:
    """Returns the link as Telegram keeps it (http:// where no scheme is given); raises LinkError."""
    stripped = url.strip()
    scheme = _scheme(stripped)
    if only_https and scheme != "https":
        raise LinkError(f"URL '{url}' is invalid: Only HTTPS links are allowed")
    if scheme in ("tg", "ton"):
        return stripped
    if scheme not in ("http", "https"):
        raise LinkError(f"URL '{url}' is invalid: Unsupported URL protocol")
    full = stripped if SCHEME.match(stripped) else f"http://{stripped}"
    host = _host(full)
    if not host:
        raise LinkError(f"URL '{url}' is invalid: URL host is empty")
    if re.search(r"\s", full) or ("." not in host and ":" not in host):
        raise LinkError(f"URL '{url}' is invalid: Wrong HTTP URL")
    return full


def linked_user(url: str) -> int | None:
    """Returns the user id of a link to a user (tg://user?id=…)."""
    found = USER_LINK.fullmatch(url.strip())
    return int(found[1]) if found else None


def is_loopback(url: str) -> bool:
    """Tells whether the link leads to this machine."""
    return _host(url) in LOOPBACK


def _scheme(url: str) -> str:
    found = SCHEME.match(url)
    # "shop.example:8080/x" names a port, not a scheme.
    if found is None or ("." in found[1] and not found[0].endswith("//")):
        return "http"
    return found[1].lower()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
