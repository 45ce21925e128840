"""Fills a team's books by hand, row by row, where a test counts what happened on some days."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from storage.tables import (
    Client,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    ImportJob,
    LapseCase,
    LapseStatus,
    Member,
    Note,
    Purchase,
    Role,
    Team,
)

Row = TypeVar("Row")
LONG_AGO = datetime(2025, 1, 6, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass
class TeamBook:
    """A team and what its members did."""

    session: Session
    team: Team

    @classmethod
    def new(cls, session: Session, name: str, timezone: str = "Asia/Shanghai") -> "TeamBook":
        """A team of nobody yet."""
        team = Team(name=name, timezone=timezone, created_at=LONG_AGO)
        session.add(team)
        session.flush()
        return cls(session, team)

    def member(self, user_id: int, name: str, role: Role = Role.REP, joined: datetime = LONG_AGO) -> Member:
        """Somebody new in the team."""
        return self._kept(
            Member(
                team_id=self.team.id or 0,
                user_id=user_id,
                name=name,
                role=role,
                timezone=self.team.timezone,
                joined_at=joined,
            )
        )

    def client(self, owner: Member, name: str, made: datetime = LONG_AGO, **more: Any) -> Client:
        """A client of a member's."""
        fields: dict[str, Any] = {"team_id": self.team.id, "owner_id": owner.id, "name": name, "created_at": made}
        return self._kept(Client(**fields, last_touched_at=made, **more))

    def imported(self, by: Member) -> ImportJob:
        """A file that a member sent."""
        fields: dict[str, Any] = {"team_id": self.team.id, "member_id": by.id, "chat_id": by.user_id}
        return self._kept(ImportJob(**fields, file_name="clients.csv", created_at=LONG_AGO))

    def bought(self, client: Client, day: date, yuan: int) -> Purchase:
        """A purchase, in whole units of the currency."""
        return self._kept(
            Purchase(
                team_id=client.team_id,
                client_id=client.id or 0,
                bought_on=day,
                amount=yuan * 100,
                created_by=client.owner_id,
                created_at=LONG_AGO,
            )
        )

    def talked(self, client: Client, at: datetime, kind: str = "call", *, is_contact: bool = True) -> Note:
        """Something said or tried."""
        return self._kept(
            Note(
                team_id=client.team_id,
                client_id=client.id or 0,
                author_id=client.owner_id,
                kind=kind,
                text="孩子找家教,电话 13912345678",
                is_contact=is_contact,
                occurred_at=at,
                created_at=at,
            )
        )

    def planned(
        self,
        client: Client,
        day: date,
        *,
        at: time | None = None,
        done: datetime | None = None,
        kind: FollowUpKind = FollowUpKind.FOLLOW_UP,
        status: FollowUpStatus | None = None,
    ) -> FollowUp:
        """A follow-up, done at an instant or still open."""
        due_at = datetime.combine(day, at or time.min, ZoneInfo(self.team.timezone))
        return self._kept(
            FollowUp(
                team_id=client.team_id,
                client_id=client.id or 0,
                owner_id=client.owner_id,
                kind=kind,
                text="发报价",
                due_on=day,
                whole_day=at is None,
                due_at=due_at,
                push_at=due_at,
                status=status or (FollowUpStatus.DONE if done else FollowUpStatus.OPEN),
                done_at=done,
                pushed_at=LONG_AGO,
                created_at=LONG_AGO,
            )
        )

    def stays_away(
        self, client: Client, raised: date, status: LapseStatus = LapseStatus.RAISED, **more: Any
    ) -> LapseCase:
        """A lapse case."""
        fields: dict[str, Any] = {
            "team_id": client.team_id,
            "client_id": client.id,
            "owner_id": client.owner_id,
            "status": status,
        }
        measured: dict[str, Any] = {
            "usual_days": 30.0,
            "gap_days": 90,
            "p_buy": 0.3,
            "yearly_value": 900_000,
            "alerted_on": raised,
        }
        return self._kept(LapseCase(**fields, **measured, raised_on=raised, last_bought_on=date(2026, 8, 1), **more))

    def _kept(self, row: Row) -> Row:
        self.session.add(row)
        self.session.flush()
        return row
