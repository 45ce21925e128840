"""What comes again: read from words, its next day, and shown back in words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.screens.work.repeats import in_words
from handlers.texts import Texts
from playbook.dates import Impossible, When, find, parse
from playbook.recurrence import Repeat, Unit, next_day, read

WEDNESDAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))

EVE = "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"

# words, language of the answer, the answer, the first day
PHRASES = [
    ("每周五下午3点", "zh_Hans", "每周五", date(2026, 11, 20)),
    ("每周一三五", "zh_Hans", "每周一三五", date(2026, 11, 20)),
    ("每周一到周五", "zh_Hans", "每个工作日", date(2026, 11, 19)),
    ("每个工作日", "zh_Hans", "每个工作日", date(2026, 11, 19)),
    ("每两周周三", "zh_Hans", "隔周周三", date(2026, 11, 25)),
    ("隔周周三", "zh_Hans", "隔周周三", date(2026, 11, 25)),
    ("每三周周五", "zh_Hans", "每三周的周五", date(2026, 11, 20)),
    ("每天9点", "zh_Hans", "每天", date(2026, 11, 19)),
    ("每3天", "zh_Hans", "每三天", date(2026, 11, 21)),
    ("每月1号", "zh_Hans", "每月1号", date(2026, 12, 1)),
    ("每月1号和15号", "zh_Hans", "每月1号、15号", date(2026, 12, 1)),
    ("每月30号", "zh_Hans", "每月30号", date(2026, 11, 30)),
    ("每月31号", "zh_Hans", "每月最后一天", date(2026, 11, 30)),
    ("每月底", "zh_Hans", "每月最后一天", date(2026, 11, 30)),
    ("每月最后一天", "zh_Hans", "每月最后一天", date(2026, 11, 30)),
    ("每个月", "zh_Hans", "每月18号", date(2026, 12, 18)),
    ("每月第一个周一", "zh_Hans", "每月第一个周一", date(2026, 12, 7)),
    ("每个月最后一个星期五", "zh_Hans", "每月最后一个周五", date(2026, 11, 27)),
    ("每季度", "zh_Hans", "每季度的18号", date(2027, 2, 18)),
    ("每季度末", "zh_Hans", "每季度最后一天", date(2026, 12, 31)),
    ("每半年", "zh_Hans", "每半年的18号", date(2027, 5, 18)),
    ("每2个月", "zh_Hans", "每两个月的18号", date(2027, 1, 18)),
    ("每年5月1号", "zh_Hans", "每年5月1号", date(2027, 5, 1)),
    ("每年2月29号", "zh_Hans", "每年2月最后一天", date(2027, 2, 28)),
    ("每年一次", "zh_Hans", "每年11月18号", date(2027, 11, 18)),
    ("每周一到12月31号为止", "zh_Hans", "每周一,到 12/31 周四", date(2026, 11, 23)),
    ("每周五下午3点,一直到春节", "zh_Hans", "每周五,到 2027/2/6 周六", date(2026, 11, 20)),
    ("每周五 共10次", "zh_Hans", "每周五,共 10 次", date(2026, 11, 20)),
    ("每月1号,一共三次", "zh_Hans", "每月1号,共 3 次", date(2026, 12, 1)),
    ("每週五 到12月31號為止", "zh_Hant", "每週五,到 12/31(四)", date(2026, 11, 20)),
    ("每兩週週三", "zh_Hant", "隔週週三", date(2026, 11, 25)),
    ("每個月最後一天", "zh_Hant", "每月最後一天", date(2026, 11, 30)),
    ("每月第二個週三", "zh_Hant", "每月第二個週三", date(2026, 12, 9)),
    ("every Monday", "en", "every Monday", date(2026, 11, 23)),
    ("every other Monday", "en", "every other Monday", date(2026, 11, 23)),
    ("every Monday and Thursday", "en", "every Monday and Thursday", date(2026, 11, 19)),
    ("every Mon to Fri", "en", "every working day", date(2026, 11, 19)),
    ("every three weeks", "en", "every 3 weeks on Wednesday", date(2026, 12, 9)),
    ("first Monday of the month", "en", "the 1st Monday of each month", date(2026, 12, 7)),
    ("every first Monday", "en", "the 1st Monday of each month", date(2026, 12, 7)),
    ("the last Friday of every month", "en", "the last Friday of each month", date(2026, 11, 27)),
    ("the 1st of every month", "en", "each month on the 1st", date(2026, 12, 1)),
    ("end of every month", "en", "the last day of each month", date(2026, 11, 30)),
    ("every quarter", "en", "every quarter on the 18th", date(2027, 2, 18)),
    ("quarterly", "en", "every quarter on the 18th", date(2027, 2, 18)),
    ("every quarter end", "en", "the last day of each quarter", date(2026, 12, 31)),
    ("every year on 5 May", "en", "every year on 5 May", date(2027, 5, 5)),
    ("every May 5", "en", "every year on 5 May", date(2027, 5, 5)),
    ("every Monday until 31 Dec", "en", "every Monday until Thu 31 Dec", date(2026, 11, 23)),
    ("every Friday at 3pm, 10 times", "en", "every Friday, 10 times", date(2026, 11, 20)),
    ("every working day", "en", "every working day", date(2026, 11, 19)),
    ("每月15日和30日", "zh_Hans", "每月15号、30号", date(2026, 11, 30)),
    ("双周一", "zh_Hans", "隔周周一", date(2026, 11, 23)),
    ("單週三", "zh_Hant", "隔週週三", date(2026, 12, 2)),
    ("每季度初", "zh_Hans", "每季度的1号", date(2027, 1, 1)),
    ("每年2月最后一天", "zh_Hans", "每年2月最后一天", date(2027, 2, 28)),
    ("每年春节前", "zh_Hans", "每年除夕", date(2027, 2, 5)),
    ("每年春節前三天", "zh_Hant", "每年農曆新年前三天", date(2027, 2, 3)),
    ("每年中秋前", "zh_Hans", "每年农历八月十四", date(2027, 9, 14)),
    ("每年臘月廿三", "zh_Hant", "每年農曆十二月廿三", date(2027, 1, 30)),
    ("每年元宵 共2次", "zh_Hans", "每年农历正月十五,共 2 次", date(2027, 2, 20)),
    ("每年母亲节", "zh_Hans", "每年5月第二个周日", date(2027, 5, 9)),
    ("every Chinese New Year", "en", "every year on lunar 1/1", date(2027, 2, 6)),
    ("every year before CNY", "en", "every year on the eve of Lunar New Year", date(2027, 2, 5)),
    ("every Thanksgiving", "en", "every year on the 4th Thursday of November", date(2026, 11, 26)),
    ("Mondays at 9am", "en", "every Monday", date(2026, 11, 23)),
]


@pytest.mark.parametrize(("phrase", "language", "said", "first"), PHRASES, ids=[each[0] for each in PHRASES])
def test_words_become_a_rule_and_the_rule_words(phrase: str, language: str, said: str, first: date) -> None:
    when = parse(phrase, NOW)
    assert isinstance(when, When)
    assert when.repeat is not None
    assert (when.day, in_words(Texts(language), when.repeat, when.day, WEDNESDAY)) == (first, said)


def test_an_end_before_the_beginning_does_not_exist() -> None:
    assert isinstance(parse("every Monday until last week", NOW), Impossible)
    assert isinstance(parse("每周五 共0次", NOW), Impossible)


@pytest.mark.parametrize("text", ["每周一打10次电话", "每月1号到公司", "每周五 送3次样品"])
def test_how_often_and_where_are_no_end(text: str) -> None:
    [found] = find(text, NOW)
    assert found.when.repeat is not None
    assert "COUNT" not in found.when.repeat
    assert "UNTIL" not in found.when.repeat


@pytest.mark.parametrize(
    ("rule", "first", "after", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", WEDNESDAY, WEDNESDAY, date(2026, 11, 25)),
        ("FREQ=WEEKLY;BYDAY=WE", WEDNESDAY, date(2026, 11, 20), date(2026, 11, 25)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", WEDNESDAY, date(2026, 11, 25), date(2026, 12, 2)),
        ("FREQ=DAILY", WEDNESDAY, date(2026, 12, 31), date(2027, 1, 1)),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 11, 30), date(2027, 2, 1), date(2027, 2, 28)),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", date(2026, 11, 30), date(2027, 2, 1), date(2027, 2, 28)),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", date(2026, 11, 30), date(2027, 3, 1), date(2027, 3, 30)),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 11, 27), date(2026, 11, 27), date(2026, 12, 25)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", date(2027, 2, 28), date(2027, 3, 1), date(2028, 2, 29)),
        ("FREQ=DAILY;COUNT=2", WEDNESDAY, date(2026, 11, 19), None),
        (f"{EVE}", date(2027, 2, 5), date(2027, 2, 5), date(2028, 1, 25)),
        (f"{EVE};COUNT=2", date(2027, 2, 5), date(2028, 1, 25), None),
        (f"{EVE};UNTIL=20280101", date(2027, 2, 5), date(2027, 2, 5), None),
        ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=14", date(2027, 9, 14), WEDNESDAY, date(2027, 9, 14)),
        ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=14", date(2027, 9, 14), date(2028, 1, 1), date(2028, 10, 2)),
        ("FREQ=WEEKLY;BYDAY=WE;UNTIL=20261202", WEDNESDAY, date(2026, 11, 25), date(2026, 12, 2)),
        ("FREQ=WEEKLY;BYDAY=WE;UNTIL=20261202", WEDNESDAY, date(2026, 12, 2), None),
    ],
)
def test_the_next_day(rule: str, first: date, after: date, expected: date | None) -> None:
    assert next_day(rule, first, after) == expected


def test_a_rule_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="invalid"):
        next_day("FREQ=NEVER", WEDNESDAY, WEDNESDAY)
    with pytest.raises(ValueError, match="HOURLY"):
        read("FREQ=HOURLY")


def test_a_rule_taken_apart() -> None:
    assert read("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1") == Repeat(Unit.MONTH, month_days=(30,))
    assert read("FREQ=MONTHLY;BYDAY=-1FR;COUNT=4") == Repeat(Unit.MONTH, weekdays=(4,), nth=-1, times=4)


@settings(max_examples=60)
@given(
    words=st.sampled_from([phrase for phrase, *_ in PHRASES]),
    day=st.dates(date(2024, 1, 1), date(2032, 12, 31)),
)
@example(words="双周一", day=date(2032, 12, 21))  # week 52; 53 and 1 are both odd
def test_the_first_day_is_one_of_the_rules_own_days(words: str, day: date) -> None:
    when = parse(words, datetime(day.year, day.month, day.day, 10, 0, tzinfo=NOW.tzinfo))
    if not isinstance(when, When) or when.repeat is None or "UNTIL" in when.repeat:
        return  # 12月31号 of a year that is over
    assert when.day >= day
    assert next_day(when.repeat, when.day, date.fromordinal(when.day.toordinal() - 1)) == when.day
