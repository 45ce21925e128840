"""Which days in a line are promises, which follow-ups, and which neither."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from playbook.capture import Draft, Planned, Promise, read_note, split_follow_up
from playbook.dates import Impossible, When

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Wednesday
TODAY = NOW.date()
FRIDAY, NEXT_WEDNESDAY = date(2026, 11, 20), date(2026, 11, 25)
BY_FRIDAY = When(FRIDAY, deadline=True)
NEXT_WEDNESDAY_AT_THREE = When(NEXT_WEDNESDAY, time(15))


def note(text: str) -> Draft:
    return read_note(text, now=NOW)


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("周五前发报价", Promise("发报价", BY_FRIDAY)),
        ("周五前 发报价", Promise("发报价", BY_FRIDAY)),
        ("答应周五前带样品", Promise("带样品", BY_FRIDAY)),
        ("答应带样品", Promise("带样品", None)),
        ("周五再发报价", Promise("再发报价", When(FRIDAY))),
        ("周五给王先生发报价", Promise("给王先生发报价", When(FRIDAY))),
        ("明天中午前给您报价", Promise("给您报价", When(date(2026, 11, 19), time(12), deadline=True))),
        ("今天发报价", Promise("发报价", When(TODAY))),
        ("promised to send brochure by Fri", Promise("send brochure", BY_FRIDAY)),
        ("I'll send the quote by Friday", Promise("send the quote", BY_FRIDAY)),
        ("我周五前发报价", Promise("发报价", BY_FRIDAY)),
    ],
)
def test_what_the_rep_said_he_would_do_is_a_promise(text: str, promise: Promise) -> None:
    draft = note(text)
    assert draft.promises == (promise,)
    assert not draft.follow_ups


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("回访 下周三", Planned("回访", When(NEXT_WEDNESDAY))),
        ("周末跟先生商量,下周一再问", Planned("再问", When(date(2026, 11, 23)))),
        ("周五给她打电话", Planned("给她打电话", When(FRIDAY))),
        ("周五拜访客户", Planned("拜访客户", When(FRIDAY))),
        ("今天下午3点试驾", Planned("试驾", When(TODAY, time(15)))),
        ("她周五来试驾", Planned("她来试驾", When(FRIDAY))),
        ("周五交定金", Planned("交定金", When(FRIDAY))),
        ("请她吃饭 周五晚7点", Planned("请她吃饭", When(FRIDAY, time(19)))),
        ("每周一上午9点打电话", Planned("打电话", When(date(2026, 11, 23), time(9), repeat="FREQ=WEEKLY;BYDAY=MO"))),
        ("周五", Planned("", When(FRIDAY))),
        ("lunch with her Friday at noon", Planned("lunch with her", When(FRIDAY, time(12)))),
    ],
)
def test_a_day_to_meet_is_a_follow_up(text: str, planned: Planned) -> None:
    draft = note(text)
    assert draft.follow_ups == (planned,)
    assert not draft.promises


@pytest.mark.parametrize(
    "text",
    [
        "国庆回老家",
        "每周三健身",
        "孩子下个月5号生日",
        "今天发了报价",
        "便宜一点就买",
        "晚上八点以后方便打电话",
        "8点送孩子上学",
        "每天早上跑步",
        "每周三晚上8点打球",
        "两年前买的车",
        "一天接送四趟",
        "提前3天通知",
        "她每周三都来店里",
        "周五别打电话",
    ],
)
def test_what_others_do_and_what_is_over_plans_nothing(text: str) -> None:
    draft = note(text)
    assert (draft.promises, draft.follow_ups, draft.text) == ((), (), text)


@pytest.mark.parametrize(
    ("text", "what", "when"),
    [
        ("她周五给答复", "她给答复", When(FRIDAY)),
        ("周五前她给答复", "她给答复", BY_FRIDAY),
        ("客户周五发资料过去", "客户发资料过去", When(FRIDAY)),
        ("She will reply by Friday", "She will reply", BY_FRIDAY),
        ("週五前給我答覆", "給我答覆", BY_FRIDAY),
        ("她说要商量,周五给答复", "给答复", When(FRIDAY)),
    ],
)
def test_what_the_client_said_he_would_do_is_asked_for_on_the_day(text: str, what: str, when: When) -> None:
    draft = note(text)
    assert draft.follow_ups == (Planned(what, when, awaited=True),)
    assert not draft.promises


def test_several_plans_in_one_breath() -> None:
    draft = note("周五发报价下周三下午3点回访")
    assert draft.promises == (Promise("发报价", When(FRIDAY)),)
    assert draft.follow_ups == (Planned("回访", NEXT_WEDNESDAY_AT_THREE),)
    english = note("visit on 3 Dec and send samples by Friday")
    assert english.follow_ups == (Planned("visit", When(date(2026, 12, 3))),)
    assert english.promises == (Promise("send samples", BY_FRIDAY),)


@pytest.mark.parametrize(
    ("text", "when", "what"),
    [
        ("下周三下午3点 回访", NEXT_WEDNESDAY_AT_THREE, "回访"),
        ("回访 下周三下午3点", NEXT_WEDNESDAY_AT_THREE, "回访"),
        ("call next Wed 3pm about the quote", NEXT_WEDNESDAY_AT_THREE, "call about the quote"),
        ("发报价 周五前", BY_FRIDAY, "发报价"),
        ("11/25 周三 15:00 回访", NEXT_WEDNESDAY_AT_THREE, "回访"),
        ("傍晚 回访", When(TODAY, time(18)), "回访"),
        ("每两周", When(date(2026, 12, 2), repeat="FREQ=WEEKLY;INTERVAL=2"), ""),
        ("问上周的报价 周五", When(FRIDAY), "问上周的报价"),
        ("昨天 回访", When(date(2026, 11, 17), past=True), "回访"),
        ("2月30号 回访", Impossible("2月30号"), "回访"),
        ("回访", None, "回访"),
        ("", None, ""),
    ],
)
def test_a_follow_up_is_split_into_when_and_what(text: str, when: When | Impossible | None, what: str) -> None:
    assert split_follow_up(text, NOW) == (when, what)
