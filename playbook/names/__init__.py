"""Names: how they sound, what a client may be called, who is named in a line."""
