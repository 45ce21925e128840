"""A whole bot on the server, as it would run on Telegram: it polls, answers, edits and ends cleanly."""

import asyncio

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.playground.api import Answer, BotApi, Person
from tests.botapi.conftest import REP


async def ask_back(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    button = InlineKeyboardButton("是", callback_data="yes")
    await update.message.reply_html(f"<b>{update.message.text}</b>？", reply_markup=InlineKeyboardMarkup([[button]]))


async def take_answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query
    await query.answer("好")
    await query.edit_message_text("记下了")


async def until_shown(api: BotApi, text: str) -> None:
    """Waits until a message with the text is sent or edited in."""
    events = api.events()
    if any(one.get("text") == text for one in api.messages(REP)):
        return
    async with asyncio.timeout(10):
        async for event in events:
            if event.get("message", {}).get("text") == text:
                return


async def test_a_bot_polls_answers_and_ends_cleanly(api: BotApi, rep: Person) -> None:
    app = Application.builder().token(api.token).base_url(api.base_url).base_file_url(api.base_file_url).build()
    app.add_handler(MessageHandler(filters.TEXT, ask_back))
    app.add_handler(CallbackQueryHandler(take_answer))
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling()
        rep.writes("王芳下周来")
        await until_shown(api, "王芳下周来？")
        assert await rep.presses_label("是").answered() == Answer("好")
        await until_shown(api, "记下了")
        await app.updater.stop()
        await app.stop()
    assert [one["text"] for one in api.messages(REP)] == ["王芳下周来", "记下了"]
    assert (api.refusals, api.unanswered_presses(), api.pending_updates()) == ([], [], 0)
