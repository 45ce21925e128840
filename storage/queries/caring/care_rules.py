"""How a team has set its rules of care (playbook.care)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from playbook import care, trades
from playbook.cadence import Intervals
from playbook.care import Book, Rule, Settings
from playbook.care.rhythm import intervals_of
from storage.queries.team.members import NotAllowed
from storage.tables import CareRule, Member, Team

Preset = Mapping[str, trades.Figures]


def book(session: Session, team_id: int) -> Book:
    """The rules that are on in a team, with its settings, in the method's order."""
    own, preset = _own(session, team_id), _preset(session, team_id)
    return {
        row: settings_of(rule, own.get(row), preset) for row, rule in care.RULES.items() if is_on(rule, own.get(row))
    }


def intervals(session: Session, team_id: int) -> Intervals:
    """A team's days between contacts (C7), whether or not it is reminded of them."""
    own = session.get(CareRule, (team_id, "C7"))
    return intervals_of(settings_of(care.RULES["C7"], own, _preset(session, team_id)))


def all_of(session: Session, me: Member) -> dict[str, tuple[bool, Settings]]:
    """Every rule by its row: whether it is on in the acting lead's team, and its settings."""
    if not me.role.leads:
        raise NotAllowed
    own, preset = _own(session, me.team_id), _preset(session, me.team_id)
    return {
        row: (is_on(rule, own.get(row)), settings_of(rule, own.get(row), preset)) for row, rule in care.RULES.items()
    }


def with_trade(session: Session, team: Team, trade: str) -> dict[str, Settings]:
    """Every rule's values as they would be in another trade (F7): what the lead set himself stays."""
    own, preset = _own(session, team.id or 0), trades.rules(trade, team.currency)
    return {row: settings_of(rule, own.get(row), preset) for row, rule in care.RULES.items()}


def _preset(session: Session, team_id: int) -> Preset:
    team = session.get(Team, team_id)
    return trades.rules(team.trade, team.currency) if team is not None else {}


def _own(session: Session, team_id: int) -> dict[str, CareRule]:
    return {each.row: each for each in session.exec(select(CareRule).where(CareRule.team_id == team_id))}


def is_on(rule: Rule, own: CareRule | None) -> bool:
    """Whether a rule works: as the team says, else as declared."""
    return rule.on if own is None else own.on


def settings_of(rule: Rule, own: CareRule | None, preset: Preset) -> Settings:
    """A rule's values as the team has them: as its lead has set them, else as its trade has them, else as declared."""
    return Settings(rule.values, {**preset.get(rule.row, {}), **(own.settings if own else {})})


def switch(session: Session, me: Member, now: datetime, rule: Rule, *, on: bool) -> None:
    """Switch a rule on or off; only leads may."""
    row = _row(session, me, rule)
    row.on, row.changed_at = on, now
    session.add(row)


def change(session: Session, me: Member, now: datetime, rule: Rule, name: str, figures: tuple[int, ...]) -> None:
    """Set a value of a rule. Raises ValueError outside its limits; only leads may."""
    value = rule.value(name)
    if not value.allows(figures):
        raise ValueError(f"{name} can't be {figures}")
    row = _row(session, me, rule)
    changed: dict[str, Any] = {**row.settings, name: list(value.sorted(figures))}
    row.settings, row.changed_at = changed, now
    session.add(row)


def _row(session: Session, me: Member, rule: Rule) -> CareRule:
    if not me.role.leads:
        raise NotAllowed
    team = session.get_one(Team, me.team_id, with_for_update=True)
    found = session.get(CareRule, (team.id, rule.row))
    return found or CareRule(team_id=me.team_id, row=rule.row, on=rule.on, changed_at=team.created_at)
