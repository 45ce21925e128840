"""The digest of a week: a picture of eight weeks, and its caption (E6)."""

from dataclasses import dataclass
from datetime import date

from handlers.screen import File, Screen
from handlers.screens.format import big_money, bold, cut, short_day
from handlers.screens.lapsing import churn
from handlers.screens.making import forecast
from handlers.screens.team import figures
from handlers.texts import Html, Texts, lines
from playbook.digest import percent_change
from playbook.weekly import Factor, WeekSales, mover
from playbook.winback import Cause
from storage.queries.team.weeks import WeekReport

TEAM_NAME = 16  # letters


@dataclass(frozen=True)
class WeekChart:
    """What the picture shows: a bar a week with its amount above it, and a line of customers who came back."""

    language: str
    title: str
    bar_label: str
    line_label: str
    weeks: tuple[str, ...]
    bars: tuple[float, ...]
    bar_texts: tuple[str, ...]
    line: tuple[int, ...]


def chart(t: Texts, report: WeekReport) -> WeekChart:
    """The picture's words and figures."""
    return WeekChart(
        language=t.language,
        title=t.plain("{team}: eight weeks", team=cut(report.team.name, TEAM_NAME)),
        bar_label=t.plain("Sales"),
        line_label=t.plain("Customers who came back"),
        weeks=tuple(_start(t, week.monday) for week in report.weeks),
        bars=tuple(week.sales / 100 for week in report.weeks),
        bar_texts=tuple(big_money(t, week.sales, report.team.currency) for week in report.weeks),
        line=tuple(week.returning for week in report.weeks),
    )


def _start(t: Texts, monday: date) -> str:
    return short_day(t, monday, date(monday.year, 1, 1))


def digest(t: Texts, report: WeekReport, picture: bytes | None) -> Screen:
    """The picture with its caption; the caption alone if no picture could be made."""
    text = lines(*_lines(t, report))
    if picture is None:
        return Screen(text)
    return Screen(text, file=File("week.png", picture, picture=True))


def _lines(t: Texts, report: WeekReport) -> list[str | None]:
    week, now = report.figures, report.weeks[-1]
    span = f"{short_day(t, report.monday, report.sunday)}–{short_day(t, report.sunday, report.monday)}"
    return [
        t("{team} · {day}", team=bold(cut(report.team.name, TEAM_NAME)), day=span),
        *_sales(t, report),
        figures.promises(t, week.promises_due, week.promises_kept),
        figures.follow_ups(t, week.follow_ups_due, week.follow_ups_done),
        figures.came(t, week.new_clients, week.contacts),
        _buyers(t, now),
        _tiers(t, week.tier_rises, week.tier_falls),
        figures.cases(t, week.lapses, week.won_back),
        _lost(t, week.lost_by),
        churn.in_digest(t, report.loss),
        forecast.in_digest(t, *report.expected, report.team.currency) if report.expected else None,
        _trust(t, report),
        t("This week: {what}", what=figures.first_thing(t, report.first)) if report.first else None,
    ]


def _sales(t: Texts, report: WeekReport) -> list[Html | None]:
    before, now = report.weeks[-2], report.weeks[-1]
    total = big_money(t, now.sales, report.team.currency)
    percent = percent_change(now.sales, before.sales)
    if percent is None:
        return [t("Sales {sum}", sum=total)]
    if percent == 0:
        return [t("Sales {sum}, same as last week", sum=total)]
    line = t("Sales {sum}, {change} on last week", sum=total, change=figures.change(percent))
    return [line, _mover(t, before, now, report.team.currency)]


def _mover(t: Texts, before: WeekSales, now: WeekSales, currency: str) -> Html | None:
    """The one factor that moved sales most (E3)."""
    match mover(now, before):
        case Factor.RETURNING:
            return t("Mainly: back again {before}→{now}", before=before.returning, now=now.returning)
        case Factor.FIRST_BUYERS:
            return t("Mainly: first orders {before}→{now}", before=before.first_buyers, now=now.first_buyers)
        case Factor.PER_BUYER:
            spent, spends = (big_money(t, week.sales // week.buyers, currency) for week in (before, now))
            return t("Mainly: spent by each {before}→{now}", before=spent, now=spends)
    return None


def _buyers(t: Texts, week: WeekSales) -> Html | None:
    return figures.joined(
        t("Back again {n}", n=week.returning) if week.returning else None,
        t("First orders {n}", n=week.first_buyers) if week.first_buyers else None,
    )


def _tiers(t: Texts, rises: int, falls: int) -> Html | None:
    up, down = t("up {n}", n=rises) if rises else None, t("down {n}", n=falls) if falls else None
    return figures.labelled(t("Tiers"), up, down)


def _lost(t: Texts, lost_by: dict[str, int]) -> Html | None:
    """Who was given up, by cause and never by rep (D4)."""
    names = {
        Cause.PRODUCT.value: t.plain("Product"),
        Cause.SELLING.value: t.plain("Way of selling"),
        Cause.SERVICE.value: t.plain("Service"),
    }
    if not lost_by:
        return None
    causes = figures.joined(*(f"{name} {lost_by[cause]}" for cause, name in names.items() if cause in lost_by))
    total = sum(lost_by.values())
    return t("Given up {n}: {causes}", n=total, causes=causes) if causes else t("Given up {n}", n=total)


def _trust(t: Texts, report: WeekReport) -> Html | None:
    if report.weakest is None:
        return None
    return t("Six questions, {n} hot: weakest no. {number}", n=report.hot, number=int(report.weakest))
