"""Care: what the rules look at, and what they put on whose list (C1–C10)."""
