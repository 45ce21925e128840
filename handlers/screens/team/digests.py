"""Screens of the digest's subscription: in the group, and what it takes to bring it into one."""

from collections.abc import Sequence
from datetime import time

from handlers.payloads.digests import (
    Issue,
    PickHour,
    PickLanguage,
    SendSample,
    SetHour,
    SetLanguage,
    ShowGroup,
    StartDigest,
    StopDigest,
    SwitchIssue,
)
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import toasts
from handlers.screens.format import bold, cut
from handlers.screens.places import OWN_NAMES
from handlers.texts import Texts, escape, lines
from storage.tables import GroupChat, Team

EVENINGS = (time(17), time(18), time(18, 30), time(19), time(20), time(21))
GROUPS_SHOWN = 3


def group(t: Texts, team: Team, group: GroupChat) -> Screen:
    """What the group gets and when, with everything that can be changed; all of it in the group's language."""
    if not group.active:
        return Screen(t("The digest is stopped here."), ((Button(t.plain("Start again"), StartDigest()),),))
    nothing = not (group.daily or group.weekly)
    text = lines(
        t("{team}: the digest comes here", team=bold(cut(team.name, 16))),
        t("Every day at {at}, a few lines", at=_clock(group.at)) if group.daily else None,
        t("Mondays at 9:00, one picture") if group.weekly else None,
        t("Both are off, nothing is sent.") if nothing else None,
        t("Never a client's name, number or note."),
    )
    return Screen(text, _rows(t, group))


def _rows(t: Texts, group: GroupChat) -> tuple[Row, ...]:
    daily = _marked(t.plain("Daily"), group.daily)
    weekly = _marked(t.plain("Weekly"), group.weekly)
    return (
        (Button(t.plain("Send a sample"), SendSample()),),
        (
            Button(daily, SwitchIssue(Issue.DAILY, not group.daily)),
            Button(weekly, SwitchIssue(Issue.WEEKLY, not group.weekly)),
        ),
        (
            Button(t.plain("Hour"), PickHour()),
            Button(t.plain("Language"), PickLanguage()),
            Button(t.plain("Stop"), StopDigest()),
        ),
    )


def pick_hour(t: Texts, group: GroupChat) -> Screen:
    """Hours for the daily digest; any other one goes by the command."""
    hours = [Button(_marked(_clock(at), at == group.at), SetHour(at.hour * 60 + at.minute)) for at in EVENINGS]
    text = lines(t("The day's digest at what hour?"), t("Another hour: /digest 20:15"))
    return Screen(text, (*in_rows(hours), (_back(t),)))


def pick_language(t: Texts, group: GroupChat) -> Screen:
    """The language for this group."""
    names = [Button(_marked(name, code == group.language), SetLanguage(code)) for code, name in OWN_NAMES.items()]
    return Screen(t("Which language in this group?"), (*in_rows(names), (_back(t),)))


def _back(t: Texts) -> Button:
    return Button(t.plain("Back"), ShowGroup())


def _marked(label: str, holds: bool) -> str:
    return f"✓ {label}" if holds else label


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"


def no_hour(t: Texts, typed: str) -> Screen:
    """The words after the command are no hour."""
    return Screen(lines(t("I can't read “{typed}”.", typed=cut(typed, 20)), t("With an hour: /digest 18:30")))


def taken(t: Texts) -> Screen:
    """The group gets another team's digest."""
    return Screen(lines(t("This group gets another team's digest."), t("Their lead has to stop it first.")))


def lead_sets_up(t: Texts) -> Screen:
    """A rep asked for the digest."""
    return Screen(t("The team lead sets the digest up."))


def how(t: Texts, username: str, groups: Sequence[GroupChat]) -> Screen:
    """A lead in private: how the digest comes into a group, and where it is already."""
    link = f"https://t.me/{username}?startgroup=digest"
    more = len(groups) - GROUPS_SHOWN
    text = lines(
        t("The digest goes to your team's group."),
        t("To add me: press, pick the group."),
        t("If I'm in it: type /digest there."),
        *[t("✅ {title}", title=cut(each.title, 24)) for each in groups[:GROUPS_SHOWN]],
        t("and {n} more", n=more) if more > 0 else None,
    )
    return Screen(text, ((Button(t.plain("Pick a group"), url=link),),))


def not_yours(t: Texts) -> Screen:
    """Refusal of a press by somebody who does not lead the group's team."""
    return Screen(escape(toasts.not_for_you(t)))


def sample_comes(t: Texts) -> str:
    """Toast: the sample is on its way."""
    return t.plain("On its way")


def hour_set(t: Texts, at: time, *, from_tomorrow: bool) -> str:
    """Toast: the new hour."""
    if from_tomorrow:
        return t.plain("Now at {at}, from tomorrow", at=_clock(at))
    return t.plain("Now at {at}", at=_clock(at))


def language_set(t: Texts) -> str:
    """Toast, in the language chosen."""
    return t.plain("English in this group from now on")


def stopped(t: Texts) -> str:
    """Toast: no more digests."""
    return t.plain("Stopped")
