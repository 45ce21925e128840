"""What one turn changed, and what it left open."""
