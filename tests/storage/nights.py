"""Nights and purchases for the tests of scores."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlmodel import Session

from playbook.rfm import RfmRules
from storage import scoring
from storage.queries.tiers import rescoring, scores
from storage.scoring import Verdict
from storage.tables import Client, Purchase
from tests.storage.team_book import TeamBook

SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY, NOW = date(2026, 11, 18), datetime(2026, 11, 18, 10, 0, tzinfo=SHANGHAI)


def night(book: TeamBook, rules: RfmRules | None = None) -> None:
    """What a night does for the scores."""
    team = book.team.id or 0
    parts: list[Any] = []
    book.session.commit()
    url = str(book.session.get_bind().engine.url.render_as_string(hide_password=False))
    scoring.judge(url, team, TODAY, parts.append)
    verdict, number = parts[0], scores.next_round(book.session, team)
    assert isinstance(verdict, Verdict)
    assert rules is None or verdict.rules == rules
    for part in parts[1:-1]:
        scores.write(book.session, team, TODAY, number, part, NOW, verdict.rules)
    scores.put_in_place(book.session, team, number, verdict.model, verdict.rules)
    book.session.expire_all()


def buy(book: TeamBook, client: Client, *bought: tuple[int, int]) -> None:
    """Purchases: days back, whole units."""
    same = {"team_id": client.team_id, "client_id": client.id, "created_by": client.owner_id, "created_at": NOW}
    rows = [same | {"bought_on": TODAY - timedelta(days=back), "amount": paid * 100} for back, paid in bought]
    if rows:
        book.session.connection().execute(insert(Purchase), rows)


def rescore(session: Session, *clients: Client) -> None:
    """As right after a purchase."""
    for client in clients:
        rescoring.rescore(session, client, TODAY, NOW)
