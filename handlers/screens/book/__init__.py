"""Screens of the client book."""
