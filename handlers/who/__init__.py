"""Which client is meant."""
