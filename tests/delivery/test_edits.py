"""Messages that change: before they are sent, after they were deleted, and only if there is something to change."""

from sqlmodel import Session

from handlers.pushes import push
from handlers.screen import Screen
from storage.queries.delivery.outbox import REPLY
from tests.delivery.rows import calls_of, ended, queue, said, select, send_queued
from tests.delivery.waits import until
from tests.talk.world import Talker, World


async def replace(world: World, rep: Talker, row: int, says: str) -> None:
    """Let a message say something else."""

    def work(session: Session) -> None:
        push.replace(session, world.clock.now(), row, rep.id, Screen(says))

    await world.database(work)


async def test_a_message_that_is_still_queued_goes_out_as_it_is_now(world: World, rep: Talker) -> None:
    row = await queue(world, rep.id, "10 of 90")
    await replace(world, rep, row, "20 of 90")
    await replace(world, rep, row, "30 of 90")
    await send_queued(world)
    assert said(world, rep.id)[-1] == "30 of 90"
    assert calls_of(world, "10 of 90") + calls_of(world, "20 of 90") == 0
    assert await select(world, "SELECT count(*) FROM outbox WHERE edits_id IS NOT NULL") == [(0,)]


async def test_a_message_on_its_way_is_edited_once_it_is_there(world: World, rep: Talker) -> None:
    world.api.fail_next("sendMessage", hang=0.3)
    row = await queue(world, rep.id, "10 of 90")
    await world.bot.sender.pump()
    await until(lambda: calls_of(world, "10 of 90") == 1)
    await replace(world, rep, row, "20 of 90")
    await send_queued(world)
    assert said(world, rep.id)[-1] == "20 of 90"
    assert calls_of(world, "10 of 90") == 1


async def test_an_unchanged_edit_is_not_sent(world: World, rep: Talker) -> None:
    row = await queue(world, rep.id, "10 of 90")
    await send_queued(world)
    await replace(world, rep, row, "20 of 90")
    await replace(world, rep, row, "20 of 90")
    await send_queued(world)
    await replace(world, rep, row, "20 of 90")
    await send_queued(world)
    assert calls_of(world, "20 of 90") == 1


async def test_only_the_newest_of_several_edits_goes_out(world: World, rep: Talker) -> None:
    row = await queue(world, rep.id, "10 of 90")
    await send_queued(world)
    for count in (20, 30, 40):
        await replace(world, rep, row, f"{count} of 90")
    await send_queued(world)
    assert said(world, rep.id)[-1] == "40 of 90"
    assert [calls_of(world, f"{count} of 90") for count in (20, 30, 40)] == [0, 0, 1]
    edits = await select(world, "SELECT status, error FROM outbox WHERE edits_id IS NOT NULL ORDER BY id")
    assert edits == [("dropped", "overtaken"), ("dropped", "overtaken"), ("sent", None)]


async def test_an_older_edit_never_comes_after_a_newer_one(world: World, rep: Talker) -> None:
    """Progress is queued for the sender's next tick, what a press shows goes straight to it."""
    await rep.says("/settings")
    (row,) = (await select(world, "SELECT max(id) FROM outbox WHERE method = 'sendMessage'"))[0]
    await replace(world, rep, row, "80 of 90")
    message = rep.last()
    rep.person.presses(message["message_id"], message["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    await world.settle()
    shown = rep.last()["text"]
    assert shown != message["text"]
    await send_queued(world)
    assert rep.last()["text"] == shown
    assert calls_of(world, "80 of 90") == 0


async def test_a_message_that_was_deleted_is_sent_anew_and_edited_there_from_then_on(world: World, rep: Talker) -> None:
    row = await queue(world, rep.id, "10 of 90")
    await send_queued(world)
    chat = world.api.chat(rep.id)
    world.api.world.delete(chat, rep.last()["message_id"])
    await replace(world, rep, row, "20 of 90")
    await send_queued(world)
    assert said(world, rep.id)[-1] == "20 of 90"
    count = len(rep.messages())
    await world.restart()
    await replace(world, rep, row, "30 of 90")
    await send_queued(world)
    assert said(world, rep.id)[-1] == "30 of 90"
    assert len(rep.messages()) == count
    world.api.refusals.clear()


async def test_a_button_on_a_message_that_was_sent_anew_changes_that_message(world: World, rep: Talker) -> None:
    await rep.says("/settings")
    chat = world.api.chat(rep.id)
    first = rep.last()
    world.api.world.delete(chat, first["message_id"])
    rep.person.presses(first["message_id"], first["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    await world.settle()
    anew = rep.last()
    assert anew["message_id"] != first["message_id"]
    count = len(rep.messages())
    rep.person.presses(anew["message_id"], anew["reply_markup"]["inline_keyboard"][-1][-1]["callback_data"])
    await world.settle()
    assert len(rep.messages()) == count
    assert rep.last()["text"] != anew["text"]
    world.api.refusals.clear()


async def test_an_edit_of_a_message_that_never_went_out_is_sent_as_a_message(world: World, rep: Talker) -> None:
    world.api.fail_next("sendMessage", status=400, description="Bad Request: message is too long")
    row = await queue(world, rep.id, "10 of 90")
    await send_queued(world)
    assert (await ended(world, row))[0] == "failed"
    await replace(world, rep, row, "20 of 90")
    await send_queued(world)
    assert said(world, rep.id)[-1] == "20 of 90"


async def test_an_edit_that_a_crash_has_left_behind_comes_after_its_message(world: World, rep: Talker) -> None:
    on_the_wire = {"status": "inflight"}
    first = await queue(world, rep.id, "a push", **on_the_wire)
    reply = {"method": "editMessageText", "edits_id": first, "priority": REPLY}
    later = await queue(world, rep.id, "edited", **on_the_wire, **reply)
    await world.restart()
    await world.settle()
    assert said(world, rep.id)[-1] == "edited"
    assert [(await ended(world, row))[0] for row in (first, later)] == ["sent", "sent"]
