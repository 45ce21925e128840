"""Screens of what is to be done."""
