"""What a button carries can be forged: nobody gets to see or change anything that is not his."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.callbacks import Payload
from handlers.payloads import capture as on_capture
from handlers.payloads import clients as on_clients
from handlers.payloads import editing as on_editing
from handlers.payloads import item as on_item
from handlers.payloads import retrying as on_retrying
from handlers.payloads import unclear as on_unclear
from handlers.payloads.followups import Place
from playbook.capture import ContactKind
from playbook.stages import ProspectClass
from tests.talk.books import client_named, names, notes
from tests.talk.plans import work_of
from tests.talk.world import WEDNESDAY, Talker, World

SECRET = ("欧阳静", "13700138099", "137 0013 8099", "顺发", "围棋", "提成")


@pytest.fixture
async def stranger(world: World, rep: Talker) -> Talker:
    """A rep of another team, while the first team's rep has a client, a note, a draft and a change."""
    await rep.says("欧阳静 13700138099 顺发物流")
    await rep.says("欧阳静 今天面谈 孩子学围棋 周五前发提成表")
    await rep.does(lambda person: person.sends_location(31.2, 121.5))
    await rep.presses("欧阳静")
    await rep.says("李强 今天面谈")
    outsider = world.person(901, "外人")
    await world.team("别家", world.person(900, "别的店长"), outsider)
    await outsider.says("赵敏 13900139000")
    return outsider


async def every_button(world: World) -> list[Payload]:
    """Every button of capture and look-up, with the ids of the first team."""
    client = await client_named(world, "欧阳静")
    note = (await notes(world))[1].id or 0
    item = (await work_of(world, client))[0].id or 0
    day = WEDNESDAY.date()
    c, k = on_capture, on_clients
    return [
        *(c.Choose(draft, client, then) for draft in (0, 1, 2) for then in ("note", "card", "find", "x", "")),
        *(kind(draft) for kind in (c.KeepDraft, c.RetryDraft, c.AskWhose, c.AddPasted) for draft in (1, 2)),
        *(c.ChooseNew(draft, then) for draft in (1, 2) for then in ("note", "card", "x")),
        *(kind(change) for kind in (c.Undo, c.Redo, c.Again) for change in (1, 2, 3)),
        c.KeepFact(note, 0), c.KeepFact(note, -1), c.SetClass(client, ProspectClass.HOT, note),
        c.SetClass(client, ProspectClass.HOT, 0), c.PickClass(client, note), c.MoveNote(note), c.MoveTo(note, client),
        c.NoteDown(client, 1), c.ShowNote(note), c.ShowParts(note), c.AskContent(note), c.AskDate(note, item),
        c.SetDate(note, item, day, None), c.SetDate(note, item, day, 90), c.DropPart(note, item),
        c.ResumeForm("note"), c.DropForm("note"), k.ShowCard(client), k.ShowMore(client), k.ShowHistory(client, 0),
        k.WriteNote(client), k.ShowFile(client), k.Archive(client), k.ShowFiles(note), k.SkipPhone(),
        *_of_editing(client, note, item),
    ]  # fmt: skip


def _of_editing(client: int, note: int, item: int) -> list[Payload]:
    """Every button that puts a file, a note or an item right."""
    c, day = on_capture, WEDNESDAY.date()
    return [
        *(on_editing.EditField(client, field, 0) for field in on_editing.Field),
        *(on_editing.EditEntry(client, field, 1) for field in on_editing.Field),
        *(on_editing.DropEntry(client, field, entry) for field in on_editing.Field for entry in (0, 1)),
        on_editing.FirstPhone(client, 1), on_clients.OpenNote(note, 0), c.ShowHow(note), c.AskMood(note),
        c.SetKind(note, ContactKind.CALL), c.SetMood(note, None), c.AskNoteDay(note), c.SetNoteDay(note, day),
        c.MoreFacts(note), c.KeepAddress(note), on_retrying.RetryAt(note, day, 600), on_retrying.LineInstead(note),
        on_unclear.DayIs(note, day), on_unclear.WasThen(note), on_unclear.AmountIs(note, 100),
        on_unclear.LeaveIt(note), on_item.AskWords(item, Place.PUSH, 0), on_item.SetPromise(item, Place.PUSH, 0, True),
    ]  # fmt: skip


async def test_no_button_opens_anything_of_another_team(world: World, rep: Talker, stranger: Talker) -> None:
    before = [(row.id, row.text, row.client_id) for row in await notes(world)]
    for payload in await every_button(world):
        answer = await stranger.forges(payload.pack())
        seen = answer.text + "".join(stranger.texts())
        assert not any(secret in seen for secret in SECRET), payload
    assert [(row.id, row.text, row.client_id) for row in await notes(world)] == before
    assert await names(world) == ["欧阳静", "赵敏"]


async def test_nor_of_a_colleague(world: World, rep: Talker, stranger: Talker) -> None:
    chen = world.talker(102)
    await chen.says("/help")
    for payload in await every_button(world):
        answer = await chen.forges(payload.pack())
        assert not any(secret in answer.text + "".join(chen.texts()) for secret in SECRET), payload


async def test_ones_own_buttons_with_odd_numbers(world: World, rep: Talker, stranger: Talker) -> None:
    odd = (
        "cd:# ev:#:0 ev:1:# kf:2:# nm:2:1:2026-11-20:# un:# mt:2:# kc:1:hot:# nf:# ch:#:1:note ee:#:n:0 ee:1:x:#"
        " eo:1:p:# eo:1:a:# ed:1:f:# ed:1:n:# ex:1:# en:2:# nh:# ni:#:call nw:2: nt:2:2030-01-01 ra:2:2026-11-18:#"
        " ud:2:2020-01-01 ua:2:# jx:#:p:0 bp:# bq:#:p bf:#"
    )
    for number in (0, -1, 999, 2**31, 2**62):
        for data in odd.replace("#", str(number)).split():
            answer = await rep.forges(data)
            assert "没办成" not in answer.text + rep.sees(), data


@pytest.mark.parametrize("data", ["", "x", "cd", "cd:", "cd:x", "cd:1:2", "cd:01", "kc:1:lukewarm:0", "ev:1:", "zz:1"])
async def test_data_that_is_none_of_ours_shows_the_client_anew(world: World, rep: Talker, data: str) -> None:
    await rep.says("王芳 13800138000")
    answer = await rep.forges(data or " ")
    assert answer.text == "按钮旧了,给你最新的"
    assert rep.sees().startswith("王芳 · 准客户")


async def test_and_under_a_message_about_nobody_what_to_do(world: World, rep: Talker) -> None:
    await rep.says("/help")
    assert (await rep.forges("zz:1")).text.startswith("按钮旧了")


@given(data=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_data_is_answered(world: World, rep: Talker, data: str) -> None:
    await rep.says("/help")
    assert (await rep.forges(data)).text


@pytest.mark.parametrize("payload", ["card_1", "client_1", "join_x", "setup_x", "note_1", "<b>", "../1", "1"])
async def test_deep_links_show_nothing(world: World, rep: Talker, stranger: Talker, payload: str) -> None:
    nobody = world.person(950, "路人")
    for person in (nobody, stranger):
        await person.starts(payload)
        assert not any(secret in "".join(person.texts()) for secret in SECRET)


async def test_a_stranger_who_presses_gets_the_polite_line(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    nobody = world.person(950, "路人")
    await nobody.starts()
    assert (await nobody.forges("cd:1")).text == "这是团队内部的助手,要用请找同事拿邀请。"
