"""Referrals (E2, C2): who brought whom is said in a line or by a tap, thanked for, shown as a tree, and corrected."""

import pytest
from sqlmodel import Session, select

from handlers.payloads.referrals import AskReferrer, SetReferrer, ShowReferrals, ThankReferrer
from storage.queries.book import clients
from storage.queries.team import members
from storage.tables import Client, Occasion
from tests.talk.customers import TODAY, customer, open_work
from tests.talk.world import Talker, World

SAYS = {
    "zh_Hans": ("谁介绍的", "李敏 是谁介绍的?", "✅ 王芳 介绍了 李敏", "头一次买:谢两边的话备好了", "去道谢",
                "⏰ 11/23 周一 新客户头一次回访,问用得怎样"),
    "zh_Hant": ("誰介紹的", "李敏 是誰介紹的?", "✅ 王芳 介紹了 李敏", "首次購買:謝兩邊的話備好了", "去道謝",
                "⏰ 11/23(一) 新客戶首次回訪,問用得如何"),
    "en": ("Who brought them", "Who brought 李敏?", "✅ 王芳 brought 李敏", "First order: words of thanks are ready",
           "Say thanks", "⏰ Mon 23 Nov first call: how is it"),
}  # fmt: skip


async def drafts(world: World) -> list[tuple[str, str]]:
    """The drafts that wait: whose, and of what kind."""

    def read(session: Session) -> list[tuple[str, str]]:
        names = {client.id: client.name for client in session.exec(select(Client))}
        found = session.exec(select(Occasion)).all()
        return sorted((names[each.client_id], each.kind) for each in found if each.follow_up_id is None)

    return await world.database(read)


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_a_referral_is_asked_for_after_an_order_and_thanked_for(
    world: World, owner: Talker, language: str
) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    li = await customer(world, rep, "李敏")
    await customer(world, rep, "王芳")
    ask, question, kept, thanks, say_thanks, call = SAYS[language]
    await rep.says("/buy 李敏 轮胎 300")
    assert (await rep.presses(ask)).splitlines()[0] == question
    assert (await rep.presses("王芳")).splitlines() == [kept, thanks, call]
    assert say_thanks in rep.buttons()
    assert await drafts(world) == [("李敏", "welcome"), ("王芳", "thanks_referrer")]
    assert len(await open_work(world, li)) == 1


async def test_a_referral_in_one_line_is_turned_round_and_taken_back(world: World, rep: Talker) -> None:
    zhao = await customer(world, rep, "赵强")
    await customer(world, rep, "李敏", [(TODAY, 30_000)])
    await customer(world, rep, "王芳")
    assert await rep.says("介绍 李敏 王芳") == "✅ 李敏 介绍了 王芳"
    turned = (await rep.presses("反过来")).splitlines()
    assert turned[:2] == ["✅ 王芳 介绍了 李敏", "头一次买:谢两边的话备好了"]
    assert await drafts(world) == [("李敏", "welcome"), ("王芳", "thanks_referrer")]
    assert await rep.says("/refer 李敏 by 赵强") != ""
    assert await drafts(world) == [("李敏", "welcome"), ("赵强", "thanks_referrer")]
    await rep.presses("↩️ 撤销")
    assert await drafts(world) == [("李敏", "welcome"), ("王芳", "thanks_referrer")]
    assert await rep.says("/refer 赵强 by 李敏") == "✅ 李敏 介绍了 赵强"
    assert await rep.says("/refer 王芳 by 赵强") == "赵强 是 王芳 这边带来的,不能倒过来。"
    assert await open_work(world, zhao) == []


async def test_the_tree_is_walked_from_the_card(world: World, rep: Talker) -> None:
    await customer(world, rep, "李敏", [(TODAY, 30_000)])
    for name in ("王芳", "赵强"):
        await customer(world, rep, name)
    await rep.says("/refer 李敏 by 王芳")
    await rep.says("赵强 来电问价")
    await rep.says("/refer 赵强 by 李敏")
    await rep.says("/card 王芳")
    await rep.presses("更多")
    assert (await rep.presses("介绍")).splitlines() == [
        "王芳 · 介绍", "带来 2 位 · 买了 1 位 · ¥300", "李敏 · ¥300 · 待道谢", "└ 赵强 · 还没买",
    ]  # fmt: skip
    assert rep.rows() == [["李敏"], ["去道谢", "谁介绍的", "介绍了谁"], ["返回"]]
    assert (await rep.presses("李敏")).splitlines() == ["李敏 · 王芳 介绍的", "带来 1 位 · 还没买", "赵强 · 还没买"]
    assert (await rep.presses("王芳")).splitlines()[0] == "王芳 · 介绍"
    await rep.presses("介绍了谁")
    assert (await rep.says("不存在")).splitlines()[0] == "还没有叫 不存在 的客户。"
    assert await rep.says("王芳") == "这就是 王芳 自己。\n王芳 介绍了谁来?\n点一位,或打名字。"
    assert (await rep.says("赵强 说下周再看")).startswith("✅ 赵强")  # a note is a note, whatever was asked


async def test_several_of_a_name_are_told_apart(world: World, rep: Talker) -> None:
    for name in ("李敏", "王芳", "王芳", "王芳芳"):
        await customer(world, rep, name)
    assert (await rep.says("/refer 李敏 by 王芳")).splitlines()[0] == "叫 王芳 的不止一位。"
    assert len(rep.buttons()) == 3
    assert (await rep.presses(rep.buttons()[0])).startswith("✅ 王芳 介绍了 李敏")


async def test_another_teams_clients_are_not_to_be_had(world: World, rep: Talker) -> None:
    li, wang = await customer(world, rep, "李敏"), await customer(world, rep, "王芳")
    stranger = world.person(201, "外人")
    await world.team("别家", world.person(200, "别家店长"), stranger)
    await stranger.says("/today")
    for press in (AskReferrer(li), SetReferrer(li, wang), ShowReferrals(li, 0), ThankReferrer(li)):
        await stranger.forges(press.pack())
        assert "李敏" not in stranger.sees()
    colleague = world.talker(102)
    await colleague.says("/today")
    await colleague.forges(SetReferrer(li, wang).pack())
    found = await world.database(lambda session: session.get_one(Client, li).referred_by)
    assert found is None


TREES = {
    "zh_Hans": (
        ["1 位介绍来 1 位", "王芳 · 带来 1 位 · 买了 1 位 · ¥300"],
        ["王芳 · 介绍", "带来 1 位 · 买了 1 位 · ¥300", "李敏 · ¥300 · 待道谢"],
        ("去道谢", "发了", "谢过了"),
        "王女士",
    ),
    "zh_Hant": (
        ["1 位介紹來 1 位", "王芳 · 帶來 1 位 · 買了 1 位 · ¥300"],
        ["王芳 · 介紹", "帶來 1 位 · 買了 1 位 · ¥300", "李敏 · ¥300 · 待道謝"],
        ("去道謝", "發了", "謝過了"),
        "王小姐",
    ),
    "en": (
        ["1 brought 1 client", "王芳 · Brought 1 · 1 bought · ¥300"],
        ["王芳: referrals", "Brought 1 · 1 bought · ¥300", "李敏 · ¥300 · to be thanked"],
        ("Say thanks", "Sent it", "thanked"),
        "Ms Wang",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_who_brought_most_and_thanks_that_are_owed(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    await customer(world, rep, "李敏", [(TODAY, 30_000)])
    wang = await customer(world, rep, "王芳")
    await rep.says("/refer 李敏 by 王芳")
    await world.passes(days=20)  # the week of the thanks is over
    top, tree, (thank, sent, thanked), called = TREES[language]
    assert (await rep.says("/refer")).splitlines() == top
    assert (await rep.presses("王芳")).splitlines() == tree
    await rep.presses(thank)
    await rep.presses(called)
    await rep.presses(sent)
    assert (await rep.says("/refer 王芳")).splitlines()[-1] == f"李敏 · ¥300 · {thanked}"
    assert thank not in rep.buttons()
    assert (await rep.forges(ShowReferrals(wang, 9**9).pack())).text == ""


async def test_a_colleagues_client_stands_in_the_tree_without_a_name(world: World, owner: Talker, rep: Talker) -> None:
    chen = world.talker(102)
    li = await customer(world, chen, "李敏", [(TODAY, 30_000)])
    wang = await customer(world, rep, "王芳")
    zhao = await customer(world, rep, "赵强", [(TODAY, 50_000)])

    def bring(session: Session) -> None:
        for client, by in ((li, wang), (zhao, li)):
            session.get_one(Client, client).referred_by = by

    await world.database(bring)
    assert (await rep.says("/refer 王芳")).splitlines() == [
        "王芳 · 介绍", "带来 2 位 · 买了 1 位 · ¥500", "小陈 的客户", "└ 赵强 · ¥500 · 待道谢",
    ]  # fmt: skip
    assert "李敏" not in rep.buttons()
    assert (await rep.says("/refer 赵强")).splitlines()[0] == "赵强 · 介绍"
    assert (await owner.says("/refer")).splitlines() == [
        "2 位介绍来 2 位", "李敏 · 带来 1 位 · 买了 1 位 · ¥500", "王芳 · 带来 1 位 · 买了 1 位 · ¥300",
    ]  # fmt: skip
    assert (await owner.presses("王芳")).splitlines()[1] == "带来 2 位 · 买了 2 位 · ¥800"
    assert "去道谢" not in owner.buttons(), "thanks are the rep's to say"


async def test_a_large_tree_comes_page_by_page(world: World, rep: Talker) -> None:
    wang = await customer(world, rep, "王芳")

    def bring(session: Session) -> None:
        me = members.by_user(session, rep.id)
        assert me is not None
        by = wang
        for at in range(12):
            made = clients.add(session, me, world.clock.now(), name=f"新客{at:02}")
            made.referred_by = by
            by = made.id or 0 if at < 5 else wang  # a chain of six, then six side by side

    await world.database(bring)
    shown = (await rep.says("介绍 王芳")).splitlines()
    assert shown == [
        "王芳 · 介绍", "带来 12 位 · 还没买", "新客00 · 还没买", "└ 新客01 · 还没买",
        "\u3000└ 新客02 · 还没买 · 又带来 3 位", "新客06 · 还没买", "新客07 · 还没买",
    ]  # fmt: skip
    assert (await rep.presses("更多")).splitlines()[2:] == [f"新客{at:02} · 还没买" for at in (8, 9, 10, 11)]
    await rep.says("/refer 王芳")
    assert (await rep.presses("新客02")).splitlines()[1] == "带来 3 位 · 还没买"
