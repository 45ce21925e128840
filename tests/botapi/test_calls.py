"""How calls come in: token, method, parameters in every encoding, deep types. Telegram's words count."""

import aiohttp
import pytest
from telegram import Bot

from bot.playground.api import BotApi, Person
from bot.playground.api.table import bot_api
from tests.botapi.conftest import REP, Ask

TEXT = {"chat_id": REP, "text": "你好"}


async def test_the_bot_of_the_token_is_known(bot: Bot, api: BotApi) -> None:
    me = await bot.get_me()
    assert (me.first_name, me.username, me.is_bot) == ("老客", "laoke_demo_bot", True)
    assert me.id == int(api.token.split(":")[0])
    assert not api.refusals


@pytest.mark.parametrize(("token", "status", "words"), [("1:wrong", 401, "Unauthorized"), ("x", 404, "Not Found")])
async def test_another_token_is_refused(
    api: BotApi, session: aiohttp.ClientSession, token: str, status: int, words: str
) -> None:
    async with session.get(f"{api.base_url}{token}/getMe") as answer:
        assert answer.status == status
        assert await answer.json() == {"ok": False, "error_code": status, "description": words}
    assert [(one.status, one.description) for one in api.refusals] == [(status, words)]


async def test_an_unknown_method_is_not_found(ask: Ask, api: BotApi) -> None:
    assert (await ask("sendMesage", **TEXT)).body == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert api.refusals[0].call.method == "sendMesage"


async def test_a_method_may_be_written_in_any_case_and_called_by_get(
    api: BotApi, rep: Person, session: aiohttp.ClientSession
) -> None:
    async with session.get(f"{api.base_url}{api.token}/SENDMESSAGE?chat_id={REP}&text=hi") as answer:
        assert (await answer.json())["result"]["text"] == "hi"


async def test_a_known_method_that_is_not_played_is_refused(ask: Ask, api: BotApi) -> None:
    reply = await ask("getAvailableGifts")
    assert (reply.status, reply.description) == (400, "Bad Request: method is not played here")
    assert len(api.refusals) == 1


async def test_calls_are_kept_with_their_decoded_parameters(form: Ask, api: BotApi, rep: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "好", "callback_data": "x"}]]}
    (await form("sendMessage", **TEXT, disable_notification=True, reply_markup=keyboard)).result  # noqa: B018
    call = api.calls[-1]
    assert call.method == "sendMessage"
    assert call.params == {**TEXT, "disable_notification": True, "reply_markup": keyboard}


@pytest.mark.parametrize(
    ("change", "description"),
    [
        ({"colour": "red"}, 'unknown parameter "colour"'),
        ({"chat_id": ""}, "chat_id is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": "  \n "}, "text must be non-empty"),
        ({"chat_id": "@nobody"}, "chat not found"),
        ({"chat_id": 0}, "chat not found"),
        ({"disable_notification": "perhaps"}, 'field "disable_notification" must be of type Boolean'),
        ({"message_thread_id": "x"}, 'field "message_thread_id" must be of type Number'),
        ({"reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"reply_markup": []}, 'field "reply_markup" must be of type Object'),
        ({"reply_parameters": {"quote": "x"}}, 'can\'t find field "message_id"'),
        ({"reply_parameters": {"message_id": "1"}}, 'field "message_id" must be of type Number'),
        ({"link_preview_options": {"is_disabled": "yes"}}, 'field "is_disabled" must be of type Boolean'),
        ({"link_preview_options": {"hidden": True}}, 'unknown field "hidden"'),
        ({"link_preview_options": {"url": "not-a-url"}}, "WEBPAGE_URL_INVALID"),
        ({"entities": [{"type": "loud", "offset": 0, "length": 1}]},
         "can't parse MessageEntity: Unsupported type specified"),
        ({"entities": [{"offset": 0, "length": 1}]}, 'can\'t parse MessageEntity: Can\'t find field "type"'),
        ({"parse_mode": "RTF"}, "unsupported parse_mode"),
        ({"parse_mode": "MarkdownV2"}, "markdown is not played here; use HTML"),
        ({"message_thread_id": 7}, "message thread not found"),
        ({"business_connection_id": "b"}, "business connection not found"),
        ({"allow_paid_broadcast": True}, "FLOODSKIP_NOT_ALLOWED"),
    ],
)  # fmt: skip
async def test_a_wrong_parameter_is_refused_in_a_form(
    form: Ask, api: BotApi, rep: Person, change: dict[str, object], description: str
) -> None:
    reply = await form("sendMessage", **{**TEXT, **change})
    assert (reply.status, reply.description) == (400, f"Bad Request: {description}")
    assert [one.description for one in api.refusals] == [reply.description]
    assert api.messages(REP) == []


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": REP}, "message text is empty"),
        ({"chat_id": REP, "text": 5}, 'field "text" must be of type String'),
        ({"chat_id": True, "text": "x"}, 'field "chat_id" must be of type Number'),
        ({"chat_id": REP, "text": "x", "entities": {}}, 'field "entities" must be of type Array'),
        ({"chat_id": REP, "text": "half \ud83d"}, "strings must be encoded in UTF-8"),
    ],
)
async def test_a_wrong_parameter_is_refused_in_json(
    ask: Ask, rep: Person, params: dict[str, object], description: str
) -> None:
    assert (await ask("sendMessage", **params)).description == f"Bad Request: {description}"


@pytest.mark.parametrize(
    ("method", "description"),
    [
        ("sendPhoto", "there is no photo in the request"),
        ("sendDocument", "there is no document in the request"),
        ("sendVoice", "there is no voice in the request"),
        ("setMyCommands", 'parameter "commands" is required'),
        ("answerCallbackQuery", 'parameter "callback_query_id" is required'),
        ("getFile", "file_id not specified"),
    ],
)
async def test_what_is_missing_is_named(ask: Ask, rep: Person, method: str, description: str) -> None:
    params = {"chat_id": REP} if "chat_id" in bot_api().methods[method] else {}
    assert (await ask(method, **params)).description == f"Bad Request: {description}"


async def test_a_file_may_come_under_a_name_of_its_own(
    api: BotApi, rep: Person, session: aiohttp.ClientSession
) -> None:
    fields = {"chat_id": str(REP), "document": "attach://table"}
    url = f"{api.base_url}{api.token}/sendDocument"
    for extra, status in ((None, 200), ("stray", 400)):
        form = aiohttp.FormData(fields)
        for part in filter(None, ("table", extra)):
            form.add_field(part, b"a,b", filename="a.csv", content_type="text/csv")
        async with session.post(url, data=form) as answer:
            assert answer.status == status
    assert [one["document"]["file_name"] for one in api.messages(REP)] == ["a.csv"]
    assert [one.description for one in api.refusals] == ['Bad Request: unknown parameter "stray"']


async def test_a_number_that_is_none_is_refused(form: Ask, rep: Person) -> None:
    reply = await form("sendLocation", chat_id=REP, latitude="north", longitude="0")
    assert reply.description == 'Bad Request: field "latitude" must be of type Number'


@pytest.mark.parametrize("body", ["[1]", "nonsense"])
async def test_a_body_that_is_no_object_is_refused(api: BotApi, session: aiohttp.ClientSession, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    async with session.post(f"{api.base_url}{api.token}/getMe", data=body, headers=headers) as answer:
        assert answer.status == 400
    assert len(api.refusals) == 1


async def test_only_this_machines_own_names_are_served(api: BotApi, session: aiohttp.ClientSession) -> None:
    url = f"{api.base_url}{api.token}/getMe"
    async with session.get(url, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403
    async with session.get(url, headers={"Host": "localhost:8080"}) as answer:
        assert answer.status == 200


def test_a_token_must_look_like_one() -> None:
    with pytest.raises(ValueError, match="token"):
        BotApi(token="nonsense")
