"""Lapse cases, and what became of them (D3, D4)."""
