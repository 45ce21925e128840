"""Who stayed away as of a day that is past (D3): read from the purchases up to then, and not from cases."""

from datetime import date

from sqlmodel import Session

from handlers.lapsing.beside import is_read_beside
from handlers.paging import Page, in_reach, page_of
from handlers.screen import Screen
from handlers.screens.lapsing import lapsed_list
from handlers.screens.lapsing.lapsed_list import PAGE, LapsedList, Row
from handlers.texts import Texts
from handlers.turn import Turn
from playbook import lapse, trades
from playbook.report import Picture
from storage.queries.book import clients
from storage.queries.buying import purchase_log
from storage.queries.lapsing import missed
from storage.queries.reports import report
from storage.queries.team import members
from storage.queries.tiers import tier_rules
from storage.tables import Member

LOOKED_BACK = 200_000  # purchases of a team: to judge all customers of more as of a past day would take too long


def show(turn: Turn, day: date, wanted: int) -> None:
    """A page of them; of a large team it comes into the message a moment later."""
    has_cycle = trades.of(turn.team.trade).cycle is not None
    if not has_cycle and report.is_large(turn.session, turn.team.id or 0, LOOKED_BACK):
        turn.edit(lapsed_list.too_many(turn.t, day, turn.today))
        return
    page = in_reach(wanted)
    if not is_read_beside(turn, Picture.LAPSED, page, day):
        turn.edit(as_of(turn.session, turn.me, turn.today, day, page))


def as_of(session: Session, me: Member, today: date, day: date, wanted: int) -> Screen:
    """The screen that shows it. `today`: the reader's."""
    team = members.team_of(session, me)
    has_cycle = trades.of(team.trade).cycle is not None
    rows, page, few_data = (_overdue if has_cycle else _at_risk)(session, me, day, wanted)
    view = LapsedList(rows, page, today, day, few_data, team.currency, me.role.leads)
    return lapsed_list.lapsed(Texts(me.language), view)


def _overdue(session: Session, me: Member, day: date, wanted: int) -> tuple[list[Row], Page, bool]:
    """In a trade with a long cycle: what was overdue then, of the contracts that are open still (F7)."""
    found = missed.as_of(session, members.team_of(session, me), members.visible_owner_ids(session, me), day)
    page = page_of(len(found), wanted, PAGE)
    return [Row(clients.get(session, me, client), due=due) for client, due in page.of(found)], page, False


def _at_risk(session: Session, me: Member, day: date, wanted: int) -> tuple[list[Row], Page, bool]:
    """By the purchases up to then only: the model learns from the whole team."""
    log = purchase_log.read(session, me.team_id, until=day)
    model = lapse.fit_team(log.histories.values(), day)
    owners = members.visible_owner_ids(session, me)
    ranked = lapse.at_risk(log.histories, model, day, tier_rules.of(members.team_of(session, me)))
    found = [each for each in ranked if log.owners.get(each.client) in owners]
    page = page_of(len(found), wanted, PAGE)
    rows = [Row(clients.get(session, me, each.client), each.assessment) for each in page.of(found)]
    return rows, page, model.few_data
