"""The six questions with breaks: days and restarts, other words in between, leaving."""

import pytest
from sqlmodel import Session, select

from playbook.trust import Question, Strength
from storage.tables import Client, Dialog, Note
from tests.talk.six_questions.answers import add_client, answers_of
from tests.talk.world import Talker, World, text_of


async def test_the_form_waits_over_a_restart_and_days(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳 3")
    await world.restart()
    await world.passes(days=4)

    await rep.says("李敏 下午来电,要试驾")
    assert await answers_of(world, client) == {}, "days later, typed words are no answer"
    assert "王芳 第 3 问" in rep.buttons()[0]
    assert "第 3 问 跟我有什么关系" in await rep.presses(rep.buttons()[0])
    assert "到哪一步了?" in await rep.says("一天接送四趟")

    await world.restart()
    await world.passes(days=4)
    assert "到哪一步了?" in await rep.says("六问"), "the question that was open is asked again"
    await rep.presses("说过了")
    assert await answers_of(world, client) == {Question.WHY_ME: ("一天接送四趟", Strength.TOLD)}


async def test_a_stale_form_is_offered_once_a_day(world: World, rep: Talker) -> None:
    await add_client(world, rep)
    await add_client(world, rep, "李敏")
    await rep.says("六问 王芳")
    await world.passes(hours=2)

    async def offered(words: str) -> bool:
        before = len(rep.messages())
        await rep.says(words)
        return any("王芳 第 1 问" in text_of(message) for message in rep.messages()[before:])

    assert await offered("李敏 想看SUV")
    assert not await offered("李敏 还问了保险")
    await world.passes(days=1)
    assert await offered("李敏 还要考虑")


async def test_a_reply_to_the_question_answers_it_days_later(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳")
    question = rep.last()["message_id"]
    await world.passes(days=3)
    assert "到哪一步了?" in await rep.says("张姐介绍的", reply_to=question)
    assert await answers_of(world, client) == {Question.WHO_ARE_YOU: ("张姐介绍的", Strength.WEAK)}


@pytest.mark.parametrize("typed", ["查 李敏", "/find 李敏", "/card 李敏", "卡片 李敏"])
async def test_commands_in_between_are_served_and_the_form_offered_again(world: World, rep: Talker, typed: str) -> None:
    client = await add_client(world, rep)
    await add_client(world, rep, "李敏")
    await rep.says("六问 王芳 3")
    before = len(rep.messages())
    await rep.says(typed)
    served, offered = rep.messages()[before:]
    assert text_of(served).startswith("李敏")
    assert "王芳 第 3 问" in text_of(offered)
    await rep.presses(rep.buttons()[0])
    await rep.says("一天接送四趟")
    assert Question.WHY_ME in await answers_of(world, client)


async def test_a_reply_to_a_card_in_between_is_a_note(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    other = await add_client(world, rep, "李敏")
    await rep.says("/card 李敏")
    card = rep.last()["message_id"]
    await rep.says("六问 王芳")
    before = len(rep.messages())
    await rep.says("想看看车", reply_to=card)
    assert "王芳 第 1 问" in text_of(rep.messages()[-1])
    assert len(rep.messages()) == before + 2
    assert await answers_of(world, client) == {}
    noted = await world.database(lambda s: [n.text for n in s.exec(select(Note).where(Note.client_id == other))])
    assert noted == ["想看看车"]


async def test_words_where_a_button_is_waited_for(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await add_client(world, rep, "李敏")
    await rep.says("六问 王芳 3")
    await rep.says("一天接送四趟")
    assert (
        await rep.says("老人还要送医院") == "王芳 · 第 3 问 跟我有什么关系\n一天接送四趟\n老人还要送医院\n到哪一步了?"
    )
    await rep.says("李敏 想看SUV")
    assert "王芳 第 3 问" in rep.sees(), "a line about somebody else is a note, and the form is offered again"
    await rep.presses(rep.buttons()[0])
    assert "第 4 问" in await rep.says("对方认了"), "the label typed does what the button does"
    assert await answers_of(world, client) == {Question.WHY_ME: ("一天接送四趟\n老人还要送医院", Strength.PROVEN)}


async def test_leaving_and_cancelling(world: World, rep: Talker) -> None:
    await add_client(world, rep)
    await rep.says("六问 王芳")
    await rep.says("/cancel")
    assert await world.database(lambda s: list(s.exec(select(Dialog)))) == []
    assert "第 1 问" in await rep.says("/trust")


async def test_a_form_whose_client_is_gone_lets_go(world: World, rep: Talker) -> None:
    client = await add_client(world, rep)
    await rep.says("六问 王芳")

    def put_away(session: Session) -> None:
        session.get_one(Client, client).archived_at = world.clock.now()

    await world.database(put_away)
    await rep.says("张姐介绍的")
    assert await world.database(lambda s: list(s.exec(select(Dialog)))) == []
    assert await answers_of(world, client) == {}
