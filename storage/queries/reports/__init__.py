"""Figures over a span, and the reports that members wait for (E3, E6)."""
