"""The pictures: real PNGs of one size, light, in every language and with any figures; a missing letter is an error."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot import charts
from bot.playground.api.files import image_size
from handlers.reports.pictures import Chart
from handlers.screens.reports.curve import curve_chart
from handlers.screens.reports.pictures import TierFigures, return_chart, share_chart, tier_chart
from handlers.screens.team.weekly import WeekChart
from handlers.texts import LANGUAGES, Texts
from playbook import bgnbd, concentration
from playbook.chance_curve import chance_curve
from playbook.history import Purchase
from playbook.report import Month, months_up_to
from playbook.rfm import Tier
from storage.tables import Client

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
TODAY = NOW.date()
LIGHT = 60_000  # bytes
NAMES = ("顺达二店", "$5 & $6 折扣 🚗 店_^1", "Ñandú Kft. — áűéő")


def of_tiers(t: Texts, name: str) -> Chart:
    counts = {Tier.PLATINUM: 4, Tier.GOLD: 123_456, Tier.SILVER: 0, Tier.BRONZE: 1}
    return tier_chart(t, TierFigures(name, counts, {Tier.GOLD: 10**13, Tier.BRONZE: -5}, 17, "CNY"))


def of_months(t: Texts, name: str) -> Chart:
    return return_chart(t, name, [Month(day, 997 * at, at % 3) for at, day in enumerate(months_up_to(TODAY))])


def of_no_month(t: Texts, name: str) -> Chart:
    return return_chart(t, name, [Month(day) for day in months_up_to(TODAY)])


def of_shares(t: Texts, name: str) -> Chart:
    amounts = [7**at for at in range(20)]
    return share_chart(t, name, concentration.of_all(amounts), concentration.curve(amounts))


def of_one(t: Texts, name: str) -> Chart:
    return share_chart(t, name, concentration.of_all([5]), concentration.curve([5]))


def curve_of(*days_ago: int) -> Callable[[Texts, str], Chart]:
    def made(t: Texts, name: str) -> Chart:
        bought = [Purchase(TODAY - timedelta(days=ago), 10_000) for ago in days_ago]
        curve = chance_curve(bought, bgnbd.fit([]), TODAY)
        assert curve is not None
        client = Client(id=1, team_id=1, owner_id=1, name=name, created_at=NOW, last_touched_at=NOW)
        return curve_chart(t, client, curve)

    return made


USUAL = {
    "tiers": of_tiers,
    "months": of_months,
    "shares": of_shares,
    "a rhythm": curve_of(*range(95, 600, 38)),
}
ODD = {
    "no month": of_no_month,
    "one customer": of_one,
    "every day": curve_of(*range(400)),
    "twice, long ago": curve_of(8_000, 7_990),
    "yesterday and today": curve_of(1, 0),
}
PICTURES = [
    *((name, language, NAMES[0]) for name in USUAL for language in LANGUAGES),
    *((name, LANGUAGES[0], NAMES[0]) for name in ODD),
    *(("tiers", LANGUAGES[2], name) for name in NAMES[1:]),
]


@pytest.mark.parametrize(("picture", "language", "name"), PICTURES)
def test_a_picture_is_a_light_png_of_one_size(picture: str, language: str, name: str) -> None:
    drawn = charts.draw((USUAL | ODD)[picture](Texts(language), name))
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    assert image_size(drawn) == (900, 600)
    assert len(drawn) < LIGHT


def test_the_weeks_picture_takes_any_figures() -> None:
    weeks = ("9/28", "10/5", "10/12", "10/19", "10/26", "11/2", "11/9", "11/16")
    for bars in ((0.0,) * 8, (-5.0, 0.0, 10**9, 1.0, 2.0, 3.0, 4.0, 5.0)):
        texts = tuple(f"¥{bar:,.0f}" for bar in bars)
        drawn = charts.draw(WeekChart("zh_Hant", "順達", "成交", "老客回購", weeks, bars, texts, (0,) * 8))
        assert image_size(drawn) == (900, 600)
        assert len(drawn) < LIGHT
