"""Screens of work that is late: the question to its owner, and the lead's list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.paging import Page
from handlers.payloads.followups import OpenItem, Place, ShowToday
from handlers.payloads.late_work import Lot, MoveAll, ShowLateOf, ShowTeamLate
from handlers.payloads.people import RunCommand
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import bold, cut, full_day
from handlers.screens.turning import first_and_more
from handlers.screens.work.item import what
from handlers.texts import Html, Texts, lines
from storage.queries.work.agenda import Work
from storage.tables import FollowUp, FollowUpKind, Member

NAME = 12  # letters of a name
REPS = 6  # people on one screen


@dataclass(frozen=True)
class Listed:
    """Late work, a page of it; `now` by its owner's clock."""

    work: Sequence[Work]
    now: datetime
    page: Page


def still_wanted(t: Texts, found: Listed, tomorrow: date) -> Screen:
    """Three working days late: still wanted, or to be put off?"""
    head = t.n("{n} item is 3 days late. Still wanted?", "{n} items are 3 days late. Still wanted?", len(found.work))
    row: list[Button] = []
    if any(work.kind is not FollowUpKind.PROMISE for work, _ in found.work):
        row.append(all_to(t, Lot.LATE, found.now.date(), tomorrow))
    row.append(Button(t.plain("Today's list"), ShowToday(0)))
    return Screen(lines(head, *_lines(t, found)), (_numbers(found, Place.TODAY), tuple(row)))


def all_to(t: Texts, lot: Lot, since: date, to: date) -> Button:
    """Put them all off to a day."""
    return Button(t.plain("All to {day}", day=full_day(t, to, since)), MoveAll(lot, since, to))


def _lines(t: Texts, found: Listed) -> list[Html]:
    return [_line(t, found, number, work, client.name) for number, (work, client) in found.page.numbered(found.work)]


def _line(t: Texts, found: Listed, number: int, work: FollowUp, name: str) -> Html:
    late = t.n("{n} day late", "{n} days late", (found.now.date() - work.due_on).days)
    did = what(t, work, 10)
    if work.kind is FollowUpKind.PROMISE:
        return t("{n} 🤝 {name} {what}, {late}", n=number, name=bold(cut(name, NAME)), what=did, late=late)
    return t("{n} {name} {what}, {late}", n=number, name=bold(cut(name, NAME)), what=did, late=late)


def _numbers(found: Listed, place: Place) -> Row:
    shown, page = found.page.numbered(found.work), found.page.number
    return tuple(Button(str(number), OpenItem(work.id or 0, place, page)) for number, (work, _) in shown)


def moved(t: Texts, count: int, to: date, today: date, change: int) -> Screen:
    """They were put off."""
    text = t.n("{n} item moved to {day}", "{n} items moved to {day}", count, day=full_day(t, to, today))
    return Screen(text, ((Button(t.plain("Today's list"), ShowToday(0)), buttons.undo(t, change)),))


def in_team(t: Texts, count: int) -> Html:
    """The lead's line."""
    return t.n("Team: {n} item 5 working days late", "Team: {n} items 5 working days late", count)


def opens_team(t: Texts) -> Button:
    """The lead's list."""
    return Button(t.plain("Late in the team"), ShowTeamLate())


def of_team(t: Texts, found: Sequence[tuple[Member, int]]) -> Screen:
    """Who has how much; in roster order."""
    back = (Button(t.plain("People"), RunCommand("team")),)
    if not found:
        return Screen(t("Nothing in the team is long late."), (back,))
    names = [Button(cut(member.name, NAME), ShowLateOf(member.id or 0, 0)) for member, _ in found[:REPS]]
    told = [t.n("{name}: {n} item", "{name}: {n} items", count, name=cut(each.name, NAME)) for each, count in found]
    text = lines(in_team(t, sum(count for _, count in found)), *told[:REPS])
    return Screen(text, (*in_rows(names), back))


def of_member(t: Texts, member: Member, found: Listed) -> Screen:
    """One member's, the latest first."""
    turning = first_and_more(t, found.page, lambda number: ShowLateOf(member.id or 0, number))
    last = (*turning, Button(t.plain("Back"), ShowTeamLate()))
    count = len(found.work)
    head = t.n(
        "{name}: {n} item 5 working days late", "{name}: {n} items 5 working days late", count, name=bold(member.name)
    )
    numbers = _numbers(found, Place.LATE)
    return Screen(lines(head, *_lines(t, found)), (*((numbers,) if numbers else ()), last))
