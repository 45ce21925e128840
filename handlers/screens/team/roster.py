"""Screens of the team's people."""

from collections.abc import Sequence
from datetime import datetime

from handlers.payloads.people import AskRemove, RemoveMember, RunCommand, SetRole, ShowMember, ShowRoster
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens.format import bold, cut, short_day
from handlers.texts import Html, Texts, lines
from playbook.sharing import Role
from storage.tables import Member, Team

NAME = 10  # characters of a name on a button


def role(t: Texts, value: Role) -> str:
    """What a member is in the team."""
    names = {Role.OWNER: t.plain("owner"), Role.LEAD: t.plain("lead"), Role.REP: t.plain("sales")}
    return names[value]


def roster(
    t: Texts, team: Team, people: Sequence[tuple[Member, int]], total: int, more: int | None, *below: Button
) -> Screen:
    """Who is in the team, with how many clients; `more`: the page after this one, if there are several."""
    head = t.n("{team} · {n} person", "{team} · {n} people", total, team=bold(team.name))
    text = lines(head, *(_line(t, member, count) for member, count in people))
    names = [Button(cut(member.name, NAME), ShowMember(member.id or 0)) for member, _ in people]
    last = [Button(t.plain("Invite"), RunCommand("invite"))]
    if more is not None:
        last.insert(0, Button(t.plain("More people"), ShowRoster(more)))
    return Screen(text, (*in_rows(names), (*below, *last)))


def _line(t: Texts, member: Member, count: int) -> Html:
    told = t("{name} · {role}", name=cut(member.name, NAME), role=role(t, member.role))
    return lines(told + " · " + _clients(t, count)) if count else told


def _clients(t: Texts, count: int) -> Html:
    return t.n("{n} client", "{n} clients", count)


def member(t: Texts, who: Member, clients: int, now: datetime, *, may_change: bool) -> Screen:
    """One of the team's people."""
    since = short_day(t, who.joined_at.astimezone(now.tzinfo).date(), now.date())
    text = lines(
        t("{name} · {role}", name=bold(who.name), role=role(t, who.role)),
        t("In the team since {day}", day=since),
        _clients(t, clients),
        None if who.reachable else t("Has blocked the bot; gets nothing"),
    )
    back: Row = (_back(t),)
    return Screen(text, (_changes(t, who), back) if may_change else (back,))


def _changes(t: Texts, who: Member) -> Row:
    number = who.id or 0
    to_rep = Button(t.plain("Make a rep"), SetRole(number, Role.REP))
    to_lead = Button(t.plain("Make a lead"), SetRole(number, Role.LEAD))
    return (to_rep if who.role is Role.LEAD else to_lead, Button(t.plain("Take out"), AskRemove(number)))


def role_set(t: Texts, name: str, *, leads: bool) -> str:
    """Toast: what he is now."""
    return t.plain("{name} leads too now", name=name) if leads else t.plain("{name} is a rep now", name=name)


def ask_remove(t: Texts, who: Member, clients: int) -> Screen:
    """Does he really go? What becomes of his clients."""
    text = lines(
        t("Take {name} out of the team?", name=bold(who.name)),
        _stay(t, clients),
        t("Open invites end too."),
    )
    return Screen(text, ((Button(t.plain("Take out"), RemoveMember(who.id or 0)), _back(t)),))


def removed(t: Texts, who: Member, clients: int) -> Screen:
    """He is out."""
    text = lines(
        t("{name} is out of the team.", name=bold(who.name)),
        _stay(t, clients),
        t("To have him back, send an invite."),
    )
    return Screen(text, ((Button(t.plain("Invite"), RunCommand("invite")), _back(t)),))


def _stay(t: Texts, clients: int) -> Html | None:
    if not clients:
        return None
    return t.n("His {n} client stays; you see it.", "His {n} clients stay; you see them.", clients)


def _back(t: Texts) -> Button:
    return Button(t.plain("Back"), ShowRoster(0))
