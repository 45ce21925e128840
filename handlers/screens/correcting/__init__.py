"""Screens of putting things right."""
