"""The story of a case of winning back (D4): its reasons and causes in words, what happened so far."""

from datetime import date

from handlers.payloads.deals import WinBack
from handlers.payloads.lapses import ShowCase
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons
from handlers.screens.format import bold, cut, short_day
from handlers.screens.lapsing import silence
from handlers.texts import Html, Texts, lines
from playbook.winback import Cause, Deed, Reason
from storage.queries.lapsing.winback import Step, history
from storage.tables import Client, LapseCase, LapseStatus

LINES = 4  # of a case's history
WORDS = 12  # letters of what was said in it


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


def cause(t: Texts, value: Cause) -> str:
    """What a loss is put down to."""
    names = {
        Cause.PRODUCT: t.plain("Product"),
        Cause.SELLING: t.plain("Way of selling"),
        Cause.SERVICE: t.plain("Service"),
    }
    return names[value]


def button(t: Texts, case: LapseCase) -> Row:
    """What happened so far, if anything did."""
    return (Button(t.plain("So far"), ShowCase(case.id or 0)),) if history(case) else ()


def so_far(t: Texts, case: LapseCase, today: date, most: int = 2) -> list[Html]:
    """The last steps of a case, a line each."""
    return [_step(t, each, today) for each in history(case)[-most:]]


def whole_case(t: Texts, client: Client, case: LapseCase, today: date) -> Screen:
    """A case from its beginning; of a long one what came last."""
    began = t("{day} {what}", day=short_day(t, case.raised_on, today), what=_began(t, case))
    told = history(case)
    ended = {
        LapseStatus.BOUGHT: t("bought again"),
        LapseStatus.WON_BACK: t("won back"),
    }.get(case.status)
    end = t("{day} {what}", day=short_day(t, case.closed_on, today), what=ended) if ended and case.closed_on else None
    text = lines(
        t("{name}: the case so far", name=bold(client.name)),
        began,
        *(_step(t, each, today) for each in told[-LINES:]),
        end,
    )
    on = (Button(t.plain("Go on"), WinBack(client.id or 0)),) if case.status.is_open else ()
    return Screen(text, ((*on, buttons.card(t, client.id)),), about=client.id)


def _began(t: Texts, case: LapseCase) -> Html:
    return silence.in_words(t, case, case.raised_on)


def _step(t: Texts, step: Step, today: date) -> Html:
    return t("{day} {what}", day=short_day(t, step.day, today), what=_deed(t, step))


def _deed(t: Texts, step: Step) -> Html:
    words = cut(step.words, WORDS if t.chinese else 2 * WORDS)
    match step.deed:
        case Deed.REASON:
            return t("reason: {reason}", reason=reason(t, Reason(step.words)))
        case Deed.AMENDS:
            return t("🤝 {promise}", promise=words)
        case Deed.CAUSE:
            return t("put down to: {cause}", cause=cause(t, Cause(step.words)))
        case Deed.ELSEWHERE:
            return t("now: {where}", where=words)
    names = {
        Deed.OPENED: t("you began to win them back"),
        Deed.OPENED_AGAIN: t("trying once more"),
        Deed.GREETED: t("sent a greeting"),
        Deed.TALKED: t("talked"),
        Deed.MISSED: t("tried, not reached"),
        Deed.UNWILLING: t("did not want to talk"),
        Deed.NO_AMENDS: t("nothing to make good"),
        Deed.STILL_TALKING: t("still talking"),
        Deed.LOST: t("not coming back"),
        Deed.SEASON: t("seasonal"),
    }
    return names[step.deed]
