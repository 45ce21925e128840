"""Time zones as people name them: by the zone's own name, or by a city in Chinese or English."""

from functools import cache
from zoneinfo import available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location
from babel.numbers import get_territory_currencies

from playbook.writing import plain

COMMON = ("Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo", "Europe/London")
CURRENCIES = ("CNY", "HKD", "TWD", "USD", "SGD", "MYR")
HOME = "CN"
SHOWN = 6
SHORTEST = 2  # letters that a part of a name must have
_LANGUAGES = ("zh_Hans", "zh_Hant", "en_GB")
_CITIES = {
    "Asia/Shanghai": (
        "中国 china 北京 beijing 广州 guangzhou 深圳 shenzhen 杭州 hangzhou 南京 nanjing 苏州 suzhou 成都 chengdu"
        " 重庆 chongqing 武汉 wuhan 西安 xian 天津 tianjin 青岛 qingdao 厦门 xiamen 长沙 changsha 郑州 zhengzhou"
        " 沈阳 shenyang 大连 dalian 哈尔滨 harbin 昆明 kunming 济南 jinan 宁波 ningbo 佛山 foshan 东莞 dongguan"
        " 合肥 hefei 福州 fuzhou 无锡 wuxi 石家庄 shijiazhuang 南昌 nanchang 贵阳 guiyang 太原 taiyuan"
    ),
    "Asia/Taipei": "台湾 taiwan 新北 台中 taichung 台南 tainan 高雄 kaohsiung 桃园 taoyuan 新竹 hsinchu",
    "Asia/Hong_Kong": "九龙 kowloon hk",
    "Asia/Kuala_Lumpur": "马来西亚 malaysia 槟城 penang 新山 johor",
    "America/Los_Angeles": "旧金山 sanfrancisco 西雅图 seattle",
    "America/New_York": "波士顿 boston 华盛顿 washington",
}
"""Cities that share the zone of another one, in simplified characters or without spaces."""


@cache
def zones() -> frozenset[str]:
    """Every zone name that may be kept."""
    return frozenset(name for name in available_timezones() if "/" in name) | {"UTC"}


@cache
def region_of(zone: str) -> str:
    """The country or region (ISO 3166) whose time it is; China where a zone belongs to none."""
    return str(get_global("zone_territories").get(zone, HOME))


def currency_of(region: str) -> str:
    """The currency (ISO 4217) that a country or region pays with today."""
    return str((get_territory_currencies(region) or ["CNY"])[0])


def zones_named(words: str) -> list[str]:
    """Zones that the words may mean, the likeliest first, six at most: whole names win over parts of names."""
    wanted = _bare(words)
    if not wanted:
        return []
    if wanted in _written():
        return [_written()[wanted]]
    whole = [zone for zone, names in _names().items() if wanted in names]
    if whole:
        return whole[:SHOWN]
    if len(wanted) < SHORTEST:
        return []
    return [zone for zone, names in _names().items() if any(name.startswith(wanted) for name in names)][:SHOWN]


@cache
def _written() -> dict[str, str]:
    return {_bare(zone): zone for zone in zones()}


@cache
def _names() -> dict[str, frozenset[str]]:
    """Every zone that belongs to a country, with what it may be called; the common ones first."""
    current = [zone for zone in get_global("zone_territories") if zone in zones() and not zone.startswith("Etc/")]
    ordered = [*COMMON, *sorted(set(current) - set(COMMON)), "UTC"]
    return {zone: frozenset(_names_of(zone)) for zone in ordered}


def _names_of(zone: str) -> set[str]:
    cities = {get_timezone_location(zone, locale=language, return_city=True) for language in _LANGUAGES}
    alike = _CITIES.get(zone, "").split()
    return {_bare(name) for name in (zone.rpartition("/")[2], *cities, *alike)} - {""}


def _bare(name: str) -> str:
    """A name without spaces and signs: New York, new_york and New-York are one; 台北时间 is 台北."""
    letters = "".join(sign for sign in plain(name).casefold() if sign.isalnum() or sign == "/")
    for end in ("时间", "时区", "市"):
        letters = letters.removesuffix(end)
    return letters
