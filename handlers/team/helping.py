"""Help for one's role, the "more" menu, and the texts that wait for a client."""

from handlers import flows
from handlers.paging import page_of
from handlers.payloads.people import DraftsPage, DropDraft, KeepAgain, MenuPage, OpenDraft, RunCommand, ShowMenu
from handlers.screens import errors
from handlers.screens.team import help as screens
from handlers.screens.team import more as menus
from handlers.screens.team.help import DRAFTS
from handlers.turn import Refusal, Turn
from storage.queries.book import clients
from storage.queries.team import members
from storage.queries.turns import dialogs
from storage.tables import Draft

LIKELY = 4


def show(turn: Turn) -> None:
    """/help: lines to copy; in a group only what a group may see."""
    if turn.in_group:
        turn.say(screens.in_group(turn.t, turn.house.username))
    else:
        turn.say(screens.for_lead(turn.t) if turn.me.role.leads else screens.for_rep(turn.t, turn.team))


def more(turn: Turn) -> None:
    """The reply keyboard's "more": commands as buttons."""
    waiting = dialogs.drafts_waiting(turn.session, turn.user_id)
    turn.say(menus.more(turn.t, leads=turn.me.role.leads, drafts=waiting))


def menu(turn: Turn) -> None:
    """Another page of it."""
    page, leads = turn.pressed(ShowMenu).page, turn.me.role.leads
    if page is MenuPage.FIRST:
        waiting = dialogs.drafts_waiting(turn.session, turn.user_id)
        turn.edit(menus.more(turn.t, leads=leads, drafts=waiting))
    else:
        turn.edit(menus.behind(turn.t, page, leads=leads))


def run(turn: Turn) -> None:
    """A command as a button: the same as when it is typed."""
    command = flows.COMMANDS.get(turn.pressed(RunCommand).command)
    if command is None:
        turn.toast(errors.first_line(errors.old_button(turn.t)))
        return
    command(turn)


def drafts(turn: Turn) -> None:
    """/drafts: the kept texts, newest first."""
    _show_drafts(turn, 0)


def drafts_page(turn: Turn) -> None:
    """A page of them."""
    _show_drafts(turn, turn.pressed(DraftsPage).page)


def _show_drafts(turn: Turn, wanted: int) -> None:
    page = page_of(dialogs.drafts_waiting(turn.session, turn.user_id), wanted, DRAFTS)
    kept = dialogs.drafts_of(turn.session, turn.user_id, DRAFTS, page.first)
    turn.answer(screens.drafts(turn.t, kept, page))


def open_draft(turn: Turn) -> None:
    """One of them: whose is it?"""
    draft = _waiting(turn, turn.pressed(OpenDraft).draft)
    turn.edit(screens.draft(turn.t, draft, clients.recent(turn.session, turn.me, LIKELY)))


def drop_draft(turn: Turn) -> None:
    """It is not needed; one tap brings it back."""
    draft = _waiting(turn, turn.pressed(DropDraft).draft)
    draft.settled = True
    turn.session.add(draft)
    turn.edit(screens.draft_dropped(turn.t, draft))


def keep_again(turn: Turn) -> None:
    """A dropped text waits again."""
    draft = _mine(turn, turn.pressed(KeepAgain).draft)
    draft.settled = False
    turn.session.add(draft)
    turn.edit(screens.draft(turn.t, draft, clients.recent(turn.session, turn.me, LIKELY)))


def _mine(turn: Turn, draft_id: int) -> Draft:
    draft = dialogs.draft_of(turn.session, turn.user_id, draft_id)
    if draft is None:
        raise members.NotAllowed
    return draft


def _waiting(turn: Turn, draft_id: int) -> Draft:
    draft = _mine(turn, draft_id)
    if draft.settled:
        raise Refusal(errors.settled)
    return draft
