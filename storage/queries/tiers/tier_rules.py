"""What a team's tiers are made by (D1), and what each of them brings (D2).

`of` is the one place that tells a team's rules: everything that scores a client asks it.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select
from sqlmodel import Session, col

from playbook.rfm import RfmRules, Tier, rules_of
from storage.tables import Client, Team

RULES, BEFORE, VERSION, BENEFITS = "tiers", "tiers_before", "tiers_version", "benefits"  # in the team's settings
BENEFITS_AT_MOST, LONGEST = 5, 40  # of a tier; letters of one


def of(team: Team) -> RfmRules:
    """A team's rules: its own, else the method's table."""
    return rules_of(team.settings.get(RULES))


def of_team(session: Session, team_id: int) -> RfmRules:
    """The same by the team's number."""
    return of(session.get_one(Team, team_id))


def of_client(session: Session, client: Client) -> RfmRules:
    """The rules of a client's team."""
    return of_team(session, client.team_id)


def read(connection: Connection, team_id: int) -> RfmRules:
    """The same beside the bot."""
    query = select(col(Team.settings)).where(col(Team.id) == team_id)
    return rules_of((connection.execute(query).scalar() or {}).get(RULES))


def is_own(team: Team) -> bool:
    """Whether the lead has set rules of the team's own."""
    return bool(team.settings.get(RULES))


def version(team: Team) -> int:
    """How often the rules were changed: names what a button takes back."""
    return int(team.settings.get(VERSION, 0))


def benefits(team: Team) -> Mapping[Tier, Sequence[str]]:
    """What each tier brings, as the lead has listed it; tiers without anything are left out."""
    kept = team.settings.get(BENEFITS, {})
    return {tier: tuple(kept[str(int(tier))]) for tier in Tier if kept.get(str(int(tier)))}


def first_benefit(team: Team, tier: Tier | None) -> str:
    """The first thing that a tier brings; "" if nothing is listed."""
    found = benefits(team).get(tier, ()) if tier is not None else ()
    return found[0] if found else ""


def list_benefits(session: Session, team: Team, tier: Tier, told: Sequence[str]) -> None:
    """List anew what a tier brings; nothing empties the list."""
    kept = {str(int(each)): list(listed) for each, listed in benefits(team).items()}
    kept[str(int(tier))] = [each[:LONGEST] for each in told][:BENEFITS_AT_MOST]
    team.settings = {**team.settings, BENEFITS: {key: listed for key, listed in kept.items() if listed}}
    session.add(team)
