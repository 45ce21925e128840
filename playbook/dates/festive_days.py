"""Festivals in a text: 国庆后第一天, 春节前, 今年中秋, after Christmas."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from playbook.dates.almanac import WEEKDAY_OF, working_day_from
from playbook.dates.en_words import NOT_AFTER, NOT_BEFORE, NUMBER, read_count
from playbook.dates.festivals import UNSURE, Festival, festival_named, festival_names
from playbook.dates.lunar import yearly
from playbook.dates.repeats import is_on_same_weekday, years_on, years_on_weekday
from playbook.dates.senses import Day, Frame, Nothing, Rule, rule
from playbook.dates.zh_days import weekday_number
from playbook.writing import ZH_NUMBER, read_number

_YEARS = {"去年": -1, "今年": 0, "明年": 1, "后年": 2}
# 王国庆 and 李中秋 are people.
_COMMON_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"  # noqa: E501
_TERMS_SHIFT = timedelta(days=1)
"""A solar term is a day sooner in some years; every year it is kept on the day of the first."""
_NO_PLACE = (
    "(?!轻|糕|书|茶|集团|公司|资本|科技|文化|设计|装饰|传媒|贸易"
    "|路|广场|街|村|镇|大道|酒店|店|小区|公园|饭|礼品|上河图|月饼)"
)
_WISHES = "(?!快乐|愉快|安康|吉祥)"
_TURN = (
    rf"(?:[之以]?(?P<turn>[前后])(?![后台面夕任期半])"
    rf"(?:的?(?P<nth>第)?(?P<count>[0-9]{{1,2}}|[{ZH_NUMBER}]{{1,2}})个?(?P<unit>天|周|星期|礼拜)(?![一二三四五六日天末])"
    r"|的?第(?P<which>[一二三])个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]))?)?"
)


def _zone(frame: Frame) -> str:
    return str(getattr(frame.now.tzinfo, "key", ""))


def _turned(festival: Festival, year: int, turn: str, away: timedelta | None, *, at_work: bool = True) -> date:
    """The day itself, its eve (at the latest), the first day after that is ``at_work``, or so many days off it."""
    day = festival.day(year)
    if turn == "前":
        return day - (away or timedelta(days=1))
    if turn != "后":
        return day
    after = day + timedelta(days=festival.days_off)
    if festival.days_off == 1 and at_work:
        after = working_day_from(after)
    return after + (away or timedelta())


def _pick(frame: Frame, festival: Festival, turn: str, away: timedelta | None, year: int | None) -> Day:
    deadline = turn == "前" and away is None
    if year is not None:
        return Day(_turned(festival, year, turn, away), deadline=deadline)
    this = frame.today.year
    days = [_turned(festival, each, turn, away) for each in range(this - 2, this + 2)]
    if frame.behind:
        return Day(max(day for day in days if day <= frame.today), deadline=deadline)
    return Day(min(day for day in days if day >= frame.today), deadline=deadline)


def _every_year(frame: Frame, festival: Festival, turn: str, away: timedelta | None) -> Day:
    """Every year's, by the solar or the lunar calendar or a weekday; what follows none of them (Easter) comes once."""
    this = frame.today.year
    days = [_turned(festival, each, turn, away, at_work=False) for each in range(this - 1, this + 6)]
    first, *later = [day for day in days if day >= frame.today]
    deadline = turn == "前" and away is None
    if all(abs(day - (first + relativedelta(years=day.year - first.year))) <= _TERMS_SHIFT for day in later):
        every = years_on(frame, relativedelta(month=first.month, day=first.day))
    elif all(is_on_same_weekday(first, day) for day in later):
        every = years_on_weekday(first)
    else:
        every = yearly(first, later) or Day(first)
    return replace(every, day=first, deadline=deadline)


def _away(match: re.Match[str]) -> timedelta | None:
    """How far off the festival: the first day after counts as none."""
    if not match["count"]:
        return None
    count = read_number(match["count"])
    if match["unit"] != "天":
        return timedelta(weeks=count - 1 if match["nth"] else count)
    return timedelta(days=count - 1 if match["turn"] == "后" else count)


def _first_monday(match: re.Match[str], day: Day) -> Day:
    """春节后第一个周一: counted from the day after the days off."""
    weekday = WEEKDAY_OF[weekday_number(match["weekday"])](read_number(match["which"]))
    return replace(day, day=day.day + relativedelta(weekday=weekday), deadline=False)


def _chinese(match: re.Match[str], frame: Frame) -> Day | Nothing:
    before = match.string[: match.start()][-1:]
    if before and before in _COMMON_SURNAMES and not (match["sort"] or match["turn"]):
        return Nothing()
    festival = festival_named(match["name"], _zone(frame))
    if match["every"]:
        return _every_year(frame, festival, match["turn"] or "", _away(match))
    year = frame.today.year + _YEARS[match["this"]] if match["this"] else None
    day = _pick(frame, festival, match["turn"] or "", _away(match), year)
    return _first_monday(match, day) if match["weekday"] and match["turn"] == "后" else day


def _english(match: re.Match[str], frame: Frame) -> Day:
    """Before it, after it, the day after it, two weeks before it."""
    festival = festival_named(match["name"].lower().replace("’", "'"), _zone(frame))
    turn = {"before": "前", "after": "后"}.get((match["turn"] or "").lower(), "")
    away = None
    if match["unit"]:
        away = timedelta(days=read_count(match["count"] or "a") * (7 if match["unit"].lower() == "week" else 1))
        if turn == "后":
            return _days_after(frame, festival, away)
    if match["every"]:
        return _every_year(frame, festival, turn, away)
    return _pick(frame, festival, turn, away, None)


def _days_after(frame: Frame, festival: Festival, away: timedelta) -> Day:
    """Two weeks after Christmas is counted from the festival itself."""
    days = [festival.day(frame.today.year + years) + away for years in (-1, 0, 1)]
    if frame.behind:
        return Day(max(day for day in days if day <= frame.today))
    return Day(min(day for day in days if day >= frame.today))


def _new_year_turn(match: re.Match[str], frame: Frame) -> Day:
    turn = "后" if match["over"] else match["turn"]
    if match["every"]:
        return _every_year(frame, festival_named("春节", _zone(frame)), turn, None)
    return _pick(frame, festival_named("春节", _zone(frame)), turn, None, None)


_CHINESE = "|".join(festival_names(chinese=True))
_ENGLISH = "|".join(re.escape(name).replace("'", "['’]") for name in festival_names(chinese=False))

_SORT = "(?P<sort>节|假期|长假|连假|年假|黄金周)?(?:期间|当[天日]|那天)?"

RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:(?P<every>每)年的?|(?P<this>[去今明后]年)的?)?(?<![0-9{ZH_NUMBER}第])(?P<name>{_CHINESE}"
        rf"|(?:{'|'.join(UNSURE)})(?=(?:[之以]?[前后](?![天台])|期间|当天|放假|大促|活动)))"
        rf"{_SORT}(?:放假)?(?![0-9{ZH_NUMBER}]){_NO_PLACE}{_WISHES}{_TURN}",
        _chinese,
    ),
    # 年前 and 年后 alone mean the New Year of the lunar calendar.
    rule(
        r"(?:(?P<every>每)年的?)?(?:(?<![^\s,;。到在等赶约最])年(?P<turn>[前后])(?![后台面夕任期半])"
        r"|(?P<over>过完年)(?:[之以]?后)?)",
        _new_year_turn,
    ),
)
ENGLISH_RULES: tuple[Rule, ...] = (
    rule(
        rf"{NOT_BEFORE}(?:(?P<every>every|each)\s+(?:year\s+)?)?"
        rf"(?:(?:(?:the\s+)?(?:(?P<count>{NUMBER})\s+)?(?P<unit>day|week)s?\s+)?(?P<turn>before|after)\s+)?"
        rf"(?P<name>{_ENGLISH}){NOT_AFTER}(?!\s+(?:party|gifts?|cards?|tree|bonus|sales?)\b)",
        _english,
    ),
)
GROUPS = (
    (re.compile("[一-鿿]"), RULES),
    (re.compile(r"[A-Za-z]{3}"), ENGLISH_RULES),
)
"""Signs, and the rules that cannot match without one."""
