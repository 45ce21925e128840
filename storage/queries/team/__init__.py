"""Teams, their members, and their figures."""
