"""Festivals in a text: 国庆后第一天, 春节前, 今年中秋, after Christmas."""

import re
from datetime import date, timedelta

from playbook.dates.almanac import working_day_from
from playbook.dates.en_words import NOT_AFTER, NOT_BEFORE
from playbook.dates.festivals import Festival, festival_named, festival_names
from playbook.dates.senses import Day, Frame, Nothing, Rule, rule
from playbook.writing import ZH_NUMBER, read_number

_YEARS = {"去年": -1, "今年": 0, "明年": 1, "后年": 2}
# 王国庆 and 李中秋 are people.
_COMMON_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"  # noqa: E501
_NO_PLACE = "(?!路|广场|街|村|镇|大道|酒店|店|小区|公园|饭|礼品|上河图|月饼)"
_WISHES = "(?!快乐|愉快|安康|吉祥)"
_TURN = (
    rf"(?:[之以]?(?P<turn>[前后])(?![后台面夕任期半])"
    rf"(?:的?(?P<nth>第)?(?P<count>[0-9]{{1,2}}|[{ZH_NUMBER}]{{1,2}})个?(?P<unit>天|周|星期|礼拜))?)?"
)


def _zone(frame: Frame) -> str:
    return str(getattr(frame.now.tzinfo, "key", ""))


def _turned(festival: Festival, year: int, turn: str, away: timedelta | None) -> date:
    """The day itself, its eve (at the latest), the first working day after, or so many days off it."""
    day = festival.day(year)
    if turn == "前":
        return day - (away or timedelta(days=1))
    if turn != "后":
        return day
    after = day + timedelta(days=festival.days_off)
    if festival.days_off == 1:
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


def _away(match: re.Match[str]) -> timedelta | None:
    """How far off the festival: the first day after counts as none."""
    if not match["count"]:
        return None
    count = read_number(match["count"])
    if match["unit"] != "天":
        return timedelta(weeks=count)
    return timedelta(days=count - 1 if match["turn"] == "后" else count)


def _chinese(match: re.Match[str], frame: Frame) -> Day | Nothing:
    before = match.string[: match.start()][-1:]
    if before and before in _COMMON_SURNAMES and not (match["sort"] or match["turn"]):
        return Nothing()
    festival = festival_named(match["name"], _zone(frame))
    year = frame.today.year + _YEARS[match["this"]] if match["this"] else None
    return _pick(frame, festival, match["turn"] or "", _away(match), year)


def _english(match: re.Match[str], frame: Frame) -> Day:
    festival = festival_named(match["name"].lower().replace("’", "'"), _zone(frame))
    turn = {"before": "前", "after": "后"}.get((match["turn"] or "").lower(), "")
    return _pick(frame, festival, turn, None, None)


def _new_year_turn(match: re.Match[str], frame: Frame) -> Day:
    return _pick(frame, festival_named("春节", _zone(frame)), match["turn"], None, None)


_CHINESE = "|".join(festival_names(chinese=True))
_ENGLISH = "|".join(re.escape(name).replace("'", "['’]") for name in festival_names(chinese=False))

RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:(?P<this>[去今明后]年)的?)?(?<![0-9{ZH_NUMBER}第])(?P<name>{_CHINESE})(?P<sort>节|假期|长假|黄金周)?(?![0-9{ZH_NUMBER}]){_NO_PLACE}{_WISHES}{_TURN}",
        _chinese,
    ),
    rule(
        rf"{NOT_BEFORE}(?:the\s+day\s+)?(?:(?P<turn>before|after)\s+)?(?P<name>{_ENGLISH}){NOT_AFTER}"
        r"(?!\s+(?:party|gifts?|cards?|tree|bonus|sales?)\b)",
        _english,
    ),
    # 年前 and 年后 alone mean the New Year of the lunar calendar.
    rule(r"(?<![^\s,;。到在等赶约最])年(?P<turn>[前后])(?![后台面夕任期半])", _new_year_turn),
)
