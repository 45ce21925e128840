"""Screens after an item is done: nothing is left without a next step (C11)."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.payloads.followups import NextStep, NoStep, OwnStep
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons
from handlers.screens.format import full_day, instant
from handlers.screens.work import satisfaction
from handlers.screens.work.item import ItemView, back, what, who
from handlers.texts import Html, Texts, lines
from playbook.steps import Step, Topic
from storage.tables import Callback, FollowUp


@dataclass(frozen=True)
class Outcome:
    """What closing an item came to."""

    change: int
    promise_kept: bool | None = None  # None: no promise
    days_late: int = 0
    again: FollowUp | None = None  # the next occurrence of what repeats
    planned: FollowUp | None = None  # what is planned with the client besides
    form: Callback | None = None  # what the client said when he was called back (C9)
    amends: bool = False  # he is not satisfied, and nothing is promised yet


def topic(t: Texts, value: Topic) -> str:
    """A next contact in two or three words: on its button, and as what is to be done."""
    names = {
        Topic.OPEN_QUESTION: t.plain("ask how it went"),
        Topic.HELP: t.plain("offer a hand"),
        Topic.NEWS: t.plain("bring news"),
        Topic.CARE: t.plain("say hello"),
        Topic.IN_USE: t.plain("ask how it works"),
        Topic.RUNS_OUT: t.plain("ask about the next one"),
        Topic.MAKE_GOOD: t.plain("put it right"),
    }
    return names[value]


def next_step(t: Texts, view: ItemView, outcome: Outcome, steps: Sequence[Step]) -> Screen:
    """Done; what next? One tap, or one typed line that logs, dates and closes."""
    said = satisfaction.told(t, outcome.form) if outcome.form else None
    text = lines(done_line(t, view, outcome), said, _planned(t, view, outcome), _question(t, outcome))
    later = Button(t.plain("Nothing yet"), NoStep(view.id, view.place, view.page))
    own = Button(t.plain("Pick a day"), OwnStep(view.id))
    last: Row = (own, later, buttons.undo(t, outcome.change))
    if outcome.again is not None:
        return Screen(text, ((back(t, view), last[-1]),), about=view.about)
    return Screen(text, (*step_rows(t, view, steps), last), about=view.about)


def step_rows(t: Texts, view: ItemView, steps: Sequence[Step]) -> tuple[Row, ...]:
    """The proposed steps, one button each."""
    return tuple(
        (Button(_label(t, view, step), NextStep(view.id, step.day, step.topic, view.place, view.page)),)
        for step in steps
    )


def _label(t: Texts, view: ItemView, step: Step) -> str:
    return f"{full_day(t, step.day, view.now.date())} {topic(t, step.topic)}"


def done_line(t: Texts, view: ItemView, outcome: Outcome) -> Html:
    """What was done; of a promise, whether it was kept (A5)."""
    name, did = who(t, view), what(t, view.work)
    if outcome.promise_kept:
        return t("🤝 {name} {what}: kept in time, account +1", name=name, what=did)
    if outcome.promise_kept is False:
        return t.n(
            "🤝 {name} {what}: {n} day late, made good",
            "🤝 {name} {what}: {n} days late, made good",
            outcome.days_late,
            name=name,
            what=did,
        )
    return t("✅ {name} {what}", name=name, what=did)


def _planned(t: Texts, view: ItemView, outcome: Outcome) -> Html | None:
    ahead = outcome.again or outcome.planned
    if ahead is None:
        return None
    due = instant(t, ahead.due_at, view.now, whole_day=ahead.whole_day)
    return t("Next: {when} {what}", when=due, what=what(t, ahead))


def _question(t: Texts, outcome: Outcome) -> Html:
    if outcome.again is not None:
        return t("How did it go? Type it, or leave it.")
    return t("Next step? A typed line is noted too.")


def stepped(t: Texts, view: ItemView, planned: FollowUp, change: int) -> Screen:
    """Done, and the next step is set."""
    due = instant(t, planned.due_at, view.now, whole_day=planned.whole_day)
    text = lines(
        t("✅ {name} {what}", name=who(t, view), what=what(t, view.work)),
        t("⏰ {when} {what}", when=due, what=what(t, planned)),
    )
    return Screen(text, ((back(t, view), buttons.undo(t, change)),), about=view.about)


def step_toast(t: Texts, view: ItemView, planned: FollowUp) -> str:
    """The next step, while its list is shown again."""
    due = instant(t, planned.due_at, view.now, whole_day=planned.whole_day)
    return t.plain("{name}: {when} {what}", name=view.client.name, when=due, what=what(t, planned))


def left_open(t: Texts, view: ItemView) -> Screen:
    """Done, nothing planned."""
    text = lines(t("✅ {name} {what}", name=who(t, view), what=what(t, view.work)), t("Next: not set yet"))
    own = Button(t.plain("Pick a day"), OwnStep(view.id))
    return Screen(text, ((own, back(t, view)),), about=view.about)
