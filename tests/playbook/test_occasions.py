"""Days to greet on (C6): birthdays of both calendars, festivals by culture, turns of the season."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.occasions import Culture, DayKind, between, birthday_words, birthdays, culture_of, greeted_days

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def birthday_in(written: str, year: int) -> list[date]:
    days = between(written, Culture.PLAIN, date(year, 1, 1), date(year, 12, 31))
    return [day.day for day in days if day.kind is DayKind.BIRTHDAY]


def names(culture: Culture, job: str = "") -> set[str]:
    return {day.name for day in greeted_days(culture, *YEAR, job=job)}


@pytest.mark.parametrize(
    ("written", "year", "kept"),
    [
        ("05-06", 2026, date(2026, 5, 6)),
        ("1988-05-06", 2027, date(2027, 5, 6)),
        ("02-29", 2028, date(2028, 2, 29)),
        ("1996-02-29", 2026, date(2026, 2, 28)),  # no 29th that year: the day before March
        ("lunar:10-18", 2026, date(2026, 11, 26)),
        ("lunar:1990-08-15", 2025, date(2025, 10, 6)),
        ("lunar:01-01", 2026, date(2026, 2, 17)),
        ("lunar:12-30", 2025, date(2025, 1, 28)),  # the twelfth month of 2024 has but 29 days: its last
        ("lunar:06-15", 2025, date(2025, 7, 9)),  # the ordinary sixth month, not the leap one
    ],
)
def test_a_birthday_is_kept_on_its_day_or_the_nearest(written: str, year: int, kept: date) -> None:
    assert birthday_in(written, year) == [kept]


@pytest.mark.parametrize(
    "written", ["", "soon", "13-01", "02-30", "lunar:13-01", "lunar:01-31", "lunar:", "1988", "5-6"]
)
def test_what_is_no_birthday_gives_no_day(written: str) -> None:
    assert birthday_in(written, 2026) == []


def test_each_lunar_year_has_its_own_key_though_a_solar_year_may_hold_two() -> None:
    days = between("lunar:12-01", Culture.PLAIN, date(2027, 1, 2), date(2027, 12, 31))
    assert [(day.key, day.day) for day in days] == [
        ("birthday:2026", date(2027, 1, 8)),
        ("birthday:2027", date(2027, 12, 28)),
    ]


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.booleans())
def test_whoever_is_born_on_a_day_is_found_by_how_the_file_writes_it(day: date, lunar: bool) -> None:
    for ending in birthdays.endings(day):
        assert day in [each.day for each in between(ending, Culture.PLAIN, day, day) if each.kind is DayKind.BIRTHDAY]
    born = birthdays.read(f"{'lunar:' if lunar else ''}{day:%m-%d}")
    if born is not None:
        assert born.written() in birthdays.endings(born.kept_in(day.year))


@given(st.integers(1, 12), st.integers(1, 30), st.integers(1950, 2090))
def test_a_lunar_birthday_comes_once_in_every_lunar_year(month: int, day: int, year: int) -> None:
    born = birthdays.Birthday(month, day, lunar=True)
    apart = born.kept_in(year + 1) - born.kept_in(year)
    assert timedelta(days=352) <= apart <= timedelta(days=386)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("spring", [date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6)]),
        ("lantern", [date(2025, 2, 12), date(2026, 3, 3), date(2027, 2, 20)]),
        ("qingming", [date(2025, 4, 4), date(2026, 4, 5), date(2027, 4, 5)]),
        ("dragon_boat", [date(2025, 5, 31), date(2026, 6, 19), date(2027, 6, 9)]),
        ("qixi", [date(2025, 8, 29), date(2026, 8, 19), date(2027, 8, 8)]),
        ("mid_autumn", [date(2025, 10, 6), date(2026, 9, 25), date(2027, 9, 15)]),
        ("double_ninth", [date(2025, 10, 29), date(2026, 10, 18), date(2027, 10, 8)]),
        ("winter_solstice", [date(2025, 12, 21), date(2026, 12, 22), date(2027, 12, 22)]),
        ("mothers", [date(2025, 5, 11), date(2026, 5, 10), date(2027, 5, 9)]),
        ("great_cold", [date(2025, 1, 20), date(2026, 1, 20), date(2027, 1, 20)]),
        ("autumn_begins", [date(2025, 8, 7), date(2026, 8, 7), date(2027, 8, 8)]),
    ],
)
def test_festivals_and_seasons_on_their_days(name: str, days: list[date]) -> None:
    found = greeted_days(Culture.MAINLAND, date(2025, 1, 1), date(2027, 12, 31))
    assert [day.day for day in found if day.name == name] == days


def test_each_culture_keeps_its_own() -> None:
    assert "national" in names(Culture.MAINLAND)
    assert "christmas" in names(Culture.TAIWAN)
    assert not names(Culture.HONG_KONG) & {"qingming", "double_ninth", "national"}  # the graves; nothing to wish
    assert names(Culture.WESTERN) == {"new_year", "easter", "christmas"}
    assert "thanksgiving" in names(Culture.AMERICAN)
    assert names(Culture.PLAIN) == {"new_year"}


def test_the_same_festival_falls_where_the_culture_has_it() -> None:
    fathers = {
        culture: next(day.day for day in greeted_days(culture, *YEAR) if day.name == "fathers")
        for culture in (Culture.MAINLAND, Culture.TAIWAN)
    }
    assert fathers == {Culture.MAINLAND: date(2026, 6, 21), Culture.TAIWAN: date(2026, 8, 8)}


@pytest.mark.parametrize(
    ("job", "greeted"), [("语文老师", True), ("Maths teacher", True), ("采购", False), ("", False)]
)
def test_teachers_day_is_for_teachers(job: str, greeted: bool) -> None:
    assert ("teachers" in names(Culture.MAINLAND, job)) is greeted


def test_the_culture_is_the_clients_own_else_that_of_the_region() -> None:
    assert culture_of("CN") is Culture.MAINLAND
    assert culture_of("CN", "taiwan") is Culture.TAIWAN
    assert culture_of("MO") is Culture.HONG_KONG
    assert culture_of("BR") is Culture.PLAIN
    assert culture_of("TW", "martian") is Culture.TAIWAN


@given(st.sampled_from(Culture), st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_no_day_is_lost_or_named_twice_however_the_time_is_cut(culture: Culture, first: date, length: int) -> None:
    last, middle = first + timedelta(days=length), first + timedelta(days=length // 2)
    whole = between("lunar:12-30", culture, first, last)
    parts = [
        *between("lunar:12-30", culture, first, middle),
        *between("lunar:12-30", culture, middle + timedelta(1), last),
    ]
    assert whole == parts
    assert len({day.key for day in whole}) == len(whole)
    assert all(first <= day.day <= last for day in whole)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("生日5月6号", "05-06"),
        ("1988年5月6日", "1988-05-06"),
        ("88年腊月廿三", "lunar:1988-12-23"),
        ("05年3月1日", "2005-03-01"),
        ("农历八月十五", "lunar:08-15"),
        ("農曆 8/15", "lunar:08-15"),
        ("五月初六", "lunar:05-06"),
        ("闰六月十五", "lunar:06-15"),
        ("正月三十", "lunar:01-30"),
        ("十二月二十五", "12-25"),
        ("1988/5/6", "1988-05-06"),
        ("5.6", "05-06"),
        ("lunar 10/18", "lunar:10-18"),
        ("born on 6 May 1988", "1988-05-06"),
        ("birthday May 6th", "05-06"),
        ("生日8月15 农历", "lunar:08-15"),
        ("生日8月15(陰曆)", "lunar:08-15"),
        ("阴历生日8月15", "lunar:08-15"),
        ("公历8月15 农历七月初三", "08-15"),
    ],
)
def test_birthdays_are_read_as_people_say_them(said: str, written: str) -> None:
    born = birthday_words.find(said)
    assert born is not None
    assert born.written() == written


@pytest.mark.parametrize("said", ["", "下个月生日", "2月30日", "13/40", "born in 1988", "农历正月三十一", "1380013800"])
def test_no_birthday_is_made_up(said: str) -> None:
    assert birthday_words.find(said) is None


def test_a_childs_birthday_is_not_the_clients() -> None:
    assert birthday_words.of_client("女儿生日5月6日") is None
    assert birthday_words.of_client("生日5月6日") is not None


@given(st.text(max_size=40))
def test_any_text_is_read_without_harm(text: str) -> None:
    born = birthday_words.find(text)
    assert born is None or birthdays.read(born.written()) == born


@pytest.mark.parametrize(
    ("month", "day", "simplified", "traditional"),
    [(10, 18, "十月十八", "十月十八"), (12, 23, "腊月廿三", "十二月廿三"), (1, 1, "正月初一", "正月初一"),
     (11, 10, "冬月初十", "十一月初十"), (8, 20, "八月二十", "八月二十"), (12, 30, "腊月三十", "十二月三十")],
)  # fmt: skip
def test_lunar_days_are_said_as_people_say_them(month: int, day: int, simplified: str, traditional: str) -> None:
    born = birthdays.Birthday(month, day, lunar=True)
    assert birthday_words.in_lunar_words(born) == simplified
    assert birthday_words.in_lunar_words(born, traditional=True) == traditional
    assert birthday_words.find(f"农历{simplified}") == born


def test_the_next_time_a_birthday_comes_counts_today() -> None:
    born = birthdays.Birthday(5, 6)
    assert birthdays.next_day(born, date(2026, 5, 6)) == date(2026, 5, 6)
    assert birthdays.next_day(born, date(2026, 5, 7)) == date(2027, 5, 6)
    assert birthdays.next_day(birthdays.Birthday(10, 18, lunar=True), date(2026, 11, 18)) == date(2026, 11, 26)
