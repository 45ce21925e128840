"""Purchases, scores and lapse cases (B3, D1–D4)."""
