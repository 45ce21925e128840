"""Screens of reports, and what their pictures show (E3, E6)."""
