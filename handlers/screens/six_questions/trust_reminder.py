"""Screens that ask when to be reminded of what to bring along (A1)."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.payloads.trust import RemindBefore, RemindOn, ShowTrust
from handlers.screen import Button, Screen, in_rows
from handlers.screens import buttons, words
from handlers.screens.format import bold, cut, day, instant, moment
from handlers.texts import Html, Texts, lines
from playbook.dates import When
from playbook.trust import Question
from storage.tables import Client, FollowUp, TrustAnswer


def what(t: Texts, bring: TrustAnswer | None, lacking: Question | None) -> str:
    """The reminder's own words: what to bring, else which question lacks its answer."""
    if bring is not None:
        return t.plain("bring along: {answer}", answer=cut(bring.text, 60))
    asked = lacking or Question.WHO_ARE_YOU
    return t.plain("six questions, no. {n}: {title}", n=int(asked), title=words.question(t, asked))


def ask(t: Texts, client: Client, meetings: Sequence[FollowUp], days: Sequence[date], now: datetime) -> Screen:
    """When does one meet? What is planned with the client comes first."""
    head = t("When do you meet {name}? Or type a day.", name=bold(cut(client.name, 12)))
    return _choices(t, head, client, meetings, days, now)


def ask_again(
    t: Texts, wrong: When | None, client: Client, meetings: Sequence[FollowUp], days: Sequence[date], now: datetime
) -> Screen:
    """The day typed is over, or was none (None)."""
    if wrong is None:
        head = t("I see no day in that. Like: Fri 3pm")
    else:
        head = t("{day} is over. When do you meet?", day=moment(t, wrong.day, wrong.time, now.date()))
    return _choices(t, head, client, meetings, days, now)


def _choices(
    t: Texts, head: Html, client: Client, meetings: Sequence[FollowUp], days: Sequence[date], now: datetime
) -> Screen:
    client_id = client.id or 0
    planned = [
        Button(instant(t, meeting.due_at, now, whole_day=meeting.whole_day), RemindBefore(client_id, meeting.id or 0))
        for meeting in meetings
    ]
    plain = [Button(day(t, value, now.date()), RemindOn(client_id, value)) for value in days]
    back = Button(t.plain("Back"), ShowTrust(client_id))
    return Screen(head, (*in_rows(planned, 2), *in_rows(plain), (back,)), about=client_id)


def saved(t: Texts, client: Client, reminder: FollowUp, now: datetime, change: int) -> Screen:
    """When the reminder comes, and with which words."""
    when = instant(t, reminder.due_at, now, whole_day=reminder.whole_day)
    text = lines(
        t("⏰ {when} {name}", when=when, name=bold(cut(client.name, 12))),
        t("{what}", what=cut(reminder.text, 60)),
    )
    return Screen(text, ((buttons.card(t, client.id), buttons.undo(t, change)),), about=client.id)
