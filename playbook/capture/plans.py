"""Which clauses with a date are promises, which follow-ups, and which only tell something."""

from dataclasses import replace

from playbook.capture.clauses import Clause
from playbook.capture.meeting import split_place
from playbook.capture.model import Planned, Promise
from playbook.capture.plan_words import BY_CLIENT, BY_REP, CLIENT_COMES, FOLLOW_UP, HABIT, PROMISE, PROMISED
from playbook.dates import Kind, When
from playbook.writing import plain


def read_plan(clause: Clause) -> Promise | Planned | None:
    """The promise or follow-up a clause holds, by its verb; None if it is neither.

    A deadline, or a verb of giving, makes a promise (A5); a verb of meeting makes a follow-up. What somebody
    else will do is neither, unless the rep must be there for it (试驾).
    """
    own = BY_REP.match(plain(clause.words))
    if own:
        clause = replace(clause, words=clause.words[own.end() :])
    written = plain(clause.words)
    when = clause.found.when if clause.found else None
    if when and when.past:
        return None
    by_client = bool(BY_CLIENT.search(written))
    promised = PROMISED.search(written)
    if promised and not by_client:
        return Promise(_without(clause.words, promised.span()), when)
    if when is None:
        return None
    if by_client:
        return _planned(clause.words, when) if CLIENT_COMES.search(written) else None
    if _is_habit(clause, written):
        return None
    if not written or _is_meeting(clause, written):
        return _planned(clause.words, when)
    return Promise(clause.words, when) if when.deadline or PROMISE.search(written) else None


def _planned(words: str, when: When) -> Planned:
    what, place = split_place(words)
    return Planned(what, when, place)


def _is_habit(clause: Clause, written: str) -> bool:
    """Whether a time without a day tells when the client can be reached: 晚上八点以后方便打电话."""
    return clause.found is not None and clause.found.kind is Kind.TIME and bool(HABIT.search(written))


def _is_meeting(clause: Clause, written: str) -> bool:
    """Whether the first verb is one of meeting; a day with its hour speaks for a meeting too."""
    follow_up, promise = FOLLOW_UP.search(written), PROMISE.search(written)
    if follow_up is None:
        found = clause.found
        timed = found is not None and found.kind is Kind.DAY and found.when.time is not None
        return promise is None and timed and found is not None and not found.when.deadline
    return promise is None or follow_up.start() <= promise.start()


def _without(words: str, span: tuple[int, int]) -> str:
    start, end = span
    return f"{words[:start]}{words[end:]}".strip()
