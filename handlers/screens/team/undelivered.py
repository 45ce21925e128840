"""Screens of messages that did not arrive: to whom, of what kind, and why; never what stood in them."""

from collections.abc import Sequence
from datetime import datetime

from handlers.paging import Page
from handlers.payloads.undelivered import OpenUndelivered, PutAllAway, PutAway, SendAgain, ShowUndelivered
from handlers.pushes.refusals import Reason, reason_of, words_of
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import errors
from handlers.screens.format import bold, cut, instant, short_day
from handlers.screens.turning import before_and_next
from handlers.texts import Html, Texts, lines
from storage.queries.delivery.undelivered import Undelivered

NAME = 6  # letters of a name in the list


def listed(t: Texts, found: Sequence[Undelivered], page: Page, now: datetime) -> Screen:
    """The newest first, a line each with its reason."""
    if not found:
        return Screen(t("All messages have arrived."))
    text = lines(counted(t, page.count), *(_line(t, number, each, now) for number, each in enumerate(found, 1)))
    numbers = [Button(str(at), OpenUndelivered(each.id, page.number)) for at, each in enumerate(found, 1)]
    last = (*before_and_next(t, page, ShowUndelivered), Button(t.plain("Put all away"), PutAllAway(found[0].id)))
    return Screen(text, (*in_rows(numbers), last))


def counted(t: Texts, count: int) -> Html:
    """How many there are."""
    return t.n("Not delivered: {n} message", "Not delivered: {n} messages", count)


def opens(t: Texts) -> Button:
    """The list, from below another."""
    return Button(t.plain("Not delivered"), ShowUndelivered(0))


def _line(t: Texts, number: int, each: Undelivered, now: datetime) -> Html:
    day = short_day(t, each.at.astimezone(now.tzinfo).date(), now.date())
    why = _in_short(t, reason_of(each.error))
    return t("{number} {name} · {why} · {day}", number=number, name=cut(each.to, NAME), why=why, day=day)


def one(t: Texts, each: Undelivered, page: int, now: datetime) -> Screen:
    """One of them: when, of what kind, why, and what helps."""
    reason = reason_of(each.error)
    text = lines(
        t("Not delivered: {name}", name=bold(cut(each.to, 20))),
        t("{when} · {kind}", when=instant(t, each.at, now), kind=_kind(t, each.key)),
        _in_full(t, reason),
        t("Telegram: {words}", words=words_of(each.error)) if reason is Reason.REFUSED else None,
        _remedy(t, reason) if not each.reachable else None,
    )
    away = Button(t.plain("Put away"), PutAway(each.id, page))
    again = (Button(t.plain("Send again"), SendAgain(each.id, page)),) if each.reachable else ()
    rows: tuple[Row, ...] = ((*again, away), (Button(t.plain("Back"), ShowUndelivered(page)),))
    return Screen(text, rows)


def _kind(t: Texts, key: str | None) -> str:
    """What sort of message it was; an answer has no key."""
    kinds = {
        "agenda": t.plain("the day's list"),
        "due": t.plain("a follow-up"),
        "promise": t.plain("a promise to check"),
        "lapse": t.plain("an alert: stays away"),
        "digest": t.plain("the daily digest"),
        "week": t.plain("the weekly picture"),
        "occasion": t.plain("a greeting to send"),
        "greetings": t.plain("a greeting to send"),
        "late": t.plain("late work"),
        "wrap": t.plain("the evening look back"),
        "removed": t.plain("a farewell"),
        "backup": t.plain("word of a backup"),
    }
    if key is None:
        return t.plain("an answer")
    return kinds.get(key.partition(":")[0], t.plain("a message"))


def _in_short(t: Texts, reason: Reason) -> str:
    said = {
        Reason.BLOCKED: t.plain("blocked the bot"),
        Reason.DELETED: t.plain("account deleted"),
        Reason.REMOVED: t.plain("bot not in group"),
        Reason.NO_CHAT: t.plain("chat never opened"),
        Reason.NO_RIGHT: t.plain("may not write there"),
        Reason.GIVEN_UP: t.plain("no way through"),
        Reason.OUR_FAULT: t.plain("a fault of ours"),
        Reason.REFUSED: t.plain("message refused"),
    }
    return said[reason]


def _in_full(t: Texts, reason: Reason) -> Html:
    said = {
        Reason.BLOCKED: t("The bot is blocked on that phone."),
        Reason.DELETED: t("That Telegram account is deleted."),
        Reason.REMOVED: t("The bot is not in that group any more."),
        Reason.NO_CHAT: t("That chat was never opened."),
        Reason.NO_RIGHT: t("The group doesn't let the bot write."),
        Reason.GIVEN_UP: t("Telegram was out of reach for hours."),
        Reason.OUR_FAULT: t("Something went wrong on our side."),
        Reason.REFUSED: t("Telegram refused the message."),
    }
    return said[reason]


def _remedy(t: Texts, reason: Reason) -> Html:
    if reason is Reason.REMOVED:
        return t("Take the bot into the group again.")
    return t("They have to open the bot again first.")


def still_out_of_reach(t: Texts, each: Undelivered) -> str:
    """Toast: sending again would not help."""
    return t.plain("{name} can't be reached yet", name=cut(each.to, 20))


def sent_again(t: Texts) -> str:
    """Toast: it goes out."""
    return t.plain("On its way again")


def gone(t: Texts, count: int) -> str:
    """Toast: off the list."""
    return t.plain("Put away: {n}", n=count)


def settled(t: Texts) -> str:
    """Toast: somebody was quicker."""
    return errors.first_line(errors.settled(t))
