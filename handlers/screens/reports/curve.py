"""The picture of one customer's chances (D3): how likely he was to buy again, day by day, and where he stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.payloads.followups import AskFollowUp
from handlers.payloads.lapses import ContactToday, DraftGreeting
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons
from handlers.screens.format import bold, cut, full_day, short_day
from handlers.screens.lapsing.silence import in_ten, only_tenths
from handlers.screens.reports.pictures import short_month
from handlers.texts import Texts, lines
from playbook.chance_curve import ChanceCurve
from playbook.history import months_on
from playbook.lapse import tenths
from storage.tables import Client, LapseCase

NAME = 16  # letters of a name
MONTHS_SHOWN = 7  # names of months that fit below the picture
LEVELS = (0.9, 0.5, 0.1)
IN_A_MONTH = timedelta(days=30)

Place = tuple[int, float]  # a day by its ordinal, a chance from 0 to 1


@dataclass(frozen=True)
class CurveChart:
    """A curve up to today and beyond it, with the days bought on; `usual`: from the last of them to when he was due."""

    language: str
    title: str
    past: Sequence[Place]
    ahead: Sequence[Place]
    bought: Sequence[int]
    usual: tuple[int, int]
    months: Sequence[tuple[int, str]]
    levels: Sequence[tuple[float, str]]
    bought_label: str
    usual_label: str
    ahead_label: str
    now_text: str


def curve_chart(t: Texts, client: Client, curve: ChanceCurve) -> CurveChart:
    """The picture's words and figures."""
    last = curve.bought[-1]
    return CurveChart(
        language=t.language,
        title=t.plain("{name}: will they buy in 3 months?", name=cut(client.name, NAME)),
        past=tuple((point.day.toordinal(), point.chance) for point in curve.past),
        ahead=tuple((point.day.toordinal(), point.chance) for point in curve.ahead),
        bought=tuple(day.toordinal() for day in curve.bought),
        usual=(last.toordinal(), curve.usual_until.toordinal()),
        months=_months(t, curve.past[0].day, curve.ahead[-1].day),
        levels=tuple((level, in_ten(t, level)) for level in LEVELS),
        bought_label=t.plain("bought"),
        usual_label=t.plain("usual gap"),
        ahead_label=t.plain("if nothing is bought"),
        now_text=t.plain("today {chance}", chance=in_ten(t, curve.now)),
    )


def _months(t: Texts, first: date, last: date) -> tuple[tuple[int, str], ...]:
    """Names of months along the way, as many as fit."""
    start = months_on(first.replace(day=1), 1)
    count = max(0, (last.year - start.year) * 12 + last.month - start.month + 1)
    step = -(-count // MONTHS_SHOWN) or 1
    shown = (months_on(start, at) for at in range(0, count, step))
    return tuple((month.toordinal(), _month_or_year(t, month, step)) for month in shown)


def _month_or_year(t: Texts, month: date, step: int) -> str:
    """January is named by its year, and so is every month where they stand so far apart that their names say little."""
    return str(month.year) if step >= 6 or month.month <= min(step, 6) else short_month(t, month)


def curve_caption(t: Texts, client: Client, curve: ChanceCurve, case: LapseCase | None) -> Screen:
    """Where he stands, and what to do about it."""
    return _overdue(t, client, curve, case) if curve.today > curve.usual_until else _in_time(t, client, curve, case)


def _overdue(t: Texts, client: Client, curve: ChanceCurve, case: LapseCase | None) -> Screen:
    gap = (curve.today - curve.bought[-1]).days
    usual = (curve.usual_until - curve.bought[-1]).days
    later = next(point.chance for point in curve.ahead if point.day >= curve.today + IN_A_MONTH)
    now = t("Buy in 3 months: about {now}", now=in_ten(t, curve.now))
    if tenths(later) < tenths(curve.now):
        now = t("Buy in 3 months: {now}, in a month {later}", now=in_ten(t, curve.now), later=only_tenths(t, later))
    text = lines(
        t("📉 {name} · no order for {gap} days", name=bold(cut(client.name, NAME)), gap=gap),
        t("Usually every {usual} days", usual=usual),
        now,
        _few(t, curve),
        t("Ask how they are, not where they were"),
    )
    return Screen(text, (_to_do(t, client, case),), about=client.id)


def _in_time(t: Texts, client: Client, curve: ChanceCurve, case: LapseCase | None) -> Screen:
    text = lines(
        t("{name} · last order {day}", name=bold(cut(client.name, NAME)),
          day=short_day(t, curve.bought[-1], curve.today)),
        t("Buy in 3 months: about {now}", now=in_ten(t, curve.now)),
        _few(t, curve),
        t("Usually due by {day}: ask then", day=full_day(t, curve.usual_until, curve.today)),
    )  # fmt: skip
    return Screen(text, (_to_do(t, client, case),), about=client.id)


def _few(t: Texts, curve: ChanceCurve) -> str | None:
    return t("Little data yet: only a hint") if curve.few_data else None


def _to_do(t: Texts, client: Client, case: LapseCase | None) -> Row:
    card = buttons.card(t, client.id)
    if case is None:
        return (Button(t.plain("Follow up"), AskFollowUp(client.id or 0)), card)
    number = case.id or 0
    contact = Button(t.plain("Contact today"), ContactToday(number))
    return (contact, Button(t.plain("Write a greeting"), DraftGreeting(number)), card)


def no_rhythm(t: Texts, client: Client) -> Screen:
    """One day of purchases is no rhythm."""
    text = lines(
        t("{name} has bought on one day only.", name=bold(cut(client.name, NAME))),
        t("The second order makes a curve."),
    )
    return Screen(text, ((buttons.card(t, client.id),),), about=client.id)
