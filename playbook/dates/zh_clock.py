"""Times of day in Chinese, and times in figures with a colon or, after a day, with a point.

Of two hours (两三点, 3、4点, 9-11点) the first counts. 点 after which points of a talk are told (三点建议) is none.
"""

import re

from playbook.dates.senses import Clock, Frame, Part, Rule, rule
from playbook.dates.zh_verbs import PLAN_VERB
from playbook.writing import read_number

_PARTS = {
    **dict.fromkeys(("凌晨",), Part.DAWN),
    **dict.fromkeys(("清晨", "早晨", "早上", "清早", "一早", "朝早", "早", "晨", "朝"), Part.MORNING),
    **dict.fromkeys(("上午", "上昼"), Part.FORENOON),
    **dict.fromkeys(("中午", "正午"), Part.NOON),
    **dict.fromkeys(("下午", "午后", "下昼", "晏昼"), Part.AFTERNOON),
    **dict.fromkeys(("傍晚", "黄昏"), Part.DUSK),
    **dict.fromkeys(("晚上", "晚间", "夜晚", "晚", "夜"), Part.EVENING),
    **dict.fromkeys(("夜里", "深夜", "半夜", "午夜"), Part.NIGHT),
}
_WORDS = {part: "(?<![周期拜])一早" if part == "一早" else part for part in _PARTS}  # 下周一早上
_LONG_PARTS = "|".join(_WORDS[part] for part in _PARTS if len(part) > 1)
# 凌晨 and 半夜 alone name no hour that anyone keeps.
_PARTS_WITH_A_TIME = "|".join(
    _WORDS[word] for word, part in _PARTS.items() if len(word) > 1 and part not in (Part.DAWN, Part.NIGHT)
)
SIGNS = re.compile("[点时早晚晨朝夜午昼昏班工同:.]|傍晚|时[候间]|时间")
_DIGIT = "零〇一二两三四五六七八九十"
_COUNTED = "个人台位辆名万元块%折套件家条"
# Points of a talk, not of the clock: 提三点建议, 降3点, 第一点. After a weekday they are hours: 周五一点.
_NOT_AFTER = (
    r"(?:(?<=[周期拜][一二三四五六日天])"
    r"|(?<![周期拜第有提讲几哪这那了降涨跌让加减返百0-9.:/一二三四五六七八九十]))"
)
_NOT_BEFORE = (
    r"(?!之间|式|建议|意见|要求|原因|好处|优点|缺点|优势|不满|问题|顾虑|想法|理由|说明|区别|感受|需求|希望|注意|收获"
    r"|体会|疑问|共识)"
)
_O_CLOCK = r"(?:点钟?|(?<=[0-9])时(?![候间代常尚段区]))"
_MINUTES = (
    rf"(?:(?P<half>半)(?:钟(?!头))?|(?P<quarter>[一三13])刻|(?P<minute>[0-5][0-9](?![0-9{_COUNTED}])|零[一二三四五六七八九]"
    rf"|[二三四五]?十[一二三四五六七八九]?(?![{_COUNTED}])|[0-9]{{1,2}}(?=分)|[一二两三四五六七八九](?=分))(?:分(?!钟))?"
    rf"|(?P<sharp>整)|(?P<fives>[1-9一二三四五六七八九十])个字)?"
)
_PAIRS = "一两|两三|二三|三四|四五|五六|六七|七八|八九|九十"
_HOUR = (
    rf"(?:(?P<hour>[0-9]{{1,2}}|二?十[一二三四五六七八九]?|{_PAIRS}|[零〇一二两三四五六七八九])"
    r"(?:(?:[-~至到、]|或者?)(?:[0-9]{1,2}|[一二两三四五六七八九十]))?)"
)
_NO_MORE_DIGITS = rf"(?![0-9.{_DIGIT}])"

_FIGURE = "(?:[0-9]{1,2}|[二三四五]?十[一二三四五六七八九]?|[一两二三四五六七八九])"
_PLANNED_PARTS = "上午|上昼|中午|下午|下昼|晏昼|傍晚|晚上|夜晚"
_ALONE_AFTER_ONE = r"(?=$|[\s,。;,、!?)]|[见到来去过等在打给回开约前后左聊谈碰出])"


def _part_time(match: re.Match[str], frame: Frame) -> Clock:
    named = match["part"]
    return Clock(_hour(match["hour"]), _minute(match), _PARTS[named] if named else None)


def _hour(word: str) -> int:
    return read_number(word[0] if word in _PAIRS.split("|") else word)


def _minute(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15 * read_number(match["quarter"])
    if match["fives"]:
        return 5 * read_number(match["fives"])
    return read_number(match["minute"]) if match["minute"] else 0


def _short_of(match: re.Match[str], frame: Frame) -> Clock:
    """三点差五分, 差一刻三点: before the hour; 7点差5分 is of the morning, as 7点 is."""
    short = match["short"] or match["ahead"]
    minutes = 15 if "刻" in short else read_number(short.rstrip("分"))
    hour = _hour(match["hour"])
    if not 1 <= hour <= 12 or not 0 < minutes < 60:
        raise ValueError(f"no hour {hour}")
    part = _PARTS[match["part"]] if match["part"] else Part.MORNING if hour == 7 else None
    return Clock((hour - 2) % 12 + 1, 60 - minutes, part)


def _with_point(match: re.Match[str], frame: Frame) -> Clock:
    named = match["part"]
    return Clock(int(match["hour"]), int(match["minute"]), _PARTS[named] if named else None)


def _same_time(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(frame.now.hour, frame.now.minute, Part.EXACT, tied=True)


def _around_lunch(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(13 if match["after"] else 12, tied=True)


def _one_o_clock(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(1, tied=True)


def _part_alone(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(None, part=_PARTS[match["part"]], tied=True)


def _part_of_plan(match: re.Match[str], frame: Frame) -> Clock:
    """下午回访, 晚上给她打电话: what is planned makes a date of a part of the day; 她晚上才有空 does not."""
    return Clock(None, part=_PARTS[match["part"]])


def _with_colon(match: re.Match[str], frame: Frame) -> Clock:
    hour, half = match["hour"], (match["half_day"] or "").lower()
    part = Part.PM if half.startswith("p") else Part.AM if half else None
    if match["part"]:
        part = _PARTS[match["part"]]
    elif hour.startswith("0") and len(hour) == 2 and part is None:
        part = Part.AM  # 03:00 is said by people who count to 24
    return Clock(int(hour), int(match["minute"]), part)


def _off_work(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(18)


RULES: tuple[Rule, ...] = (
    rule(rf"(?P<part>{_LONG_PARTS})\s*{_HOUR}\s*{_O_CLOCK}{_MINUTES}{_NO_MORE_DIGITS}", _part_time),
    # 早一点, 晚两点 are no times; 早8点, 晚8点 are.
    rule(
        rf"(?P<part>[早晚夜])\s*(?P<hour>[5-9]|1[0-2]|[五六七八九十]|十[一二])(?:-[0-9]{{1,2}})?\s*{_O_CLOCK}"
        rf"{_MINUTES}{_NO_MORE_DIGITS}",
        _part_time,
    ),
    rule(
        rf"{_NOT_AFTER}(?P<part>)(?![一1]点(?![半一三13零0-9十二四五钟整])){_HOUR}\s*{_O_CLOCK}{_MINUTES}"
        rf"{_NO_MORE_DIGITS}{_NOT_BEFORE}",
        _part_time,
    ),
    rule(rf"{_NOT_AFTER}[一1]点{_ALONE_AFTER_ONE}", _one_o_clock),
    rule(rf"(?P<part>{_PLANNED_PARTS})(?=再?(?:{PLAN_VERB}))", _part_of_plan),
    rule(rf"(?P<part>{_PARTS_WITH_A_TIME})(?![0-9好])", _part_alone),
    rule(r"(?<=[今明昨前后听琴寻一二三四五六日末号每])(?P<part>[早晚夜晨])(?![点些0-9安])", _part_alone),
    rule(r"(?<=[今明听])(?P<part>朝)(?![着代向阳廷鲜])", _part_alone),
    rule(
        rf"(?:(?P<part>{_LONG_PARTS}|[早晚])\s*)?(?<![0-9:./比率例])(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-5][0-9])"
        r"(?::[0-5][0-9](?:\.[0-9]+)?)?(?![0-9:])(?:\s*(?P<half_day>[ap]\.?m\b\.?))?",
        _with_colon,
    ),
    rule(r"(?:下班|收工|放工)(?=[之以]?[前后])", _off_work),
    rule(r"午(?:饭|餐|休)(?=[之以]?(?:前|(?P<after>后)))", _around_lunch),
    rule(r"(?:这个?时[候间]|这个点|同[一样个]个?时间)", _same_time),
    rule(
        rf"{_NOT_AFTER}(?P<part>)(?P<ahead>)差(?P<short>一刻|{_FIGURE}分)\s?(?P<hour>[0-9]{{1,2}}|十[一二]?|[一两二三四五六七八九])点钟?",
        _short_of,
    ),
    rule(
        rf"(?:(?P<part>{_LONG_PARTS})\s*|{_NOT_AFTER})(?P<hour>[0-9]{{1,2}}|十[一二]?|[一两二三四五六七八九])点"
        rf"(?P<short>)差(?P<ahead>一刻|{_FIGURE}分)(?!钟)",
        _short_of,
    ),
    # 周五 15.30, 下午3.30; by itself it could be a price
    rule(
        rf"(?:(?P<part>{_LONG_PARTS})|(?<=[周期拜][一二三四五六日天])|(?<=[今明后][天日])|(?<=[0-9][号日]))\s?"
        r"(?P<hour>[01]?[0-9]|2[0-3])\.(?P<minute>[0-5][0-9])(?![0-9.万亿千%元块折个寸米升级分吨公斤两吋kKwWtT])",
        _with_point,
    ),
)
