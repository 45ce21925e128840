"""Dates within a note: where each begins and ends, and what only looks like one."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from playbook.dates import Kind, find

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Wednesday
NO_DATES = (Path(__file__).parent / "texts_without_dates.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", NO_DATES)
def test_words_that_only_look_like_a_date_are_left_alone(text: str) -> None:
    assert find(text, NOW) == []


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "王芳 今天面谈 想要Model 3 孩子找英语家教 周五前发报价 下周三下午3点回访",
            ["今天", "周五前", "下周三下午3点"],
        ),
        ("周末跟先生商量,下周一再问", ["周末", "下周一"]),
        ("不对,周四", ["周四"]),
        ("昨天已经打过电话", ["昨天"]),
        ("明天一点见", ["明天一点"]),
        ("周五一点见面", ["周五一点"]),
        ("明天一点空都没有", ["明天"]),
        ("明天晚一点再打", ["明天"]),
        ("明天早点", ["明天"]),
        ("她说3点来", ["3点"]),
        ("三点二十出发", ["三点二十"]),
        ("三天后天气好再约", ["三天后"]),
        ("下周一个电话", ["下周"]),
        ("下周三台车", ["下周"]),
        ("一点前给我", ["一点前"]),
        ("比上周三 +12%", ["上周三"]),
        ("周五前后", ["周五前后"]),
        ("李敏 下周三或者周四 看车", ["下周三或者周四"]),
        ("周五3点或周六4点试驾", ["周五3点或周六4点"]),
        ("周三和周四在展会", ["周三", "周四"]),
        ("明天下午两三点过来", ["明天下午两三点"]),
        ("等过完年再说", ["过完年"]),
        ("过几天再联系", ["过几天"]),
        ("等会儿再打", ["等会儿"]),
        ("下午给王芳打电话", ["下午"]),
        ("晚上跟他吃饭", ["晚上"]),
        ("下午来试驾", ["下午"]),
        ("每周回访", ["每周"]),
        ("每天跟进", ["每天"]),
        ("两周回访一次", ["两周"]),
        ("12.3回访", ["12.3"]),
        ("12.3下午3点送货", ["12.3下午3点"]),
        ("周五 15.30 看房", ["周五 15.30"]),
        ("报价 3.5 下午3点来", ["下午3点"]),
        ("降到12.3 周五签", ["周五"]),
        ("周五 12.4 交车", ["周五 12.4"]),
        ("分机 12-15", []),
        ("下午拜访了王芳", []),
        ("每年春节前送礼", ["每年春节前"]),
        ("春节后第一个周一拜访", ["春节后第一个周一"]),
        ("周五左右交货", ["周五左右"]),
        ("周五最晚下午3点给报价", ["周五最晚下午3点"]),
        ("李敏 12月3-5号出差", ["12月3-5号"]),
        ("下个月第二个周五开会", ["下个月第二个周五"]),
        ("聽日朝早十點上門", ["聽日朝早十點"]),
        ("visit Fri or Mon", ["Fri or Mon"]),
        ("Friday afternoon around 4 demo", ["Friday afternoon around 4"]),
        ("Tues 10 at her office", ["Tues 10"]),
        ("Fri 5 boxes", ["Fri"]),
        ("Friday about 4 people come", ["Friday"]),
        ("weekly call with Sarah", ["weekly"]),
        ("closed on Mondays, call Mondays at 9am", ["Mondays at 9am"]),
        ("send quote Friday by 5", ["Friday by 5"]),
        ("call in a week or two", ["in a week or two"]),
        ("review two weeks from Friday", ["two weeks from Friday"]),
        ("call back in a bit", ["in a bit"]),
        ("王姐,报价有个数要再核,明天中午前给您", ["明天中午前"]),
        ("周五 8点 周六 9点", ["周五 8点", "周六 9点"]),
        ("quote by Fri, visit Mon 10am", ["by Fri", "Mon 10am"]),
        ("call her next Wed at 3pm", ["next Wed at 3pm"]),
        ("let's meet on sat", ["on sat"]),
        ("Wed 25 Nov, 15:00 Wang Fang", ["Wed 25 Nov, 15:00"]),
    ],
)
def test_dates_are_found_within_a_note(text: str, phrases: list[str]) -> None:
    found = find(text, NOW)
    assert [each.text for each in found] == phrases
    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("周五", Kind.DAY),
        ("周五 8点", Kind.DAY),
        ("8点半", Kind.TIME),
        ("半小时后", Kind.MOMENT),
        ("每周一", Kind.REPEAT),
    ],
)
def test_a_find_tells_what_was_named(text: str, kind: Kind) -> None:
    assert [each.kind for each in find(text, NOW)] == [kind]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("下周三和周四", [date(2026, 11, 25), date(2026, 11, 26)]),
        ("周三、周四", [date(2026, 11, 25), date(2026, 11, 26)]),
        ("next Wed and Fri", [date(2026, 11, 25), date(2026, 11, 27)]),
        ("周五、下周一", [date(2026, 11, 20), date(2026, 11, 23)]),
    ],
)
def test_a_weekday_beside_a_day_is_the_next_after_it(text: str, days: list[date]) -> None:
    assert [each.when.day for each in find(text, NOW)] == days
