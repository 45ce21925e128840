"""Screens of which client is meant."""
