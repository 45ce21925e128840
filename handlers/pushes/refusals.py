"""Why a message did not arrive, read from what Telegram (or our own sender) said of it."""

import re
from enum import StrEnum

OURS = re.compile(r"[A-Z][A-Za-z]+(Error|Exception|Timeout)")  # the name of an exception of our own
LONGEST = 26  # letters of Telegram's words that are shown


class Reason(StrEnum):
    """What stood in the way."""

    BLOCKED = "blocked"  # the person has blocked the bot
    DELETED = "deleted"  # the person's account is gone
    REMOVED = "removed"  # the group has removed the bot, or is gone
    NO_CHAT = "no chat"  # the person never opened the chat with the bot
    NO_RIGHT = "no right"  # the group lets the bot write nothing
    GIVEN_UP = "given up"  # Telegram was in trouble for too long
    OUR_FAULT = "our fault"
    REFUSED = "refused"  # the message as it is


SIGNS = {
    "blocked by the user": Reason.BLOCKED,
    "user is deactivated": Reason.DELETED,
    "was kicked": Reason.REMOVED,
    "not a member": Reason.REMOVED,
    "chat was deleted": Reason.REMOVED,
    "chat not found": Reason.NO_CHAT,
    "peer_id_invalid": Reason.NO_CHAT,
    "can't initiate": Reason.NO_CHAT,
    "not enough rights": Reason.NO_RIGHT,
    "have no rights": Reason.NO_RIGHT,
    "write_forbidden": Reason.NO_RIGHT,
    "chat_restricted": Reason.NO_RIGHT,
    "topic_closed": Reason.NO_RIGHT,
    "given up": Reason.GIVEN_UP,
}


def reason_of(error: str) -> Reason:
    """The reason behind the words that were kept of it."""
    words = error.lower()
    for sign, reason in SIGNS.items():
        if sign in words:
            return reason
    return Reason.OUR_FAULT if OURS.fullmatch(error) or not error else Reason.REFUSED


def words_of(error: str) -> str:
    """Telegram's own words, without what they quote: that may be a note of somebody's."""
    return re.split(r"[:\"'«“]", error, maxsplit=1)[0].strip()[:LONGEST]
