"""What the care rules put on a list, in words (C1–C5, C7, C10)."""

from datetime import date

from handlers.screens.buying.deals import care_call, runs_out
from handlers.screens.format import cut, short_day
from handlers.texts import Texts
from playbook.care import Finding, Kind

LATE_DAYS = 3  # so much later than its own day, a task says when it should have been; less is a weekend


def task(t: Texts, finding: Finding, day: date) -> str:
    """What is to be done on the day it was put on."""
    what = _what(t, finding, day)
    late = finding.kind is not Kind.CONTACT and (day - finding.day).days >= LATE_DAYS
    return t.plain("{what} (was for {day})", what=what, day=short_day(t, finding.day, day)) if late else what


def _what(t: Texts, finding: Finding, day: date) -> str:
    match finding.kind:
        case Kind.CALL if finding.rule == "C2":
            return t.plain("first call: how is it")
        case Kind.CALL:
            return care_call(t)
        case Kind.RUNS_OUT:
            return runs_out(t)
        case Kind.VISIT:
            return t.plain("visit before the year ends")
        case Kind.CONTRACT:
            return _contract(t, finding, day)
        case _:
            return _contact(t, finding, day)


def _contract(t: Texts, finding: Finding, day: date) -> str:
    """It asks for the worth of what was sold, not for a signature."""
    ends = short_day(t, date.fromisoformat(finding.facts["ends_on"]), day)
    what = cut(finding.facts["what"], 10)
    if what:
        return t.plain("what did it bring? {what} ends {day}", what=what, day=ends)
    return t.plain("what did it bring? Contract ends {day}", day=ends)


def _contact(t: Texts, finding: Finding, day: date) -> str:
    since = finding.facts.get("since")
    if since is None:
        return t.plain("get in touch, not done yet")
    return t.plain("get in touch, last {day}", day=short_day(t, date.fromisoformat(since), day))
