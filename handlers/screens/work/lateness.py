"""The line above a message that comes later than it was meant to."""

from datetime import datetime

from handlers.screens.format import instant
from handlers.texts import Html, Texts


def late(t: Texts, meant: datetime, now: datetime) -> Html:
    """When it should have come; both by the reader's clock."""
    return t("Late – meant for {when}", when=instant(t, meant, now))
