"""Screens of what was typed about clients."""
