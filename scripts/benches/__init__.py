"""How fast Laoke is, in figures: each with its target and, where there is one, a baseline from the same run."""
