"""Screens of people, settings, digests and help."""
