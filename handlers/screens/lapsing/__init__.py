"""Screens of customers who stay away, and of the way back (D3, D4)."""
