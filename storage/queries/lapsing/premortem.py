"""Who may be lost next quarter (D4): customers without a case, by the chances of the last night."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, exists, func, or_, select

from playbook.premortem import Relation
from playbook.rfm import window_start
from storage.queries.book import notes
from storage.queries.team import members
from storage.queries.tiers import scores
from storage.queries.work import followups
from storage.tables import Client, ClientScore, FollowUpKind, LapseCase, LapseStatus, Member

Doubtful = tuple[Client, ClientScore]


def count(session: Session, me: Member, today: date) -> int:
    """How many there are among the clients that the acting member may see."""
    query = select(func.count()).select_from(Client).join(ClientScore, scores.holds())
    return session.exec(query.where(*_in_doubt(session, me, today))).one()


def page(session: Session, me: Member, today: date, skip: int, most: int) -> Sequence[Doubtful]:
    """Some of them: by the chance that they buy nothing within 13 weeks, times a year's value (`premortem.doubt`)."""
    doubt = (1 - col(ClientScore.p_buy)) * col(ClientScore.yearly_value)
    query = select(Client, ClientScore).join(ClientScore, scores.holds()).where(*_in_doubt(session, me, today))
    return session.exec(query.order_by(doubt.desc(), col(Client.id)).offset(skip).limit(most)).all()


def _in_doubt(session: Session, me: Member, today: date) -> tuple[Any, ...]:
    """Customers of the last twelve months with a rhythm, of whom no open case and none of this silence is known."""
    settled = (LapseStatus.LOST, LapseStatus.SEASON)
    has_case = exists().where(
        col(LapseCase.client_id) == col(Client.id),
        or_(
            col(LapseCase.status).in_((LapseStatus.RAISED, LapseStatus.CONTACTED)),
            col(LapseCase.status).in_(settled) & (col(LapseCase.last_bought_on) >= col(ClientScore.last_on)),
        ),
    )
    return (
        col(Client.team_id) == me.team_id,
        col(Client.owner_id).in_(members.visible_owner_ids(session, me)),
        col(Client.archived_at).is_(None),
        col(ClientScore.days) > 1,
        col(ClientScore.yearly_value) > 0,
        col(ClientScore.last_on) >= window_start(today),
        ~has_case,
    )


def relation(session: Session, client: Client, score: ClientScore, zone: ZoneInfo) -> Relation:
    """What there is between a client and his rep; days by the reader's clock."""
    planned = followups.open_of_client(session, client)
    promised = [each.due_on for each in planned if each.kind is FollowUpKind.PROMISE]
    others = [each.due_on for each in planned if each.kind is not FollowUpKind.PROMISE]
    spoke = notes.last_contact(session, client)
    return Relation(
        last_bought=score.last_on,
        last_contact=spoke.occurred_at.astimezone(zone).date() if spoke else None,
        promised=min(promised, default=None),
        planned=min(others, default=None),
    )
