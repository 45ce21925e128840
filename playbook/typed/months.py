"""A month in words: 6月, 下个月, 明年3月, 年底, March, next month, 2027-03; of a day its month."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from playbook import dates
from playbook.dates import Kind
from playbook.making import month_after, month_of
from playbook.writing import plain, read_number

_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS: Final = {"去年": -1, "今年": 0, "明年": 1, "后年": 2}
_NEAR: Final = {
    "这个月": 0, "这月": 0, "本月": 0, "当月": 0, "月底": 0, "下个月": 1, "下月": 1, "下下个月": 2, "下下月": 2,
    "上个月": -1, "上月": -1, "last month": -1,
    "this month": 0, "month end": 0, "month-end": 0, "end of the month": 0, "end of month": 0, "next month": 1,
}  # fmt: skip
_PART: Final = r"(?:份)?(?:[底初中末内]|上旬|中旬|下旬|[0-9]{1,2}[号日])?(?:左右|前)?"
_MONTH: Final = re.compile(
    r"(?:(?P<turn>去年|今年|明年|后年)的?|(?<![0-9])(?P<year>20[0-9]{2})年)?(?<![0-9一二三四五六七八九十])"
    r"(?:(?:1[0-2]|0?[1-9])\s?[-~到至]\s?)?"
    rf"(?P<zh>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月{_PART}"
    r"|(?P<near>下下个?月|[上下]个?月|这个?月|本月|当月|(?<!个)月底"
    r"|\b(?:this month|next month|last month|end of (?:the )?month|month[- ]end)\b)(?:[底初中末内]|之?前)?"
    r"|(?:(?P<part_turn>今年|明年|后年)的?)?"
    r"(?:(?P<half>[上下])半年|第?(?P<quarter>[1-4一二三四])季度|\bq(?P<q>[1-4])\b)[底初中末内]?"
    r"|(?P<end>年底|年内|年末|\b(?:year[- ]end|end of (?:the )?year)\b)"
    r"|(?<![0-9])(?P<iso>20[0-9]{2})[-/.](?P<number>1[0-2]|0?[1-9])(?:[-/.][0-9]{1,2})?(?![0-9])"
    r"|\b(?:(?:in|by|for|early|mid|late|end of)[ -])*(?P<en>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?"
    r"|(?-i:May|MAY)|may(?= 20[0-9]{2})|(?<=in )may|(?<=by )may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
    r"(?: (?P<said>20[0-9]{2}))?(?! ?[0-9]{1,2}(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class FoundMonth:
    """A month at ``start:end`` of a text, by its first day."""

    start: int
    end: int
    month: date


def find_month(text: str, now: datetime) -> FoundMonth | None:
    """The first month that a text names, or the month of its first day; one without a year is the next to come."""
    for match in _MONTH.finditer(plain(text)):
        return FoundMonth(match.start(), match.end(), _resolved(match, now.date()))
    day = next((each for each in dates.find(text, now) if each.kind is Kind.DAY), None)
    return FoundMonth(day.start, day.end, month_of(day.when.day)) if day else None


def _resolved(match: re.Match[str], today: date) -> date:
    this = month_of(today)
    if match["near"]:
        return month_after(this, _NEAR[match["near"].lower()])
    if match["end"]:
        return this.replace(month=DECEMBER)
    if match["half"] or match["quarter"] or match["q"]:
        return _end_of_part(match, today)
    if match["iso"]:
        return date(int(match["iso"]), int(match["number"]), 1)
    number = read_number(match["zh"]) if match["zh"] else _NAMES.index(match["en"][:3].lower()) + 1
    if match["turn"]:
        return date(today.year + _YEARS[match["turn"]], number, 1)
    year = match["year"] or match["said"]
    if year:
        return date(int(year), number, 1)
    return date(today.year + (number < today.month), number, 1)


def _end_of_part(match: re.Match[str], today: date) -> date:
    """The last month of a half or a quarter of the year; without a year said, of the next that is not over."""
    quarter = match["quarter"] or match["q"]
    number = 3 * int(read_number(quarter)) if quarter else DECEMBER if match["half"] == "下" else DECEMBER // 2
    year = today.year + (_YEARS[match["part_turn"]] if match["part_turn"] else number < today.month)
    return date(year, number, 1)
