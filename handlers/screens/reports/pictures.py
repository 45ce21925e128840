"""The pictures of the report (E6, D1, D9): what each one shows, and the sentence that says what to make of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from handlers.payloads.people import RunCommand
from handlers.payloads.tiers import ShowBest
from handlers.screen import Button, Row, Screen
from handlers.screens import words
from handlers.screens.format import big_money, bold, code, cut
from handlers.texts import Texts, lines
from playbook.concentration import Concentration
from playbook.report import Course, Month, percent
from playbook.rfm import Tier
from playbook.stages import Trend

NAME = 16  # letters of a team, a rep or a client
MANY_DORMANT = 3  # one in so many


@dataclass(frozen=True)
class Bar:
    """A bar with its name before it and its figures behind it; `quiet`: in a pale colour."""

    label: str
    length: int
    text: str
    quiet: bool = False


@dataclass(frozen=True)
class BarChart:
    """Bars one below the other."""

    language: str
    title: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class StackChart:
    """A column a month: customers who came back below, those who are new above; the last one still grows."""

    language: str
    title: str
    labels: Sequence[str]
    lower: Sequence[int]
    upper: Sequence[int]
    lower_label: str
    upper_label: str


@dataclass(frozen=True)
class ShareChart:
    """Which share of the customers, the largest first, brings which share of the sales; both 0 to 1, one point told."""

    language: str
    title: str
    points: Sequence[tuple[float, float]]
    told: tuple[float, float]
    told_text: str
    across: str
    up: str


@dataclass(frozen=True)
class TierFigures:
    """How many customers are in each tier, and what they brought in a year (minor units)."""

    who: str
    counts: dict[Tier, int]
    values: dict[Tier, int]
    dormant: int
    currency: str

    @property
    def customers(self) -> int:
        """All of them, with the dormant."""
        return sum(self.counts.values()) + self.dormant


def tier_chart(t: Texts, found: TierFigures) -> BarChart:
    """Each tier with its customers and what they brought."""
    bars = [
        Bar(
            words.tier(t, tier),
            found.counts.get(tier, 0),
            _text_of(t, found.counts.get(tier, 0), found.values.get(tier, 0), found.currency),
        )
        for tier in sorted(Tier, reverse=True)
    ]
    dormant = Bar(t.plain("Dormant"), found.dormant, str(found.dormant), quiet=True)
    title = t.plain("{who}: customers by tier", who=cut(found.who, NAME))
    return BarChart(t.language, title, (*bars, dormant))


def _text_of(t: Texts, count: int, value: int, currency: str) -> str:
    if not count or value <= 0:
        return str(count)
    return t.plain("{n} · {sum} a year", n=count, sum=big_money(t, value, currency))


def tier_caption(t: Texts, found: TierFigures) -> Screen:
    """How much the best bring, and whom to look at first."""
    best = [Tier.PLATINUM, Tier.GOLD]
    number, value = (sum(of.get(tier, 0) for tier in best) for of in (found.counts, found.values))
    share = percent(value, sum(found.values.values()))
    many_dormant = found.dormant * MANY_DORMANT >= found.customers
    text = lines(
        bold(t("{who}: {n} customers by tier", who=cut(found.who, NAME), n=found.customers)),
        t("Platinum, gold: {n}, {p}% of sales", n=number, p=share) if number and share else None,
        t("{n} sleep: see who can be won back", n=found.dormant)
        if found.dormant and many_dormant
        else t("Next: who is one order below a tier"),
    )
    return Screen(text, (_tier_buttons(t, away_first=bool(found.dormant and many_dormant)),))


def _tier_buttons(t: Texts, *, away_first: bool) -> Row:
    away = Button(t.plain("Staying away"), RunCommand("lapsed"))
    tiers = Button(t.plain("Tiers"), RunCommand("tiers"))
    return (away, tiers) if away_first else (tiers, away)


def short_month(t: Texts, month: date) -> str:
    """11月, Nov."""
    return str(format_date(month, "MMM", locale=t.locale))


def return_chart(t: Texts, who: str, months: Sequence[Month]) -> StackChart:
    """Who bought month by month."""
    return StackChart(
        language=t.language,
        title=t.plain("{who}: customers a month", who=cut(who, NAME)),
        labels=tuple(short_month(t, month.first_day) for month in months),
        lower=tuple(month.returning for month in months),
        upper=tuple(month.first_buyers for month in months),
        lower_label=t.plain("Came back"),
        upper_label=t.plain("First order"),
    )


def return_caption(t: Texts, who: str, found: Course | None) -> Screen:
    """Where returning customers are heading, and what to do about it."""
    head = bold(t("{who}: who came back, 12 months", who=cut(who, NAME)))
    care = Button(t.plain("Whom to greet"), RunCommand("care"))
    away = Button(t.plain("Staying away"), RunCommand("lapsed"))
    if found is None:
        text = lines(head, t("No one is back yet, or it is early."), t("Ask first buyers how it is in 7 days"))
        return Screen(text, ((care,),))
    told = t(
        "{month}: {n} came back, usually {usual}",
        month=short_month(t, found.month),
        n=found.returning,
        usual=found.usual,
    )
    to_do = {
        Trend.UP: t("Rising: keep your rhythm of contacts"),
        Trend.LEVEL: t("Level: one call a day to those overdue"),
        Trend.DOWN: t("Falling: first call who stays away"),
    }
    rows = ((care, away) if found.trend is Trend.UP else (away, care),)
    return Screen(lines(head, told, to_do[found.trend]), rows)


def share_chart(t: Texts, who: str, found: Concentration, points: Sequence[tuple[float, float]]) -> ShareChart:
    """How steeply sales hang on a few."""
    return ShareChart(
        language=t.language,
        title=t.plain("{who}: how few bring how much", who=cut(who, NAME)),
        points=tuple(points),
        told=(found.key / found.customers, found.brought / found.revenue),
        told_text=str(t.n("{n} customer: {p}%", "{n} customers: {p}%", found.key, p=found.share)),
        across=t.plain("customers, the largest first"),
        up=t.plain("of the sales"),
    )


def share_caption(t: Texts, who: str, found: Concentration, currency: str) -> Screen:
    """Who the few are, in figures, and what to do."""
    least = big_money(t, found.floor, currency)
    text = lines(
        bold(t("{who}: the few who bring most", who=cut(who, NAME))),
        t("{n} of {all} bring {p}% of a year's sales", n=found.key, all=found.customers, p=found.share),
        t("That one brought {sum}", sum=least) if found.key == 1 else t("Each of them {sum} or more", sum=least),
        t("First: who was not called for long"),
    )
    names = Button(t.plain("Their names"), ShowBest(0))
    return Screen(text, ((names, Button(t.plain("Staying away"), RunCommand("lapsed"))),))


def too_little(t: Texts, who: str) -> Screen:
    """There is nothing to draw yet."""
    text = lines(
        t("{who}: nothing to draw yet", who=bold(cut(who, NAME))),
        t("It takes orders, such as:"),
        code(t.plain("/buy Wang Fang 3280 4 tyres")),
    )
    return Screen(text, ((Button(t.plain("Bought"), RunCommand("buy")),),))


def being_counted(t: Texts) -> Screen:
    """A team's scores are made within a minute after its first purchases came."""
    return Screen(t("Counting, a minute please: /report"))
