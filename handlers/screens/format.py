"""How dates, times, money, phones and names are written in the three languages (one place for all screens)."""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

import phonenumbers
from babel.dates import format_date
from babel.numbers import format_currency

from handlers.texts import Html, Texts, escape
from playbook.phone_numbers import written

WEEKDAYS = {"zh_Hans": "周一 周二 周三 周四 周五 周六 周日", "zh_Hant": "一 二 三 四 五 六 日"}
COUNTS = {"zh_Hans": "两三四五六七八九十", "zh_Hant": "兩三四五六七八九十"}
WAN = {"zh_Hans": "万", "zh_Hant": "萬"}
PAUSES = " ;,;,、。"  # where a long line may be broken
CLAUSE = re.compile(r"[,;,;。]\s*|,\s")
LINE_CHINESE, LINE_LATIN = 36, 38  # letters of a line on a phone
MINOR = 100  # minor units in one unit of a currency


def day(t: Texts, value: date, today: date) -> str:
    """今天, 11/25 周三, 2027/1/8 周五; Hant 11/25(三); en Wed 25 Nov."""
    return t.plain("today") if value == today else full_day(t, value, today)


def full_day(t: Texts, value: date, today: date) -> str:
    """The same, with today too as a date."""
    if not t.chinese:
        pattern = "EEE d MMM" if value.year == today.year else "EEE d MMM y"
        return str(format_date(value, pattern, locale=t.locale))
    weekday = WEEKDAYS[t.language].split()[value.weekday()]
    start = f"{value.month}/{value.day}" if value.year == today.year else f"{value.year}/{value.month}/{value.day}"
    return f"{start} {weekday}" if t.language == "zh_Hans" else f"{start}({weekday})"


def month_name(t: Texts, value: date, today: date, *, short: bool = False) -> str:
    """A month: 6月, 2027年6月; en June, June 2027, or short Jun, Jun 2027."""
    same_year = value.year == today.year
    if not t.chinese:
        pattern = "MMM" if short else "MMMM"
        return str(format_date(value, pattern if same_year else f"{pattern} y", locale=t.locale))
    return f"{value.month}月" if same_year else f"{value.year}年{value.month}月"


def weekday(t: Texts, value: date) -> str:
    """周三, 週三, Wed."""
    return str(format_date(value, "EEE", locale=t.locale))


def short_day(t: Texts, value: date, today: date) -> str:
    """A day that is past, without its weekday: 10/30, 2025/9/20; en 30 Oct."""
    if value == today:
        return t.plain("today")
    if not t.chinese:
        return str(format_date(value, "d MMM" if value.year == today.year else "d MMM y", locale=t.locale))
    return f"{value.month}/{value.day}" if value.year == today.year else f"{value.year}/{value.month}/{value.day}"


def moment(t: Texts, value: date, at: time | None, today: date) -> str:
    """A day with its time, if it has one: 11/25 周三 15:00, Wed 25 Nov, 15:00."""
    if at is None:
        return day(t, value, today)
    clock = f"{at:%H:%M}"
    if value == today or t.chinese:
        return f"{day(t, value, today)} {clock}"
    return f"{day(t, value, today)}, {clock}"


def span(start: time, end: time) -> str:
    """From an hour to another: 15:00–21:00."""
    return f"{start:%H:%M}–{end:%H:%M}"


def instant(t: Texts, value: datetime, zone_now: datetime, *, whole_day: bool = False) -> str:
    """An instant as the member's clock shows it; `zone_now` is now in his zone."""
    local = value.astimezone(zone_now.tzinfo)
    return moment(t, local.date(), None if whole_day else local.time(), zone_now.date())


SHARED_SIGNS: Final = {"TWD": (("$", "NT$"),), "JPY": (("¥", "JP¥"),)}
"""Where a language writes a currency by a sign that others share: a client may pay in those too."""


def money(t: Texts, amount: int, currency: str = "CNY") -> str:
    """An amount (minor units) in full: ¥3,280, ¥29.33, US$1,280."""
    units = Decimal(amount) / MINOR
    pattern = "¤#,##0" if amount % MINOR == 0 else "¤#,##0.00"
    written = format_currency(units, currency, pattern, locale=t.locale, currency_digits=False)
    for bare, full in SHARED_SIGNS.get(currency, ()):
        if full not in written:
            written = written.replace(bare, full)
    return str(written).replace("CN¥", "¥")  # nobody here means the yen


def big_money(t: Texts, amount: int, currency: str = "CNY") -> str:
    """An amount for a figure: exact below 10,000, above 2.2万 (萬, 22k)."""
    units = Decimal(amount) / MINOR
    if abs(units) < 10_000:
        return money(t, amount - amount % MINOR if amount > MINOR else amount, currency)
    if not t.chinese:
        return f"{units / 1000:,.0f}k" if abs(units) < 1_000_000 else f"{units / 1_000_000:.1f}m"
    return f"{units / 10_000:,.1f}".removesuffix(".0") + WAN[t.language]


def sum_to_tap(t: Texts, amount: int, currency: str) -> str:
    """An amount on its button: 25万, 250k where that is exact, else in full: ¥25, ¥12,345."""
    step = 1_000 if t.chinese or abs(amount) < 1_000_000 * MINOR else 100_000
    is_round = abs(amount) >= 10_000 * MINOR and amount % (step * MINOR) == 0
    return (big_money if is_round else money)(t, amount, currency)


def phone(number: str, region: str = "CN") -> str:
    """A number in E.164 as people write it: 138 0013 8000 at home, +852 9123 4567 from abroad."""
    return written(number, region)


def example_phone(region: str) -> str:
    """A mobile number as people of a country type it, one that is nobody's."""
    number = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    if number is None or region == "CN":
        return "13800138000"
    typed = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return "".join(sign for sign in typed if sign.isdigit())


def how_many(t: Texts, count: int) -> str:
    """A small number of people as it is said: 两, 三; in English as a figure."""
    return COUNTS[t.language][count - 2] if t.language in COUNTS and 2 <= count <= 10 else str(count)


def in_a_row(t: Texts, words: Iterable[str]) -> str:
    """Names or values one after another, where they may go on or be cut: 王芳、李敏; Wang Fang, Li Min."""
    return ("、" if t.chinese else ", ").join(words)


def listed(t: Texts, words: Sequence[str]) -> str:
    """Names or days as one says them: 王芳、李敏; Wang Fang and Li Min."""
    if t.chinese or len(words) < 2:
        return in_a_row(t, words)
    return f"{in_a_row(t, words[:-1])} and {words[-1]}"


def cut(text: str, length: int) -> str:
    """A text cut to `length` characters, with an ellipsis if something is missing."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"


def cut_clause(text: str, length: int) -> str:
    """The same, but where a clause ends in good time the rest is left out: half a date tells nobody anything."""
    flat = " ".join(text.split())
    clause = CLAUSE.split(flat, maxsplit=1)[0]
    return clause if len(flat) > length and length // 3 < len(clause) <= length else cut(flat, length)


def bold(text: object) -> Html:
    """Bold text; the content is escaped."""
    return Html(f"<b>{escape(text)}</b>")


def italic(text: object) -> Html:
    """Italic text; the content is escaped."""
    return Html(f"<i>{escape(text)}</i>")


def code(text: str) -> Html:
    """A text that a tap copies, sign for sign."""
    return Html(f"<code>{html.escape(text, quote=False)}</code>")


def width(text: str) -> int:
    """How wide a text is on a phone, in Latin letters; a Chinese sign is as wide as two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def line_room(t: Texts) -> int:
    """How wide a line may be so that no phone breaks it."""
    return LINE_CHINESE if t.chinese else LINE_LATIN


def folded(text: str, room: int, most: int) -> list[str]:
    """A text in at most `most` lines of `room` letters, broken at a pause where there is one; what is left is cut."""
    left, found = " ".join(text.split()), list[str]()
    while left and len(found) < most:
        end = _fitting(left, room)
        if end < len(left) and len(found) == most - 1:
            return [*found, left[: _fitting(left, room - 2)].rstrip(PAUSES) + "…"]
        found.append(left[:end].strip().strip(PAUSES))
        left = left[end:].lstrip(PAUSES)
    return found


def _fitting(text: str, room: int) -> int:
    """How many signs fit into a line; up to the last pause if that leaves it at least half full."""
    taken = 0
    for at, sign in enumerate(text):
        taken += width(sign)
        if taken > room:
            pause = max(text.rfind(mark, 0, at + 1) for mark in PAUSES)
            return pause + 1 if pause >= at // 2 else at
    return len(text)
