"""The six questions that every client silently asks (A1)."""
