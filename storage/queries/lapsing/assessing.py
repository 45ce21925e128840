"""One client against his own rhythm (D3), for a screen: from his purchases, or from his score where these are many."""

from datetime import date

from sqlmodel import Session, col, select

from playbook import bgnbd, lapse
from playbook.history import Purchase as Bought
from playbook.lapse import HORIZON_WEEKS, Assessment
from storage.queries.tiers import scores
from storage.tables import Client, ClientScore, Purchase

MANY = 2000  # purchases beyond which a turn does not read them one by one


def assess(session: Session, client: Client, today: date, usual_days: float = 0) -> Assessment | None:
    """`lapse.assess`, or None for one who has bought on one day only.

    Of one with very many purchases his score tells the same, but for the usual gap: that is the one given, or the mean.
    """
    model = scores.model_of(session, client.team_id)
    query = select(col(Purchase.bought_on), col(Purchase.amount)).where(Purchase.client_id == client.id)
    rows = session.connection().execute(query.limit(MANY + 1)).all()
    score = scores.of(session, client) if len(rows) > MANY else None
    if score is not None:
        return _by_score(score, model, today, usual_days) if score.days > 1 else None
    if len(rows) > MANY:
        rows = session.connection().execute(query).all()
    return lapse.assess([Bought(day, amount) for day, amount in rows], model, today)


def _by_score(score: ClientScore, model: bgnbd.Model, today: date, usual_days: float) -> Assessment:
    mean = (score.last_on - score.first_on).days / (score.days - 1)
    usual = max(1, round(usual_days or mean))
    now = bgnbd.Summary.of(score.first_on, score.last_on, score.days, today)
    then = bgnbd.Summary.of(score.first_on, score.last_on, score.days, score.last_on)
    return Assessment(
        usual_days=usual,
        longest_days=usual,
        gap_days=(today - score.last_on).days,
        count=score.days,
        p_buy=model.p_buy(now, HORIZON_WEEKS),
        p_usual=model.p_buy(then, HORIZON_WEEKS),
        p_alive=model.p_alive(now),
        yearly_value=score.yearly_value,
        few_data=model.few_data,
    )
