"""Whole files of clients, in and out."""
