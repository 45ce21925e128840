"""Purchases and what a team sells (B3)."""
