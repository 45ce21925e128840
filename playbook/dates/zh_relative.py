"""Counted from now in Chinese: 半小时后, 三天后, 一个半月后, 两到三周内, 3个工作日后, 过几天.

几 and 来 are made exact where a plan needs a day: 几天后 and 过几天 are three days on, 几周后 three weeks, 十来天后
ten days, 等会儿 an hour. Of two numbers (两三天后, 3到5天内) the larger counts. What leaves the day open stays
without one: 改天, 有空, 回头, 晚点, 过一阵, 最近, 半天后, 几天前.
"""

import re
from datetime import timedelta
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from playbook.dates.almanac import shifted, working_days_on
from playbook.dates.senses import Day, Frame, Moment, Nothing, Rule, rule
from playbook.writing import ZH_NUMBER, read_number

SIGNS = re.compile("[后前内过会]")
_FIGURE = rf"(?:[0-9]{{1,4}}|[{ZH_NUMBER}]{{1,4}})"
_UP_TO = rf"(?:{_FIGURE}个?(?:-|~|到|至|或者?|、)\s?)?"
_COUNT = rf"{_UP_TO}(?P<count>[0-9]{{1,4}}|半|几|[{ZH_NUMBER}]{{1,4}})(?:多|来|(?<=十)几)?"
_CLOCK = r"个?多?(?P<unit>半小时|半钟头|小时|钟头|分钟|刻钟|(?<=个)半?钟(?!头)|分(?=[之以]?[后前内]))(?P<half>半)?"
_CALENDAR = (
    r"(?:(?P<unit>天|日|个?工作[日天]|周|星期|礼拜|月|年|季度?)多?|个(?P<and_half>半)?多?(?P<unit_2>周|星期|礼拜|月|季度)"
    r"|(?P<unit_3>年)(?P<half_3>半))"
)
_TURN = r"[之以过]?(?P<turn>[后前内])(?![面续台排任缀期悔勤院]|来居)"
_NO_FIGURE = rf"(?<![0-9.{ZH_NUMBER}第几])"
_MINUTES = {"小时": 60, "钟头": 60, "钟": 60, "分钟": 1, "分": 1, "刻钟": 15}
_LENGTHS = {
    "天": relativedelta(days=1),
    "日": relativedelta(days=1),
    "周": relativedelta(weeks=1),
    "星期": relativedelta(weeks=1),
    "礼拜": relativedelta(weeks=1),
    "月": relativedelta(months=1),
    "季": relativedelta(months=3),
    "季度": relativedelta(months=3),
    "年": relativedelta(years=1),
}
_HALVES = {
    "月": relativedelta(days=15),
    "年": relativedelta(months=6),
    "周": relativedelta(days=4),
    "星期": relativedelta(days=4),
    "礼拜": relativedelta(days=4),
}
HALF, SOME = "半", "几"
_SOME = 3
_SOON = timedelta(hours=1)


def _count(word: str) -> int:
    return _SOME if word == SOME else read_number(word)


def _instant(match: re.Match[str], frame: Frame) -> Moment | Nothing:
    turn = match.groupdict().get("turn") or "后"
    if match["count"] == SOME and (turn == "前" or match["unit"].startswith("分")):
        return Nothing()
    unit = match["unit"].removeprefix(HALF)
    halves = unit != match["unit"] or bool(match["half"])
    each = _MINUTES[unit]
    minutes = 0 if match["count"] == HALF else _count(match["count"]) * each
    if halves or match["count"] == HALF:
        minutes += each // 2
    delta = timedelta(minutes=-minutes if turn == "前" else minutes)
    return Moment(shifted(frame.now, delta), deadline=turn == "内")


def _day(match: re.Match[str], frame: Frame) -> Day | Nothing:
    words = match.groupdict()
    unit = (words["unit"] or words["unit_2"] or words["unit_3"]).removeprefix("个")
    turn = words.get("turn") or "后"
    if match["count"] == SOME and turn == "前":
        return Nothing()
    if unit.startswith("工作"):
        if match["count"] == HALF or turn == "前":
            return Nothing()
        return Day(working_days_on(frame.today, _count(match["count"])), deadline=turn == "内")
    if match["count"] == HALF:
        if unit not in ("月", "年"):
            return Nothing()
        length = _HALVES[unit]
    else:
        length = _LENGTHS[unit] * _count(match["count"])
    if words["and_half"] or words["half_3"]:
        length += _HALVES[unit]
    return Day(frame.today - length if turn == "前" else frame.today + length, deadline=turn == "内")


def _one_and_a_half(match: re.Match[str], frame: Frame) -> Day | Moment:
    """Cantonese drops the one: 个半钟后, 个半月后."""
    unit, turn = match["unit"], match["turn"]
    sign = -1 if turn == "前" else 1
    if unit in _MINUTES:
        return Moment(shifted(frame.now, sign * timedelta(minutes=90)), deadline=turn == "内")
    return Day(frame.today + sign * (_LENGTHS[unit] + _HALVES[unit]), deadline=turn == "内")


def _hours_and_part(match: re.Match[str], frame: Frame) -> Moment:
    minutes = round(Fraction(match["hours"]) * 60)
    return Moment(shifted(frame.now, timedelta(minutes=minutes)), deadline=match["turn"] == "内")


def _soon(match: re.Match[str], frame: Frame) -> Moment:
    return Moment(shifted(frame.now, _SOON))


RULES: tuple[Rule, ...] = (
    rule(rf"{_NO_FIGURE}{_COUNT}{_CLOCK}{_TURN}", _instant),
    rule(rf"(?<![超不经])再?(?<![超不经])过{_COUNT}{_CLOCK}(?![前后])", _instant),
    rule(r"(?<![0-9.])(?P<hours>[0-9]{1,2}\.[0-9])个?(?:小时|钟头|钟)[之以]?(?P<turn>[后内])", _hours_and_part),
    rule(rf"{_NO_FIGURE}{_COUNT}{_CALENDAR}{_TURN}", _day),
    rule(rf"(?<![超不经])(?:再过|过){_COUNT}{_CALENDAR}(?![一二三四五六日天前后])(?:[之以]?后)?", _day),
    rule(rf"{_NO_FIGURE}个(?P<count>半)(?P<unit>小时|钟头?|月|星期|礼拜){_TURN}", _one_and_a_half),
    rule(
        r"(?<![我他她它您你们让请多再了没不先])(?:等一?会儿?|待一?会儿?|过一?会儿?|一?会儿后)"
        r"(?=再|给|打|去|回(?!来)|跟|联系|发|约)",
        _soon,
    ),
)
