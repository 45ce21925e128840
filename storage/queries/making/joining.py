"""Deals in the making (F3) of two files that become one client's: one deal that was written down twice is one."""

from sqlmodel import Session

from playbook import goods
from storage.queries.making import making
from storage.tables import Client, Opportunity

FILLED = ("what", "amount", "foreign_amount", "foreign_currency", "month", "budget", "rival", "decider", "grade")


def join(session: Session, stays: Client, gone: Client) -> None:
    """Before `gone` becomes part of `stays`: each open deal keeps the class of its own file (A8), and an older one of
    the same thing goes into the newer. Deals of two things stay two."""
    for client in (stays, gone):
        making.keep_grade(session, client)
    ours, theirs = (making.open_of(session, client) for client in (stays, gone))
    if ours is None or theirs is None or not _is_one(ours, theirs):
        return
    older, newer = sorted((ours, theirs), key=lambda deal: deal.id or 0)
    for name in FILLED:
        if not getattr(newer, name):
            setattr(newer, name, getattr(older, name))
    newer.created_at = min(newer.created_at, older.created_at)
    session.add(newer)
    session.delete(older)
    session.flush()


def _is_one(one: Opportunity, other: Opportunity) -> bool:
    """Whether nothing that both say of what is bought, and for how much, differs."""
    named = {goods.key(deal.what) or deal.what for deal in (one, other) if deal.what}
    asked = {deal.amount for deal in (one, other) if deal.amount is not None}
    return len(named) < 2 and len(asked) < 2
