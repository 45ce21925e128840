"""What an occasion is, and whose calendar it comes from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Culture(StrEnum):
    """Whose festivals a client keeps."""

    MAINLAND = "mainland"
    TAIWAN = "taiwan"
    HONG_KONG = "hongkong"
    OVERSEAS = "overseas"  # Chinese families in Singapore and Malaysia
    AMERICAN = "american"
    WESTERN = "western"
    PLAIN = "plain"  # the New Year only


class DayKind(StrEnum):
    """What kind of day it is; the values are those of the care rules' drafts."""

    BIRTHDAY = "birthday"
    FESTIVAL = "festival"
    SEASON = "season"


@dataclass(frozen=True)
class Day:
    """One day to greet on. `key` is the same whenever it is found: "birthday:2026", "festival:spring:2027"."""

    key: str
    kind: DayKind
    day: date
    name: str  # "birthday", else a name of playbook.occasions.calendar: "spring", "winter_solstice"


_EUROPE = ["AT", "BE", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT", "LU", "NL", "NO", "PL", "PT", "SE"]
_OF_REGION = {
    "CN": Culture.MAINLAND,
    "TW": Culture.TAIWAN,
    "HK": Culture.HONG_KONG,
    "MO": Culture.HONG_KONG,
    "SG": Culture.OVERSEAS,
    "MY": Culture.OVERSEAS,
    "US": Culture.AMERICAN,
    "CA": Culture.WESTERN,
} | dict.fromkeys([*_EUROPE, "AU", "NZ", "ZA"], Culture.WESTERN)


def culture_of(region: str, own: str = "") -> Culture:
    """A client's own culture if one is set, else that of the team's region (ISO 3166); elsewhere the New Year only."""
    if own in set(Culture):
        return Culture(own)
    return _OF_REGION.get(region, Culture.PLAIN)
