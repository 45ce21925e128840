"""Customers who stay away, the way back, and what the year cost (D3, D4)."""
