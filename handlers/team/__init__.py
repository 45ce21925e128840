"""People and their settings: coming in, the team, digests, help."""
