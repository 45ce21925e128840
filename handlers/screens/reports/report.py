"""Screens of the report (E3, E6): a period's figures beside those of the one before."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.paging import Page
from handlers.payloads.people import RunCommand
from handlers.payloads.referrals import TopReferrers
from handlers.payloads.report import AskPicture, ReportPeople, ShowReport
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import words
from handlers.screens.format import big_money, bold, code, cut, short_day
from handlers.screens.team import figures
from handlers.texts import Html, Texts, lines
from playbook.digest import percent_change
from playbook.report import Days, Period, Picture
from playbook.rfm import Tier
from storage.queries.reports.report import Report
from storage.tables import Member, Team

NAME = 16  # letters of a team or a rep
PEOPLE = 6  # reps on a page


def span(t: Texts, days: Days) -> str:
    """From a day to another: 11/1–11/18; 1 Nov–18 Nov."""
    return f"{short_day(t, days.first, days.last)}–{days_end(t, days)}"


def days_end(t: Texts, days: Days) -> str:
    """The last day, with its year only where the first one's is another."""
    return short_day(t, days.last, days.first)


def report(t: Texts, view: Report, *, leads: bool) -> Screen:
    """The figures."""
    if not view.ever_sold:
        return _nothing_yet(t, view, leads=leads)
    text = lines(
        _head(t, view),
        _sales(t, view),
        _buyers(t, view),
        _average(t, view),
        tiers(t, view),
        _cases(t, view),
        _referrals(t, view),
        _expected(t, view),
    )
    return Screen(text, (_periods(t, _member(view), view.period), *_pictures(t, view), *_people(t, view, leads=leads)))


def which_period(t: Texts, member: Member | None) -> Screen:
    """The words after /report name no period that there are figures of."""
    row = _periods(t, (member.id or 0) if member is not None else 0)
    return Screen(t("I have figures of these:"), (row,))


def _head(t: Texts, view: Report) -> Html:
    return t("{who} · {days}", who=bold(cut(_who(view), NAME)), days=span(t, view.days))


def _who(view: Report) -> str:
    return view.member.name if view.member is not None else view.team.name


def _nothing_yet(t: Texts, view: Report, *, leads: bool) -> Screen:
    text = lines(
        t("{who}: nothing sold yet", who=bold(cut(_who(view), NAME))),
        t("Figures come with the first order:"),
        code(t.plain("/buy Wang Fang 3280 4 tyres")),
    )
    own = (Button(t.plain("Bought"), RunCommand("buy")), Button(t.plain("Bring in a list"), RunCommand("import")))
    return Screen(text, (own, *_people(t, view, leads=leads)))


def _sales(t: Texts, view: Report) -> Html:
    total = big_money(t, view.now.revenue, view.team.currency)
    percent = percent_change(view.now.revenue, view.before.revenue)
    if percent is None:
        return t("Sales {sum}", sum=total)
    return _same(t, view, total) if percent == 0 else _changed(t, view, total, figures.change(percent))


def _changed(t: Texts, view: Report, total: str, change: str) -> Html:
    match view.period:
        case Period.THIS_MONTH:
            return t("Sales {sum}, {change} on {days}", sum=total, change=change, days=span(t, view.compared))
        case Period.LAST_MONTH:
            return t("Sales {sum}, {change} on the month before", sum=total, change=change)
        case Period.YEAR:
            return t("Sales {sum}, {change} on the year before", sum=total, change=change)


def _same(t: Texts, view: Report, total: str) -> Html:
    match view.period:
        case Period.THIS_MONTH:
            return t("Sales {sum}, same as {days}", sum=total, days=span(t, view.compared))
        case Period.LAST_MONTH:
            return t("Sales {sum}, same as the month before", sum=total)
        case Period.YEAR:
            return t("Sales {sum}, same as the year before", sum=total)


def _buyers(t: Texts, view: Report) -> Html | None:
    share, before = view.now.returning_share, view.before.returning_share
    if share is None:
        return t("Nobody bought in these days")
    back = t("back {p}% (was {q}%)", p=share, q=before) if before is not None else t("back {p}%", p=share)
    return figures.joined(t("{n} bought", n=view.now.buyers), t("new {n}", n=view.now.first_buyers), back)


def _average(t: Texts, view: Report) -> Html | None:
    average, margin = view.now.average, view.now.margin
    earned = None
    if margin is not None:
        total, share = big_money(t, margin, view.team.currency), view.now.margin_share
        whole = view.now.margin_of >= view.now.revenue
        earned = t("margin {sum}", sum=total)
        if share is not None:
            earned = (
                t("margin {sum} ({p}%)", sum=total, p=share)
                if whole
                else t("noted margin {sum} ({p}%)", sum=total, p=share)
            )
    told = t("Average {sum}", sum=big_money(t, average, view.team.currency)) if average is not None else None
    return figures.joined(told, earned)


def tiers(t: Texts, view: Report) -> Html | None:
    """How many customers stand in each tier today."""
    held = [
        t.plain("{tier} {n}", tier=words.tier(t, tier), n=view.tiers[tier])
        for tier in sorted(Tier, reverse=True)
        if view.tiers[tier]
    ]
    return figures.joined(*held, t.plain("dormant {n}", n=view.dormant) if view.dormant else None)


def _cases(t: Texts, view: Report) -> Html | None:
    away = t("Staying away {n}", n=view.staying_away) if view.staying_away else None
    return figures.joined(away, t("Won back {n}", n=view.won_back) if view.won_back else None)


def _referrals(t: Texts, view: Report) -> Html | None:
    found = view.referrals
    if not found.came:
        return None
    bought = t("{n} bought", n=found.bought) if found.bought else t("no order yet")
    spent = big_money(t, found.revenue, view.team.currency) if found.revenue > 0 else None
    return figures.joined(t("Referred {n}", n=found.came), bought, spent)


def _expected(t: Texts, view: Report) -> Html | None:
    found = view.expected
    if not found.count:
        return None
    total = big_money(t, found.weighted, view.team.currency)
    return t.n("Still likely {sum}, {n} deal", "Still likely {sum}, {n} deals", found.count, sum=total)


def _member(view: Report) -> int:
    return (view.member.id or 0) if view.member is not None else 0


def _periods(t: Texts, member: int, shown: Period | None = None) -> Row:
    """The periods there are figures of, but for the one shown."""
    names = {
        Period.THIS_MONTH: t.plain("This month"),
        Period.LAST_MONTH: t.plain("Last month"),
        Period.YEAR: t.plain("12 months"),
    }
    return tuple(Button(name, ShowReport(period, member)) for period, name in names.items() if period is not shown)


def _pictures(t: Texts, view: Report) -> tuple[Row, ...]:
    names = {
        Picture.TIERS: t.plain("Tier chart"),
        Picture.RETURNING: t.plain("Return chart"),
        Picture.BEST: t.plain("80/20 chart"),
    }
    return (tuple(Button(name, AskPicture(picture, view.period, _member(view))) for picture, name in names.items()),)


def _people(t: Texts, view: Report, *, leads: bool) -> tuple[Row, ...]:
    referrers = (Button(t.plain("Referrals"), TopReferrers(0)),) if view.ever_sold else ()
    deals = (Button(t.plain("Deals"), RunCommand("deals")),) if view.expected.count else ()
    if not leads:
        return ((*deals, *referrers),) if deals or referrers else ()
    if view.member is not None:
        whole = Button(t.plain("Whole team"), ShowReport(view.period, 0))
        return ((Button(t.plain("Back"), ReportPeople(view.period, 0)), whole),)
    return ((Button(t.plain("By rep"), ReportPeople(view.period, 0)), *deals, *referrers),)


@dataclass(frozen=True)
class PeopleView:
    """A period's sales by rep, in the order of the roster: minor units and customers who bought."""

    team: Team
    days: Days
    period: Period
    rows: Sequence[tuple[Member, int, int]]
    page: Page


def people(t: Texts, view: PeopleView) -> Screen:
    """The reps side by side; each opens."""
    head = t("{who} · {days}", who=bold(cut(view.team.name, NAME)), days=span(t, view.days))
    told = (_rep(t, each, view) for each in view.rows)
    names = [Button(cut(member.name, 10), ShowReport(view.period, member.id or 0)) for member, *_ in view.rows]
    onward = Button(t.plain("More people"), ReportPeople(view.period, view.page.onward))
    more = () if view.page.is_only else (onward,)
    back = Button(t.plain("Whole team"), ShowReport(view.period, 0))
    return Screen(lines(head, *told), (*in_rows(names), (*more, back)))


def _rep(t: Texts, each: tuple[Member, int, int], view: PeopleView) -> Html | None:
    member, sold, buyers = each
    total = big_money(t, sold, view.team.currency) if buyers or sold else t.plain("nothing sold")
    return figures.joined(cut(member.name, 10), total, t("{n} bought", n=buyers) if buyers else None)


def counting(t: Texts) -> Screen:
    """The figures of so many purchases take a moment."""
    return Screen(t("Counting: the figures come here."))


def drawing(t: Texts) -> str:
    """Toast: the picture comes."""
    return t.plain("The picture comes in a moment")


def drawing_already(t: Texts) -> str:
    """Toast: it was asked for just now."""
    return t.plain("It is being drawn")


def not_drawn(t: Texts) -> Screen:
    """Our fault: no picture."""
    return Screen(lines(t("The picture could not be drawn."), t("Try again in a while.")), ((_report(t),),))


def not_counted(t: Texts) -> Screen:
    """Our fault: no figures."""
    return Screen(lines(t("The figures could not be counted."), t("Try again in a while.")), ((_report(t),),))


def _report(t: Texts) -> Button:
    return Button(t.plain("Report"), RunCommand("report"))
