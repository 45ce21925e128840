"""Judging a team beside the bot (D1, D3): what its purchases come to, and what of that is new."""
