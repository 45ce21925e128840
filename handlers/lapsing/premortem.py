"""Who may be lost next quarter (D4), before any alert: own customers for a rep, the team's for a lead."""

from datetime import date, timedelta

from sqlmodel import Session

from handlers.lapsing.beside import is_read_beside
from handlers.paging import in_reach, page_of
from handlers.payloads.lapses import PremortemPage, ShowDoubt
from handlers.screen import Screen
from handlers.screens.lapsing import premortem as screens
from handlers.screens.lapsing.lapsed_list import PAGE
from handlers.screens.lapsing.premortem import Doubt, Doubts, Planned
from handlers.texts import Texts
from handlers.turn import Turn
from playbook import trades
from playbook.premortem import DAYS, move
from playbook.report import Picture
from storage.queries.book import clients
from storage.queries.lapsing import assessing, missed, premortem
from storage.queries.team import members
from storage.queries.tiers import scores
from storage.queries.work import followups
from storage.tables import Client, Member


def page(turn: Turn) -> None:
    """A page of the list; in a trade with a long cycle of what falls due, which comes later in a large team."""
    wanted = in_reach(turn.pressed(PremortemPage).page)
    if trades.of(turn.team.trade).cycle is None:
        turn.edit(_doubted(turn, wanted))
    elif not is_read_beside(turn, Picture.COMING, wanted):
        turn.edit(coming(turn.session, turn.me, turn.today, wanted))


def _doubted(turn: Turn, wanted: int) -> Screen:
    count = premortem.count(turn.session, turn.me, turn.today)
    at = page_of(count, wanted, PAGE)
    owners = _names(turn.session, turn.me)
    rows = [
        Doubt(
            client,
            owners.get(client.owner_id, ""),
            score.p_buy,
            score.yearly_value,
            _next_day(turn.session, client),
        )
        for client, score in premortem.page(turn.session, turn.me, turn.today, at.first, PAGE)
    ]
    few = scores.model_of(turn.session, turn.team.id or 0).few_data
    return screens.doubts(turn.t, Doubts(rows, at, turn.today, turn.team.currency, few))


def coming(session: Session, me: Member, today: date, wanted: int) -> Screen:
    """In a trade with a long cycle: what falls due next quarter (F7). `today`: the reader's."""
    team, owners = members.team_of(session, me), members.visible_owner_ids(session, me)
    ahead = missed.coming(session, team, owners, today, today + timedelta(days=DAYS))
    at, names = page_of(len(ahead), wanted, PAGE), _names(session, me)
    rows = []
    for number, due in at.of(ahead):
        client = clients.get(session, me, number)
        rows.append(Doubt(client, names.get(client.owner_id, ""), None, 0, _next_day(session, client), due))
    few = scores.model_of(session, me.team_id).few_data
    return screens.doubts(Texts(me.language), Doubts(rows, at, today, team.currency, few))


def _names(session: Session, me: Member) -> dict[int, str]:
    """Whose the clients are, where that may be somebody else's."""
    if not me.role.leads:
        return {}
    return {each.id or 0: each.name for each in members.everybody(session, me) if each.id != me.id}


def _next_day(session: Session, client: Client) -> Planned | None:
    first = next(iter(followups.open_of_client(session, client)), None)
    return Planned(first.due_on, first.text) if first is not None else None


def show(turn: Turn) -> None:
    """One of them: how things stand, and the one thing to do."""
    press = turn.pressed(ShowDoubt)
    client = clients.get(turn.session, turn.me, press.client)
    clients.touch(turn.session, turn.me, client, turn.now)
    seen = assessing.assess(turn.session, client, turn.today)
    score = scores.of(turn.session, client)
    if seen is None or score is None:
        turn.edit(screens.no_rhythm(turn.t, client, press.page))
        return
    relation = premortem.relation(turn.session, client, score, turn.zone)
    view = screens.OneDoubt(client, seen, relation, move(relation, turn.today), turn.today, turn.team.currency)
    turn.edit(screens.one(turn.t, view, press.page))
