"""Days by name and by week in Chinese: 明天, 下周三, 周末, 两周后的周三."""

import re
from dataclasses import replace
from datetime import timedelta

from playbook.dates.almanac import FRIDAY, SATURDAY, SUNDAY, coming_weekday, day_of_week, rest_of_week
from playbook.dates.senses import Clock, Day, Frame, Part, Rule, rule
from playbook.writing import ZH_NUMBER, read_number

WEEK = "(?:周|星期|礼拜)"
WEEKDAYS = "一二三四五六日"
# 听日, 琴日, 寻日 are Cantonese.
_NAMED = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "听": 1, "琴": -1, "寻": -1, "次": 1, "翌": 1}
TURNS = "上{1,4}|下{1,4}|[这本]|[今呢](?=个)"
"""Which week or month: 下下 is the one after next; 今个 and 呢个 are Cantonese for this."""
_WHICH = f"(?P<which>{TURNS})(?:一?个)?"
# 一周三次, 每周一个电话, 下周三台车: the figure belongs to what follows.
_NOT_COUNTED = r"(?![次趟遍台辆个单天年]|回(?![访电复来去款头]))"
SIGNS = re.compile("[周期拜天日儿晚早夜晨朝]")
_THIS_TIME = "(?:这个?时[候间]|这个点|同[一样个]个?时间)"
_NO_FIGURE = rf"(?<![{ZH_NUMBER}0-9每半几隔整双单第])"


def weekday_number(word: str) -> int:
    """Monday 0 for 一 or 1, Sunday for 日, 天 or 7, Saturday for 末."""
    if word == "末":
        return SATURDAY
    if word == "天":
        return SUNDAY
    return int(word) - 1 if word.isascii() else WEEKDAYS.index(word)


def turned(word: str) -> int:
    """How many weeks or months on: 0 for 这, 1 for 下, 3 for 下下下, -1 for 上."""
    return word.count("下") - word.count("上")


def _named_day(match: re.Match[str], frame: Frame) -> Day:
    """大后天 is one day further than 后天, 大大后天 two."""
    days = _NAMED[match["named"]]
    further = len(match.groupdict().get("further") or "")
    return Day(frame.today + timedelta(days=days + (further if days > 0 else -further)))


def _in_a_week(match: re.Match[str], frame: Frame) -> Day:
    now = frame.now
    clock = Clock(now.hour, now.minute, Part.EXACT) if match["time"] else None
    return Day(frame.today + timedelta(weeks=turned(match["which"])), clock=clock)


def _this_week(match: re.Match[str], frame: Frame) -> Day:
    return Day(rest_of_week(frame.today), tied=True, deadline=True)


def _weekday_of_week(match: re.Match[str], frame: Frame) -> Day:
    weekday = weekday_number(match["weekday"])
    day = day_of_week(frame.today, turned(match["which"]), weekday)
    if match["weekday"] == "末" and frame.today == day + timedelta(days=1):
        return Day(frame.today)  # 这周末 said on Sunday
    return Day(day)


def _either_day(match: re.Match[str], frame: Frame) -> Day:
    """明后天, 今明两天: the first of the two."""
    return Day(frame.today + timedelta(days=1 if match["named"] else 0))


def _bare_weekday(match: re.Match[str], frame: Frame) -> Day:
    step = 0 if frame.behind else 7
    named = match["weekday"] != "末"
    return Day(coming_weekday(frame, weekday_number(match["weekday"])), step=step, weekday=named)


def _weekend(match: re.Match[str], frame: Frame) -> Day:
    """周六日: both days, from Saturday on."""
    if match["which"]:
        return Day(day_of_week(frame.today, turned(match["which"]), SATURDAY))
    return Day(coming_weekday(frame, SATURDAY), step=0 if frame.behind else 7)


def _whole_week(match: re.Match[str], frame: Frame) -> Day:
    within = match["part"] or ""
    weekday = FRIDAY if within in ("内", "底") else 2 if within == "中" else 0
    day = Day(day_of_week(frame.today, turned(match["which"]), weekday), deadline=within == "内")
    if within == "内" and day.day < frame.today <= day_of_week(frame.today, 0, SUNDAY):
        return replace(day, day=day_of_week(frame.today, 0, SUNDAY))  # 本周内 said on Saturday
    return day


def _weekday_after_weeks(match: re.Match[str], frame: Frame) -> Day:
    return Day(day_of_week(frame.today, read_number(match["weeks"]), weekday_number(match["weekday"])))


RULES: tuple[Rule, ...] = (
    rule(
        r"(?P<further>大{1,3})(?P<named>[前后])(?:天|日(?![本期])|儿(?![子女童媳])|(?=[早晚夜](?![点些])))", _named_day
    ),
    rule(
        r"(?P<named>[昨今明听琴寻])(?:天|日(?!头条|重现)|儿(?![子女童媳])"
        r"|(?=[早晚夜晨](?![点些]))|(?=朝(?![着代向阳廷鲜])))",
        _named_day,
    ),
    rule(r"(?P<named>明)后(?:两|二)?[天日]|(?P<today>今)明(?:两|二)[天日]", _either_day),
    rule(r"(?P<named>次|翌)日(?![达送配起本])", _named_day),
    rule(rf"(?P<which>下{{1,4}}|上)(?:一?个)?{WEEK}的?(?:(?P<time>{_THIS_TIME})|今[天日])", _in_a_week),
    rule(r"(?<![以之今最先提目大])(?P<named>[前后])(?:天(?![天气性线])|日(?![本期]))", _named_day),
    rule(r"(?<![一-鿿])(?P<named>[前后])(?=晚(?![点些]))", _named_day),
    rule(rf"{_WHICH}{WEEK}(?P<weekday>[{WEEKDAYS}天末]|[1-7](?![0-9])){_NOT_COUNTED}", _weekday_of_week),
    rule(rf"{_NO_FIGURE}{WEEK}(?P<weekday>[{WEEKDAYS}末]|天(?![天气])|[1-7](?![0-9])){_NOT_COUNTED}", _bare_weekday),
    rule(
        rf"(?P<which>上{{1,4}}|下{{1,4}})(?:一?个)?{WEEK}(?![{WEEKDAYS}天末1-7]{_NOT_COUNTED}|[边围期年到岁密])"
        r"(?P<part>[内初中底])?",
        _whole_week,
    ),
    rule(rf"(?P<which>[这本])(?:个)?{WEEK}[之以]?(?P<part>[内底])", _whole_week),
    rule(rf"(?:[这本]|[今呢](?=个))个?{WEEK}(?![{WEEKDAYS}天末内底1-7之以边围期年到岁密])", _this_week),
    rule(rf"(?:{_WHICH})?{WEEK}六{WEEK}?日(?![0-9本语期号用])", _weekend),
    rule(
        rf"(?P<weeks>[0-9]{{1,2}}|[{ZH_NUMBER}]{{1,3}})个?{WEEK}[之以]?后的?{WEEK}(?P<weekday>[{WEEKDAYS}天末])",
        _weekday_after_weeks,
    ),
)
