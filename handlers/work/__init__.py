"""What is to be done: follow-ups, promises, the day's list, and how each of them ends."""
