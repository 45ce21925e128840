"""Coming in: the owner by settings or link, reps by invite, strangers not at all."""

import re
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.naming import clean_name
from storage.queries.team import members
from tests.talk.world import Talker, World

STRANGER = "这是团队内部的助手,要用请找同事拿邀请。"


def code_in(text: str) -> str:
    """The payload of the invite link in a text."""
    found = re.search(r"start=(join_[\w-]+)", text)
    assert found is not None, text
    return found[1]


async def new_invite(owner: Talker) -> str:
    """The owner's invite, as a payload for /start."""
    return code_in(await owner.says("/invite"))


@pytest.fixture
async def owned(sqlite_url: str) -> AsyncIterator[World]:
    """A world whose settings name the owner: Telegram id 100."""
    world = World(sqlite_url, owner_id=100, timezone="Asia/Taipei")
    await world.start()
    yield world
    try:
        await world.settle()
        assert world.api.refusals == []
    finally:
        await world.stop()


FIRST_START = {
    "zh_Hans": (
        ["你好,我是老客。这里归你管。", "团队叫什么?直接打字,例:", "顺达二店"],
        ["✅ 顺达三店 建好了", "上海时间 · 人民币 · 简体中文", "发给同事,点开就能用:"],
        "还能进 10 人,到 11/25 周三",
        ["复制链接", "二维码", "我也跑客户", "卖什么?", "改"],
    ),
    "zh_Hant": (
        ["你好,我是老客。這裡由你管理。", "團隊叫什麼?直接輸入,例:", "順達二店"],
        ["✅ 顺达三店 建好了", "上海時間 · 人民幣 · 繁體中文", "傳給同事,點開就能用:"],
        "還能加入 10 人,到 11/25(三)",
        ["複製連結", "QR 碼", "我也跑客戶", "賣什麼?", "修改"],
    ),
    "en": (
        ["Hello, I'm Laoke. You are in charge here.", "What is the team called? Just type:", "Shunda Two"],
        ["✅ 顺达三店 is set up", "Shanghai time · Chinese Yuan · English", "Send this on; a tap is enough:"],
        "For 10 more people, until Wed 25 Nov",
        ["Copy link", "QR code", "I sell too", "What do you sell?", "Change"],
    ),
}


@pytest.mark.parametrize("language", FIRST_START)
async def test_the_set_up_link_makes_the_owner_who_names_the_team(world: World, language: str) -> None:
    asked, ready, how_long, buttons = FIRST_START[language]
    owner = world.person(100, "店长", language)
    code = await world.database(members.new_setup_code)
    assert (await owner.starts(f"setup_{code}")).split("\n") == asked
    shown = (await owner.says("顺达三店")).split("\n")
    assert shown[:3] == ready
    assert shown[4] == how_long
    assert owner.buttons() == buttons
    assert code_in(shown[3])


async def test_the_set_up_link_works_once(world: World) -> None:
    owner, other = world.person(100, "店长"), world.person(900, "路人")
    code = await world.database(members.new_setup_code)
    assert await other.starts("setup_wrong") == STRANGER
    await owner.starts(f"setup_{code}")
    assert await other.starts(f"setup_{code}") == STRANGER
    assert (await owner.starts(f"setup_{code}")).startswith("你好,我是老客。"), "not named yet: asked again"


async def test_the_owner_of_the_settings_needs_no_link_and_gets_his_country(owned: World) -> None:
    owner, other = owned.person(100, "店長", "zh_Hant"), owned.person(900, "路人")
    assert await other.starts() == STRANGER
    await owner.starts()
    assert "台北時間 · 新台幣 · 繁體中文" in await owner.says("順達")
    assert "0912345678" in await owner.presses("我也跑客戶")
    assert owned.api.keyboard(owner.id) is not None


@pytest.mark.parametrize("typed", ["\u200b\u2060", "名" * 31, "\u3164 \u200e"])
async def test_a_name_that_is_none_is_asked_for_again(world: World, typed: str) -> None:
    owner = world.person(100, "店长")
    await owner.starts(f"setup_{await world.database(members.new_setup_code)}")
    assert "做不了名字" in await owner.says(typed)
    assert "建好了" in await owner.says("  顺达 \n 二店 ")
    assert (await world.database(lambda s: members.team_of(s, members.by_user(s, 100)))).name == "顺达 二店"  # type: ignore[arg-type]


async def test_html_in_names_is_only_text(world: World) -> None:
    owner, rep = world.person(100, "<i>店</i>"), world.person(101, "<b>&小刘")
    await owner.starts(f"setup_{await world.database(members.new_setup_code)}")
    link = code_in(await owner.says("<b>顺达</b> & 二店"))
    await rep.starts(link)
    assert any("<b>&小刘,你进了<b>顺达</b> & 二店。" in m["text"] for m in rep.messages())


async def test_the_ready_screen_stays_while_its_buttons_open_more(world: World) -> None:
    owner = world.person(100, "店长")
    await owner.starts(f"setup_{await world.database(members.new_setup_code)}")
    ready = await owner.says("顺达二店")
    await owner.presses("二维码")
    assert owner.last()["photo"] and "扫码进 顺达二店" in owner.last()["caption"]
    assert await owner.presses("卖什么?") == "卖什么?"
    assert "汽车:会改这些" in await owner.presses("汽车")
    assert "✅ 行业 汽车" in await owner.presses("就用这套")
    assert owner.toast.text == "行业 汽车"
    assert "顺达二店 的设置" in await owner.presses("改")
    assert ready in [m.get("text") for m in owner.messages()]


JOINED = {
    "zh_Hans": (
        "小刘,你进了顺达二店。",
        "你的客户,同事看不到。",
        "想换车",
        "主管能看到什么",
        ["今天", "最近客户", "更多"],
    ),
    "zh_Hant": (
        "小刘,你已加入顺达二店。",
        "你的客戶,同事看不到。",
        "想換車",
        "主管看得到什麼",
        ["今天", "最近客戶", "更多"],
    ),
    "en": (
        "小刘, you are in 顺达二店 now.",
        "Colleagues don't see your clients.",
        "wants a new car",
        "What the lead sees",
        ["Today", "Last clients", "More"],
    ),
}


@pytest.mark.parametrize("language", JOINED)
async def test_a_rep_joins_by_the_link(world: World, owner: Talker, language: str) -> None:
    welcome, own, example, button, keys = JOINED[language]
    await world.team("顺达二店", owner)
    rep = world.person(101, "小刘", language)
    await rep.starts(await new_invite(owner))
    first, second = rep.messages()
    assert first["text"].split("\n") == [welcome, own]
    assert example in second["text"]
    keyboard = world.api.keyboard(rep.id)
    assert keyboard is not None
    assert [key["text"] for row in keyboard["keyboard"] for key in row] == keys
    before = len(rep.messages())
    await rep.presses(button)
    assert len(rep.messages()) == before + 1, "the line to copy stays"
    assert (await world.member(rep)).language == language


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh_Hans", STRANGER),
        ("zh_Hant", "這是團隊內部的助手,要用請向同事索取邀請。"),
        ("en", "This assistant is for team members. Ask a colleague for an invite."),
    ],
)
async def test_a_stranger_gets_one_polite_line(world: World, rep: Talker, language: str, line: str) -> None:
    await rep.says("王芳 13800138000")
    stranger = world.person(900, "路人", language)
    for text in ("/start", "王芳", "/find 王芳", "/settings", "/help", "/team", "/nonsense", "今天", "/start card_1"):
        assert await stranger.says(text) == line
    stranger.person.shares_contact("13800138000", "王芳")
    stranger.person.sends_sticker("👍")
    stranger.person.sends_document("clients.csv", b"name,phone", "text/csv")
    await world.settle()
    assert {m["text"] for m in stranger.messages()} == {line}
    for data in ("cd:1", "tms:0", "set", "run:today", "ivs:1", "what:is:this"):
        assert (await stranger.forges(data)).text == line


@given(st.text(max_size=80), st.integers(1, 40))
def test_a_name_is_one_line_that_can_be_seen(typed: str, longest: int) -> None:
    name = clean_name(typed, longest)
    assert len(name) <= longest
    assert name == name.strip() and name.splitlines() in ([], [name])
    assert clean_name(name, longest) == name
