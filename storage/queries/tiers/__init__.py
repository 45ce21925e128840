"""Scores and tiers (D1, D2, D9)."""
