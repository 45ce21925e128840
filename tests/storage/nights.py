"""Nights and purchases for the tests of scores."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlmodel import Session

from playbook.rfm import RfmRules
from storage.judging import scoring
from storage.judging.scoring import Part
from storage.queries.lapsing.night import Night
from storage.queries.tiers import rescoring
from storage.tables import Client, Purchase
from tests.storage.team_book import TeamBook

SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY, NOW = date(2026, 11, 18), datetime(2026, 11, 18, 10, 0, tzinfo=SHANGHAI)


def judged(book: TeamBook, today: date = TODAY) -> list[Part]:
    """What the judging of a team hands over."""
    parts: list[Part | None] = []
    book.session.commit()
    url = str(book.session.get_bind().engine.url.render_as_string(hide_password=False))
    scoring.judge(url, book.team.id or 0, today, parts.append)
    return [part for part in parts if part is not None]


def night(book: TeamBook, rules: RfmRules | None = None, today: date = TODAY, now: datetime = NOW) -> Night:
    """What a night does with a team, but for its end."""
    parts = judged(book, today)
    work = Night.begin(book.session, book.team.id or 0, today, now)
    for part in parts:
        work.look_again(book.session, work.take(book.session, part))
    assert rules is None or work.rules == rules
    book.session.flush()
    book.session.expire_all()
    return work


def buy(book: TeamBook, client: Client, *bought: tuple[int, int]) -> None:
    """Purchases: days back, whole units."""
    same = {"team_id": client.team_id, "client_id": client.id, "created_by": client.owner_id, "created_at": NOW}
    rows = [same | {"bought_on": TODAY - timedelta(days=back), "amount": paid * 100} for back, paid in bought]
    if rows:
        book.session.connection().execute(insert(Purchase), rows)


def rescore(session: Session, *clients: Client, now: datetime = NOW) -> None:
    """As right after a purchase."""
    for client in clients:
        rescoring.rescore(session, client, TODAY, now)
