"""What a night writes: only what it sees otherwise, without a trace of one that was broken off; lists are in line."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import Session, delete, select

from storage.judging.scoring import Part, Verdict
from storage.queries.book import forgetting
from storage.queries.lapsing import lapse_watch
from storage.queries.lapsing.night import Night
from storage.queries.tiers import scores
from storage.tables import Client, ClientScore, EdgePlace, Member, Purchase, TierPlace
from tests.storage.nights import NOW, TODAY, buy, judged, night, rescore
from tests.storage.team_book import TeamBook

TOMORROW, LATER = TODAY + timedelta(days=1), NOW + timedelta(days=1)


def customers(book: TeamBook, rep: Member, count: int) -> list[Client]:
    """Some who buy every month, the first one most."""
    people = [book.client(rep, f"客户{number}") for number in range(count)]
    for number, client in enumerate(people):
        buy(book, client, *((10 + 30 * back, 900 - 100 * number) for back in range(6)))
    return people


def standing(session: Session) -> list[tuple[int, int, int]]:
    """Tier, amount and client, in the order of the lists; each has the place that his score gives him."""
    session.expire_all()
    held = session.exec(select(ClientScore).join(Client, scores.holds())).all()
    assert len(held) == len({score.client_id for score in held})
    places = sorted((place.tier, place.amount, place.client_id) for place in session.exec(select(TierPlace)))
    assert places == sorted((score.tier, score.amount, score.client_id) for score in held if score.has_paid)
    edges = sorted((place.edge_tier, place.client_id) for place in session.exec(select(EdgePlace)))
    assert edges == sorted((score.edge_tier, score.client_id) for score in held if score.edge_tier)
    return places


def begun(book: TeamBook, parts: Sequence[Part]) -> Night:
    """A night that wrote its changes, but is not through yet."""
    work = Night.begin(book.session, book.team.id or 0, TOMORROW, LATER)
    for part in parts:
        if isinstance(part, Verdict):
            return work
        work.take(book.session, part)
    raise AssertionError


def finish(book: TeamBook, work: Night, parts: Sequence[Part]) -> None:
    """What is left of it."""
    at = next(at for at, part in enumerate(parts) if isinstance(part, Verdict))
    for part in parts[at:]:
        work.look_again(book.session, work.take(book.session, part))


def test_a_night_writes_only_what_it_sees_otherwise(session: Session, book: TeamBook, liu: Member) -> None:
    steady, buyer, _ = customers(book, liu, 3)
    night(book)
    first = standing(session)
    assert len(first) == 3
    night(book)
    assert {row.round for row in session.exec(select(ClientScore))} == {1}
    buy(book, buyer, (0, 5_000))
    night(book)
    bought = scores.of(session, buyer)
    assert bought is not None
    assert bought.round == 3
    assert standing(session) != first
    night(book)
    assert len(session.exec(select(ClientScore)).all()) == 3, "what is over goes with the next night"
    session.exec(delete(Purchase).where(Purchase.client_id == steady.id))  # type: ignore[arg-type]
    night(book)
    assert scores.of(session, steady) is None
    assert len(standing(session)) == 2


def test_a_night_that_was_broken_off_leaves_no_trace(session: Session, book: TeamBook, liu: Member) -> None:
    steady, buyer, _ = customers(book, liu, 3)
    night(book)
    first = standing(session)
    buy(book, buyer, (0, 5_000))
    buy(book, newcomer := book.client(liu, "新来"), (0, 100))
    begun(book, judged(book, TOMORROW))
    assert standing(session) == first
    session.exec(delete(Purchase).where(Purchase.amount == 500_000, Purchase.client_id == buyer.id))  # type: ignore[arg-type]
    session.exec(delete(Purchase).where(Purchase.client_id == newcomer.id))  # type: ignore[arg-type]
    night(book)
    assert standing(session) == first
    assert scores.of(session, newcomer) is None
    assert scores.of(session, steady) is not None


def test_who_buys_while_a_night_is_at_work_stands_where_he_has_bought_to(
    session: Session, book: TeamBook, liu: Member
) -> None:
    steady, buyer, late = customers(book, liu, 3)
    night(book)
    buy(book, steady, (0, 700))
    parts = judged(book, TOMORROW)
    fresh = book.client(liu, "新来")
    buy(book, fresh, (0, 100))
    buy(book, buyer, (0, 5_000))
    rescore(session, fresh, buyer, now=LATER)
    work = begun(book, parts)
    buy(book, late, (0, 6_000))
    buy(book, steady, (0, 800))
    rescore(session, late, steady, now=LATER)
    finish(book, work, parts)
    amounts = {client: amount for _, amount, client in standing(session)}
    assert amounts[fresh.id or 0] == 10_000
    assert amounts[buyer.id or 0] == 6 * 80_000 + 500_000
    assert amounts[late.id or 0] == 6 * 70_000 + 600_000
    assert amounts[steady.id or 0] == 6 * 90_000 + 150_000
    night(book, today=TOMORROW, now=LATER)
    assert {client: amount for _, amount, client in standing(session)} == amounts
    night(book, today=TODAY + timedelta(days=350), now=NOW + timedelta(days=350))
    assert {client: amount for _, amount, client in standing(session)} != amounts, "what was bought leaves the window"


def test_one_who_is_erased_stands_nowhere(session: Session, book: TeamBook, liu: Member) -> None:
    gone, _, _ = customers(book, liu, 3)
    night(book)
    work = begun(book, judged(book, TOMORROW))
    forgetting.forget(session, gone, LATER)
    assert len(standing(session)) == 2
    work.end(session)
    assert lapse_watch.teams_due(session, LATER) == [(book.team.id, TOMORROW)], "the night is done anew, without him"
