"""Help for one's role, the "more" menu, kept texts."""

import pytest

from handlers import COMMANDS, flows
from handlers.payloads.people import MenuPage, RunCommand
from handlers.screens.team import menus, more
from handlers.texts import Texts
from tests.talk.world import Talker, World

HELP = {
    "zh_Hans": ("直接打字。点一行就复制:", "跟进 王芳 周五 发报价"),
    "zh_Hant": ("直接打字。點一行就複製:", "追蹤 王芳 週五 發報價"),
    "en": ("Just type. Tap a line to copy it:", "/follow Wang Fang Friday send the quote"),
}
LEAD_HELP = {
    "zh_Hans": "团队的事,一行一件:",
    "zh_Hant": "團隊的事,一行一件:",
    "en": "The team's business, a line each:",
}
KEYS = {"zh_Hans": ("最近客户", "更多"), "zh_Hant": ("最近客戶", "更多"), "en": ("Last clients", "More")}
EMPTY = {
    "zh_Hans": "没有放着的原话。",
    "zh_Hant": "沒有暫放的原話。",
    "en": "No text is waiting.",
}


@pytest.mark.parametrize("language", HELP)
async def test_help_is_for_ones_role(world: World, language: str) -> None:
    owner, rep = world.person(100, "店长", language), world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    shown = (await rep.says("/help")).split("\n")
    assert (shown[0], shown[2]) == HELP[language]
    assert len(shown) == 7
    await rep.says("/add Wang Fang 13800138000" if language == "en" else "/add 王芳 13800138000")
    for line in shown[4:6]:
        assert (await rep.says(line)).startswith("✅ "), line
    assert (await owner.says("/help")).startswith(LEAD_HELP[language])
    assert max(len(line) for line in owner.sees().splitlines()) <= 38
    assert await rep.says("/drafts") == EMPTY[language]


@pytest.mark.parametrize("language", KEYS)
async def test_the_keys_below_work_in_every_language(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    await rep.says("王芳 13800138000")
    last, more = KEYS[language]
    await rep.says(last)
    assert any("王芳" in label for label in rep.buttons())
    await rep.says(more)
    assert len(rep.buttons()) == 8


async def test_more_runs_what_it_names(world: World, rep: Talker) -> None:
    await rep.says("更多")
    await rep.presses("新客户")
    assert rep.sees().startswith("是谁?") or "一行" in rep.sees()
    await rep.says("/cancel")
    await rep.says("更多")
    await rep.presses("其他")
    await rep.presses("设置")
    assert rep.sees().startswith("小刘 · 顺达二店")


async def test_kept_texts_wait_under_drafts(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await world.passes(hours=1)
    words = "下周要把仓库那批货的报价理一理然后再打电话过去问问看什么情况"
    await rep.says(words)
    await rep.presses("先存草稿")
    assert await rep.says("/drafts") == "1 条还没归到客户:"
    await rep.presses(rep.buttons()[0])
    assert rep.sees() == f"「{words}」\n是谁的?"
    assert rep.buttons() == ["王芳", "新客户", "不要了", "返回"]
    data = rep.button_data("不要了")
    await rep.presses("不要了")
    assert (await rep.forges(data)).text == "这件已办完。"
    await rep.presses("恢复")
    await rep.presses("王芳")
    assert "✅ 王芳" in rep.sees()
    assert await rep.says("/drafts") == "没有放着的原话。"


async def test_a_kept_text_is_ones_own(world: World, owner: Talker, rep: Talker) -> None:
    await rep.says("这一段话没有说是哪位客户的事情,先放在这里,回头我再来整理一下吧")
    await owner.says("/help")
    for data in ("dro:1", "drd:1", "dru:1", "rd:1"):
        assert (await owner.forges(data)).text == "没有这位客户。"


PAGES = {
    "zh_Hans": ("数字、表格", "其他", "返回"),
    "zh_Hant": ("數字、表格", "其他", "返回"),
    "en": ("Figures, files", "Other", "Back"),
}


@pytest.mark.parametrize("language", PAGES)
async def test_all_that_there_is_hangs_behind_more(world: World, language: str) -> None:
    """Figures and lists are two taps away, for a rep and for who leads; both pages lead back."""
    owner, rep = world.person(100, "店长", language), world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    figures, others, back = PAGES[language]
    for talker in (rep, owner):
        await talker.says("/more")
        first = talker.buttons()
        for page in (figures, others):
            await talker.presses(page)
            assert len(talker.buttons()) <= 8
            await talker.presses(back)
            assert talker.buttons() == first


def test_every_command_in_a_menu_exists() -> None:
    t = Texts("en")
    offered = {name for name, _ in [*menus.private(t, leads=True), *menus.private(t), *menus.group(t)]}
    assert offered <= {command.name for command in COMMANDS}
    for leads in (True, False):
        entries = [name for name, _ in menus.private(t, leads=leads)]
        assert len(entries) == len(set(entries)) <= 20
        pages = [more.more(t, leads=leads), *(more.behind(t, page, leads=leads) for page in list(MenuPage)[1:])]
        pressed = [[button.press for row in page.rows for button in row] for page in pages]
        assert max(map(len, pressed)) <= 8
        run = [press.command for page in pressed for press in page if isinstance(press, RunCommand)]
        assert len(run) == len(set(run))
        assert set(run) <= set(flows.COMMANDS)
        assert {"deals", "owed", "products", "report", "best", "winback", "tiers"} <= {*run} & {*entries}
