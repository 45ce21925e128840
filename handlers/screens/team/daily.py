"""The digest of a day: the team's in its group, without a client's name; each member's own in private."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.paging import page_of
from handlers.payloads.clients import ShowCard
from handlers.payloads.digests import ShowPeople
from handlers.payloads.people import RunCommand
from handlers.screen import Button, Screen, in_rows
from handlers.screens.format import big_money, bold, cut, full_day, money, weekday
from handlers.screens.team import figures
from handlers.screens.turning import before_and_next
from handlers.texts import Html, Texts, lines
from playbook.digest import DayFigures
from storage.queries.team.digests import DayReport, OwnDay
from storage.tables import Team

PAGE = 6  # members on a page
OPEN_SHOWN = 6  # clients offered as buttons
NAME, TEAM_NAME = 12, 16  # letters of a name


def digest(t: Texts, report: DayReport, username: str, now: datetime, *, sample: bool = False) -> Screen:
    """A team's day for its group (E6); `now` by the team's clock; a sample says up to when it counts."""
    told, day = report.told, report.told.figures
    head = t("{team} · {day}", team=bold(cut(report.team.name, TEAM_NAME)), day=full_day(t, report.day, report.day))
    until = t(" (till {time})", time=f"{now:%H:%M}") if sample else ""
    text = lines(
        Html(head + until),
        _sales(t, report),
        *_work(t, day),
        figures.came(t, day.new_clients, day.contacts),
        _cases(t, day),
        _roster(report),
        _next(t, report, now.date()) if told.tomorrow else None,
    )
    link = f"https://t.me/{username}?start=mine"
    return Screen(text, ((Button(t.plain("My figures"), url=link),),))


def _work(t: Texts, day: DayFigures) -> tuple[Html | None, Html | None]:
    return (
        figures.promises(t, day.promises_due, day.promises_kept),
        figures.follow_ups(t, day.follow_ups_due, day.follow_ups_done, day.overdue, day.long_late),
    )


def _sales(t: Texts, report: DayReport) -> Html:
    total = big_money(t, report.told.figures.sales, report.team.currency)
    change, same_day = report.told.sales_change, weekday(t, report.day)
    if change is None:
        return t("Sales {sum}", sum=total)
    if change == 0:
        return t("Sales {sum}, same as last {weekday}", sum=total, weekday=same_day)
    return t("Sales {sum}, {change} on last {weekday}", sum=total, change=figures.change(change), weekday=same_day)


def _cases(t: Texts, day: DayFigures) -> Html | None:
    up = t("Tier up {n}", n=day.tier_rises) if day.tier_rises else None
    return figures.cases(t, day.lapses, day.won_back, up)


def _roster(report: DayReport) -> str | None:
    reps = [rep for rep in report.told.roster if rep.member in report.names]
    return "  ".join(f"{cut(report.names[rep.member], NAME)} {rep.done}/{rep.due}" for rep in reps)


def _next(t: Texts, report: DayReport, today: date) -> Html | None:
    if report.told.tomorrow is None:
        return None
    what = figures.first_thing(t, report.told.tomorrow)
    return t("First today: {what}", what=what) if report.day < today else t("First tomorrow: {what}", what=what)


def own_day(t: Texts, team: Team, day: date, found: OwnDay) -> Screen:
    """A member's own day, with the clients for whom something is still open."""
    own = found.figures
    text = lines(
        t("{name} · {day}", name=bold(cut(found.member.name, NAME)), day=full_day(t, day, day)),
        t("Sales {sum}", sum=money(t, own.sales, team.currency)) if own.sales else None,
        *_work(t, own),
        figures.came(t, own.new_clients, own.contacts),
        t("Not marked done yet:") if found.open else None,
        None if own.anything_done or found.open else t("Nothing recorded yet."),
    )
    clients = [Button(cut(each.name, NAME), ShowCard(each.id or 0)) for each in found.open[:OPEN_SHOWN]]
    return Screen(text, (*in_rows(clients), (Button(t.plain("Today's list"), RunCommand("today")),)))


def people(t: Texts, team: Team, day: date, found: Sequence[OwnDay], wanted: int) -> Screen:
    """Everybody's day for the lead, in roster order."""
    busy = [each for each in found if each.figures.anything_done or each.figures.follow_ups_due or each.figures.overdue]
    page = page_of(len(busy), wanted, PAGE)
    text = lines(
        t("{team} · {day}", team=bold(cut(team.name, TEAM_NAME)), day=full_day(t, day, day)),
        *[_person(t, each) for each in page.of(busy)],
        None if busy else t("Nothing recorded yet."),
    )
    turning = before_and_next(t, page, ShowPeople)
    return Screen(text, (turning,) if turning else ())


def _person(t: Texts, found: OwnDay) -> Html | None:
    own = found.figures
    return figures.labelled(
        bold(cut(found.member.name, NAME)),
        t("done {n}", n=f"{own.follow_ups_done}/{own.follow_ups_due}") if own.follow_ups_due else None,
        t("late {n}", n=own.overdue) if own.overdue else None,
        figures.came(t, own.new_clients, own.contacts),
    )
