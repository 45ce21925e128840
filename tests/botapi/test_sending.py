"""What the bot sends: texts, captions, files, places, contacts, replies, copies; their limits and refusals."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest

from bot.playground.api import BotApi, Chat, Person
from tests.botapi.conftest import GROUP, REP, Ask
from tests.botapi.pictures import gif_head, jpeg_head, png

LONGEST = "👍" * 2048
"""4096 UTF-16 units."""


async def test_a_message_is_shown_with_its_entities(bot: Bot, api: BotApi, rep: Person) -> None:
    sent = await bot.send_message(REP, "<b>王芳</b> 来了", parse_mode="HTML")
    assert api.messages(REP) == [
        {
            "message_id": sent.message_id,
            "from": {
                "id": api.world.bot_user["id"],
                "is_bot": True,
                "first_name": "老客",
                "username": "laoke_demo_bot",
            },
            "chat": {"id": REP, "type": "private", "first_name": "小刘", "username": "liu"},
            "date": int(sent.date.timestamp()),
            "text": "王芳 来了",
            "entities": [{"type": "bold", "offset": 0, "length": 2}],
        }
    ]
    assert not api.refusals


async def test_length_counts_after_parsing(ask: Ask, api: BotApi, rep: Person) -> None:
    assert (await ask("sendMessage", chat_id=REP, text=f"<b>{LONGEST}</b>", parse_mode="HTML")).result
    assert (await ask("sendMessage", chat_id=REP, text=LONGEST + "x")).description == "Bad Request: message is too long"
    assert (await ask("sendMessage", chat_id=REP, text="<b> </b>", parse_mode="HTML")).description == (
        "Bad Request: text must be non-empty"
    )


async def test_captions_hold_1024_units(bot: Bot, rep: Person) -> None:
    sent = await bot.send_document(REP, b"a", filename="a.txt", caption=f"<i>{'好' * 1024}</i>", parse_mode="HTML")
    assert sent.caption == "好" * 1024
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(REP, b"a", filename="a.txt", caption="好" * 1025)


@pytest.mark.parametrize(
    ("entity", "description"),
    [
        ({"type": "bold", "offset": 100, "length": 1}, "entity begins after the end of the text at UTF-16 offset 100"),
        ({"type": "bold", "offset": 0, "length": 100},
         "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100"),
        ({"type": "bold", "offset": -1, "length": 1}, "receive an entity with incorrect offset -1"),
        ({"type": "bold", "offset": 1, "length": -1}, "receive an entity with incorrect length -1"),
        ({"type": "bold", "offset": 1, "length": 1}, "entity begins in a middle of a UTF-16 symbol at UTF-16 offset 1"),
        ({"type": "text_link", "offset": 0, "length": 2}, 'can\'t parse MessageEntity: Can\'t find field "url"'),
        ({"type": "text_link", "offset": 0, "length": 2, "url": "nowhere"},
         "entity URL 'nowhere' is invalid: Wrong HTTP URL"),
        ({"type": "text_link", "offset": 0, "length": 2, "url": ""}, "entity URL '' is invalid: URL host is empty"),
        ({"type": "text_mention", "offset": 0, "length": 2, "user": {"id": 9, "is_bot": False, "first_name": "X"}},
         "user not found"),
    ],
)  # fmt: skip
async def test_entities_given_are_checked(ask: Ask, rep: Person, entity: dict[str, object], description: str) -> None:
    reply = await ask("sendMessage", chat_id=REP, text="👍 hello", entities=[entity])
    assert reply.description == f"Bad Request: {description}"


async def test_entities_given_are_kept(ask: Ask, rep: Person) -> None:
    link = {"type": "text_link", "offset": 0, "length": 2, "url": "https://x.example/"}
    mention = {"type": "text_mention", "offset": 3, "length": 5, "user": rep.user}
    message = (await ask("sendMessage", chat_id=REP, text="👍 hello", entities=[mention, link])).result
    assert message["entities"] == [link, mention]


async def test_a_photo_is_uploaded_and_sent_again_by_its_id(bot: Bot, api: BotApi, rep: Person) -> None:
    sent = await bot.send_photo(REP, png(30, 20), caption="图")
    assert (sent.photo[-1].width, sent.photo[-1].height, sent.caption) == (30, 20, "图")
    again = await bot.send_photo(REP, sent.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
    assert api.world.files.find(sent.photo[-1].file_id)
    with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
        await bot.send_document(REP, sent.photo[-1].file_id)


@pytest.mark.parametrize(("data", "size"), [(jpeg_head(640, 480), (640, 480)), (gif_head(3, 4), (3, 4))])
async def test_jpeg_and_gif_are_photos_too(bot: Bot, rep: Person, data: bytes, size: tuple[int, int]) -> None:
    sent = await bot.send_photo(REP, data)
    assert (sent.photo[-1].width, sent.photo[-1].height) == size


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no picture", "Image_process_failed"),
        (b"\xff\xd8broken", "Image_process_failed"),
        (b"", "File must be non-empty"),
        (gif_head(6000, 6000), "Photo_invalid_dimensions"),
        (gif_head(2100, 100), "Photo_invalid_dimensions"),
        (gif_head(10, 10) + bytes(10 * 1024 * 1024), "File is too big"),
    ],
)
async def test_what_is_no_photo_is_refused(bot: Bot, rep: Person, data: bytes, words: str) -> None:
    with pytest.raises(BadRequest, match=words):
        await bot.send_photo(REP, data)


@pytest.mark.parametrize(
    ("file_id", "words"),
    [
        ("unknown", "Wrong file identifier/http url specified"),
        ("https://x.example/a", "Failed to get http url content"),
    ],
)
async def test_an_unknown_file_is_refused(bot: Bot, rep: Person, file_id: str, words: str) -> None:
    with pytest.raises(BadRequest, match=rf"(?i){words}"):
        await bot.send_document(REP, file_id)


async def test_files_voices_places_and_contacts_arrive(bot: Bot, api: BotApi, rep: Person) -> None:
    file = await bot.send_document(REP, "客户,金额\n".encode(), filename="客户.csv")
    assert file.document and (file.document.file_name, file.document.file_size) == ("客户.csv", 14)
    await bot.send_voice(REP, b"OggS", duration=4)
    assert api.messages(REP)[-1]["voice"]["duration"] == 4
    place = await bot.send_location(REP, latitude=31.2, longitude=121.5)
    assert place.location and place.location.latitude == 31.2
    contact = await bot.send_contact(REP, "13800138000", "张", last_name="伟")
    assert contact.contact and contact.contact.phone_number == "13800138000"
    assert len(api.messages(REP)) == 4


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("sendLocation", {"latitude": 91, "longitude": 0}, "wrong latitude or longitude specified"),
        ("sendLocation", {"latitude": 1, "longitude": 0, "live_period": 60}, "live locations are not played here"),
        ("sendContact", {"phone_number": "1", "first_name": ""}, "contact first name must be non-empty"),
        ("sendContact", {"phone_number": "", "first_name": "a"}, "contact phone number must be non-empty"),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
    ],
)
async def test_places_contacts_and_actions_are_checked(
    form: Ask, rep: Person, method: str, params: dict[str, object], description: str
) -> None:
    assert (await form(method, chat_id=REP, **params)).description == f"Bad Request: {description}"


async def test_typing_is_seen_by_the_page(bot: Bot, api: BotApi, rep: Person) -> None:
    events = api.events()
    await bot.send_chat_action(REP, ChatAction.TYPING)
    assert await anext(events) == {"type": "typing", "chat": REP}


async def test_a_reply_shows_what_it_answers(bot: Bot, api: BotApi, rep: Person) -> None:
    asked = rep.writes("王芳呢？")
    first = await bot.send_message(REP, "在", reply_parameters=ReplyParameters(asked["message_id"], quote="王芳"))
    second = await bot.send_message(REP, "还在", reply_parameters=ReplyParameters(first.message_id))
    assert first.reply_to_message and first.reply_to_message.text == "王芳呢？"
    assert second.reply_to_message and second.reply_to_message.reply_to_message is None


async def test_a_reply_to_nothing_is_refused_unless_allowed(bot: Bot, rep: Person) -> None:
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(REP, "在", reply_parameters=ReplyParameters(999))
    sent = await bot.send_message(REP, "在", reply_parameters=ReplyParameters(999, allow_sending_without_reply=True))
    assert sent.reply_to_message is None
    with pytest.raises(BadRequest, match="Quote_text_invalid"):
        await bot.send_message(REP, "在", reply_parameters=ReplyParameters(sent.message_id, quote="别的"))


async def test_a_reply_to_another_chat_is_not_played(ask: Ask, rep: Person, group: Chat) -> None:
    reply = await ask("sendMessage", chat_id=REP, text="x", reply_parameters={"message_id": 1, "chat_id": GROUP})
    assert reply.description == "Bad Request: replies to other chats are not played here"


async def test_a_copy_has_no_origin_and_a_forward_has(bot: Bot, api: BotApi, rep: Person, group: Chat) -> None:
    written = rep.writes("好消息")
    button = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="x")]])
    copied = await bot.copy_message(GROUP, REP, written["message_id"], reply_markup=button)
    shown = api.messages(GROUP)[-1]
    assert (shown["message_id"], shown["text"]) == (copied.message_id, "好消息")
    assert "forward_origin" not in shown and "reply_markup" in shown
    forwarded = await bot.forward_message(GROUP, REP, written["message_id"])
    assert forwarded.forward_origin and forwarded.forward_origin.type == "user"
    photo = rep.sends_photo(png(), "旧")
    await bot.copy_message(GROUP, REP, photo["message_id"], caption="新")
    assert api.messages(GROUP)[-1]["caption"] == "新"


async def test_what_is_not_there_cannot_be_copied_or_forwarded(bot: Bot, rep: Person, group: Chat) -> None:
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(REP, GROUP, 999)
    with pytest.raises(BadRequest, match="Message to forward not found"):
        await bot.forward_message(REP, GROUP, 999)
    group.kicks_bot()
    group.adds_bot()
    service = max(group.posts)
    with pytest.raises(BadRequest, match="Message can't be copied"):
        await bot.copy_message(REP, GROUP, service)
    with pytest.raises(BadRequest, match="Message can't be forwarded"):
        await bot.forward_message(REP, GROUP, service)


async def test_protected_content_and_link_previews_are_kept(ask: Ask, rep: Person) -> None:
    options = {"is_disabled": True}
    sent = (await ask("sendMessage", chat_id=REP, text="x", protect_content=True, link_preview_options=options)).result
    assert (sent["has_protected_content"], sent["link_preview_options"]) == (True, options)
