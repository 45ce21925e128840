"""Looking at, and putting into, the rows that wait to come in and go out."""

from typing import Any

from sqlalchemy import text

from storage.queries.delivery import outbox
from storage.queries.delivery.outbox import PUSH
from tests.talk.world import World, text_of


async def queue(world: World, chat_id: int, says: str, **more: Any) -> int:
    """Queue a push with this text; gives the outbox row's id."""
    row = {"chat_id": chat_id, "method": "sendMessage", "params": {"text": says}, "priority": PUSH, **more}
    put = await world.database(lambda session: outbox.put(session, world.clock.now(), **row))
    assert put is not None
    return put.id


async def queue_many(world: World, chats: list[int], says: str) -> None:
    """Queue a push for each chat named, in one go; they are numbered."""

    def put(session: Any) -> None:
        for number, chat_id in enumerate(chats):
            params = {"text": f"{says} {number}"}
            outbox.put(session, world.clock.now(), chat_id=chat_id, method="sendMessage", params=params, priority=PUSH)

    await world.database(put)


async def send_queued(world: World) -> None:
    """One tick of the sender, and all that follows from it."""
    await world.bot.sender.pump()
    await world.settle()


async def select(world: World, query: str, **values: Any) -> list[tuple[Any, ...]]:
    """The rows that a query finds."""
    return await world.database(
        lambda session: [tuple(row) for row in session.connection().execute(text(query), values)]
    )


async def ended(world: World, outbox_id: int) -> tuple[str, str | None]:
    """(status, error) of an outbox row."""
    found = await select(world, "SELECT status, error FROM outbox WHERE id = :id", id=outbox_id)
    return found[0][0], found[0][1]


async def inbox_marks(world: World) -> list[tuple[str, str | None]]:
    """(status, error) of every update, in order."""
    return [(row[0], row[1]) for row in await select(world, "SELECT status, error FROM inbox ORDER BY id")]


async def notes(world: World) -> list[str]:
    """What was noted, in order."""
    return [row[0] for row in await select(world, "SELECT text FROM note WHERE NOT is_first ORDER BY id")]


def said(world: World, chat_id: int) -> list[str]:
    """The texts of the bot's messages in a chat, as now shown."""
    return [text_of(message) for message in world.api.messages(chat_id) if message["from"]["is_bot"]]


def calls_of(world: World, says: str) -> int:
    """How often the bot has called to say this, whatever came of it."""
    return sum(call.params.get("text") == says for call in world.api.calls)
