"""Whatever people do, in whatever order: no failure, no refused call, and every message and press has its answer."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import Enum
from itertools import takewhile
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.playground.api.sender import ActError
from handlers import callbacks
from handlers.callbacks import Payload
from playbook.writing import word_list
from tests.talk.books import failures
from tests.talk.groups import Group
from tests.talk.world import Talker, World

FAILED = ("没办成",)
LONGEST = 4096  # characters of a message
WORDS = word_list(
    "王芳 李敏 顺达 今天 昨天 来电 面谈 周五前 发报价 13800138000 13900139000 3280 3万 买了 下单 退了 不对, 不是"
    " 他 她 孩子8岁 属虎 谁 三亚 记 买 查 找 跟进 答应 合并 忘掉 和 想要 Model 3 #vip 😀 <b> & 2月30号 明天下午3点"
    " 每周一 农历 25:61 2026/13/45 0 -1 ½ ② ¥ \u202eevil \u200b 99999999999999999999 محمد שלום call David Friday"
    " /add /note /card /find /undo /cancel /follow /promise /buy /trust /refer /contract /merge /forget /lapsed"
    " /tiers /import /export /drafts /today /due /care /settings /help /more /team /invite /start /digest /nothing"
)
_signs = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
_words = st.lists(st.sampled_from([*WORDS, "\n", "\u3000", "\t"]), min_size=1, max_size=7).map(" ".join)
_long = st.builds(lambda piece, times: (piece * times)[:LONGEST], _signs, st.sampled_from([80, 700]))
TEXTS = st.one_of(_words, _words, _words, _signs, _long)
FILES = st.one_of(
    st.binary(min_size=1, max_size=200), _words.map(str.encode), st.just("姓名,电话\n张伟,138\n".encode())
)
NUMBERS = st.sampled_from(["13800138000", "+8613900139000", "+1", "0", "999999999999999999", "abc", "13711110000"])
CARD = "BEGIN:VCARD\nFN:{0}\nTEL:13711110000\nTEL:{0}\nORG:{0};x\nBDAY:{0}\nNOTE:{0}\nEND:VCARD"
SMALL = st.sampled_from([0, 1, 2, 3, 5, -1, 999, 2**31, 2**62])


@dataclass(frozen=True)
class Act:
    """What somebody does; `answered`: whether he must hear something."""

    name: str
    do: Callable[[Talker], Any]
    answered: bool = True

    def __repr__(self) -> str:
        return self.name


def _act(name: str, do: Callable[..., Any], *values: Any, answered: bool = True) -> Act:
    return Act(f"{name}{values!r}", lambda talker: do(talker.person, *values), answered)


def _payloads() -> SearchStrategy[str]:
    """The data of any button there is, with numbers that may be anybody's."""

    def value(kind: Any) -> SearchStrategy[Any]:
        kinds = [each for each in getattr(kind, "__args__", (kind,)) if each is not type(None)]
        if kinds[0] is bool:
            return st.booleans()
        if isinstance(kinds[0], type) and issubclass(kinds[0], Enum):
            return st.sampled_from(list(kinds[0]))
        if kinds[0] is date:
            return st.sampled_from([date(2026, 11, 18), date(2026, 12, 1), date.min, date.max])
        return st.sampled_from(["note", "card", "x", ""]) if kinds[0] is str else SMALL

    def one(kind: type[Payload]) -> SearchStrategy[str]:
        hints = get_type_hints(kind)
        named = {each.name: value(hints[each.name]) for each in fields(kind) if each.default is MISSING}
        return st.builds(kind, **named).map(lambda payload: payload.pack())

    return st.sampled_from(list(callbacks._BY_PREFIX.values())).flatmap(one)


def _press(talker: Talker, message: int, button: int) -> None:
    """One of the buttons in view, as honest people do."""
    shown = [m for m in talker.messages() if "inline_keyboard" in m.get("reply_markup", {})]
    keys = [key for row in shown[-1 - message % len(shown)]["reply_markup"]["inline_keyboard"] for key in row]
    key = keys[button % len(keys)]
    if "callback_data" in key:
        talker.person.presses(shown[-1 - message % len(shown)]["message_id"], key["callback_data"])


def _reply(talker: Talker, message: int, text: str) -> None:
    shown = talker.messages()
    talker.person.writes(text, reply_to=shown[-1 - message % len(shown)]["message_id"])


def _edit(talker: Talker, text: str) -> None:
    own = [m for m in talker.world.api.messages(talker.id) if not m["from"]["is_bot"] and "text" in m]
    talker.person.edits(own[-1]["message_id"], text)


_nth = st.integers(0, 9)
_honest = st.builds(
    lambda message, button: Act(
        f"press{message, button}", lambda talker: _press(talker, message, button), answered=False
    ),
    st.integers(0, 3),
    _nth,
)
ACTS = st.one_of(
    st.builds(lambda text: _act("says", lambda person, said: person.writes(said), text), TEXTS),
    st.builds(lambda text: _act("says", lambda person, said: person.writes(said), text), TEXTS),
    _honest,
    _honest,
    st.builds(
        lambda data: Act(
            f"forges {data}", lambda talker: talker.person.presses(talker.last()["message_id"], data), False
        ),
        _payloads(),
    ),
    st.builds(lambda nth, text: Act(f"replies {text!r}", lambda talker: _reply(talker, nth, text)), _nth, TEXTS),
    st.builds(lambda text: Act(f"edits {text!r}", lambda talker: _edit(talker, text), False), TEXTS),
    st.builds(lambda text: _act("forwards", lambda person, said: person.forwards_text(said, "王芳"), text), TEXTS),
    st.builds(
        lambda number, name: _act(
            "contact", lambda person, *of: person.shares_contact(*of), number, name, "", CARD.format(name)
        ),
        NUMBERS,
        _words,
    ),
    st.builds(
        lambda data, name, words: _act(
            "file", lambda person, *of: person.sends_document(*of), name, data, "text/csv", words
        ),
        FILES,
        st.sampled_from(["a.csv", "a.xlsx", "a.vcf", "a.txt", "x"]),
        st.sampled_from(["", "王芳", "李敏 报价单"]),
    ),
    st.just(_act("location", lambda person: person.sends_location(31.2, 121.5))),
    st.just(_act("sticker", lambda person: person.sends_sticker("👍"))),
    st.just(_act("voice", lambda person: person.sends_voice(b"OggS"))),
)


@pytest.fixture
async def busy(world: World, rep: Talker) -> Talker:
    """A rep with two clients, work and a purchase."""
    for line in (
        "王芳 13800138000 顺达物流",
        "李敏 13900139000",
        "王芳 今天面谈 孩子8岁 周五前发报价",
        "/buy 王芳 轮胎 3280元",
        "/follow 李敏 明天下午3点 回访",
        "/today",
    ):
        await rep.says(line)
    return rep


@pytest.fixture
async def group(world: World, busy: Talker) -> Group:
    """The rep with a colleague and the bot in a group."""
    return Group(world, "顺达二店群", busy, world.talker(102))


def has_heard(talker: Talker, last: Any) -> bool:
    """Whether anything was shown to him since that call."""
    later = takewhile(lambda call: call is not last, reversed(talker.world.api.calls))
    return any(call.params.get("chat_id") == talker.id for call in later)


@given(acts=st.lists(ACTS, min_size=1, max_size=6), hours=st.sampled_from([0, 0, 0, 1, 30]))
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
async def test_whatever_somebody_does_is_answered(world: World, busy: Talker, acts: list[Act], hours: int) -> None:
    for act in acts:
        last = world.api.calls[-1]
        with suppress(ActError):  # Telegram's own programs would not send that
            act.do(busy)
            await world.settle()
            assert not act.answered or has_heard(busy, last), act
        assert not any(trouble in busy.sees() for trouble in FAILED), act
        assert await failures(world) == [], act
        assert world.api.refusals == [], act
    if hours:
        await world.passes(hours=hours)
        assert await failures(world) == []
        assert world.api.refusals == []


@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_group_is_left_in_peace(world: World, busy: Talker, group: Group, texts: list[str]) -> None:
    """People talk among themselves: nothing is said to that, and nothing of a client is shown there."""
    before = len(group.messages())
    for text in texts:
        with suppress(ActError):
            busy.person.writes(text, chat=group.chat.id)
            await world.settle()
        if not text.strip().startswith("/"):
            assert len(group.messages()) == before, text
        before = len(group.messages())
        assert not any("138 0013 8000" in shown or "顺达物流" in shown for shown in group.texts())
    assert await failures(world) == []
    assert world.api.refusals == []
