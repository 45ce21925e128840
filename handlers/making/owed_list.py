"""All money that is to come (F4), of whom the acting member may see: a page of it, summed up."""

from handlers.paging import page_of
from handlers.screens.making.owed_list import SHOWN, OwedList
from handlers.turn import Turn
from playbook.outstanding import ages
from storage.queries.making import outstanding as stored
from storage.queries.team import members
from storage.tables import Member


def listed(turn: Turn, rep: int, wanted: int) -> OwedList:
    """A page of it; `rep`: one rep's only, 0 for all whom the acting member may see."""
    owners = members.visible_owner_ids(turn.session, turn.me)
    if rep:
        if rep not in owners:
            raise members.NotAllowed
        owners = [rep]
    found = stored.figures(turn.session, turn.me.team_id, owners)
    page = page_of(len(found), wanted, SHOWN)
    several = len({owner for owner, _ in found}) > 1
    names = {each.id or 0: each.name for each in members.everybody(turn.session, turn.me)} if several else None
    return OwedList(
        due=stored.of_owners(turn.session, turn.me.team_id, owners, page.first, SHOWN),
        ages=ages((owed for _, owed in found), turn.today),
        today=turn.today,
        currency=turn.team.currency,
        page=page,
        owners=names,
        rep=turn.session.get_one(Member, rep) if rep else None,
    )
