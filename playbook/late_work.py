"""Escalation: what stays undone is brought up step by step, counted in its owner's working days."""

from enum import IntEnum


class Stage(IntEnum):
    """Working days late at which somebody is told."""

    REP = 3  # its owner is asked whether it is still wanted
    LEAD = 5  # it stands in the lead's list
    GROUP = 7  # it is a figure in the group's digest
