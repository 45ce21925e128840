"""Purchases, tiers, customers who stay away and the way back (B3, D1–D4)."""
