"""Screens of coming in: set-up, joining, coming back."""

from handlers.payloads.people import SellToo
from handlers.payloads.settings import OpenTeamSetting, ShowTeamSettings, TeamSetting, WhatLeadSees
from handlers.screen import Button, Screen
from handlers.screens.format import bold, cut, example_phone
from handlers.screens.places import currency, language, place
from handlers.screens.team import invites
from handlers.screens.team.invites import Link
from handlers.texts import Html, Texts, lines
from storage.tables import Team

Keys = tuple[tuple[str, ...], ...]


def keyboard(t: Texts) -> Keys:
    """The reply keyboard: today, last clients, more."""
    return ((t.plain("Today"), t.plain("Last clients"), t.plain("More")),)


def name_team(t: Texts) -> Screen:
    """The owner's first screen."""
    return Screen(
        lines(
            t("Hello, I'm Laoke. You are in charge here."),
            t("What is the team called? Just type:"),
            t("<i>Shunda Two</i>"),
        )
    )


def no_name(t: Texts, typed: str, longest: int) -> Screen:
    """What was typed can't be a team's name."""
    told = t("“{typed}” can't be the name.", typed=cut(typed, 12))
    return Screen(lines(told, t("Type 1 to {longest} letters: Shunda Two", longest=longest)))


def team_ready(t: Texts, team: Team, link: Link) -> Screen:
    """The team has its name: the link for the colleagues, and what else may be set now or later."""
    about = " · ".join((place(t, team.timezone), currency(t, team.currency), language(team.language)))
    text = lines(
        t("✅ {name} is set up", name=bold(team.name)),
        t("{about}", about=about),
        t("Send this on; a tap is enough:"),
        t("{link}", link=link.url),
        invites.how_long(t, link),
    )
    first = (Button(t.plain("I sell too"), SellToo()),
             Button(t.plain("What do you sell?"), OpenTeamSetting(TeamSetting.TRADE, beside=True)))  # fmt: skip
    change = (Button(t.plain("Change"), ShowTeamSettings(beside=True)),)
    return Screen(text, (invites.buttons(t, link), first, change))


def joined(t: Texts, name: str, team: Team) -> Screen:
    """A rep came in by a link; the keyboard comes with it."""
    text = lines(
        t("{name}, you are in {team} now.", name=name, team=bold(team.name)),
        t("Colleagues don't see your clients."),
    )
    return Screen(text, menu=keyboard(t))


def first_line(t: Texts, team: Team, *, leads: bool) -> Screen:
    """How to begin: one line to copy, in the words of the team's trade."""
    text = lines(
        t("Type a line on somebody you met today:"),
        Html(f"<code>{example(t, team)}</code>"),
    )
    sees = (Button(t.plain("What the lead sees"), WhatLeadSees(inside=False)),)
    return Screen(text, () if leads else (sees,))


def example(t: Texts, team: Team) -> Html:
    """A line as a rep of this trade and country would type it."""
    phone = example_phone(team.region)
    examples = {
        "retail": t("Wang Fang {phone} asked for size M, call Friday", phone=phone),
        "car": t("Wang Fang {phone} wants a new car, call Friday", phone=phone),
        "insurance": t("Wang Fang {phone} asks for a child's policy, call Friday", phone=phone),
        "business": t("Wang Fang {phone} Shunda wants a quote, call Friday", phone=phone),
    }
    return examples.get(team.trade, examples["car"])


def keyboard_on(t: Texts) -> Screen:
    """The reply keyboard appears."""
    return Screen(t("The keys are below; typing works too."), menu=keyboard(t))


def keyboard_off(t: Texts) -> Screen:
    """The reply keyboard goes."""
    return Screen(t("Keys gone; /settings brings them back."), menu=())


def back(t: Texts, *, has_clients: bool, keyboard: bool) -> Screen:
    """A member typed /start again."""
    text = t("Type a client's name, or a line.") if has_clients else t("Type one line: name, number, wish.")
    return Screen(text, menu=_keys(t, shown=keyboard))


def in_already(t: Texts, team: Team, *, keyboard: bool) -> Screen:
    """A member followed a link to his own team."""
    return Screen(t("You are in {team} already.", team=bold(team.name)), menu=_keys(t, shown=keyboard))


def other_team(t: Texts, team: Team) -> Screen:
    """A member followed a link to another team: he stays where he is."""
    return Screen(
        lines(
            t("You are in {team} and stay there.", team=bold(team.name)),
            t("To change, ask your lead to take you out,"),
            t("then tap the link again."),
        )
    )


def dead_invite(t: Texts, team: Team) -> Screen:
    """A member followed a link that does not work."""
    return Screen(lines(t("That invite has ended."), t("You are in {team} already.", team=bold(team.name))))


def removed(t: Texts, team: Team) -> Screen:
    """What somebody reads who was taken out of the team; the keyboard goes."""
    return Screen(t("You are no longer in {team}.", team=bold(team.name)), menu=())


def _keys(t: Texts, *, shown: bool) -> Keys | None:
    return keyboard(t) if shown else None
