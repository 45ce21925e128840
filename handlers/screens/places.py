"""How time zones, currencies, languages and trades are called."""

from babel.dates import get_timezone_location
from babel.numbers import get_currency_name

from handlers.texts import Html, Texts
from storage.tables import Member

OWN_NAMES = {"zh_Hans": "简体中文", "zh_Hant": "繁體中文", "en": "English"}
TRADES = ("general", "retail", "car", "insurance", "business")


def city(t: Texts, zone: str) -> str:
    """The city that a zone is named after: 上海, London."""
    return str(get_timezone_location(zone, locale=t.locale, return_city=True))


def place(t: Texts, zone: str) -> str:
    """A zone in words: 上海时间."""
    return t.plain("{city} time", city=city(t, zone))


def clock_of(t: Texts, who: Member) -> Html:
    """By whose clock the hours on a screen are meant."""
    return t("By {name}'s clock, {city} time", name=who.name, city=city(t, who.timezone))


def currency(t: Texts, code: str) -> str:
    """人民币, Hong Kong dollar."""
    return str(get_currency_name(code, locale=t.locale))


def country(t: Texts, region: str) -> str:
    """The country or region whose phone numbers are typed without a prefix."""
    return str(t.locale.territories.get(region, region))


def language(code: str) -> str:
    """A language in its own writing."""
    return OWN_NAMES[code]


def trade(t: Texts, value: str) -> str:
    """What a team sells."""
    names = {
        "retail": t.plain("Retail"),
        "car": t.plain("Cars"),
        "insurance": t.plain("Insurance"),
        "business": t.plain("Business clients"),
    }
    return names.get(value, t.plain("Of all kinds"))
