"""Undo and redo: all of a change or nothing, and never more than the change; on both databases."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, col, select

from storage.queries.book import clients, notes
from storage.queries.delivery import reach
from storage.queries.look_up import search
from storage.queries.team.members import NotAllowed
from storage.queries.turns import changes
from storage.queries.work import followups
from storage.tables import Change, Client, FollowUp, Member, Note
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
FRIDAY = date(2026, 11, 20)


@pytest.fixture
def liu(session: Session) -> Member:
    """A rep."""
    return TeamBook.new(session, "顺达二店").member(101, "小刘")


class Recorded:
    """`with Recorded(session, me) as change:` – what happens inside is one change."""

    def __init__(self, session: Session, me: Member, change: Change | None = None) -> None:
        self.journal = (
            changes.resume(session, change) if change else changes.begin(session, me, NOW, "note", None, "原话")
        )

    def __enter__(self) -> Change:
        return self.journal.change

    def __exit__(self, *_error: object) -> None:
        self.journal.close()


def added(session: Session, me: Member, name: str = "王芳") -> tuple[Change, Client]:
    with Recorded(session, me) as change:
        client = clients.add(session, me, NOW, name=name, phones=["+8613800138000"], tags=["想换车"])
        note = notes.add(session, me, client, NOW, text="今天面谈", kind="visit")
        followups.add(session, me, client, NOW, day=FRIDAY, text="回访", note_id=note.id)
    return change, client


def rows(session: Session) -> dict[str, int]:
    return {cls.__name__: len(session.exec(select(cls)).all()) for cls in (Client, Note, FollowUp)}


def test_nothing_is_left_of_an_undone_client_and_all_of_it_comes_back(session: Session, liu: Member) -> None:
    change, client = added(session, liu)
    number = client.id or 0
    changes.undo(session, change, NOW)
    assert rows(session) == {"Client": 0, "Note": 0, "FollowUp": 0}
    assert search.matches(session, liu, "wf") == []
    changes.redo(session, change, NOW)
    assert rows(session) == {"Client": 1, "Note": 1, "FollowUp": 1}
    back = clients.get(session, liu, number)
    assert (back.name, back.tags, back.last_contact_at) == ("王芳", ["想换车"], NOW)
    assert clients.phones_of(session, back) == ["+8613800138000"]
    for typed in ("wf", "8000", "想换车"):
        assert search.matches(session, liu, typed) == [back]


def test_an_undone_number_goes_to_nobody_else(session: Session, liu: Member) -> None:
    change, client = added(session, liu)
    number = client.id
    changes.undo(session, change, NOW)
    other = clients.add(session, liu, NOW, name="李敏")
    assert other.id != number
    changes.redo(session, change, NOW)
    assert {one.name for one in session.exec(select(Client))} == {"王芳", "李敏"}


def test_what_was_added_to_a_client_since_is_not_lost_with_him(session: Session, liu: Member) -> None:
    change, client = added(session, liu)
    notes.add(session, liu, client, NOW + timedelta(hours=1), text="又来电")
    changes.undo(session, change, NOW)
    assert search.matches(session, liu, "wf") == []
    with pytest.raises(NotAllowed):
        clients.get(session, liu, client.id or 0)
    assert rows(session) == {"Client": 1, "Note": 1, "FollowUp": 0}
    changes.redo(session, change, NOW)
    assert rows(session) == {"Client": 1, "Note": 2, "FollowUp": 1}
    assert search.matches(session, liu, "8000") == [client]


def test_a_moved_date_goes_back_whatever_zone_it_was_written_in(session: Session, liu: Member) -> None:
    _, client = added(session, liu)
    item = followups.open_of_client(session, client)[0]
    before = item.due_at
    session.expire_all()
    with Recorded(session, liu) as change:
        followups.move(session, item, date(2026, 11, 25), time(15), NOW)
    session.expire_all()
    changes.undo(session, change, NOW)
    assert (item.due_at, item.due_on, item.whole_day) == (before, FRIDAY, True)
    changes.redo(session, change, NOW)
    assert item.due_on == date(2026, 11, 25)


def test_what_somebody_changed_in_between_stays(session: Session, liu: Member) -> None:
    _, client = added(session, liu)
    with Recorded(session, liu) as change:
        client.prospect_class, client.firm = "hot", "顺达"
        session.add(client)
    client.firm = "通达"
    session.add(client)
    changes.undo(session, change, NOW)
    assert [client.prospect_class, client.firm] == [None, "通达"]


def test_later_turns_join_a_change_and_are_undone_with_it(session: Session, liu: Member) -> None:
    _, client = added(session, liu)
    with Recorded(session, liu) as change:
        note = notes.add(session, liu, client, NOW, text="想要 Model 3")
    with Recorded(session, liu, change):
        clients.add_fact(session, client, "wish", "想要 Model 3", NOW, note.id)
        note.text = "想要 Model Y"
        session.add(note)
    assert search.matches(session, liu, "model") == [client]
    changes.undo(session, change, NOW)
    assert rows(session)["Note"] == 1
    assert search.matches(session, liu, "model") == []
    changes.redo(session, change, NOW)
    texts = session.exec(select(Note.text).order_by(col(Note.id))).all()
    assert texts == ["今天面谈", "想要 Model Y"]


def test_a_note_does_not_come_back_to_a_client_who_is_gone(session: Session, liu: Member) -> None:
    made, client = added(session, liu)
    with Recorded(session, liu) as change:
        notes.add(session, liu, client, NOW, text="又来电")
    changes.undo(session, change, NOW)
    changes.undo(session, made, NOW)
    with pytest.raises(NotAllowed):
        changes.redo(session, change, NOW)


def test_a_client_handed_over_since_is_left_alone(session: Session, liu: Member) -> None:
    change, client = added(session, liu)
    chen = Member(team_id=liu.team_id, user_id=102, name="小陈", role=liu.role, joined_at=NOW)
    session.add(chen)
    session.flush()
    client.owner_id = chen.id or 0
    session.flush()
    with pytest.raises(NotAllowed):
        changes.undo(session, change, NOW)


def test_a_push_about_what_was_taken_back_is_true_no_more(session: Session, liu: Member) -> None:
    change, client = added(session, liu)
    check = f"follow_up:{followups.open_of_client(session, client)[0].id}"
    assert reach.is_wanted(session, liu.user_id, check)
    changes.undo(session, change, NOW)
    assert not reach.is_wanted(session, liu.user_id, check)
    changes.redo(session, change, NOW)
    assert reach.is_wanted(session, liu.user_id, check)
    client = session.get_one(Client, client.id)
    client.archived_at = NOW
    assert not reach.is_wanted(session, liu.user_id, check), "nor about a client who was put away"
