"""Cases of winning back (D4): opened by the rep himself, and their history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from playbook import lapse
from playbook.winback import Deed, Reason, Stage
from playbook.winback import stage as stage_of
from storage.queries.buying import purchases
from storage.queries.lapsing import lapses
from storage.queries.lapsing.raising import TOLD_AT_MOST
from storage.queries.tiers import scores
from storage.tables import Client, LapseCase, LapseStatus, Member

USUAL_DAYS = 30  # between two purchases, where nothing is known of a customer's rhythm


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a case's history: a day, what happened, and words or a key that belong to it."""

    day: date
    deed: Deed
    words: str = ""


def is_early(case: LapseCase, today: date) -> bool:
    """Whether the rep has opened a case of his own before the customer's silence was longer than usual."""
    usual = case.usual_days or USUAL_DAYS
    return case.by_hand and case.count > 0 and (today - case.last_bought_on).days <= usual


def bought_lately(session: Session, client: Client, today: date) -> date | None:
    """The day of his last purchase, if he has not stayed away for longer than usual; None otherwise."""
    bought = purchases.history_of(session, client)
    days = lapse.purchase_days(bought, today)
    seen = lapse.assess(bought, scores.model_of(session, client.team_id), today)
    usual = seen.usual_days if seen else USUAL_DAYS
    return days[-1] if days and (today - days[-1]).days <= usual else None


def log(session: Session, me: Member, case: LapseCase, day: date, deed: Deed, words: str = "") -> None:
    """Write a step into a case's history; the same of the same day only once, for buttons are pressed twice."""
    step = {"on": day.isoformat(), "by": me.id, "what": deed.value, "words": words}
    if step not in case.steps:
        case.steps = [*case.steps, step]
        session.add(case)


def history(case: LapseCase) -> Sequence[Step]:
    """A case's steps, the oldest first."""
    return [Step(date.fromisoformat(each["on"]), Deed(each["what"]), each["words"]) for each in case.steps]


def stage(case: LapseCase) -> Stage:
    """The question at which a case stands."""
    reason = Reason(case.reason) if case.reason else None
    return stage_of((step.deed for step in history(case)), reason=reason, has_amends=bool(case.amends))


def open_by_hand(session: Session, me: Member, client: Client, now: datetime, today: date) -> LapseCase:
    """Open a case for a client whom no night has found. He is at work on it, so no alert comes about it any more."""
    bought = purchases.history_of(session, client)
    seen = lapse.assess(bought, scores.model_of(session, client.team_id), today)
    days = lapse.purchase_days(bought, today)
    added = client.created_at.astimezone(ZoneInfo(me.timezone)).date()
    last = days[-1] if days else min(added, today) - timedelta(days=1)
    score = scores.of(session, client)
    case = LapseCase(
        team_id=client.team_id,
        client_id=client.id or 0,
        owner_id=client.owner_id,
        status=LapseStatus.RAISED,
        raised_on=today,
        last_bought_on=last,
        usual_days=float(seen.usual_days) if seen else 0.0,
        gap_days=(today - last).days,
        p_buy=seen.p_buy if seen else 0.0,
        count=len(days),
        risk=(score.risk or 0.0) if score else 0.0,
        yearly_value=score.yearly_value if score else 0,
        told=TOLD_AT_MOST,
        alerted_on=today,
        by_hand=True,
    )
    session.add(case)
    log(session, me, case, today, Deed.OPENED)
    session.flush()
    return case


def open_again(session: Session, me: Member, case: LapseCase, today: date) -> None:
    """Try once more to win back a customer who was given up."""
    case.status, case.closed_on, case.cause = LapseStatus.CONTACTED, None, None
    case.reason, case.amends = None, ""
    log(session, me, case, today, Deed.OPENED_AGAIN)


def may_open_again(session: Session, client: Client) -> LapseCase | None:
    """The client's last case, if he was given up in it and none is open."""
    newest = lapses.newest(session, client)
    if newest is None or newest.status is not LapseStatus.LOST or lapses.open_case(session, client) is not None:
        return None
    return newest
