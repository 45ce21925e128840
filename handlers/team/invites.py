"""Invites: the link by which colleagues come in, as text and as a picture."""

from handlers.payloads.people import RevokeInvite, ShowInvite, ShowQr
from handlers.screens import errors
from handlers.screens.errors import first_line
from handlers.screens.team import invites as screens
from handlers.screens.team import people as people_screens
from handlers.screens.team.invites import Link
from handlers.turn import Turn
from storage.queries.team import members
from storage.tables import Invite

JOIN = "join_"
AT_ONCE = 5  # open invites of one team


def command(turn: Turn) -> None:
    """/invite: the newest link that still works, or a new one."""
    if not turn.team.named:
        turn.ask("team", "name", people_screens.name_team(turn.t))
        return
    found = members.open_invites(turn.session, turn.me, turn.now)
    _show(turn, found[0] if found else members.make_invite(turn.session, turn.me, turn.now))


def show(turn: Turn) -> None:
    """One of the open invites, in the message pressed."""
    _show(turn, members.invite_of(turn.session, turn.me, turn.pressed(ShowInvite).invite))


def new(turn: Turn) -> None:
    """Another link, up to a few at a time."""
    if len(members.open_invites(turn.session, turn.me, turn.now)) >= AT_ONCE:
        turn.toast(screens.enough(turn.t, AT_ONCE))
        return
    _show(turn, members.make_invite(turn.session, turn.me, turn.now))


def show_qr(turn: Turn) -> None:
    """The link as a picture to scan."""
    invite = members.invite_of(turn.session, turn.me, turn.pressed(ShowQr).invite)
    if members.holds(invite, turn.now):
        turn.say(screens.qr(turn.t, turn.team, link(turn, invite)))
    else:
        _show(turn, invite)


def revoke(turn: Turn) -> None:
    """End an invite; who is in stays in."""
    invite = members.invite_of(turn.session, turn.me, turn.pressed(RevokeInvite).invite)
    if members.holds(invite, turn.now):
        invite.revoked = True
        turn.session.add(invite)
        turn.session.flush()
        turn.toast(screens.ended(turn.t))
    _show(turn, invite)


def link(turn: Turn, invite: Invite) -> Link:
    """An invite as it is shown."""
    url = f"https://t.me/{turn.house.username}?start={JOIN}{invite.code}"
    return Link(invite.id or 0, url, invite.uses_left, invite.expires_at, turn.local)


def _show(turn: Turn, invite: Invite) -> None:
    """The invite if it works, else the newest that does."""
    others = members.open_invites(turn.session, turn.me, turn.now)
    if not members.holds(invite, turn.now):
        turn.toast(first_line(errors.settled(turn.t)))
        if not others:
            turn.answer(screens.no_invite(turn.t))
            return
        invite = others[0]
    rest = [link(turn, other) for other in others if other.id != invite.id]
    turn.answer(screens.invite(turn.t, turn.team, link(turn, invite), rest))
