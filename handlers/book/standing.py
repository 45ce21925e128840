"""How much a client has at stake with us: tier or class, and what a year brings; for many clients in one reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from playbook import history, rfm
from playbook.cadence import Standing
from playbook.rfm import RfmRules
from playbook.stages import ProspectClass
from storage.queries.tiers import tier_rules
from storage.queries.work import agenda
from storage.tables import Client


@dataclass(frozen=True)
class Stand:
    """Where a client stands; `stake` in minor units a year."""

    standing: Standing
    stake: int = 0

    @property
    def tier(self) -> rfm.Tier | None:
        """The tier, of a customer who has one (D1)."""
        return self.standing if isinstance(self.standing, rfm.Tier) else None

    @property
    def in_talks(self) -> bool:
        """Whether a first sale is still open: a prospect who has not refused (A8)."""
        if isinstance(self.standing, ProspectClass):
            return self.standing is not ProspectClass.NONE
        return self.standing is rfm.NoScore.NEVER_BOUGHT


def of(session: Session, clients: Iterable[Client], today: date) -> dict[int, Stand]:
    """Where these clients stand, by their id."""
    unique = {client.id or 0: client for client in clients}
    bought: dict[int, list[history.Purchase]] = {number: [] for number in unique}
    for purchase in agenda.bought(session, unique.values()):
        bought[purchase.client_id].append(history.Purchase(purchase.bought_on, purchase.amount))
    teams = {client.team_id for client in unique.values()}
    rules = {team: tier_rules.of_team(session, team) for team in teams}
    return {number: _stand(client, bought[number], today, rules[client.team_id]) for number, client in unique.items()}


def _stand(client: Client, bought: list[history.Purchase], today: date, rules: RfmRules) -> Stand:
    scored = rfm.score(bought, today, rules)
    if isinstance(scored, rfm.Rfm):
        return Stand(scored.tier, rfm.activity(bought, today, rules).amount)
    if scored is rfm.NoScore.NEVER_BOUGHT and client.prospect_class:
        return Stand(ProspectClass(client.prospect_class))
    return Stand(scored)
