"""The six questions: asked one at a time, answered, rated, shown at a glance."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from playbook.trust import Question, Strength
from storage.tables import Team
from tests.talk.six_questions.answers import QUESTION_1, QUESTION_2, add_client, answers_of
from tests.talk.world import SHANGHAI, Talker, World


async def test_one_question_at_a_time_with_an_example(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    assert await rep.says("/trust 王芳") == QUESTION_1
    assert rep.buttons() == ["跳过", "解释", "先停"]

    assert await rep.says("张姐的车也是我管的") == "王芳 · 第 1 问 你是谁\n张姐的车也是我管的\n到哪一步了?"
    assert rep.buttons() == ["还没底", "说过了", "对方认了", "先停", "↩️ 撤销"]
    assert len(rep.messages()) == 1, "the answer is taken in the question's own message"

    assert await rep.presses("说过了") == QUESTION_2
    assert rep.toast.text == "第 1 问:说过了"
    assert rep.buttons() == ["跳过", "解释", "上一问", "先停"]
    assert await answers_of(world, client) == {Question.WHO_ARE_YOU: ("张姐的车也是我管的", Strength.TOLD)}


@pytest.mark.parametrize(
    ("language", "name", "first", "labels", "last"),
    [
        (
            "zh_Hans",
            "王芳",
            QUESTION_1,
            ("对方认了", "跳过"),
            "王芳 · 六问 1/6\n1 你是谁 ● 对方认了\n2 你要跟我说什么 ○\n3 跟我有什么关系 ○\n4 凭什么信你 ○\n"
            "5 为什么选你 ○\n6 为什么现在买 ○",
        ),
        (
            "zh_Hant",
            "王芳",
            "王芳 · 第 1 問 你是誰\n王芳回家會怎麼介紹你?\n例:老李介紹的,做這行十年了",
            ("對方認同了", "略過"),
            "王芳 · 六問 1/6\n1 你是誰 ● 對方認同了\n2 你要跟我說什麼 ○\n3 跟我有什麼關係 ○\n4 憑什麼信你 ○\n"
            "5 為什麼選你 ○\n6 為什麼現在買 ○",
        ),
        (
            "en",
            "Wang Fang",
            "Wang Fang · no. 1 Who are you?\nHow does Wang Fang present you at home?\n"
            "E.g. Lao Li sent me; ten years at it",
            ("They agreed", "Skip"),
            "Wang Fang · six questions 1/6\n1 Who are you? ● They agreed\n2 What's your message? ○\n"
            "3 What is it to me? ○\n4 Why believe you? ○\n5 Why choose you? ○\n6 Why now? ○",
        ),
    ],
)
async def test_from_the_first_question_to_all_six_at_a_glance(
    world: World, language: str, name: str, first: str, labels: tuple[str, str], last: str
) -> None:
    rep = world.person(201, "Rep", language)
    await world.team("Team", world.person(200, "Owner", language), rep, language=language)
    await add_client(world, rep, name)
    assert await rep.says(f"/trust {name}") == first
    await rep.says("He looks after my car")
    await rep.presses(labels[0])
    for _ in range(4):
        await rep.presses(labels[1])
    assert await rep.presses(labels[1]) == last


async def test_the_example_is_from_the_teams_trade(world: World, rep: Talker) -> None:
    await add_client(world, rep)

    def sell_cars(session: Session) -> None:
        for team in session.exec(select(Team)):
            team.trade = "car"

    await world.database(sell_cars)
    assert "例:一天接送四趟" in await rep.says("六问 王芳 3")


async def test_why_a_question_is_asked(world: World, rep: Talker) -> None:
    await add_client(world, rep)
    await rep.says("六问 王芳 4")
    told = await rep.presses("解释")
    assert "自己夸不算数。\n同样的客户、单子、数字才算。" in told
    assert "解释" not in rep.buttons()
    assert await rep.says("张姐的账单") == "王芳 · 第 4 问 凭什么信你\n张姐的账单\n到哪一步了?"


async def test_an_answer_from_before_is_kept_rewritten_or_only_rated_again(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳 3")
    await rep.says("一天接送四趟")
    await rep.presses("说过了")
    await world.passes(days=2)

    shown = await rep.presses("上一问")
    assert (
        shown == "王芳 · 第 3 问 跟我有什么关系\n王芳最近烦的一件事?\n◐ 说过了 · 11/18\n一天接送四趟\n要改就直接打字。"
    )
    assert rep.buttons() == ["不变", "重新评", "解释", "上一问", "先停"]
    assert "第 4 问" in await rep.presses("不变")

    await rep.presses("上一问")
    assert await rep.presses("重新评") == "王芳 · 第 3 问 跟我有什么关系\n一天接送四趟\n到哪一步了?"
    await rep.presses("对方认了")
    assert await answers_of(world, client) == {Question.WHY_ME: ("一天接送四趟", Strength.PROVEN)}

    await rep.presses("上一问")
    assert "到哪一步了?" in await rep.says("接送的人病了")
    assert await answers_of(world, client) == {Question.WHY_ME: ("接送的人病了", Strength.WEAK)}


async def test_all_six_at_a_glance_say_what_to_bring_and_what_is_missing(world: World, rep: Talker) -> None:
    await add_client(world, rep)
    for number, (words, label) in enumerate(
        [("张姐介绍", "对方认了"), ("油钱省八百", "说过了"), ("接送四趟", "说过了"), ("张姐的两年账单", "还没底")],
        start=1,
    ):
        assert f"第 {number} 问" in (await rep.says("六问 王芳") if number == 1 else rep.sees())
        await rep.says(words)
        await rep.presses(label)
    assert "第 5 问" in rep.sees()
    assert await rep.presses("先停") == (
        "王芳 · 六问 3/6\n1 你是谁 ● 对方认了\n2 你要跟我说什么 ◐ 说过了\n3 跟我有什么关系 ◐ 说过了\n"
        "4 凭什么信你 ◔ 还没底\n5 为什么选你 ○\n6 为什么现在买 ○\n下次带上:张姐的两年账单"
    )
    assert rep.buttons() == ["补第 4 问", "见面前提醒我", "翻答案", "卡片"]
    assert "六问 3/6" in await rep.presses("卡片")
    assert "第 5 问" in await rep.says("六问"), "it goes on where it stopped"


async def test_words_along_with_the_command(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    assert "第 1 问 你是谁\n张姐介绍的" in await rep.says("/trust 王芳 张姐介绍的")
    assert Question.WHO_ARE_YOU in await answers_of(world, client)


async def test_without_a_client_it_asks_which(world: World, rep: Talker) -> None:
    await add_client(world, rep)
    await rep.says("/trust")
    assert "王芳" in rep.buttons()
    assert await rep.presses("王芳") == QUESTION_1


async def test_an_answer_that_is_only_a_clients_name_offers_his_card(world: World, rep: Talker) -> None:
    await add_client(world, rep)
    await add_client(world, rep, "张姐")
    await rep.says("六问 王芳 4")
    await rep.says("张姐")
    assert "卡片:张姐" in rep.buttons()
    assert (await rep.presses("卡片:张姐")).startswith("张姐")


async def test_editing_ones_message_corrects_the_answer(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳")
    typed = rep.person.writes("张姐介邵的")
    await world.settle()
    await rep.presses("说过了")
    rep.person.edits(typed["message_id"], "张姐介绍的")
    await world.settle()
    assert rep.sees() == "王芳 · 第 1 问 你是谁\n张姐介绍的\n到哪一步了?"
    assert await answers_of(world, client) == {Question.WHO_ARE_YOU: ("张姐介绍的", Strength.TOLD)}


async def test_the_answers_date_is_the_members_day(world: World, rep: Talker) -> None:
    await add_client(world, rep)
    await world.comes(datetime(2026, 11, 19, 0, 30, tzinfo=SHANGHAI))
    await rep.says("六问 王芳")
    await rep.says("张姐介绍的")
    await rep.presses("说过了")
    await world.passes(seconds=timedelta(hours=12).total_seconds())
    assert "◐ 说过了 · 今天" in await rep.presses("上一问")
