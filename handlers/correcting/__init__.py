"""Putting right what was just said, by typing, by buttons, by taking it back."""
