"""Firms and their people: who works where, found by any name of the firm (`playbook.names.called`)."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from playbook.names.called import FIRM, LONGEST_KEY, firm_names, folded
from storage.queries.team.members import visible_owner_ids
from storage.tables import CalledAs, Client, Member


def people(session: Session, me: Member, names: Iterable[str], most: int, skip: int = 0) -> list[Client]:
    """The clients whom the acting member may see in a firm of one of these names, and the firm where it is one itself.

    The firm comes first, then one's own and the latest.
    """
    keys = {name[:LONGEST_KEY] for name in names if name}
    if not keys:
        return []
    found = select(CalledAs.client_id).where(
        col(CalledAs.owner_id).in_(visible_owner_ids(session, me)),
        col(CalledAs.key).in_([*keys, *((FIRM + key)[:LONGEST_KEY] for key in keys)]),
    )
    query = select(Client).where(col(Client.id).in_(found), col(Client.archived_at).is_(None))
    order = (col(Client.firm) != "", col(Client.owner_id) != me.id, col(Client.last_touched_at).desc())
    return list(session.exec(query.order_by(*order).limit(most).offset(skip)))


def named(session: Session, me: Member, text: str) -> list[str]:
    """The names of the firm that a text is, with its full one; none where nobody works in a firm of that name."""
    typed = folded(text)
    if not typed:
        return []
    known = (
        select(Client.firm)
        .join(CalledAs, col(CalledAs.client_id) == col(Client.id))
        .where(
            col(CalledAs.owner_id).in_(visible_owner_ids(session, me)),
            CalledAs.key == (FIRM + typed)[:LONGEST_KEY],
            col(Client.archived_at).is_(None),
        )
    )
    firms = session.exec(known.distinct().limit(4)).all()
    return [typed, *(folded(firm) for firm in firms)] if firms else []


def names_of(client: Client) -> list[str]:
    """The names by which a client's colleagues are found: those of his firm, or his own if he is one.

    The shortest is left out where there are longer ones: 顺达 may be 顺达物流 and 顺达贸易.
    """
    names = sorted(firm_names(client.firm or client.name), key=len)
    return names[1:] if len(names) > 1 else names
