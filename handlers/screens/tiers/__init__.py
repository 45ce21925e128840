"""Screens of tiers, their rules, and who brings most (D1, D2, D9)."""
