"""A turn that fails leaves nothing behind but the words, an apology and a way to try again."""

from collections.abc import AsyncIterator, Iterator

import pytest
from structlog.testing import capture_logs

from handlers import COMMANDS, flows
from handlers.callbacks import Payload, payload
from handlers.presses import PRESSES
from handlers.route import Where, Who
from handlers.routing import Command, Press
from handlers.screen import Button, Screen
from handlers.turn import Refusal, Turn
from tests.delivery.rows import inbox_marks, notes, said, select
from tests.talk.world import Talker, World

GROUP = -1001


@payload("zz")
class Break(Payload):
    """Fails when pressed."""


class Trouble:
    """Whether the test's commands fail, and what they were given when they did not."""

    def __init__(self) -> None:
        self.lasts = True
        self.done: list[str] = []

    def fail(self, turn: Turn) -> None:
        """Changes something, says something, and fails."""
        if turn.member is not None:
            turn.record("note")
        turn.say(Screen("half done"))
        turn.toast("half done")
        turn.session.connection().exec_driver_sql("UPDATE client SET name = 'broken'")
        if self.lasts:
            raise ZeroDivisionError
        self.done.append(turn.args)

    def refuse_badly(self, turn: Turn) -> None:
        """Refuses, but the refusal itself fails."""
        raise Refusal(lambda t: Screen(t("{nothing}")))

    def show_button(self, turn: Turn) -> None:
        """Shows a button whose press fails."""
        turn.say(Screen("press it", ((Button("break", Break()),),)))


@pytest.fixture
def trouble() -> Iterator[Trouble]:
    """The test's commands among the bot's."""
    trouble = Trouble()
    commands = [
        Command("fail", trouble.fail, where=Where.ANYWHERE),
        Command("failforall", trouble.fail, who=Who.ANYONE),
        Command("refuse", trouble.refuse_badly),
        Command("button", trouble.show_button),
    ]
    press = Press(Break, trouble.fail)
    COMMANDS.extend(commands)
    PRESSES.append(press)
    flows.COMMANDS["fail"] = commands[0].by_word
    yield trouble
    del flows.COMMANDS["fail"]
    PRESSES.remove(press)
    for command in commands:
        COMMANDS.remove(command)


@pytest.fixture
async def world(trouble: Trouble, database_url: str) -> AsyncIterator[World]:
    """The bot, on each database, with commands that fail."""
    world = World(database_url)
    await world.start()
    with capture_logs():  # the tracebacks, which the test has ordered, would only fill the screen
        yield world
        await world.settle()
    refusals, unanswered = world.api.refusals, world.api.unanswered_presses()
    await world.stop()
    assert (refusals, unanswered) == ([], [])


async def test_nothing_of_it_stays_but_the_words(world: World, rep: Talker) -> None:
    before, changes = len(rep.messages()), await select(world, "SELECT count(*) FROM change")
    assert "原话留着" in await rep.says("/fail 王芳 想换车")
    assert len(rep.messages()) == before + 1
    assert await select(world, "SELECT name FROM client") == [("王芳",)]
    assert await select(world, "SELECT count(*) FROM change") == changes
    assert await select(world, "SELECT text FROM draft WHERE NOT settled") == [("/fail 王芳 想换车",)]
    assert (await inbox_marks(world))[-1] == ("failed", "ZeroDivisionError")


async def test_trying_again_takes_the_words_the_way_they_were_meant(
    world: World, rep: Talker, trouble: Trouble
) -> None:
    await rep.says("/fail 王芳 想换车")
    await rep.presses("再试")
    assert "没办成" in rep.toast.text
    assert await select(world, "SELECT count(*) FROM draft WHERE NOT settled") == [(1,)]
    trouble.lasts = False
    assert "half done" in await rep.presses("再试")
    assert trouble.done == ["王芳 想换车"]
    assert await select(world, "SELECT count(*) FROM draft WHERE NOT settled") == [(0,)]


async def test_plain_words_are_tried_again_as_plain_words(world: World, rep: Talker) -> None:
    await world.database(lambda session: session.connection().exec_driver_sql("ALTER TABLE note RENAME TO elsewhere"))
    assert "原话留着" in await rep.says("王芳 今天面谈")
    await world.database(lambda session: session.connection().exec_driver_sql("ALTER TABLE elsewhere RENAME TO note"))
    assert "王芳" in await rep.presses("再试")
    assert await select(world, "SELECT said FROM note WHERE NOT is_first") == [("今天面谈",)]


async def test_a_press_that_fails_is_answered_with_an_apology(world: World, rep: Talker) -> None:
    await rep.says("/button")
    await rep.presses("break")
    assert "没办成" in rep.toast.text
    assert (await inbox_marks(world))[-1][0] == "failed"


async def test_a_refusal_that_fails_is_a_failure(world: World, rep: Talker) -> None:
    assert "原话留着" in await rep.says("/refuse")
    assert (await inbox_marks(world))[-1] == ("failed", "KeyError")


async def test_where_even_the_apology_fails_the_next_update_is_taken(world: World, rep: Talker) -> None:
    await world.database(lambda session: session.connection().exec_driver_sql("ALTER TABLE draft RENAME TO elsewhere"))
    await rep.says("/fail")
    await world.database(lambda session: session.connection().exec_driver_sql("ALTER TABLE elsewhere RENAME TO draft"))
    assert (await inbox_marks(world))[-1] == ("failed", "ZeroDivisionError")
    assert "王芳" in await rep.says("王芳")


async def test_a_stranger_and_a_group_hear_of_it_too(world: World, rep: Talker) -> None:
    stranger = world.person(900, "路人")
    assert "没办成" in await stranger.says("/failforall")
    world.api.add_group(GROUP, "一店", [rep.person], supergroup=False)
    rep.person.writes("/fail", chat=GROUP)
    await world.settle()
    assert "没办成" in said(world, GROUP)[-1]
    assert await select(world, "SELECT count(*) FROM draft") == [(0,)]


async def test_what_is_behind_it_goes_on(world: World, rep: Talker) -> None:
    for words in ("王芳 before", "/fail", "王芳 after"):
        rep.person.writes(words)
    await world.settle()
    assert await notes(world) == ["before", "after"]
