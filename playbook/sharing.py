"""Who may do what in a team, and how a client is named where others read along."""

import unicodedata
from enum import StrEnum

MASK = "*"


class Role(StrEnum):
    """What a member is in the team; an owner is a lead who also set the bot up."""

    OWNER = "owner"
    LEAD = "lead"
    REP = "rep"

    @property
    def leads(self) -> bool:
        """Whether this role sees the whole team's clients."""
        return self is not Role.REP


def masked(name: str) -> str:
    """A name as a group may see it at most: the first letter or character and a star; only a star if it has none.

    Digits are no letters, so a client saved under a phone number shows none of it.
    """
    first = next((sign for sign in name if unicodedata.category(sign).startswith("L")), "")
    return first + MASK
