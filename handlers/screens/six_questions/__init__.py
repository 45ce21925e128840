"""Screens of the six questions (A1)."""
