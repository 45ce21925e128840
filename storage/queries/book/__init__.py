"""Clients and all that is known of them."""
