"""What did not arrive, as the team's lead sees it: to whom, why, what helps; never what stood in the message."""

import unicodedata
from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from handlers.paging import page_of
from handlers.pushes.refusals import Reason, reason_of, words_of
from handlers.screens.team import undelivered as screens
from handlers.texts import LANGUAGES, Texts
from storage.queries.delivery.undelivered import Undelivered
from storage.tables import GroupChat, OutboxStatus
from tests.delivery.rows import ended, queue, send_queued
from tests.talk.world import Talker, World, plain

WORDS = {
    "zh_Hans": ("没送到", "拉黑了机器人", "没送到 1 条", "再送一次", "收起", "消息都送到了。"),
    "zh_Hant": ("沒送到", "封鎖了機器人", "沒送到 1 則", "再送一次", "收起", "訊息都送到了。"),
    "en": ("/undelivered", "blocked the bot", "Not delivered: 1 message", "Send again", "Put away", "All messages"),
}


async def fails(world: World, talker: Talker, status: int) -> None:
    """A push to somebody is refused, and the refusal expected."""
    world.api.fail_next("sendMessage", status=status, chat_id=talker.id)
    await queue(world, talker.id, "王芳 的私房话", dedupe_key=f"due:1:{len(world.api.calls)}")
    await send_queued(world)
    world.api.refusals.clear()


@pytest.mark.parametrize("language", WORDS)
async def test_a_rep_blocks_the_bot_and_comes_back(world: World, language: str) -> None:
    command, why, head, again, away, nothing = WORDS[language]
    boss, rep = world.person(200, "老板", language), world.person(201, "小马", language)
    await world.team("顺风", boss, rep, language=language)
    assert nothing in await boss.says(command)
    await fails(world, rep, 403)
    shown = await boss.says(command)
    assert shown.splitlines()[0] == head
    assert "小马" in shown and why in shown
    await boss.presses("1")
    assert again not in boss.buttons(), "he has to come back first"
    assert "私房话" not in boss.sees()
    rep.person.unblocks()
    await rep.says("/help")
    await boss.says(command)
    await boss.presses("1")
    await boss.presses(again)
    assert nothing in boss.sees()
    await send_queued(world)
    assert rep.last()["text"].endswith("王芳 的私房话")
    await fails(world, rep, 400)
    await boss.says(command)
    await boss.presses("1")
    data = boss.button_data(away)
    assert nothing in await boss.presses(away)
    await boss.forges(data)
    assert nothing in boss.sees(), "pressed twice it stays away"


async def test_many_are_turned_over_and_put_away_at_once(world: World, owner: Talker, rep: Talker) -> None:
    for _ in range(7):
        await fails(world, rep, 400)
    await owner.says("/settings")
    await owner.presses("团队设置")
    await owner.presses("工作方式")
    shown = await owner.presses("没送到")
    assert shown.splitlines()[0] == "没送到 7 条"
    assert len(shown.splitlines()) == 6
    assert owner.rows() == [["1", "2", "3"], ["4", "5"], ["下一页", "全部收起"]]
    await owner.presses("下一页")
    assert owner.rows() == [["1", "2"], ["上一页", "全部收起"]]
    await owner.presses("1")
    assert owner.sees().splitlines()[:2] == ["没送到:小刘", "今天 10:00 · 到点的跟进"]
    await owner.presses("返回")
    await owner.presses("上一页")
    await owner.presses("全部收起")
    assert owner.toast.text == "已收起 7 条"
    assert owner.sees() == "消息都送到了。"


async def test_a_group_that_removed_the_bot(world: World, owner: Talker, rep: Talker) -> None:
    boss = await world.member(owner)

    def add_group(session: Session) -> None:
        session.add(
            GroupChat(team_id=boss.team_id, chat_id=-77, title="二店群", active=False, subscribed_by=boss.id or 0)
        )

    await world.database(add_group)
    kicked = "Forbidden: bot was kicked from the supergroup chat"
    row = await queue(world, -77, "日报", dedupe_key="digest:1:2026-11-17", status=OutboxStatus.FAILED, error=kicked)
    assert (await owner.says("没送到")).splitlines()[1] == "1 二店群 · 机器人不在群里 · 今天"
    shown = await owner.presses("1")
    assert shown.splitlines() == [
        "没送到:二店群",
        "今天 10:00 · 日报",
        "机器人已不在这个群里。",
        "先把机器人重新拉进群。",
    ]
    await owner.forges(f"uda:{row}:0")
    assert await ended(world, row) == ("failed", kicked), "to send again would not help yet"


async def test_it_is_for_leads_and_for_their_own_team(world: World, owner: Talker, rep: Talker) -> None:
    await fails(world, rep, 400)
    await owner.says("/undelivered")
    await owner.presses("1")
    row = owner.button_data("收起").split(":")[1]
    stranger = world.person(900, "别家店长")
    await world.team("别家", stranger)
    assert await stranger.says("没送到") == "消息都送到了。"
    assert "主管" in await rep.says("没送到")
    for data in (f"udo:{row}:0", f"uda:{row}:0", f"udp:{row}:0", f"udx:{row}", "uds:0", "uds:-5", "udo:99999:9"):
        await stranger.forges(data)
        assert "小刘" not in stranger.sees()
        assert (await rep.forges(data)).text == "这个按钮不是给你的"
    assert "没送到 1 条" in await owner.says("/undelivered")


REFUSALS = {
    "Forbidden: bot was blocked by the user": Reason.BLOCKED,
    "Forbidden: user is deactivated": Reason.DELETED,
    "Forbidden: bot was kicked from the supergroup chat": Reason.REMOVED,
    "Forbidden: bot is not a member of the supergroup chat": Reason.REMOVED,
    "Forbidden: the group chat was deleted": Reason.REMOVED,
    "Chat not found": Reason.NO_CHAT,
    "Forbidden: bot can't initiate conversation with a user": Reason.NO_CHAT,
    "Not enough rights to send text messages to the chat": Reason.NO_RIGHT,
    "Topic_closed": Reason.NO_RIGHT,
    "given up: TimedOut": Reason.GIVEN_UP,
    "OperationalError": Reason.OUR_FAULT,
    "": Reason.OUR_FAULT,
    'Can\'t parse entities: unsupported start tag "王芳" at byte offset 4': Reason.REFUSED,
    "Message is too long": Reason.REFUSED,
}


@pytest.mark.parametrize(("error", "reason"), REFUSALS.items())
def test_what_telegram_says_has_a_reason(error: str, reason: Reason) -> None:
    assert reason_of(error) is reason
    assert "王芳" not in words_of(error)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_fits_the_phone(language: str) -> None:
    t, now = Texts(language), datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
    for error in REFUSALS:
        gone = Undelivered(1, "小刘", in_group=False, reachable=False, key="due:1", error=error, at=now)
        shown = screens.one(t, gone, 0, now).text.splitlines()
        listed = screens.listed(t, [gone], page_of(1, 0, 5), now).text.splitlines()
        assert len(shown) <= 5
        assert max(width(plain(line)) for line in [*shown, *listed]) <= (38 if language == "en" else 36), shown


def width(line: str) -> int:
    """A Chinese sign takes the room of two letters."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
