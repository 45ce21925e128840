"""Telephone numbers in a line, and figures that only look like one."""

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

from playbook.writing import plain

_RUN = re.compile(
    r"(?<![0-9a-z.¥$€£])\+?\(?[0-9](?:[ ()-]{0,2}[0-9]){6,40}(?![0-9万元块千]|\.[0-9]|\s*(?:万|元|块))", re.IGNORECASE
)
_GROUP = re.compile(r"\+?\(?[0-9]+\)?")
_DATE = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9])(?![0-9])"
    r"(?:\s[0-9]{1,2}:[0-9]{2})?"
)
_MONEY_BEFORE = re.compile(r"(?:预算|价格?|报价|金额|total|budget|price)\s*[:]?\s*$", re.IGNORECASE)
_MOST_TRIES = 100


@dataclass(frozen=True)
class Phone:
    """A number at ``start:end``, in E.164; None: it looks like a number but is none."""

    start: int
    end: int
    number: str | None


def find_phones(text: str, region: str) -> list[Phone]:
    """All numbers of a line, read as in a region ("CN") unless they begin with +; dates are none.

    Extensions are left in the text.
    """
    written = _DATE.sub(lambda date: "。" * len(date.group()), plain(text))
    found = [
        Phone(match.start, _without_extension(match), phonenumbers.format_number(match.number, PhoneNumberFormat.E164))
        for match in PhoneNumberMatcher(written, region, Leniency.VALID, _MOST_TRIES)
    ]
    return sorted([*found, *_doubtful(written, found, region)], key=lambda each: each.start)


def _without_extension(match: phonenumbers.PhoneNumberMatch) -> int:
    """The end of the number itself: what follows it (ext. 12) cannot be kept in E.164."""
    end: int = match.end
    if match.number.extension:
        body = re.search(r"\s*(?:;?ext|extn|x|#|~|,|转)[^0-9]*[0-9]+$", match.raw_string, re.IGNORECASE)
        end = match.start + body.start() if body else end
    return end


def _doubtful(text: str, found: list[Phone], region: str) -> list[Phone]:
    doubtful = []
    for run in _RUN.finditer(text):
        if any(phone.start < run.end() and run.start() < phone.end for phone in found):
            continue
        if _MONEY_BEFORE.search(text, 0, run.start()):
            continue
        doubtful += _numbers_in(run, region) or [Phone(run.start(), run.end(), None)]
    return doubtful


def _numbers_in(run: re.Match[str], region: str) -> list[Phone]:
    """Numbers that the matcher passed over: touched by letters, or two with nothing but a space between."""
    groups = [(group.start() + run.start(), group.end() + run.start()) for group in _GROUP.finditer(run.group())]
    numbers: list[Phone] = []
    while groups:
        for count in range(len(groups), 0, -1):
            start, end = groups[0][0], groups[count - 1][1]
            if number := _valid(run.string[start:end], region):
                numbers.append(Phone(start, end, number))
                groups = groups[count:]
                break
        else:
            return []
    return numbers


def _valid(raw: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(raw, region)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if phonenumbers.is_valid_number(number) else None
