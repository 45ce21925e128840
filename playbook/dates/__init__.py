"""Dates in words, in Chinese (both writings) and English, mixed as people type them."""

from playbook.dates.model import Found, Impossible, Kind, Lean, Order, When
from playbook.dates.search import find, find_impossible, parse

__all__ = ["Found", "Impossible", "Kind", "Lean", "Order", "When", "find", "find_impossible", "parse"]
