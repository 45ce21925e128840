"""Screens of winning a customer back (D4), one question at a time."""

from datetime import date, datetime

from handlers.payloads.deals import AskPurchase
from handlers.payloads.lapses import GivenUp, NoAmends, PutDownTo, Reached, StillTalking, TryAgain, WhyAway
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import bold, cut, day, moment
from handlers.texts import Texts, lines
from playbook.winback import Cause, Reach, Reason, causes
from storage.tables import Client, FollowUp, LapseCase


def reached(t: Texts, client: Client, case: LapseCase) -> Screen:
    """Was he reached?"""
    number = case.id or 0
    row = (
        Button(t.plain("We talked"), Reached(number, Reach.TALKED)),
        Button(t.plain("Not reached"), Reached(number, Reach.MISSED)),
        Button(t.plain("Won't talk"), Reached(number, Reach.UNWILLING)),
    )
    text = t("📉 {name} · did you reach them?", name=bold(client.name))
    return Screen(text, (row, (buttons.back_to_card(t, client.id),)), about=client.id)


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
    number = case.id or 0
    choices = [Button(reason(t, each), WhyAway(number, each)) for each in Reason]
    return Screen(t("{name}: what did they say?", name=bold(client.name)), in_rows(choices, 3), about=client.id)


def reason(t: Texts, value: Reason) -> str:
    """A reason in few words."""
    names = {
        Reason.FAR: t.plain("far, awkward"),
        Reason.SLOW: t.plain("too slow"),
        Reason.UNFRIENDLY: t.plain("manner"),
        Reason.NOT_COMPETENT: t.plain("not expert"),
        Reason.PRICE: t.plain("not worth it"),
        Reason.DISLIKE: t.plain("don't get on"),
        Reason.BROKEN_PROMISE: t.plain("broken word"),
        Reason.UNCLEAR: t.plain("not clear yet"),
    }
    return names[value]


def amends(t: Texts, client: Client, case: LapseCase) -> Screen:
    """How to make it good: one line with a day becomes a promise."""
    said = reason(t, Reason(case.reason)) if case.reason else None
    text = lines(
        t("{name} · {reason}", name=bold(client.name), reason=said) if said else bold(client.name),
        t("How do you make it good? One line:"),
        t("<i>samples to their door by Friday</i>"),
    )
    return Screen(text, ((Button(t.plain("Nothing for now"), NoAmends(case.id or 0)),),), about=client.id)


def outcome(t: Texts, client: Client, case: LapseCase, promised: str | None, change: int = 0) -> Screen:
    """What came of it?"""
    number = case.id or 0
    row = (
        Button(t.plain("Bought"), AskPurchase(client.id or 0)),
        Button(t.plain("Still talking"), StillTalking(number)),
        Button(t.plain("Not coming back"), GivenUp(number)),
    )
    text = lines(
        bold(client.name),
        t("🤝 {promise}", promise=promised) if promised else None,
        t("What came of it?"),
    )
    undo: Row = (buttons.undo(t, change),) if change else ()
    return Screen(text, (row, (buttons.card(t, client.id), *undo)), about=client.id)


def promise(t: Texts, planned: FollowUp, today: date) -> str:
    """The promise that the amends became."""
    when = day(t, planned.due_on, today)
    return t.plain("By {when}: {what}", when=when, what=cut(planned.text, 24))


def still_talking(t: Texts, client: Client) -> Screen:
    """Neither won nor lost yet."""
    text = lines(t("{name}: still talking", name=bold(client.name)), t("A purchase closes the case by itself."))
    return Screen(text, ((buttons.card(t, client.id),),), about=client.id)


def why_lost(t: Texts, client: Client, case: LapseCase, change: int) -> Screen:
    """Lost: what was it, mainly?"""
    number = case.id or 0
    names = {
        Cause.PRODUCT: t.plain("Product"),
        Cause.SELLING: t.plain("Way of selling"),
        Cause.SERVICE: t.plain("Service"),
    }
    told = Reason(case.reason) if case.reason else None
    row = tuple(Button(names[cause], PutDownTo(number, cause)) for cause in causes(told))
    text = lines(t("{name}: noted.", name=bold(client.name)), t("Mainly product, selling or service?"))
    return Screen(text, (row, (buttons.card(t, client.id), buttons.undo(t, change))), about=client.id)


def at_rest(t: Texts, client: Client) -> Screen:
    """The case rests."""
    return Screen(t("{name}: noted. Let it rest.", name=bold(client.name)), ((buttons.card(t, client.id),),))
