"""A team's long cycle (F7): its trade's, with the days of grace that the lead has set."""

from collections.abc import Mapping
from typing import Any

from playbook import trades
from playbook.lapse import Cycle
from storage.tables import Team

GRACE = "grace_days"  # in a team's settings


def cycle_of(team: Team) -> Cycle | None:
    """By what a lapse of the team's customers is judged; None in a trade without a long cycle."""
    return read(team.trade, team.settings)


def read(trade: str, settings: Mapping[str, Any]) -> Cycle | None:
    """The same from a trade's name and a team's settings."""
    return trades.cycle(trade, settings.get(GRACE))


def set_grace(team: Team, days: int) -> None:
    """So many days overdue count as missed from now on, whatever the trade."""
    team.settings = {**team.settings, GRACE: days}
