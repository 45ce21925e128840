"""The team's people, for leads: who is in, who leads, taking somebody out."""

from handlers.paging import page_of
from handlers.payloads.people import AskRemove, RemoveMember, SetRole, ShowMember, ShowRoster
from handlers.pushes.push import Push, queue
from handlers.screens.lapsing import churn
from handlers.screens.team import people as people_screens
from handlers.screens.team import roster as screens
from handlers.screens.work import late_work as late_screens
from handlers.screens.work import suggestions
from handlers.team import menus
from handlers.texts import Texts
from handlers.turn import Turn
from playbook.sharing import Role
from storage.queries.team import members
from storage.queries.work import callbacks, handing, late_work
from storage.tables import Member

PAGE = 6  # people on one page


def command(turn: Turn) -> None:
    """/team."""
    _show_page(turn, 0)


def show(turn: Turn) -> None:
    """One page of the roster, in the message pressed."""
    _show_page(turn, turn.pressed(ShowRoster).page)


def show_member(turn: Turn) -> None:
    """One of them."""
    _show_member(turn, _member(turn, turn.pressed(ShowMember).member))


def set_role(turn: Turn) -> None:
    """A rep becomes a lead, or a lead a rep; pressed twice it stays so."""
    press = turn.pressed(SetRole)
    member = _member(turn, press.member)
    if member.active and member.role is not press.to:
        members.set_role(turn.session, turn.me, member, press.to)
        menus.show(turn.session, turn.now, member)
        turn.toast(screens.role_set(turn.t, member.name, leads=member.role is Role.LEAD))
    _show_member(turn, member)


def ask_remove(turn: Turn) -> None:
    """Does he really go?"""
    member = _member(turn, turn.pressed(AskRemove).member)
    if member.active:
        turn.edit(screens.ask_remove(turn.t, member, _clients(turn, member)))
    else:
        _show_page(turn, 0)


def remove(turn: Turn) -> None:
    """He goes; his clients stay with the team, and he is told."""
    member = _member(turn, turn.pressed(RemoveMember).member)
    if member.active:
        members.remove(turn.session, turn.me, member, turn.now)
        handing.bring_all_home(turn.session, member, turn.now)
        _take_leave(turn, member)
    turn.edit(screens.removed(turn.t, member, _clients(turn, member)))


def _take_leave(turn: Turn, member: Member) -> None:
    menus.take_away(turn.session, turn.now, member)
    screen = people_screens.removed(Texts(member.language), turn.team)
    queue(turn.session, turn.now, Push(member.user_id, screen, f"removed:{member.id}:{turn.now.isoformat()}"))


def _member(turn: Turn, member_id: int) -> Member:
    return members.colleague(turn.session, turn.me, member_id)


def _clients(turn: Turn, member: Member) -> int:
    return members.client_counts(turn.session, turn.me).get(member.id or 0, 0)


def _show_member(turn: Turn, member: Member) -> None:
    if not member.active:
        turn.edit(screens.removed(turn.t, member, _clients(turn, member)))
        return
    may_change = members.may_change(turn.me, member)
    turn.edit(screens.member(turn.t, member, _clients(turn, member), turn.local, may_change=may_change))


def _show_page(turn: Turn, wanted: int) -> None:
    people = members.colleagues(turn.session, turn.me)
    page = page_of(len(people), wanted, PAGE)
    more = None if page.is_only else page.onward
    counts = members.client_counts(turn.session, turn.me)
    told = [(member, counts.get(member.id or 0, 0)) for member in page.of(people)]
    late = late_work.of_team(turn.session, turn.me, turn.now) if late_work.is_passed_on(turn.team) else []
    below = [late_screens.opens_team(turn.t)] if late else []
    if wishes := callbacks.count_passed_on(turn.session, turn.me, turn.now):
        below.append(suggestions.button(turn.t, wishes))
    below.append(churn.opens(turn.t))
    turn.answer(screens.roster(turn.t, turn.team, told, len(people), more, *below))
