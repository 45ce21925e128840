"""What typed words ask for: commands, corrections, entries of a client's file."""
