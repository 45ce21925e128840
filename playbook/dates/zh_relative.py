"""Counted from now in Chinese: 半小时后, 三天后, 两个星期后, 3天前, 一周内."""

import re
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from playbook.dates.almanac import shifted
from playbook.dates.senses import Day, Frame, Moment, Nothing, Rule, rule
from playbook.writing import ZH_NUMBER, read_number

_COUNT = rf"(?P<count>[0-9]{{1,4}}|半|[{ZH_NUMBER}]{{1,4}})"
_CLOCK = r"个?(?P<unit>半小时|半钟头|小时|钟头|分钟|刻钟|分(?=[之以]?[后前内]))(?P<half>半)?"
_CALENDAR = r"(?P<unit>天|日|个?(?:周|星期|礼拜)|个?月|年|季度?)"
_TURN = r"[之以过]?(?P<turn>[后前内])(?![面续台排任缀期悔勤院]|来居)"
_NO_FIGURE = rf"(?<![0-9.{ZH_NUMBER}第几])"
_MINUTES = {"小时": 60, "钟头": 60, "分钟": 1, "分": 1, "刻钟": 15, "半小时": 60, "半钟头": 60}
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
_HALVES = {"月": relativedelta(days=15), "年": relativedelta(months=6)}
HALF = "半"


def _instant(match: re.Match[str], frame: Frame) -> Moment:
    unit = match["unit"]
    halves = unit.startswith(HALF) or bool(match["half"])
    each = _MINUTES[unit]
    minutes = 0 if match["count"] == HALF else read_number(match["count"]) * each
    if halves or match["count"] == HALF:
        minutes += each // 2
    turn = match.groupdict().get("turn") or "后"
    delta = timedelta(minutes=-minutes if turn == "前" else minutes)
    return Moment(shifted(frame.now, delta), deadline=turn == "内")


def _day(match: re.Match[str], frame: Frame) -> Day | Nothing:
    unit = match["unit"].removeprefix("个")
    if match["count"] == HALF:
        if unit not in _HALVES:
            return Nothing()
        length = _HALVES[unit]
    else:
        length = _LENGTHS[unit] * read_number(match["count"])
    turn = match.groupdict().get("turn") or "后"
    day = frame.today - length if turn == "前" else frame.today + length
    return Day(day, deadline=turn == "内")


def _hours_and_half(match: re.Match[str], frame: Frame) -> Moment:
    minutes = int(match["hours"]) * 60 + 30
    return Moment(shifted(frame.now, timedelta(minutes=minutes)), deadline=match["turn"] == "内")


RULES: tuple[Rule, ...] = (
    rule(rf"{_NO_FIGURE}{_COUNT}{_CLOCK}{_TURN}", _instant),
    rule(rf"(?<![超不经])再?(?<![超不经])过{_COUNT}{_CLOCK}(?![前后])", _instant),
    rule(r"(?<![0-9.])(?P<hours>[0-9]{1,2})\.5个?(?:小时|钟头)[之以]?(?P<turn>[后内])", _hours_and_half),
    rule(rf"{_NO_FIGURE}{_COUNT}{_CALENDAR}{_TURN}", _day),
    rule(rf"(?<![超不经])(?:再过|过){_COUNT}{_CALENDAR}(?![一二三四五六日天前后])(?:[之以]?后)?", _day),
)
