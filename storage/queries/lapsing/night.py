"""What a night's work on a team brings into the tables, part by part as it is handed over (D1, D3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from playbook.rfm import DEFAULT_RULES, RfmRules
from storage.judging.place_changes import Moves
from storage.judging.scoring import Fallen, Part, Verdict
from storage.queries.lapsing import lapse_watch, lapses, raising
from storage.queries.tiers import places, rises, scores
from storage.queries.tiers.scores import Changes
from storage.tables import Client


@dataclass
class Night:
    """The work on one team: the round that it makes, its day, and when it began."""

    team_id: int
    number: int
    today: date
    now: datetime
    rules: RfmRules = DEFAULT_RULES  # the team's, as handed over

    @classmethod
    def begin(cls, session: Session, team_id: int, today: date, now: datetime) -> "Night":
        """A night of which nothing is done yet."""
        return cls(team_id, scores.next_round(session, team_id), today, now)

    def take(self, session: Session, part: Part) -> list[int]:
        """Write a part; gives the clients whose score and case are to be looked at again (`look_again`)."""
        match part:
            case RfmRules():
                self.rules = part
            case Changes():
                scores.write(session, self.team_id, self.today, self.number, part, self.rules)
            case Verdict():
                return self._put_in_place(session, part)
            case Moves():
                places.settle(session, self.team_id, self.number, part.order, part.come, part.go)
            case Fallen():
                rises.forget_fallen(session, part.clients)
            case _:
                raising.raise_cases(session, self.team_id, part, self.now, self.today)
        return []

    def _put_in_place(self, session: Session, verdict: Verdict) -> list[int]:
        """The new scores hold from here on; who bought meanwhile may have bought more than they know."""
        scores.put_in_place(session, self.team_id, self.number, verdict.model, verdict.rules)
        lapse_watch.keep_churn(session, self.team_id, verdict.losses, self.today)
        return [*scores.changed_since(session, self.team_id, self.now), *verdict.came_back]

    def look_again(self, session: Session, clients: Sequence[int]) -> None:
        """Put score and case of some clients in line with their purchases as they are."""
        for number in clients:
            client = session.get(Client, number)
            if client is not None:
                lapses.settle_purchases(session, client, self.now)

    def end(self, session: Session) -> None:
        """The work is done."""
        lapse_watch.judged(session, self.team_id, self.now)
