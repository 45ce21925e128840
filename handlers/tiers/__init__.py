"""Tiers, who is on the edge, what each brings, and who brings most (D1, D2, D9)."""
