"""Screens of care, and the greetings themselves (C1–C10)."""
