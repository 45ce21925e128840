"""The six questions: what is taken back, what an old or forged button does, any words as an answer."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.api.html import parse_html
from handlers.screens.six_questions import trust as screens
from handlers.texts import Texts
from playbook.trust import Question, Strength
from storage.tables import Client, TrustAnswer
from tests.talk.six_questions.answers import QUESTION_1, QUESTION_2, add_client, answers_of
from tests.talk.world import WEDNESDAY, Talker, World, text_of


async def test_an_answer_is_taken_back_in_its_message(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳")
    await rep.says("打错了")
    undo = rep.button_data("↩️ 撤销")
    assert await rep.presses("↩️ 撤销") == QUESTION_1
    assert await answers_of(world, client) == {}
    assert (await rep.forges(undo)).text == "这件已办完。"
    await rep.says("张姐介绍的")
    await rep.presses("说过了")
    assert await answers_of(world, client) == {Question.WHO_ARE_YOU: ("张姐介绍的", Strength.TOLD)}


async def test_undo_takes_the_rating_then_the_answer(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳")
    await rep.says("张姐介绍的")
    await rep.presses("说过了")
    await rep.says("/undo")
    assert await answers_of(world, client) == {Question.WHO_ARE_YOU: ("张姐介绍的", Strength.WEAK)}
    await rep.says("/undo")
    assert await answers_of(world, client) == {}


async def test_an_old_undo_button_spares_what_was_written_since(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳")
    await rep.says("第一次")
    undo = rep.button_data("↩️ 撤销")
    await rep.presses("说过了")
    await rep.presses("上一问")
    await rep.says("第二次")
    assert (await rep.forges(undo)).text == "这件已办完。"
    assert await answers_of(world, client) == {Question.WHO_ARE_YOU: ("第二次", Strength.WEAK)}


async def test_an_undone_answer_does_not_overwrite_a_newer_one(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳")
    await rep.says("第一次")
    await rep.says("/undo")
    again = rep.button_data("恢复")
    await rep.says("六问 王芳")
    await rep.says("第二次")
    await rep.forges(again)
    assert await answers_of(world, client) == {Question.WHO_ARE_YOU: ("第二次", Strength.WEAK)}


async def test_old_buttons_still_do_what_they_say(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳")
    skip = rep.button_data("跳过")
    await rep.says("张姐介绍的")
    told, proven = rep.button_data("说过了"), rep.button_data("对方认了")
    await rep.presses("说过了")
    await rep.presses("跳过")
    await world.passes(days=7)
    await rep.forges(proven)
    assert await answers_of(world, client) == {Question.WHO_ARE_YOU: ("张姐介绍的", Strength.PROVEN)}
    assert rep.sees() == QUESTION_2
    await rep.forges(told)
    await rep.forges(told)
    assert await answers_of(world, client) == {Question.WHO_ARE_YOU: ("张姐介绍的", Strength.TOLD)}
    await rep.forges(skip)
    assert rep.sees() == QUESTION_2


async def test_a_rating_of_an_answer_that_is_gone_asks_again(world: World, rep: Talker) -> None:
    await add_client(world, rep)
    await rep.says("六问 王芳")
    await rep.says("张姐介绍的")
    told = rep.button_data("说过了")
    await rep.presses("↩️ 撤销")
    assert (await rep.forges(told)).text == "这一答已经撤销"
    assert rep.sees() == QUESTION_1


@pytest.mark.parametrize(
    "typed",
    ["x" * 4096, "😀" * 2048, "<b>王芳</b> & <script>", "</blockquote>", "🐱", "行 " * 2000, "{name} {0}", "\u200b"],
    ids=["long", "emoji", "html", "closing tag", "one emoji", "many words", "braces", "nothing to see"],
)
async def test_any_answer_is_kept_as_typed(world: World, rep: Talker, typed: str) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳")
    assert "到哪一步了?" in await rep.says(typed)
    await rep.presses("说过了")
    assert "第 1 问" in await rep.presses("上一问")
    assert (await answers_of(world, client))[Question.WHO_ARE_YOU] == (typed.strip(), Strength.TOLD)


@given(text=st.text(min_size=1, max_size=4096), name=st.text(min_size=1, max_size=40), number=st.integers(1, 6))
@settings(max_examples=60)
@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
def test_whatever_was_answered_telegram_takes_the_screens(language: str, text: str, name: str, number: int) -> None:
    t, now = Texts(language), WEDNESDAY
    client = Client(id=1, team_id=1, owner_id=1, name=name, last_touched_at=now, created_at=now)
    answer = TrustAnswer(id=1, client_id=1, question=number, text=text, strength=1, answered_at=now)
    asked = screens.Asked(client, Question(number), now, answer=answer, explained=True)
    shown = [
        screens.question(t, asked),
        screens.how_far(t, client, answer, change=1),
        screens.summary(t, client, {Question(number): Strength.WEAK}, answer),
    ]
    for screen in shown:
        seen, _ = parse_html(screen.text, lambda _: None)
        assert 0 < len(seen.encode("utf-16-le")) // 2 <= 4096
        assert len([button for row in screen.rows for button in row]) <= 8


@pytest.mark.parametrize(
    "forge",
    [
        lambda client: f"tq:{client}",
        lambda client: f"to:{client}:3",
        lambda client: f"tx:{client}:3",
        lambda client: f"tg:{client}:3:2",
        lambda client: f"ta:{client}:3",
        lambda client: f"tu:{client}:3:1",
        lambda client: f"ts:{client}",
        lambda client: f"tp:{client}",
        lambda client: f"tm:{client}",
        lambda client: f"td:{client}:2026-11-20",
        lambda client: f"tb:{client}:1",
        lambda client: f"tf:{client}:3",
    ],
)
async def test_another_teams_member_gets_nothing(world: World, rep: Talker, forge: Callable[[int], str]) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳 3")
    await rep.says("一天接送四趟")
    stranger = world.person(301, "外人")
    await world.team("别家", world.person(300, "别家店长"), stranger)
    await stranger.says("/help")
    before = [text_of(message) for message in stranger.messages()]
    answer = await stranger.forges(forge(client))
    assert answer.text == "没有这位客户。"
    assert [text_of(message) for message in stranger.messages()] == before
    assert await answers_of(world, client) == {Question.WHY_ME: ("一天接送四趟", Strength.WEAK)}


@pytest.mark.parametrize("data", ["to:1:7", "to:1:0", "tg:1:3:9", "tg:1:3:0", "td:1:2026-02-30"])
async def test_forged_choices_change_nothing(world: World, rep: Talker, data: str) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳 3")
    await rep.says("一天接送四趟")
    await rep.forges(data)
    assert await answers_of(world, client) == {Question.WHY_ME: ("一天接送四趟", Strength.WEAK)}
