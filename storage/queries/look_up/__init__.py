"""Finding clients by whatever is remembered."""
