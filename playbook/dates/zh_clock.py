"""Times of day in Chinese, and times in figures with a colon."""

import re

from playbook.dates.senses import Clock, Frame, Part, Rule, rule
from playbook.writing import read_number

_PARTS = {
    **dict.fromkeys(("凌晨",), Part.DAWN),
    **dict.fromkeys(("清晨", "早晨", "早上", "清早", "一早", "朝早", "早", "晨"), Part.MORNING),
    **dict.fromkeys(("上午", "上昼"), Part.FORENOON),
    **dict.fromkeys(("中午", "正午"), Part.NOON),
    **dict.fromkeys(("下午", "午后", "下昼", "晏昼"), Part.AFTERNOON),
    **dict.fromkeys(("傍晚", "黄昏"), Part.DUSK),
    **dict.fromkeys(("晚上", "晚间", "夜晚", "晚", "夜"), Part.EVENING),
    **dict.fromkeys(("夜里", "深夜", "半夜", "午夜"), Part.NIGHT),
}
_LONG_PARTS = "|".join(part for part in _PARTS if len(part) > 1)
# 凌晨 and 半夜 alone name no hour that anyone keeps.
_PARTS_WITH_A_TIME = "|".join(
    word for word, part in _PARTS.items() if len(word) > 1 and part not in (Part.DAWN, Part.NIGHT)
)
_DIGIT = "零〇一二两三四五六七八九十"
_COUNTED = "个人台位辆名万元块%折套件家条"
# Points of a talk, not of the clock: 提三点建议, 降3点, 第一点. After a weekday they are hours: 周五一点.
_NOT_AFTER = (
    r"(?:(?<=[周期拜][一二三四五六日天])"
    r"|(?<![周期拜第有提讲几哪这那了降涨跌让加减返百0-9.:/一二三四五六七八九十]))"
)
_NOT_BEFORE = (
    r"(?!之间|建议|意见|要求|原因|好处|优点|缺点|优势|不满|问题|顾虑|想法|理由|说明|区别|感受|需求|希望|注意|收获"
    r"|体会|疑问|共识)"
)
_O_CLOCK = r"(?:点钟?|(?<=[0-9])时(?![候间代常尚段区]))"
_MINUTES = (
    rf"(?:(?P<half>半)|(?P<quarter>[一三13])刻|(?P<minute>[0-5][0-9](?![0-9{_COUNTED}])|零[一二三四五六七八九]"
    rf"|[二三四五]?十[一二三四五六七八九]?(?![{_COUNTED}])|[0-9]{{1,2}}(?=分)|[一二两三四五六七八九](?=分))(?:分(?!钟))?"
    rf"|(?P<sharp>整))?"
)
_HOUR = r"(?:(?P<hour>[0-9]{1,2}|二?十[一二三四五六七八九]?|[零〇一二两三四五六七八九])(?:[-~至到][0-9]{1,2})?)"
_NO_MORE_DIGITS = rf"(?![0-9.{_DIGIT}])"

_ALONE_AFTER_ONE = r"(?=$|[\s,。;,、!?)]|[见到来去过等在打给回开约前后左聊谈碰出])"


def _part_time(match: re.Match[str], frame: Frame) -> Clock:
    named = match["part"]
    hour = read_number(match["hour"])
    return Clock(hour, _minute(match), _PARTS[named] if named else None)


def _minute(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15 * read_number(match["quarter"])
    return read_number(match["minute"]) if match["minute"] else 0


def _one_o_clock(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(1, tied=True)


def _part_alone(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(None, part=_PARTS[match["part"]], tied=True)


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
    rule(rf"(?P<part>{_PARTS_WITH_A_TIME})(?![0-9好])", _part_alone),
    rule(r"(?<=[今明昨前后听琴寻一二三四五六日末号])(?P<part>[早晚夜晨])(?![点些0-9安])", _part_alone),
    rule(
        rf"(?:(?P<part>{_LONG_PARTS}|[早晚])\s*)?(?<![0-9:./比率例])(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-5][0-9])"
        r"(?::[0-5][0-9](?:\.[0-9]+)?)?(?![0-9:])(?:\s*(?P<half_day>[ap]\.?m\b\.?))?",
        _with_colon,
    ),
    rule(r"下班(?=[之以]?[前后])", _off_work),
)
