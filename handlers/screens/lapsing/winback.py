"""Screens of winning a customer back (D4), one question at a time."""

from datetime import date, datetime

from handlers.payloads.contracts import RenewContract
from handlers.payloads.deals import AskPurchase
from handlers.payloads.followups import AskFollowUp
from handlers.payloads.lapses import (
    GivenUp,
    GreetLater,
    NoAmends,
    NowElsewhere,
    OpenAgain,
    PutDownTo,
    Reached,
    StillTalking,
    TryAgain,
    WhyAway,
    WinBackAnyway,
)
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import bold, cut, day, moment
from handlers.screens.lapsing import winback_story as story
from handlers.texts import Html, Texts, lines
from playbook.winback import Reach, Reason, causes
from storage.tables import Client, FollowUp, LapseCase


def reached(t: Texts, client: Client, case: LapseCase, today: date, change: int = 0) -> Screen:
    """Was he reached?"""
    number = case.id or 0
    row = (
        Button(t.plain("We talked"), Reached(number, Reach.TALKED)),
        Button(t.plain("Not reached"), Reached(number, Reach.MISSED)),
        Button(t.plain("Won't talk"), Reached(number, Reach.UNWILLING)),
    )
    head = t("📉 {name} · did you reach them?", name=bold(client.name))
    back = buttons.undo(t, change) if change else buttons.back_to_card(t, client.id)
    last = (*story.button(t, case), Button(t.plain("Not coming back"), GivenUp(number)), back)
    return Screen(lines(head, *story.so_far(t, case, today)), (row, last), about=client.id)


def bought_lately(t: Texts, client: Client, last: date, today: date) -> Screen:
    """He bought not long ago: there is nobody to win back yet."""
    text = lines(
        t("{name} bought {day}, no silence yet.", name=bold(client.name), day=day(t, last, today)),
        t("Ask how it does in use: a follow-up will do."),
    )
    number = client.id or 0
    row: Row = (Button(t.plain("Follow up"), AskFollowUp(number)), Button(t.plain("Win back"), WinBackAnyway(number)))
    return Screen(text, (row, (buttons.card(t, number),)), about=number)


def attempt_note(t: Texts) -> str:
    """What the file says of a try that failed."""
    return t.plain("tried to reach about the long silence")


def talked_note(t: Texts) -> str:
    """What the file says of the talk."""
    return t.plain("talked about the long silence")


def again(t: Texts, client: Client, case: LapseCase, choices: list[datetime], today: date) -> Screen:
    """Not reached: when to try again?"""
    number = case.id or 0
    row = tuple(
        Button(moment(t, at.date(), at.time(), today), TryAgain(number, at.date(), at.hour * 60 + at.minute))
        for at in choices
    )
    text = t("{name}: noted, not reached. Try again?", name=bold(client.name))
    return Screen(text, (row, (buttons.card(t, client.id),)), about=client.id)


def again_text(t: Texts) -> str:
    """What the next try is about."""
    return t.plain("try again: no order for long")


def trying_again(t: Texts, client: Client, planned: FollowUp, when: datetime, today: date, change: int) -> Screen:
    """The next try is planned."""
    at = moment(t, when.date(), when.time(), today)
    text = t("⏰ {when} {what}", when=at, what=planned.text)
    rows = ((buttons.card(t, client.id), buttons.undo(t, change)),)
    return Screen(lines(bold(client.name), text), rows, about=client.id)


def left_in_peace(t: Texts, client: Client, planned: FollowUp, case: LapseCase, today: date, change: int) -> Screen:
    """He does not want to talk now: a season's rest, or the end."""
    text = lines(
        t("{name}: leave them in peace for now", name=bold(client.name)),
        t("⏰ {when} {what}", when=day(t, planned.due_on, today), what=planned.text),
    )
    lost = Button(t.plain("Not coming back"), GivenUp(case.id or 0))
    return Screen(text, ((lost, buttons.card(t, client.id)), (buttons.undo(t, change),)), about=client.id)


def peace_text(t: Texts) -> str:
    """What the follow-up after the rest is about."""
    return t.plain("a light word, no business")


def reasons(t: Texts, client: Client, case: LapseCase) -> Screen:
    """What did he say? The seven reasons (D4)."""
    return _seven(t, client, case, t("{name}: what did they say?", name=bold(client.name)))


def reasons_of_loss(t: Texts, client: Client, case: LapseCase) -> Screen:
    """The first question of the interview, where no reason was found before: what was it, as far as you know?"""
    return _seven(t, client, case, t("{name}: noted. What was it, you think?", name=bold(client.name)))


def _seven(t: Texts, client: Client, case: LapseCase, text: Html) -> Screen:
    choices = [Button(story.reason(t, each), WhyAway(case.id or 0, each)) for each in Reason]
    return Screen(text, in_rows(choices, 3), about=client.id)


def amends(t: Texts, client: Client, case: LapseCase) -> Screen:
    """How to make it good: one line with a day becomes a promise."""
    said = story.reason(t, Reason(case.reason)) if case.reason else None
    text = lines(
        t("{name} · {reason}", name=bold(client.name), reason=said) if said else bold(client.name),
        t("How do you make it good? One line:"),
        t("<i>samples to their door by Friday</i>"),
    )
    return Screen(text, ((Button(t.plain("Nothing for now"), NoAmends(case.id or 0)),),), about=client.id)


def outcome(
    t: Texts, client: Client, case: LapseCase, today: date, promised: str | None = None, change: int = 0
) -> Screen:
    """What came of it?"""
    number = case.id or 0
    done = Button(t.plain("Bought"), AskPurchase(client.id or 0))
    if case.contract_id is not None:
        done = Button(t.plain("Renewed"), RenewContract(case.contract_id))
    row = (
        done,
        Button(t.plain("Still talking"), StillTalking(number)),
        Button(t.plain("Not coming back"), GivenUp(number)),
    )
    said = [t("🤝 {promise}", promise=promised)] if promised else story.so_far(t, case, today)
    text = lines(bold(client.name), *said, t("What came of it?"))
    undo: Row = (buttons.undo(t, change),) if change else ()
    return Screen(text, (row, (*story.button(t, case), buttons.card(t, client.id), *undo)), about=client.id)


def promise(t: Texts, planned: FollowUp, today: date) -> str:
    """The promise that the amends became."""
    when = day(t, planned.due_on, today)
    return t.plain("By {when}: {what}", when=when, what=cut(planned.text, 24))


def still_talking(t: Texts, client: Client, case: LapseCase) -> Screen:
    """Neither won nor lost yet."""
    text = lines(t("{name}: still talking", name=bold(client.name)), t("A purchase closes the case by itself."))
    follow = Button(t.plain("Follow up"), AskFollowUp(client.id or 0))
    return Screen(text, ((follow, *story.button(t, case), buttons.card(t, client.id)),), about=client.id)


def why_lost(t: Texts, client: Client, case: LapseCase, change: int) -> Screen:
    """Lost: what was it, mainly?"""
    number = case.id or 0
    told = Reason(case.reason) if case.reason else None
    row = tuple(Button(story.cause(t, each), PutDownTo(number, each)) for each in causes(told))
    text = lines(t("{name}: noted.", name=bold(client.name)), t("Mainly product, selling or service?"))
    undo: Row = (buttons.undo(t, change),) if change else ()
    return Screen(text, (row, (buttons.card(t, client.id), *undo)), about=client.id)


def elsewhere(t: Texts, client: Client, case: LapseCase) -> Screen:
    """The last question of the interview: where does he buy now, and what is better there?"""
    text = lines(
        t("{name}: where do they buy now?", name=bold(client.name)),
        t("What is better there? One line:"),
        t("<i>the shop next door, open until ten</i>"),
    )
    row = (Button(t.plain("Don't know"), NowElsewhere(case.id or 0)), buttons.card(t, client.id))
    return Screen(text, (row,), about=client.id)


def at_rest(t: Texts, client: Client, case: LapseCase) -> Screen:
    """The case rests; a light word in half a year costs nothing."""
    later = Button(t.plain("Greet in 6 months"), GreetLater(case.id or 0))
    rows = ((later, *story.button(t, case), buttons.card(t, client.id)),)
    return Screen(t("{name}: noted. Let it rest.", name=bold(client.name)), rows, about=client.id)


def greets_later(t: Texts, client: Client, planned: FollowUp, today: date, change: int) -> Screen:
    """A light word is planned."""
    text = lines(bold(client.name), t("⏰ {when} {what}", when=day(t, planned.due_on, today), what=planned.text))
    return Screen(text, ((buttons.card(t, client.id), buttons.undo(t, change)),), about=client.id)


def given_up_before(t: Texts, client: Client, case: LapseCase, today: date) -> Screen:
    """He was given up once: what came of it, and whether to try again."""
    text = lines(t("📉 {name} · not coming back", name=bold(client.name)), *story.so_far(t, case, today, 3))
    again = Button(t.plain("Try again"), OpenAgain(case.id or 0))
    return Screen(text, ((again, *story.button(t, case), buttons.card(t, client.id)),), about=client.id)
