"""/digest: a group is subscribed by a lead of its team, who alone may change it; and a member's own day in private."""

from collections.abc import Callable
from datetime import time

from handlers.payloads.digests import Issue, SetHour, SetLanguage, ShowPeople, SwitchIssue
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.team import daily
from handlers.screens.team import digests as screens
from handlers.texts import LANGUAGES, Texts
from handlers.turn import Refusal, Turn
from playbook.typed import hours
from storage.queries.team import digests, groups
from storage.queries.team.figures import day_of
from storage.queries.team.members import NotAllowed
from storage.tables import GroupChat

OWN_DAY = "mine"  # the word in the deep link under a digest
INTO_GROUP = "digest"  # and in the one that takes the bot into a group


def command(turn: Turn) -> None:
    """/digest; in a group it may name the hour: /digest 20:15."""
    if not turn.me.role.leads:
        turn.say(screens.lead_sets_up(turn.t))
    elif not turn.in_group:
        turn.say(screens.how(turn.t, turn.house.username, groups.of_team(turn.session, turn.me)))
    elif not turn.args:
        _subscribe(turn)
    elif (at := hours.read_hour(turn.args)) is not None:
        _subscribe(turn, at)
    else:
        turn.say(screens.no_hour(turn.t, turn.args))


def started_in_group(turn: Turn) -> None:
    """The link that takes the bot into a group ends in a /start there; any other one belongs in private."""
    if turn.member is None:
        return
    if turn.args == INTO_GROUP:
        turn.args = ""
        command(turn)
    else:
        turn.say(errors.in_private(turn.t, turn.house.username))


def _subscribe(turn: Turn, at: time | None = None) -> None:
    chat = turn.update.effective_chat
    title = (chat.title if chat else None) or ""
    try:
        group = groups.subscribe(turn.session, turn.me, turn.now, turn.chat_id, title)
    except NotAllowed as error:
        raise Refusal(screens.taken, keep_text=False) from error
    if at is not None:
        groups.set_hour(turn.session, group, at, turn.now)
    turn.say(screens.group(Texts(group.language), turn.team, group))


def _group(turn: Turn) -> GroupChat:
    """The group of the chat, if a lead of its team pressed."""
    try:
        return groups.get(turn.session, turn.me, turn.chat_id)
    except NotAllowed as error:
        raise Refusal(screens.not_yours) from error


def _show(turn: Turn, group: GroupChat) -> None:
    turn.edit(screens.group(Texts(group.language), turn.team, group))


def show(turn: Turn) -> None:
    """Back to how things stand."""
    _show(turn, _group(turn))


def sample(turn: Turn) -> None:
    """One now; the job makes it, since a picture takes longer than a turn may."""
    group = _group(turn)
    if group.active:
        group.sample_asked_at = turn.now
        turn.session.add(group)
        turn.toast(screens.sample_comes(turn.t))
    _show(turn, group)


def switch(turn: Turn) -> None:
    """Daily or weekly on or off."""
    press, group = turn.pressed(SwitchIssue), _group(turn)
    if group.active:
        change = groups.switch_daily if press.issue is Issue.DAILY else groups.switch_weekly
        change(turn.session, group, on=press.on, now=turn.now)
    _show(turn, group)


def pick_hour(turn: Turn) -> None:
    """Hours to choose from."""
    _choices(turn, screens.pick_hour)


def set_hour(turn: Turn) -> None:
    """Another hour."""
    minutes, group = turn.pressed(SetHour).minutes, _group(turn)
    if not 0 <= minutes < 24 * 60:
        raise Refusal(errors.old_button)
    at = time(minutes // 60, minutes % 60)
    passed = groups.set_hour(turn.session, group, at, turn.now)
    turn.toast(screens.hour_set(turn.t, at, from_tomorrow=passed))
    _show(turn, group)


def pick_language(turn: Turn) -> None:
    """Languages to choose from."""
    _choices(turn, screens.pick_language)


def _choices(turn: Turn, choices: Callable[[Texts, GroupChat], Screen]) -> None:
    group = _group(turn)
    if group.active:
        turn.edit(choices(Texts(group.language), group))
    else:
        _show(turn, group)


def set_language(turn: Turn) -> None:
    """Another language."""
    to, group = turn.pressed(SetLanguage).to, _group(turn)
    if to not in LANGUAGES:
        raise Refusal(errors.old_button)
    group.language = to
    turn.session.add(group)
    turn.toast(screens.language_set(Texts(to)))
    _show(turn, group)


def stop(turn: Turn) -> None:
    """No more."""
    group = _group(turn)
    groups.stop(turn.session, group)
    turn.toast(screens.stopped(turn.t))
    _show(turn, group)


def start_again(turn: Turn) -> None:
    """Once stopped, on again."""
    group = _group(turn)
    _show(turn, groups.subscribe(turn.session, turn.me, turn.now, turn.chat_id, group.title))


def mine(turn: Turn) -> None:
    """The link under a digest: a rep sees his own day, a lead everybody's."""
    if turn.me.role.leads:
        turn.say(_people(turn, 0))
        return
    day = day_of(turn.team, turn.now)
    found = digests.own_day(turn.session, turn.me, turn.team, day, turn.now)
    turn.say(daily.own_day(turn.t, turn.team, day, found))


def people(turn: Turn) -> None:
    """Another page of everybody's day."""
    turn.edit(_people(turn, turn.pressed(ShowPeople).page))


def _people(turn: Turn, page: int) -> Screen:
    day = day_of(turn.team, turn.now)
    found = digests.days_of_all(turn.session, turn.me, turn.team, day, turn.now)
    return daily.people(turn.t, turn.team, day, found, page)
