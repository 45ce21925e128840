"""Deals in the making and money outstanding (F3, F4)."""
