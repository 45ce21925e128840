"""What the tests of the six questions share."""

from sqlmodel import Session, select

from playbook.trust import Question, Strength
from storage.queries.book import clients
from storage.tables import TrustAnswer
from tests.talk.world import Talker, World

QUESTION_1 = "王芳 · 第 1 问 你是谁\n王芳回家会怎么介绍你?\n例:老李介绍的,干这行十年了"
QUESTION_2 = "王芳 · 第 2 问 你要跟我说什么\n只说一句,让王芳记住什么?\n例:一个电话,当天有人上门"


async def add_client(world: World, talker: Talker, name: str = "王芳", **more: object) -> int:
    """A client of this person's."""
    me = await world.member(talker)

    def make(session: Session) -> int:
        client = clients.add(session, me, world.clock.now(), name=name)
        for column, value in more.items():
            setattr(client, column, value)
        return client.id or 0

    return await world.database(make)


async def answers_of(world: World, client: int) -> dict[Question, tuple[str, Strength]]:
    """What is answered, and how well."""

    def look(session: Session) -> dict[Question, tuple[str, Strength]]:
        rows = session.exec(select(TrustAnswer).where(TrustAnswer.client_id == client))
        return {Question(row.question): (row.text, Strength(row.strength)) for row in rows}

    return await world.database(look)
