"""The yearly loss, next quarter's doubts and missed services, as both databases tell them."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from playbook.churn import Loss
from storage.queries.book import contracts
from storage.queries.lapsing import churn, cycles, lapses, missed, premortem, winback
from storage.queries.team.members import NotAllowed
from storage.tables import LapseCase, LapseStatus, Role
from tests.storage import nights
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOW.date()


def ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


def night(book: TeamBook) -> None:
    """What a night does."""
    nights.night(book, today=TODAY, now=NOW).end(book.session)
    book.session.commit()


def test_losses_reasons_and_who_came_back(session: Session, book: TeamBook) -> None:
    lead, rep = book.member(1, "店长", Role.LEAD), book.member(2, "小刘")
    gone, asked, back, kept = (book.client(rep, name) for name in ("旧客", "问过", "回来", "老王"))
    for client in (gone, asked):
        book.bought(client, ago(500), 1_000)
    for client in (back, kept):
        book.bought(client, ago(500), 300)
        book.bought(client, ago(10), 200)
    more: dict[str, Any] = {"reason": "slow", "cause": "service", "closed_on": ago(30)}
    book.stays_away(asked, ago(60), LapseStatus.LOST, **more)
    book.stays_away(back, ago(40), LapseStatus.WON_BACK, closed_on=ago(10))
    night(book)
    told = churn.report(session, lead, TODAY)
    assert (told.as_of, told.loss) == (TODAY, Loss(4, 2, 200_000))
    assert dict(told.reps) == {"店长": Loss(), "小刘": Loss(4, 2, 200_000)}
    assert (dict(told.reasons), dict(told.causes)) == ({"slow": 1}, {"service": 1})
    assert (told.won_back, told.won_value, told.unasked) == (1, 20_000, 1)
    assert [client.name for client, _ in churn.unasked(session, lead, TODAY, 0, 9)] == ["旧客"]
    with pytest.raises(NotAllowed):
        churn.report(session, rep, TODAY)


def test_doubts_are_in_order_and_without_those_who_have_a_case(session: Session, book: TeamBook) -> None:
    rep, other = book.member(2, "小刘"), book.member(3, "小陈")
    people = {"王芳": (rep, 33, 800), "李敏": (rep, 3, 100), "有案": (rep, 20, 900), "别人的": (other, 20, 900)}
    made = {}
    for name, (owner, last, yuan) in people.items():
        made[name] = book.client(owner, name)
        for back in range(10):
            book.bought(made[name], ago(last + 30 * back), yuan)
    winback.open_by_hand(session, rep, made["有案"], NOW, TODAY)
    night(book)
    assert premortem.count(session, rep, TODAY) == 2
    assert [client.name for client, _ in premortem.page(session, rep, TODAY, 0, 9)] == ["王芳", "李敏"]
    assert [client.name for client, _ in premortem.page(session, rep, TODAY, 1, 9)] == ["李敏"]


def test_in_a_long_cycle_cases_are_of_what_was_missed_and_once_each(session: Session, book: TeamBook) -> None:
    rep = book.member(2, "小刘")
    book.team.trade = "car"
    late, soon, insured, bare = (book.client(rep, name) for name in ("过期", "快到", "车险", "只有合同"))
    book.bought(late, ago(230), 1_000)
    book.bought(soon, ago(150), 1_000)
    book.bought(insured, ago(100), 1_000)
    for client, what in ((insured, "车险"), (bare, "保养套餐")):
        contracts.add(session, rep, client, NOW - timedelta(days=300), what=what, ends_on=ago(50))
    night(book)
    night(book)
    found = session.exec(select(LapseCase).order_by(LapseCase.client_id)).all()  # type: ignore[arg-type]
    assert [(case.client_id, case.due_kind, case.due_what, case.gap_days) for case in found] == [
        (late.id, "service", "", 50),
        (insured.id, "contract", "车险", 50),
        (bare.id, "contract", "保养套餐", 50),
    ]
    ahead = missed.coming(session, book.team, [rep.id or 0], TODAY, TODAY + timedelta(days=91))
    assert [(client, due.on) for client, due in ahead] == [(soon.id, ago(-30)), (insured.id, ago(-80))]
    book.bought(late, TODAY, 100)
    lapses.settle_purchases(session, late, NOW)
    contracts.add(session, rep, bare, NOW, what="保养套餐", ends_on=ago(-300))
    contracts.add(session, rep, insured, NOW, what="别的", ends_on=ago(-300))
    session.flush()
    statuses = [case.status for case in found]
    assert statuses == [LapseStatus.BOUGHT, LapseStatus.RAISED, LapseStatus.BOUGHT]


def test_what_was_overdue_goes_by_what_was_kept_and_by_how_long_it_lasts(session: Session, book: TeamBook) -> None:
    rep, book.team.trade = book.member(2, "小刘"), "car"
    usual, long, back, kept = (book.client(rep, name) for name in ("平常", "管得久", "退了", "退了一部分"))
    for client in (usual, long, back, kept):
        book.bought(client, ago(600), 1_000)
        book.bought(client, ago(300), 2_000)
    book.bought(long, ago(300), 5).lasts_days = 290
    book.bought(back, ago(290), -2_000)
    book.bought(kept, ago(290), -500)
    session.flush()

    def overdue(day: date) -> dict[int, date]:
        return {client: due.on for client, due in missed.as_of(session, book.team, [rep.id or 0], day)}

    assert overdue(ago(0)) == {usual.id: ago(120), back.id: ago(420), kept.id: ago(120)}
    assert overdue(ago(310)) == dict.fromkeys((usual.id, long.id, back.id, kept.id), ago(420))
    cycles.set_grace(book.team, 200)
    assert list(overdue(ago(0))) == [back.id]
