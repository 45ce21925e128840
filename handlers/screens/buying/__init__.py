"""Screens of purchases and of what a team sells (B3)."""
