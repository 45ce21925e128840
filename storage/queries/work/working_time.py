"""When people work and when they are left alone: days off, the public holidays of their team's country, quiet hours."""

from sqlmodel import Session

from playbook.quiet import QuietHours
from playbook.workdays import Workdays
from storage.queries.team import members
from storage.tables import Member, Team

HOLIDAYS = "holidays"  # in the team's settings: False where public holidays are worked


def keeps_holidays(team: Team) -> bool:
    """Whether the team rests on public holidays; it does unless its lead has said otherwise."""
    return bool(team.settings.get(HOLIDAYS, True))


def workdays(session: Session, me: Member) -> Workdays:
    """A member's working days."""
    team = members.team_of(session, me)
    return Workdays(frozenset(me.days_off), team.region if keeps_holidays(team) else None)


def quiet_hours(me: Member) -> QuietHours:
    """When the member is not to be pushed."""
    return QuietHours(me.quiet_from, me.quiet_to)
