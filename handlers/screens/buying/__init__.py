"""Screens of purchases, tiers and customers who stay away (B3, D1–D4)."""
