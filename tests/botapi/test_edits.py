"""Editing, deleting, pinning, reacting: what changes in the chat, and what Telegram refuses."""

from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest

from bot.playground.api import BotApi, Chat, Person
from tests.botapi.conftest import GROUP, REP, Ask
from tests.botapi.pictures import png

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("完成", callback_data="done")]])
NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)


async def test_an_edit_changes_text_and_keyboard_in_place(bot: Bot, api: BotApi, rep: Person) -> None:
    sent = await bot.send_message(REP, "旧", reply_markup=BUTTON)
    events = api.events()
    await bot.edit_message_text("<b>新</b>", REP, sent.message_id, parse_mode="HTML")
    shown = api.messages(REP)
    assert [(one["message_id"], one["text"]) for one in shown] == [(sent.message_id, "新")]
    assert "reply_markup" not in shown[0]
    assert await anext(events) == {"type": "edit", "chat": REP, "message": shown[0]}


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, rep: Person) -> None:
    sent = await bot.send_message(REP, "<b>同</b>样", parse_mode="HTML", reply_markup=BUTTON)
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await bot.edit_message_text("<b>同</b>样", REP, sent.message_id, parse_mode="HTML", reply_markup=BUTTON)
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await bot.edit_message_reply_markup(REP, sent.message_id, reply_markup=BUTTON)
    await bot.edit_message_text("同样", REP, sent.message_id, reply_markup=BUTTON)
    await bot.edit_message_reply_markup(REP, sent.message_id)
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await bot.edit_message_reply_markup(REP, sent.message_id)


async def test_only_the_bots_own_messages_without_reply_keyboard_are_edited(bot: Bot, ask: Ask, rep: Person) -> None:
    written = rep.writes("我的")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", REP, written["message_id"])
    markup = {"keyboard": [["好"]]}
    sent = (await ask("sendMessage", chat_id=REP, text="x", reply_markup=markup)).result
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("y", REP, sent["message_id"])
    forwarded = await bot.forward_message(REP, REP, written["message_id"])
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("y", REP, forwarded.message_id)


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": "x", "message_id": 1}, "chat_id is empty"),
        ({"text": "x", "chat_id": REP}, "message identifier is not specified"),
        ({"text": "x", "chat_id": REP, "message_id": 999}, "message to edit not found"),
        ({"chat_id": REP, "message_id": 1}, "message text is empty"),
        ({"text": "x" * 4097, "chat_id": REP, "message_id": 1}, "MESSAGE_TOO_LONG"),
        ({"text": "x", "inline_message_id": "none"}, "MESSAGE_ID_INVALID"),
        ({"rich_message": {}, "chat_id": REP, "message_id": 1}, "rich messages are not played here"),
    ],
)
async def test_a_wrong_edit_is_refused(ask: Ask, rep: Person, params: dict[str, object], description: str) -> None:
    assert (await ask("editMessageText", **params)).description == f"Bad Request: {description}"


async def test_captions_are_edited_under_media_only(bot: Bot, api: BotApi, rep: Person) -> None:
    photo = await bot.send_photo(REP, png(), caption="旧")
    await bot.edit_message_caption(REP, photo.message_id, caption="新")
    assert api.messages(REP)[0]["caption"] == "新"
    await bot.edit_message_caption(REP, photo.message_id)
    assert "caption" not in api.messages(REP)[0]
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", REP, photo.message_id)
    with pytest.raises(BadRequest, match=r"(?i)media_caption_too_long"):
        await bot.edit_message_caption(REP, photo.message_id, caption="x" * 1025)
    text = await bot.send_message(REP, "x")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(REP, text.message_id, caption="y")


async def test_media_take_the_place_of_media_or_text(bot: Bot, api: BotApi, rep: Person) -> None:
    sent = await bot.send_message(REP, "稍等")
    await bot.edit_message_media(InputMediaPhoto(png(), caption="图"), REP, sent.message_id)
    shown = api.messages(REP)[0]
    assert "text" not in shown and shown["caption"] == "图"
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await bot.edit_message_media(InputMediaPhoto(png(), caption="图"), REP, sent.message_id)
    await bot.edit_message_media(InputMediaDocument(b"a,b", filename="a.csv"), REP, sent.message_id)
    shown = api.messages(REP)[0]
    assert shown["document"]["file_name"] == "a.csv" and "photo" not in shown
    place = await bot.send_location(REP, latitude=1, longitude=1)
    with pytest.raises(BadRequest, match="There is no media in the message to edit"):
        await bot.edit_message_media(InputMediaPhoto(png()), REP, place.message_id)


@pytest.mark.parametrize(
    ("media", "description"),
    [
        ({"type": "video", "media": "x"}, "media of this type is not played here"),
        ({"type": "photo", "media": "attach://missing"}, "media not found"),
        ({"type": "hologram", "media": "x"}, "can't parse InputMedia: Unsupported type specified"),
        ({"type": "photo"}, "can't parse InputMedia: Can't find field \"media\""),
    ],
)
async def test_wrong_media_are_refused(
    ask: Ask, bot: Bot, rep: Person, media: dict[str, object], description: str
) -> None:
    sent = await bot.send_message(REP, "x")
    reply = await ask("editMessageMedia", chat_id=REP, message_id=sent.message_id, media=media)
    assert reply.description == f"Bad Request: {description}"


async def test_a_message_is_deleted_within_48_hours() -> None:
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    api = BotApi(now=lambda: now)
    api.add_person(REP, "小刘", started=True)
    await api.start()
    async with Bot(api.token, base_url=api.base_url) as bot:
        first, second = [await bot.send_message(REP, text) for text in "ab"]
        now += timedelta(hours=48)
        events = api.events()
        await bot.delete_message(REP, first.message_id)
        assert await anext(events) == {"type": "delete", "chat": REP, "message_id": first.message_id}
        now += timedelta(seconds=1)
        with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
            await bot.delete_message(REP, second.message_id)
        with pytest.raises(BadRequest, match="Message to delete not found"):
            await bot.delete_message(REP, first.message_id)
    await api.stop()


async def test_others_messages_are_deleted_in_private_and_by_administrators(
    bot: Bot, api: BotApi, rep: Person, group: Chat
) -> None:
    await bot.delete_message(REP, rep.writes("x")["message_id"])
    assert api.messages(REP) == []
    written = rep.writes("x", chat=GROUP)["message_id"]
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(GROUP, written)
    group.promotes_bot()
    await bot.delete_message(GROUP, written)
    assert api.messages(GROUP) == []


async def test_messages_are_pinned_and_unpinned(bot: Bot, api: BotApi, rep: Person) -> None:
    sent = await bot.send_message(REP, "x")
    events = api.events()
    await bot.pin_chat_message(REP, sent.message_id)
    assert await anext(events) == {"type": "pin", "chat": REP, "message_id": sent.message_id}
    info = await bot.get_chat(REP)
    assert info.pinned_message and info.pinned_message.text == "x"
    with pytest.raises(BadRequest, match=r"(?i)chat_not_modified"):
        await bot.pin_chat_message(REP, sent.message_id)
    await bot.unpin_chat_message(REP)
    assert (await anext(events))["message_id"] is None
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await bot.unpin_chat_message(REP)
    with pytest.raises(BadRequest, match="Message to pin not found"):
        await bot.pin_chat_message(REP, 999)


async def test_pinning_in_a_group_needs_an_administrator(bot: Bot, group: Chat) -> None:
    sent = await bot.send_message(GROUP, "x")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages in the chat"):
        await bot.pin_chat_message(GROUP, sent.message_id)
    group.promotes_bot()
    assert await bot.pin_chat_message(GROUP, sent.message_id)


@pytest.mark.parametrize(
    ("reaction", "description"),
    [
        ([{"type": "emoji", "emoji": "🚗"}], "can't parse ReactionType: REACTION_INVALID"),
        ([{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "❤"}], "REACTIONS_TOO_MANY"),
        ([{"type": "custom_emoji", "custom_emoji_id": "1"}], "REACTION_INVALID"),
    ],
)
async def test_wrong_reactions_are_refused(
    ask: Ask, rep: Person, reaction: list[dict[str, str]], description: str
) -> None:
    written = rep.writes("x")
    assert (
        await ask("setMessageReaction", chat_id=REP, message_id=written["message_id"], reaction=[
            {"type": "emoji", "emoji": "👍"}
        ])
    ).result  # fmt: skip
    reply = await ask("setMessageReaction", chat_id=REP, message_id=written["message_id"], reaction=reaction)
    assert reply.description == f"Bad Request: {description}"
