"""Buttons of follow-ups, promises and the agenda."""

from datetime import date
from enum import StrEnum

from handlers.callbacks import Payload, payload
from playbook.snooze import Snooze
from playbook.steps import Topic
from playbook.trades import Task


class Place(StrEnum):
    """The list an item was opened from, and goes back to."""

    PUSH = "p"
    TODAY = "t"
    DUE = "d"
    CLIENT = "c"
    LATE = "l"


@payload("fu")
class AskFollowUp(Payload):
    """Ask when to follow up with this client."""

    client: int


@payload("tk")
class SetTask(Payload):
    """What a follow-up that was just planned is about: a kind that is usual in the team's trade (F7)."""

    item: int
    task: Task


@payload("fo")
class ShowOpen(Payload):
    """What is still to be done with this client."""

    client: int


@payload("fw")
class SetWhen(Payload):
    """The day of the follow-up (or promise) that is being planned with this client."""

    client: int
    day: date
    promise: bool


@payload("fp")
class NoteInstead(Payload):
    """The day was past: what was typed is a note on what happened then."""

    client: int
    day: date


@payload("gt")
class ShowToday(Payload):
    """Today's list, from a page on."""

    page: int


@payload("gd")
class ShowDue(Payload):
    """All that is late and coming, from a page on."""

    page: int


@payload("gf")
class FoldToday(Payload):
    """Today's list as one line."""


@payload("gl")
class OpenLapse(Payload):
    """A customer who stays away, opened in today's list."""

    client: int
    page: int


@payload("ga")
class AgendaAt(Payload):
    """The hour of the morning agenda, as HHMM."""

    at: str


@payload("fi")
class OpenItem(Payload):
    """One item, opened in the message of its list."""

    item: int
    place: Place
    page: int


@payload("fd")
class Done(Payload):
    """The item is done."""

    item: int
    place: Place
    page: int


@payload("fn")
class NotReached(Payload):
    """Nobody answered (F2); `attempts` as they were when the button was shown, so that a double tap counts once."""

    item: int
    attempts: int
    place: Place
    page: int


@payload("fl")
class LogOn(Payload):
    """Ask what happened, without closing the item."""

    item: int
    place: Place
    page: int


@payload("fs")
class PutOff(Payload):
    """Show the times to put the item off to."""

    item: int
    place: Place
    page: int


@payload("fz")
class SnoozeTo(Payload):
    """Put the item off; `snoozes` as they were when the button was shown."""

    item: int
    choice: Snooze
    snoozes: int
    place: Place
    page: int


@payload("fc")
class ChangeDate(Payload):
    """Ask for another date of the item."""

    item: int
    place: Place
    page: int


@payload("ft")
class MoveItem(Payload):
    """Another date of the item; `at` as HHMM, None for the whole day."""

    item: int
    day: date
    at: str | None
    place: Place
    page: int


@payload("fm")
class MessageInstead(Payload):
    """Words to send the client instead of a call."""

    item: int
    place: Place
    page: int


@payload("fy")
class SentMessage(Payload):
    """A message was sent instead: the item is done."""

    item: int
    place: Place
    page: int


@payload("fx")
class DropItem(Payload):
    """The item is not wanted any more."""

    item: int
    place: Place
    page: int


@payload("fk")
class KeptAfterAll(Payload):
    """The promise was kept in time, only not logged."""

    item: int


@payload("fq")
class CannotKeep(Payload):
    """The promise can't be kept."""

    item: int


@payload("ns")
class NextStep(Payload):
    """The next contact after an item that is done (C11)."""

    item: int
    day: date
    topic: Topic
    place: Place
    page: int


@payload("no")
class OwnStep(Payload):
    """The next contact on a day of one's own choice."""

    item: int


@payload("nl")
class NoStep(Payload):
    """No next contact for now."""

    item: int
    place: Place
    page: int
