"""The six questions that a client silently asks a rep (A1): how far they are answered, and which comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum

from playbook.stages import ProspectClass

IGNORED_LIMIT = 3


class Question(IntEnum):
    """The six questions, in the order in which a client asks them (A1)."""

    WHO_ARE_YOU = 1
    WHAT_DO_YOU_WANT = 2
    WHY_ME = 3
    WHY_BELIEVE = 4
    WHY_YOU = 5
    WHY_NOW = 6

    @property
    def has_team_default(self) -> bool:
        """Whether the team's pitch profile (A9) holds an answer that the rep only makes his own."""
        return self in TEAM_DEFAULTS


TEAM_DEFAULTS = frozenset({Question.WHO_ARE_YOU, Question.WHAT_DO_YOU_WANT, Question.WHY_BELIEVE, Question.WHY_YOU})


class Strength(IntEnum):
    """How well a question is answered (A1): not at all, shakily, told to the client, confirmed by the client."""

    EMPTY = 0
    WEAK = 1
    TOLD = 2
    PROVEN = 3


Answers = Mapping[Question, Strength]
"""A client's answers; a question that is missing is empty."""


def coverage(answers: Answers) -> tuple[int, int]:
    """How many questions are answered, of six (A1). Told and proven count; a weak answer has yet to be mended."""
    return sum(_is_answered(answers, question) for question in Question), len(Question)


def next_question(answers: Answers, after: Question | None = None) -> Question | None:
    """The earliest question that is not yet told (A1), or the next such one `after` a skipped one; None if all are."""
    later = (question for question in Question if after is None or question > after)
    return next((question for question in later if not _is_answered(answers, question)), None)


def following(answers: Answers, question: Question) -> Question | None:
    """Where one goes on from a question that is left as it is.

    A told one is only being read: then the next in order, else the next that is not told; None after the last.
    """
    if not _is_answered(answers, question):
        return next_question(answers, after=question)
    return Question(question + 1) if question < max(Question) else None


def previous_question(question: Question) -> Question | None:
    """The question before this one, for a step back; None before the first."""
    return Question(question - 1) if question > Question.WHO_ARE_YOU else None


def weakest(sheets: Iterable[Answers]) -> Question | None:
    """The question answered least, over one client or many; the earlier of equals, None if all are proven."""
    totals = dict.fromkeys(Question, 0)
    clients = 0
    for answers in sheets:
        clients += 1
        for question in Question:
            totals[question] += answers.get(question, Strength.EMPTY)
    least = min(Question, key=lambda question: (totals[question], question))
    return least if totals[least] < clients * Strength.PROVEN else None


def to_bring(answers: Answers) -> Question | None:
    """The answer to bring along next time (A1): the earliest shaky one, else one the client has not confirmed yet."""
    for strength in (Strength.WEAK, Strength.TOLD):
        for question in Question:
            if answers.get(question) is strength:
                return question
    return None


class Occasion(Enum):
    """When the bot may put a question of its own accord."""

    VISIT_LOGGED = "visit_logged"
    BEFORE_VISIT = "before_visit"


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known when the bot might ask; `last_asked` is the day it last asked this rep of its own accord."""

    occasion: Occasion
    prospect_class: ProspectClass | None
    today: date
    last_asked: date | None = None
    in_form: bool = False
    quiet_hours: bool = False
    day_off: bool = False
    open_complaint: bool = False
    times_ignored: int = 0


def question_to_ask(answers: Answers, moment: Moment) -> Question | None:
    """The question the bot may ask on its own now, or None.

    One a day per rep at most: under the logged visit of a hot or warm client, or before a visit. Never inside
    a form, in quiet hours, on a day off, while a complaint is open, with a client who refused plainly, nor
    after it was ignored three times.
    """
    busy = moment.in_form or moment.quiet_hours or moment.day_off or moment.open_complaint
    asked_today = moment.last_asked is not None and moment.last_asked >= moment.today
    if busy or asked_today or gives_up(moment.times_ignored) or not _is_occasion(moment):
        return None
    return next_question(answers)


def gives_up(times_ignored: int) -> bool:
    """Whether the bot stops asking on its own, and says so, after being ignored three times in a row."""
    return times_ignored >= IGNORED_LIMIT


def _is_occasion(moment: Moment) -> bool:
    """Whether this client, at this occasion, may be asked about."""
    if moment.occasion is Occasion.VISIT_LOGGED:
        return moment.prospect_class in {ProspectClass.HOT, ProspectClass.WARM}
    return moment.prospect_class is not ProspectClass.NONE


def _is_answered(answers: Answers, question: Question) -> bool:
    return answers.get(question, Strength.EMPTY) >= Strength.TOLD
