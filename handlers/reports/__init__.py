"""Figures over a span, and their pictures (E3, E6)."""
