"""Screens of imports and exports, and what stands in the files."""
