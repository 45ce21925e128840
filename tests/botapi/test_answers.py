"""Button presses and inline queries: how people make them, and how the bot may answer."""

import asyncio

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultContact,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from bot.playground.api import ActError, Answer, BotApi, Person
from tests.botapi.conftest import REP, Ask

TOO_OLD = "Query is too old and response timeout expired or query id is invalid"
MARKUP = {
    "inline_keyboard": [
        [{"text": "完成", "callback_data": "done:1"}, {"text": "链接", "url": "https://x.example"}],
        [{"text": "复制", "copy_text": {"text": "你好"}}],
    ]
}


async def test_a_press_is_answered_with_a_toast(ask: Ask, bot: Bot, api: BotApi, rep: Person) -> None:
    sent = (await ask("sendMessage", chat_id=REP, text="x", reply_markup=MARKUP)).result
    press = rep.presses_label("完成")
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query and query.message
    assert (query.id, query.data, query.from_user.id, query.message.message_id) == (
        press.id,
        "done:1",
        REP,
        sent["message_id"],
    )
    assert api.unanswered_presses() == [press]
    events = api.events()
    await query.answer("好了", show_alert=True)
    assert await press.answered() == Answer("好了", show_alert=True)
    assert await anext(events) == {
        "type": "toast", "user": REP, "press": press.id, "text": "好了", "alert": True, "url": "",
    }  # fmt: skip
    assert api.unanswered_presses() == []


async def test_a_link_and_a_text_to_copy_are_held_and_send_nothing(ask: Ask, api: BotApi, rep: Person) -> None:
    await ask("sendMessage", chat_id=REP, text="x", reply_markup=MARKUP)
    assert rep.presses_label("链接").url == "https://x.example"
    assert rep.presses_label("复制").copied == "你好"
    assert api.pending_updates() == 0


async def test_a_label_is_sought_from_the_newest_message(ask: Ask, api: BotApi, rep: Person) -> None:
    first = (await ask("sendMessage", chat_id=REP, text="x", reply_markup=MARKUP)).result["message_id"]
    second = (await ask("sendMessage", chat_id=REP, text="y", reply_markup=MARKUP)).result["message_id"]
    assert rep.presses_label("完成").query["message"]["message_id"] == second
    assert rep.presses_label("完成", message_id=first).query["message"]["message_id"] == first
    with pytest.raises(ActError, match="完成"):
        rep.presses_label("没有")


async def test_forged_data_and_a_message_that_is_gone_still_reach_the_bot(bot: Bot, rep: Person) -> None:
    rep.presses(999, "forged")
    (update,) = await bot.get_updates()
    assert update.callback_query and update.callback_query.message
    assert update.callback_query.data == "forged"
    assert not update.callback_query.message.is_accessible


async def test_a_press_is_answered_once_and_in_time(bot: Bot, api: BotApi, rep: Person) -> None:
    sent = rep.writes("x")
    press = rep.presses(sent["message_id"], "x")
    await bot.answer_callback_query(press.id)
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_callback_query(press.id)
    late = rep.presses(sent["message_id"], "x")
    late.expires()
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_callback_query(late.id)
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_callback_query("invented")
    assert api.unanswered_presses() == [late]
    with pytest.raises(asyncio.TimeoutError):
        await late.answered(0)


async def test_an_answer_holds_200_units_and_only_a_link_to_this_bot(bot: Bot, rep: Person) -> None:
    press = rep.presses(rep.writes("x")["message_id"], "x")
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(press.id, "好" * 201)
    with pytest.raises(BadRequest, match=r"(?i)url_invalid"):
        await bot.answer_callback_query(press.id, url="https://x.example")
    await bot.answer_callback_query(press.id, url="https://t.me/laoke_demo_bot?start=a")
    assert (await press.answered()).url == "https://t.me/laoke_demo_bot?start=a"


async def test_an_inline_query_is_answered_and_a_result_sent(bot: Bot, api: BotApi, rep: Person) -> None:
    inquiry = rep.asks_inline("王")
    (update,) = await bot.get_updates()
    assert update.inline_query and update.inline_query.query == "王"
    text = InputTextMessageContent("<b>王芳</b>", parse_mode="HTML")
    button = InlineKeyboardMarkup([[InlineKeyboardButton("看", callback_data="card:1")]])
    results = [
        InlineQueryResultArticle("1", "王芳", text, reply_markup=button),
        InlineQueryResultContact("2", "13800138000", "王芳"),
    ]
    await bot.answer_inline_query(inquiry.id, results)
    assert [result["id"] for result in await inquiry.answered()] == ["1", "2"]
    sent = rep.chooses_inline("1")
    assert (sent["text"], sent["via_bot"]["username"]) == ("王芳", "laoke_demo_bot")
    message, chosen = (await bot.get_updates(update.update_id + 1))[:2]
    assert message.message and message.message.via_bot
    assert chosen.chosen_inline_result and chosen.chosen_inline_result.inline_message_id
    assert await bot.edit_message_text("改", inline_message_id=chosen.chosen_inline_result.inline_message_id) is True
    assert api.messages(REP)[-1]["text"] == "改"
    assert rep.chooses_inline("2")["contact"]["phone_number"] == "13800138000"
    with pytest.raises(ActError):
        rep.chooses_inline("3")


@pytest.mark.parametrize(
    ("results", "description"),
    [
        ([{"type": "article", "id": "1", "title": "x"}],
         'can\'t parse inline query result: Can\'t find field "input_message_content"'),
        ([{"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": ""}}],
         "message text is empty"),
        ([{"type": "contact", "id": "1", "phone_number": "1", "first_name": "x"}] * 2, "RESULT_ID_DUPLICATE"),
        ([{"type": "contact", "id": "x" * 65, "phone_number": "1", "first_name": "x"}], "RESULT_ID_INVALID"),
        ([{"type": "contact", "id": str(n), "phone_number": "1", "first_name": "x"} for n in range(51)],
         "RESULTS_TOO_MUCH"),
        ([{"type": "gif", "id": "1", "gif_url": "x", "thumbnail_url": "x"}],
         "inline results of type gif are not played here"),
    ],
)  # fmt: skip
async def test_wrong_inline_results_are_refused(
    ask: Ask, rep: Person, results: list[dict[str, object]], description: str
) -> None:
    inquiry = rep.asks_inline("x")
    reply = await ask("answerInlineQuery", inline_query_id=inquiry.id, results=results)
    assert reply.description == f"Bad Request: {description}"


async def test_an_inline_query_is_answered_once(bot: Bot, rep: Person) -> None:
    inquiry = rep.asks_inline("x")
    await bot.answer_inline_query(inquiry.id, [])
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_inline_query(inquiry.id, [])
