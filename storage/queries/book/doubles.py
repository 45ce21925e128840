"""Clients who are perhaps there already, across the team: found by the sound of a name, told apart by firm and number.

What is found of a colleague's client is his rep's name, and nothing else.
"""

from dataclasses import dataclass

from sqlalchemy import bindparam, exists, select
from sqlmodel import Session, col

from playbook.names.doubles import Described, is_double, sound
from storage.tables import Client, ClientPhone, Member, Team

AMONG = 60  # clients whose names sound alike that are looked at, one's own first
MOST = 4  # that are told of
FILLED_AT_ONCE = 25  # some five milliseconds

# Put together once: that takes longer than to run it.
_REACHABLE = exists().where(col(ClientPhone.client_id) == col(Client.id))
_SOUNDING = (
    select(col(Client.id), col(Client.owner_id), col(Client.name), col(Client.firm), _REACHABLE)
    .where(
        col(Client.team_id) == bindparam("team"),
        col(Client.sound) == bindparam("sound"),
        col(Client.archived_at).is_(None),
    )
    .limit(AMONG)
)
_OWN = _SOUNDING.where(col(Client.owner_id) == bindparam("me"))
_OTHERS = _SOUNDING.where(col(Client.owner_id) != bindparam("me"))
_OF_FIRM = _OTHERS.where(col(Client.firm) == bindparam("firm"))
_UNHEARD = select(Client).where(col(Client.team_id).in_(select(col(Team.id))), col(Client.sound).is_(None))


@dataclass(frozen=True)
class Doubles:
    """Who may be the one that is about to be written down: clients one may see, and the reps of others."""

    seen: list[Client]
    reps: list[Member]

    def __bool__(self) -> bool:
        return bool(self.seen or self.reps)


def find(session: Session, me: Member, new: Described) -> Doubles:
    """Who in the team may be this client already; he has none of his numbers."""
    heard = sound(new.name)
    if not heard:
        return Doubles([], [])
    run, values = session.connection().execute, {"team": me.team_id, "sound": heard, "me": me.id}
    rows = [*run(_OWN, values), *run(_OTHERS, values)]
    if new.firm:
        rows += run(_OF_FIRM, {**values, "firm": new.firm})
    seen: dict[int, bool] = {}  # by number: whether the name is written the same
    owners: set[int] = set()
    for number, owner, name, firm, reachable in rows:
        own = owner == me.id
        if not is_double(new, Described(name, firm, reachable=reachable), own=own):
            continue
        if own or me.role.leads:
            seen[number or 0] = name == new.name
        else:
            owners.add(owner)
    likeliest = sorted(seen, key=lambda number: not seen[number])[:MOST]
    return Doubles(
        [session.get_one(Client, number) for number in likeliest],
        [session.get_one(Member, owner) for owner in sorted(owners)[:MOST]],
    )


def hear(session: Session) -> bool:
    """Write down how the names of some clients sound who are older than that; True once there is none left."""
    some = session.scalars(_UNHEARD.limit(FILLED_AT_ONCE)).all()
    for client in some:
        client.sound = sound(client.name)
        session.add(client)
    return len(some) < FILLED_AT_ONCE
