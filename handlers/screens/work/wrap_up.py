"""Screens of the evening wrap-up."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.payloads.followups import OpenItem, Place, ShowToday
from handlers.payloads.late_work import Lot, NoteMeeting, NotMet
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens.format import bold, cut, how_many
from handlers.screens.work.item import what
from handlers.screens.work.late_work import all_to
from handlers.texts import Texts, lines
from storage.queries.work.agenda import Work

SHOWN = 5  # people on one screen
NAME = 12  # letters of a name


def not_noted(t: Texts, met: Sequence[Work], day: date) -> Screen:
    """Who is not noted yet; a name asks how it went."""
    count = len(met)
    head = t.n("1 meeting of today not noted", "{count} meetings of today not noted", count, count=how_many(t, count))
    names = [Button(cut(client.name, NAME), NoteMeeting(work.id or 0)) for work, client in met[:SHOWN]]
    return Screen(head, (*in_rows(names), (Button(t.plain("Nobody met"), NotMet(day)),)))


def all_noted(t: Texts) -> Screen:
    """Nobody is left."""
    return Screen(t("All meetings are noted."), ((_today(t),),))


def still_planned(t: Texts, met: Sequence[Work], now: datetime, day: date, tomorrow: date) -> Screen:
    """They were not met: each by itself, or all on another day."""
    told = [
        t(
            "{n} {hour} {name} {what}",
            n=number,
            hour=f"{work.due_at.astimezone(now.tzinfo):%H:%M}",
            name=bold(cut(client.name, NAME)),
            what=what(t, work, 10),
        )
        for number, (work, client) in enumerate(met[:SHOWN], 1)
    ]
    numbers: Row = tuple(
        Button(str(number), OpenItem(work.id or 0, Place.TODAY, 0)) for number, (work, _) in enumerate(met[:SHOWN], 1)
    )
    text = lines(t("Still planned. Another day?"), *told)
    return Screen(text, (numbers, (all_to(t, Lot.UNMET, day, tomorrow), _today(t))))


def _today(t: Texts) -> Button:
    return Button(t.plain("Today's list"), ShowToday(0))
