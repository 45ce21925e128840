"""Tiers from the last twelve months (D1), and who stands on the edge of the next one (D2)."""

from playbook.rfm.edges import Edge, Leaving, edge, edge_of
from playbook.rfm.rules import DEFAULT_RULES, LEVELS, BadRules, Flaw, RfmRules, Tier, rules_of
from playbook.rfm.scoring import Activity, NoScore, Rfm, activity, reached, score, score_activity, window_start

__all__ = [
    "DEFAULT_RULES",
    "LEVELS",
    "Activity",
    "BadRules",
    "Edge",
    "Flaw",
    "Leaving",
    "NoScore",
    "Rfm",
    "RfmRules",
    "Tier",
    "activity",
    "edge",
    "edge_of",
    "reached",
    "rules_of",
    "score",
    "score_activity",
    "window_start",
]
