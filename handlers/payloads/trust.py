"""Buttons of the six questions; each names its client and question, so that one a week old still does what it says."""

from datetime import date

from handlers.callbacks import Payload, payload
from playbook.trust import Question, Strength


@payload("tq")
class AskTrust(Payload):
    """Begin, or go on with, the six questions for this client."""

    client: int


@payload("to")
class OpenQuestion(Payload):
    """Show one question, with its answer if there is one."""

    client: int
    question: Question


@payload("tx")
class ExplainQuestion(Payload):
    """Show it with the reason why it is asked."""

    client: int
    question: Question


@payload("tg")
class RateAnswer(Payload):
    """How far this answer has got."""

    client: int
    question: Question
    strength: Strength


@payload("ta")
class RateAgain(Payload):
    """Ask how far this answer has got by now."""

    client: int
    question: Question


@payload("tu")
class UndoAnswer(Payload):
    """Take the answer back and ask again."""

    client: int
    question: Question
    change: int


@payload("ts")
class ShowTrust(Payload):
    """All six at a glance; the questions are through."""

    client: int


@payload("tp")
class StopTrust(Payload):
    """Stop here for now; all six at a glance."""

    client: int


@payload("tm")
class RemindTrust(Payload):
    """Ask when to be reminded of what to bring along."""

    client: int


@payload("td")
class RemindOn(Payload):
    """Be reminded on this day."""

    client: int
    day: date


@payload("tb")
class RemindBefore(Payload):
    """Be reminded before this follow-up."""

    client: int
    follow_up: int


@payload("tf")
class TakeUpQuestion(Payload):
    """Under a note: take up the question that was offered."""

    client: int
    question: Question
