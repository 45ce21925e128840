"""What a line tells of a purchase besides goods and price (B3): margin, for whom, how they heard of us, a return.

All patterns match half-width, simplified text of the same length as what was typed; what is taken is blanked.
"""

import re
from typing import Final

from playbook.capture.model import Margin, Source, Told
from playbook.money import LARGEST, find_amounts
from playbook.writing import any_case, blank, plain, word_list

_PER_CENT = r"(?P<figure>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s?%"
_EARNED: Final = any_case(
    r"(?:毛利|净利|利润)率?(?:是|有|为|约)?\s?:?\s?|\b(?:gross )?(?:margin|profit)\s?(?:of|is|:)?\s?"
)
_COST: Final = any_case(r"(?:成本|进价|进货价)(?:价|是|为)?\s?:?\s?|\bour cost\s?(?:is|:)?\s?")
_RATE_BEHIND: Final = any_case(rf"^\s?{_PER_CENT}")
_RATE_BEFORE: Final = any_case(rf"(?<![0-9.]){_PER_CENT}\s?(?:的?(?:毛利|净利|利润)率?|(?:gross )?(?:margin|profit)\b)")

TELLS_MARGIN: Final = any_case(rf"{_EARNED.pattern}|{_COST.pattern}|{_RATE_BEFORE.pattern}")
"""Whether a clause tells what was earned."""

_PEOPLE: Final = "|".join(
    word_list(
        "女儿 儿子 孩子 小孩 宝宝 孙子 孙女 老婆 老公 太太 先生 妻子 丈夫 爱人 对象 女朋友 男朋友 女友 男友 爸妈 父母 "
        "爸爸 妈妈 父亲 母亲 老爸 老妈 岳父 岳母 公公 婆婆 爷爷 奶奶 外公 外婆 哥哥 弟弟 姐姐 妹妹 家人 家里 "
        "全家 亲戚 朋友 同事 员工 公司 单位 老板 领导 老师 同学 客户 店里 厂里"
    )
)
_WHOM: Final = any_case(
    rf"(?:送给?|给|帮|替)(?P<zh>(?:[她他佢](?:们)?的?|自己的?)?(?:{_PEOPLE}))(?:买|用|订|挑|选|定|做)?(?:了|的)?"
    r"|\bfor (?P<en>(?:his |her |their |the |a )?(?:daughter|son|child|children|kids?|baby|wife|husband|partner|fiance"
    r"|girlfriend|boyfriend|parents|mother|father|mum|mom|dad|sister|brother|grand\w+|family|friend|colleague|boss"
    r"|company|office|staff|team|shop|client|teacher)s?)\b"
)

_HEARD: Final = {
    Source.FRIEND: "朋友介绍|熟人介绍|同事介绍|亲戚介绍|别人介绍|老客户介绍|介绍|转介绍|口碑|word of mouth|referral"
    "|referred|(?:by|through|from) an? friend",
    Source.WALK_IN: "路过|上门|自己找来|自己来店|进店|walk-?in|walked in|passing by|passer-?by",
    Source.VIDEO: "抖音|快手|短视频|直播间?|视频号|短影音|tiktok|youtube|douyin|a video",
    Source.SOCIAL: "朋友圈|小红书|微博|公众号|脸书|fb|facebook|ig|instagram|line|threads|社群|微信群|social media",
    Source.SEARCH: "百度|谷歌|网上搜到?|搜到|搜索|官网|google|online search|web ?site|a search|(?:网路)?搜寻",
    Source.AD: "广告|传单|海报|电梯广告|看到广告|an? ad|ads?|advert(?:isement)?s?|flyer|poster",
    Source.EVENT: "展会|车展|活动|讲座|展览|trade fair|exhibition|event|seminar",
}
_ANY_SOURCE = "|".join(f"(?P<{source.name}>{pattern})" for source, pattern in _HEARD.items())
_SOURCE: Final = any_case(
    rf"(?<![^\s,;()])(?:(?P<said>来源|渠道|从|via|source|heard (?:of us )?(?:through|from|via))\s?:?\s?)?"
    rf"(?:{_ANY_SOURCE})(?:(?P<came>过?来|上?看到|知道)的?)?(?![^\s,;()])"
)
_ALONE: Final = (Source.FRIEND, Source.WALK_IN)
"""Words that say by themselves how somebody came; 广告 or 活动 may be what was bought, and need 来源 or 来的 beside."""

_FRIEND: Final = any_case(r"^\s*an? friend\s*$")
"""Only as an answer: in a line he may be whom it was bought for, or with."""

RETURNED: Final = any_case(
    r"^\s*(?:退货|退款|退掉|退回|退了|退)(?![休伍学税烧役出])(?:了|货|款)?\s*"
    r"|(?<!\S)(?:退货|退款|退掉了?|退回了?|已退|退了)(?!\S)|(?:退货|退款)$"
    r"|\b(?:returned|returns?|refund(?:ed)?|brought back|sent back)\b(?!\s+(?:customer|client|visit))\s*"
)
"""In a line that records a purchase: it was none, something came back."""


def as_return(text: str) -> str:
    """Words that tell of a return, whether or not they say so."""
    if RETURNED.search(plain(text)):
        return text
    return f"return {text}" if text.isascii() else f"退货 {text}"


def take_margin(text: str, digits: int) -> tuple[str, Margin | None]:
    """What was earned by it: 毛利800, margin 20%, 成本2480; amounts in a currency with ``digits`` decimals."""
    if found := _RATE_BEFORE.search(text):
        return blank(text, *found.span()), _rate(found)
    for words, told in ((_EARNED, Told.AMOUNT), (_COST, Told.COST)):
        for found in words.finditer(text):
            behind = text[found.end() :]
            if told is Told.AMOUNT and (rate := _RATE_BEHIND.search(behind)):
                return blank(text, found.start(), found.end() + rate.end()), _rate(rate)
            below = told is Told.AMOUNT and behind[:1] in ("-", "−")
            amount = next(iter(find_amounts(behind[below:], digits=digits)), None)
            if amount is not None and not behind[below:][: amount.start].strip() and amount.minor < LARGEST:
                minor = -amount.minor if below else amount.minor
                return blank(text, found.start(), found.end() + below + amount.end), Margin(told, minor)
    return text, None


def _rate(found: re.Match[str]) -> Margin:
    whole, _, part = found["figure"].partition(".")
    return Margin(Told.PER_CENT, int(whole) * 100 + int(part.ljust(2, "0")))


def take_whom(text: str) -> tuple[str, tuple[int, int]]:
    """For whom it was: where in the text that stands; (0, 0) if it is not said."""
    found = _WHOM.search(text)
    if found is None:
        return text, (0, 0)
    return blank(text, *found.span()), found.span("zh" if found["zh"] else "en")


def take_source(text: str) -> tuple[str, str]:
    """How they heard of us, a Source; "" if it is not said."""
    for found in _SOURCE.finditer(text):
        source = next(each for each in Source if found[each.name])
        if source in _ALONE or found["said"] or found["came"]:
            return blank(text, *found.span()), source.value
    return text, ""


def source_named(text: str) -> str:
    """The Source that an answer names (抖音, 朋友介绍来的, an ad); the answer itself where it names none."""
    if text in set(Source):
        return text
    if _FRIEND.match(plain(text)):
        return Source.FRIEND.value
    found = _SOURCE.search(plain(text))
    return next(each for each in Source if found[each.name]).value if found else text


def read_margin(text: str, *, digits: int = 2) -> Margin | None:
    """An answer that is nothing but a margin: 800, 20%, -200, 成本2480; None for anything else."""
    words = plain(text).strip()
    for said in (words, f"margin {words}"):
        rest, margin = take_margin(said, digits)
        if margin is not None and not rest.strip():
            return margin
    return None
