"""Which clauses with a date are promises, which follow-ups, and which only tell something."""

from dataclasses import replace

from playbook.capture.clauses import Clause
from playbook.capture.meeting import split_place
from playbook.capture.model import Planned, Promise
from playbook.capture.plan_words import (
    ANSWER,
    AWAITED,
    BY_CLIENT,
    BY_REP,
    CLIENT_ACTS,
    CLIENT_COMES,
    CLIENT_GIVES,
    FIRST_PERSON,
    FOLLOW_UP,
    FORBIDDEN,
    GIVEN_BACK,
    HABIT,
    LEAD,
    OF_HER_LIFE,
    PROMISE,
    PROMISED,
    SAID,
    TAIL,
    TO_ME,
    UNDECIDED,
    WANTED,
)
from playbook.dates import Kind, When
from playbook.writing import plain

_MOST_LEADS = 4  # 提醒我, 记得, 要 … before what is to be done


def read_plan(clause: Clause) -> Promise | Planned | None:
    """The promise or follow-up a clause holds, by its verb; None if it is neither.

    A deadline, or a verb of giving, makes a promise (A5); a verb of meeting makes a follow-up. What the client
    said he would do is a follow-up to ask for it, or to be there (试驾); what he needs by then is one as well.
    What is not to be done is neither.
    """
    when = clause.found.when if clause.found else None
    if when and when.past:
        return None
    written = plain(clause.words)
    by_client = _is_clients(clause, written)
    promised = PROMISED.search(written)
    if promised and not BY_CLIENT.search(written[: promised.start()]):
        done = to_be_done(_without(clause.words, promised.span()))
        if not CLIENT_ACTS.search(plain(done)) and not (clause.by_client and _is_clients_word(done)):
            return Promise(done, when)
        return replace(_planned(done, when), awaited=True) if when else None
    if when is None or FORBIDDEN.search(written):
        return None
    if by_client:
        return _of_client(clause.words, written, when)
    if _is_habit(clause, written):
        return None
    if WANTED.search(written):
        return _planned(to_be_done(_as_said(clause.words)), when)
    return _of_rep(replace(clause, words=to_be_done(clause.words)), when)


def _is_clients(clause: Clause, written: str) -> bool:
    """Whether it is the client who is to do it."""
    done = to_be_done(written)
    if any(words.search(written) for words in (BY_CLIENT, AWAITED)) or any(
        words.search(done) for words in (UNDECIDED, TO_ME)
    ):
        return True
    return clause.by_client and not FIRST_PERSON.match(written)


def _is_clients_word(words: str) -> bool:
    """Whether what was promised is what clients promise: an answer, a decision, money."""
    return any(each.search(plain(words)) for each in (GIVEN_BACK, UNDECIDED, ANSWER))


def is_answer(words: str) -> bool:
    """Whether the words tell of an answer without saying whose: after the client's own words it is his."""
    return bool(GIVEN_BACK.search(plain(words)))


def to_be_done(words: str) -> str:
    """What is to be done, without the words that lead to it: 提醒我联系, remind me to call."""
    for _ in range(_MOST_LEADS):
        written = plain(words)
        lead = LEAD.search(written) or BY_REP.match(written)
        left = words[lead.end() :] if lead else words
        tail = TAIL.search(left)
        left = left[: tail.start()].rstrip() if tail and tail.start() else left
        if left == words:
            break
        words = left
    return words


def _of_client(words: str, written: str, when: When) -> Planned | None:
    """What the client will come for, or give, or needs by then."""
    words = _as_said(words)
    written = plain(to_be_done(words))
    if when.repeat:
        return None  # his habit
    if CLIENT_COMES.search(written) or WANTED.search(written):
        return _planned(words, when)
    if any(words.search(written) for words in (CLIENT_GIVES, UNDECIDED, AWAITED, TO_ME)):
        return replace(_planned(words, when), awaited=True)
    return None


def _as_said(words: str) -> str:
    """The client's own words: 她说给答复 is 她给答复."""
    said = SAID.match(plain(words))
    if said is None:
        return words
    who = words[slice(*said.span("who"))] if said["who"] else ""
    return f"{who}{words[said.end() :]}"


def _of_rep(clause: Clause, when: When) -> Promise | Planned | None:
    written = plain(clause.words)
    if not written or _is_meeting(clause, written):
        return _planned(clause.words, when)
    due = when.deadline and not OF_HER_LIFE.search(written)
    return Promise(clause.words, when) if due or PROMISE.search(written) else None


def _planned(words: str, when: When) -> Planned:
    what, place = split_place(words)
    return Planned(what or words, when, place)


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
