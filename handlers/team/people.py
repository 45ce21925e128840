"""Coming in: the set-up link, invites, strangers; and how a member's chat begins."""

from handlers.screens import errors
from handlers.screens.team import people as screens
from handlers.team import digests, menus
from handlers.team.invites import JOIN, link
from handlers.texts import Texts, language_of
from handlers.turn import Turn
from playbook.naming import clean_name
from storage.queries.book import clients
from storage.queries.team import members
from storage.tables import Dialog, Member

SETUP = "setup_"
LONGEST, LONGEST_PERSON = 30, 20  # characters of a team's name, and of a person's


def start(turn: Turn) -> None:
    """/start, alone or from a link."""
    if turn.in_group:
        digests.started_in_group(turn)
    elif turn.member is None:
        _come_in(turn)
    elif not turn.team.named and turn.me.role.leads:
        turn.ask("team", "name", screens.name_team(turn.t))
    elif turn.args.startswith(JOIN):
        _is_in_already(turn, turn.args.removeprefix(JOIN))
    elif turn.args == digests.OWN_DAY:
        digests.mine(turn)
    else:
        has_clients = bool(clients.recent(turn.session, turn.me, 1))
        turn.say(screens.back(turn.t, has_clients=has_clients, keyboard=turn.me.keyboard))


def _come_in(turn: Turn) -> None:
    """Somebody who is in no team: by the set-up link, by an invite, or not at all."""
    if _may_found(turn, turn.args):
        turn.member = members.found_team(turn.session, _who(turn), turn.house.timezone, turn.now)
        _greet_in(turn, turn.member)
        turn.ask("team", "name", screens.name_team(turn.t))
        return
    code = turn.args.removeprefix(JOIN) if turn.args.startswith(JOIN) else ""
    joined = members.join_by_invite(turn.session, code, _who(turn), turn.now) if code else None
    if joined is None:
        turn.say(errors.stranger(turn.t))
        return
    turn.member = joined
    _greet_in(turn, joined)
    turn.say(screens.joined(turn.t, joined.name, turn.team))
    turn.say(screens.first_line(turn.t, turn.team, leads=False))


def _who(turn: Turn) -> members.Newcomer:
    user = turn.update.effective_user
    name = clean_name(user.first_name if user else "", LONGEST_PERSON) or f"#{turn.user_id}"
    language = language_of(user.language_code) if user and user.language_code else turn.house.language
    return members.Newcomer(turn.user_id, name, language)


def _greet_in(turn: Turn, member: Member) -> None:
    turn.t = Texts(member.language)
    menus.show(turn.session, turn.now, member)


def _may_found(turn: Turn, word: str) -> bool:
    """The owner of the settings, or whoever holds the one-time link, while there is no team."""
    if members.has_teams(turn.session):
        return False
    if turn.house.owner_id == turn.user_id:
        return True
    return word.startswith(SETUP) and members.take_setup_code(turn.session, word.removeprefix(SETUP))


def _is_in_already(turn: Turn, code: str) -> None:
    """A member follows an invite: to his own team it only says so, to another it never moves him."""
    invite = members.invite_with(turn.session, code)
    if invite is not None and invite.team_id == turn.me.team_id:
        turn.say(screens.in_already(turn.t, turn.team, keyboard=turn.me.keyboard))
    elif invite is not None and members.holds(invite, turn.now):
        turn.say(screens.other_team(turn.t, turn.team))
    else:
        turn.say(screens.dead_invite(turn.t, turn.team))


def team_named(turn: Turn, _dialog: Dialog) -> None:
    """The owner typed the team's name."""
    name = clean_name(turn.text, LONGEST + 1)
    if not name or len(name) > LONGEST:
        turn.ask("team", "name", screens.no_name(turn.t, turn.text, LONGEST))
        return
    turn.close_form()
    turn.team.name, turn.team.named = name, True
    turn.session.add(turn.team)
    invite = members.make_invite(turn.session, turn.me, turn.now)
    turn.say(screens.team_ready(turn.t, turn.team, link(turn, invite)))


def ask_name_again(turn: Turn, _dialog: Dialog) -> None:
    """The question of `start`, after a break."""
    turn.ask("team", "name", screens.name_team(turn.t))


def sell_too(turn: Turn) -> None:
    """The owner has clients of his own: he begins like a rep."""
    turn.say(screens.keyboard_on(turn.t))
    turn.say(screens.first_line(turn.t, turn.team, leads=True))
