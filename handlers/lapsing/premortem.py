"""Who may be lost next quarter (D4), before any alert: own customers for a rep, the team's for a lead."""

from dataclasses import dataclass
from datetime import timedelta

from handlers.lapsing.lapses import PAGE, place
from handlers.payloads.lapses import PremortemPage, ShowDoubt
from handlers.screens.lapsing import premortem as screens
from handlers.screens.lapsing.premortem import Doubt, Doubts
from handlers.turn import Turn
from playbook import trades
from playbook.premortem import DAYS, move
from storage.queries.book import clients
from storage.queries.lapsing import assessing, missed, premortem
from storage.queries.team import members
from storage.queries.tiers import scores
from storage.queries.work import followups
from storage.tables import Client


@dataclass(frozen=True)
class _Found:
    rows: list[Doubt]
    count: int
    page: int
    pages: int


def page(turn: Turn) -> None:
    """A page of the list."""
    wanted = turn.pressed(PremortemPage).page
    found = _coming(turn, wanted) if trades.of(turn.team.trade).cycle is not None else _doubted(turn, wanted)
    few = scores.model_of(turn.session, turn.team.id or 0).few_data
    view = Doubts(found.rows, found.count, found.page, found.pages, turn.today, turn.team.currency, few_data=few)
    turn.edit(screens.doubts(turn.t, view))


def _doubted(turn: Turn, wanted: int) -> _Found:
    count = premortem.count(turn.session, turn.me, turn.today)
    at, pages = place(count, wanted)
    rows = premortem.page(turn.session, turn.me, turn.today, at * PAGE, PAGE)
    owners = _names(turn)
    found = [
        Doubt(client, owners.get(client.owner_id, ""), score.p_buy, score.yearly_value, _next_day(turn, client))
        for client, score in rows
    ]
    return _Found(found, count, at, pages)


def _coming(turn: Turn, wanted: int) -> _Found:
    """In a trade with a long cycle: what falls due next quarter (F7)."""
    owners = members.visible_owner_ids(turn.session, turn.me)
    ahead = missed.coming(turn.session, turn.team, owners, turn.today, turn.today + timedelta(days=DAYS))
    at, pages = place(len(ahead), wanted)
    names = _names(turn)
    rows = [
        Doubt(client, names.get(client.owner_id, ""), None, 0, _next_day(turn, client), due)
        for client, due in ahead[at * PAGE : (at + 1) * PAGE]
    ]
    return _Found(rows, len(ahead), at, pages)


def _names(turn: Turn) -> dict[int, str]:
    """Whose the clients are, where that may be somebody else's."""
    if not turn.me.role.leads:
        return {}
    return {each.id or 0: each.name for each in members.everybody(turn.session, turn.me) if each.id != turn.me.id}


def _next_day(turn: Turn, client: Client) -> screens.Planned | None:
    first = next(iter(followups.open_of_client(turn.session, client)), None)
    return screens.Planned(first.due_on, first.text) if first is not None else None


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
