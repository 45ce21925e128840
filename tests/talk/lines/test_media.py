"""Photos, voice, stickers, places, files: kept as they came, asked whose, and shown again."""

import pytest

from tests.botapi.pictures import png
from tests.talk.books import notes, waiting
from tests.talk.world import Talker, World

KINDS = {
    "photo": (lambda person: person.sends_photo(png()), "📎 照片 今天"),
    "voice": (lambda person: person.sends_voice(b"OggS"), "📎 语音 今天"),
    "document": (lambda person: person.sends_document("合同.pdf", b"%PDF", "application/pdf"), "📎 文件 今天"),
    "location": (lambda person: person.sends_location(31.2, 121.5), "📎 位置 今天"),
}
WHOSE = {"zh_Hans": "收下了。是谁的?", "zh_Hant": "收下了。是誰的?", "en": "Kept. Whose is it?"}


@pytest.fixture
async def wang(rep: Talker) -> Talker:
    """A rep with one client."""
    await rep.says("王芳 13800138000")
    return rep


@pytest.mark.parametrize("language", WHOSE)
async def test_whose_is_it(world: World, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", world.person(100, "店长", language), rep, language=language)
    for number in range(7):
        await rep.says(f"/add Ann{number} 1380013800{number}")
    assert (await rep.does(lambda person: person.sends_photo(png()))) == WHOSE[language]
    assert rep.buttons()[:5] == ["Ann6", "Ann5", "Ann4", "Ann3", "Ann2"]
    assert (await rep.presses("Ann5")).splitlines()[0].startswith("✅ Ann5")


@pytest.mark.parametrize("kind", KINDS)
async def test_kept_shown_in_the_history_and_sent_again(world: World, wang: Talker, kind: str) -> None:
    send, label = KINDS[kind]
    await wang.does(send)
    assert (await wang.presses("王芳")).splitlines() == ["✅ 王芳 · 记下了", "📎 1 个文件"]
    await wang.says("王芳")
    await wang.presses("更多")
    assert "今天 备注 📎" in await wang.presses("经过")
    await wang.presses(label)
    assert kind in wang.last()


async def test_a_sticker_is_kept_too(world: World, wang: Talker) -> None:
    assert await wang.does(lambda person: person.sends_sticker("👍")) == "收下了。是谁的?"
    await wang.presses("王芳")
    assert [file["kind"] for note in await notes(world) for file in note.files] == ["sticker"]


async def test_the_first_voice_comes_with_a_hint(world: World, wang: Talker) -> None:
    hint = "语音我只存不听;键盘上的话筒能转成字。"
    assert hint in await wang.does(lambda person: person.sends_voice(b"OggS"))
    assert hint not in await wang.does(lambda person: person.sends_voice(b"OggS"))


async def test_a_caption_may_name_the_client_and_say_more(world: World, wang: Talker) -> None:
    shown = await wang.does(lambda person: person.sends_photo(png(), "王芳 今天面谈 周五前发报价"))
    assert shown.splitlines() == ["✅ 王芳 · 今天面谈", "📎 1 个文件", "🤝 最晚 11/20 周五:发报价"]
    assert (await wang.does(lambda person: person.sends_photo(png(), "王芳"))).startswith("✅ 王芳 · 记下了")


async def test_a_photo_answers_the_question_for_a_note(world: World, wang: Talker) -> None:
    await wang.says("王芳")
    await wang.presses("记一句")
    assert (await wang.does(lambda person: person.sends_photo(png()))).splitlines()[0] == "✅ 王芳 · 记下了"


async def test_every_picture_of_an_album_is_kept_in_one_place(world: World, wang: Talker) -> None:
    def album(person: object, name: str, *captions: str) -> None:
        for caption in captions:
            person.sends_photo(png(), caption, album=name)  # type: ignore[attr-defined]

    before = len(wang.messages())
    await wang.does(lambda person: album(person, "a", "", "", ""))
    assert len(wang.messages()) == before + 1, "asked once"
    assert (await wang.presses("王芳")).splitlines()[-1] == "📎 3 个文件"
    shown = await wang.does(lambda person: album(person, "b", "王芳 合同", "", ""))
    assert shown.splitlines() == ["✅ 王芳 · 记下了", "合同", "📎 3 个文件"]
    assert [len(note.files) for note in await notes(world)] == [0, 3, 3]


async def test_forwarded_words_are_asked_for_by_whom_they_came_from(world: World, wang: Talker) -> None:
    for number in range(5):
        await wang.says(f"/add Ann{number} 1390013800{number}")
    asked = await wang.does(lambda person: person.forwards_text("谢谢你们", "王芳"))
    assert (asked, wang.buttons()[0]) == ("收下了。是谁的?", "王芳")
    assert (await wang.presses("王芳")).splitlines() == ["✅ 王芳 · 记下了", "谢谢你们"]


async def test_left_as_a_draft_and_new_client_for_it(world: World, wang: Talker) -> None:
    await wang.does(lambda person: person.sends_photo(png(), ""))
    assert await wang.presses("先存草稿") == "先放着,在 /drafts 里找得到。"
    assert await waiting(world) == [""]
    await wang.does(lambda person: person.sends_voice(b"OggS"))
    assert await wang.presses("新客户") == "客户叫什么?直接打字。"
    assert (await wang.says("赵敏")).splitlines() == ["✅ 新客户 赵敏", "📎 1 个文件"]
