"""One line about a client, read into contact, promises, follow-ups, facts and class."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.capture import (
    ClassHint,
    ClassReason,
    ContactKind,
    Draft,
    Fact,
    FactKind,
    Mood,
    Planned,
    Promise,
    kind_of_work,
    read_note,
    split_follow_up,
)
from playbook.dates import Impossible, When
from playbook.stages import ProspectClass

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Wednesday
TODAY = NOW.date()
FRIDAY, NEXT_WEDNESDAY = date(2026, 11, 20), date(2026, 11, 25)
BY_FRIDAY = When(FRIDAY, deadline=True)
NEXT_WEDNESDAY_AT_THREE = When(NEXT_WEDNESDAY, time(15))
HOT = ClassHint(ProspectClass.HOT, ClassReason.MODEL_SETTLED)


def note(text: str) -> Draft:
    return read_note(text, now=NOW)


def test_the_line_of_a_visit_becomes_its_screen() -> None:
    line = "王芳 今天面谈 想要Model 3 孩子找英语家教 周五前发报价 下周三下午3点回访"
    assert read_note(line, now=NOW, client_names_span=(0, 2)) == Draft(
        kind=ContactKind.VISIT,
        occurred=TODAY,
        mood=None,
        class_hint=HOT,
        promises=(Promise("发报价", BY_FRIDAY),),
        follow_ups=(Planned("回访", NEXT_WEDNESDAY_AT_THREE),),
        purchase=None,
        facts=(Fact(FactKind.WISH, "想要 Model 3"), Fact(FactKind.CHILDREN, "孩子找英语家教")),
        text="想要 Model 3;孩子找英语家教",
    )


def test_the_same_line_in_traditional_writing() -> None:
    draft = note("今天面談 想要Model 3 孩子找英語家教 週五前發報價 下週三下午3點回訪")
    assert (draft.kind, draft.class_hint) == (ContactKind.VISIT, HOT)
    assert draft.promises == (Promise("發報價", BY_FRIDAY),)
    assert draft.follow_ups == (Planned("回訪", NEXT_WEDNESDAY_AT_THREE),)
    assert draft.facts == (Fact(FactKind.WISH, "想要 Model 3"), Fact(FactKind.CHILDREN, "孩子找英語家教"))


def test_the_same_line_in_english() -> None:
    draft = note("Met today, wants Model 3, kid needs an English tutor, quote by Friday, call back next Wed 3pm")
    assert (draft.kind, draft.class_hint) == (ContactKind.VISIT, HOT)
    assert draft.promises == (Promise("quote", BY_FRIDAY),)
    assert draft.follow_ups == (Planned("call back", NEXT_WEDNESDAY_AT_THREE),)
    assert draft.facts == (Fact(FactKind.WISH, "wants Model 3"), Fact(FactKind.CHILDREN, "kid needs an English tutor"))


@pytest.mark.parametrize(
    ("text", "kind", "occurred"),
    [
        ("今天面谈", ContactKind.VISIT, TODAY),
        ("昨天打了电话,聊得不错", ContactKind.CALL, date(2026, 11, 17)),
        ("前天一起吃饭", ContactKind.MEAL, date(2026, 11, 16)),
        ("昨天去她店里坐了坐", ContactKind.VISIT, date(2026, 11, 17)),
        ("两年前买的车", ContactKind.NOTE, TODAY),
        ("上周三到店看车", ContactKind.VISIT, date(2026, 11, 11)),
        ("微信聊了聊", ContactKind.MESSAGE, TODAY),
        ("没打通", ContactKind.ATTEMPT, TODAY),
        ("沒接電話", ContactKind.ATTEMPT, TODAY),
        ("昨天已经发了报价", ContactKind.NOTE, date(2026, 11, 17)),
        ("Called yesterday. Not interested.", ContactKind.CALL, date(2026, 11, 17)),
        ("no answer", ContactKind.ATTEMPT, TODAY),
        ("lunch last Friday", ContactKind.MEAL, date(2026, 11, 13)),
        ("孩子找英语家教", ContactKind.NOTE, TODAY),
    ],
)
def test_how_and_when_the_contact_was(text: str, kind: ContactKind, occurred: date) -> None:
    draft = note(text)
    assert (draft.kind, draft.occurred) == (kind, occurred)
    assert not draft.follow_ups
    assert not draft.promises


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        ("给她打电话", ContactKind.CALL),
        ("call back", None),
        ("拜访客户", ContactKind.VISIT),
        ("一起吃饭", ContactKind.MEAL),
        ("试驾", ContactKind.VISIT),
        ("發微信", ContactKind.MESSAGE),
        ("回访", None),
        ("发报价", None),
    ],
)
def test_what_kind_of_contact_a_thing_to_do_will_be(work: str, kind: ContactKind | None) -> None:
    assert kind_of_work(work) is kind


def test_an_attempt_is_no_contact() -> None:
    assert not ContactKind.ATTEMPT.is_contact
    assert not ContactKind.NOTE.is_contact
    assert ContactKind.MEAL.is_contact


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("聊得不错", Mood.GOOD),
        ("聊得很開心", Mood.GOOD),
        ("不太满意", Mood.POOR),
        ("抱怨交车慢", Mood.POOR),
        ("一般", Mood.NEUTRAL),
        ("went well", Mood.GOOD),
        ("unhappy with delivery", Mood.POOR),
        ("so-so", Mood.NEUTRAL),
        ("想换车", None),
    ],
)
def test_how_it_went(text: str, mood: Mood | None) -> None:
    assert note(text).mood is mood


@pytest.mark.parametrize(
    ("text", "prospect_class", "reason"),
    [
        ("想要Model 3", ProspectClass.HOT, ClassReason.MODEL_SETTLED),
        ("看中 X5", ProspectClass.HOT, ClassReason.MODEL_SETTLED),
        ("车型已定", ProspectClass.HOT, ClassReason.MODEL_SETTLED),
        ("交了定金", ProspectClass.HOT, ClassReason.MODEL_SETTLED),
        ("很感兴趣,预算充足", ProspectClass.WARM, ClassReason.STRONG_INTEREST),
        ("very interested", ProspectClass.WARM, ClassReason.STRONG_INTEREST),
        ("想要SUV", ProspectClass.COOL, ClassReason.ORDINARY_INTEREST),
        ("想换车", ProspectClass.COOL, ClassReason.ORDINARY_INTEREST),
        ("不感兴趣", ProspectClass.NONE, ClassReason.REFUSED),
        ("not interested", ProspectClass.NONE, ClassReason.REFUSED),
    ],
)
def test_a_class_is_suggested_with_its_reason(text: str, prospect_class: ProspectClass, reason: ClassReason) -> None:
    assert note(text).class_hint == ClassHint(prospect_class, reason)


@pytest.mark.parametrize("text", ["孩子找英语家教", "不想要Model 3", "没打通"])
def test_no_class_without_a_sign(text: str) -> None:
    assert note(text).class_hint is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("老家四川", FactKind.HOME_TOWN),
        ("喜欢钓鱼", FactKind.HOBBY),
        ("养了只狗", FactKind.PET),
        ("老公说了算", FactKind.DECIDER),
        ("预算20万", FactKind.BUDGET),
        ("要搬新仓库", FactKind.HOME),
        ("女儿明年中考", FactKind.CHILDREN),
        ("在银行上班", FactKind.WORK),
        ("晚上才有空", FactKind.HOURS),
        ("也在看别家", FactKind.RIVAL),
        ("likes golf", FactKind.HOBBY),
        ("two kids", FactKind.CHILDREN),
        ("孩子下个月5号生日", FactKind.BIRTHDAY),
        ("喜歡釣魚", FactKind.HOBBY),
        ("她爸妈住院", FactKind.FAMILY),
    ],
)
def test_facts_are_noticed_in_the_words_typed(text: str, kind: FactKind) -> None:
    assert note(text).facts == (Fact(kind, text),)


def test_a_purchase_told_in_a_note() -> None:
    tyres = note("买了轮胎4条 3280 孩子找家教").purchase
    assert tyres is not None
    assert (tyres.amount, tyres.product, tyres.quantity, tyres.day) == (328000, "轮胎", 4, TODAY)
    car = note("昨天成交 2.5万 SUV").purchase
    assert car is not None
    assert (car.amount, car.product, car.day) == (2500000, "SUV", date(2026, 11, 17))


@pytest.mark.parametrize(
    "text", ["去年买了3280的轮胎", "买了别家的,25万", "预算20万", "老家买了房 200万", "买了轮胎", "提了25"]
)
def test_no_purchase_where_none_was_made_with_us(text: str) -> None:
    assert note(text).purchase is None


def test_a_date_that_does_not_exist_is_told_and_the_words_stay() -> None:
    draft = note("2月30号回访")
    assert draft.impossible == (Impossible("2月30号"),)
    assert draft.text == "2月30号回访"


_CLAUSES = st.sampled_from(
    [
        "今天面谈",
        "想要Model 3",
        "孩子找英语家教",
        "周五前发报价",
        "下周三下午3点回访",
        "买了轮胎4条 3280",
        "昨天",
        "😀",
        "2月30号",
        "她说商量",
        "wants a car",
        "by Friday",
        "没打通",
        "2.5万",
        "\uff0c",
        ".",
        "答应",
        "12/3",
        "每周一",
        "下单25",
        "退了2条,640",
        "来电说明天过来",
        "2 filters at 640",
        "bought",
        "她说",
        "US$3k",
        "生日8月15 农历",
        "11/10 回访",
        "共",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(_CLAUSES, max_size=10).map(" ".join)))
def test_any_note_is_read_without_harm(text: str) -> None:
    draft = note(text)
    assert draft.purchase is None or (draft.purchase.amount and not draft.purchase.ambiguous)
    assert draft.doubtful is None or (draft.doubtful.choices and draft.purchase is None)
    assert all(not planned.when.past for planned in draft.follow_ups)
    when, what = split_follow_up(text, NOW)
    assert when is not None or what == text.strip()
    assert len(what) <= len(text)


@given(st.lists(_CLAUSES, max_size=8).map(" ".join))
def test_every_word_goes_somewhere(text: str) -> None:
    draft = note(text)
    places = [draft.text, *(each.text for each in draft.promises), *(each.text for each in draft.follow_ups)]
    for word in ("孩子找英语家教", "她说商量", "回访", "😀"):
        if word in text:
            assert any(word in place for place in places), (word, draft)
