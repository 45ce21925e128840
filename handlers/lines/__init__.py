"""What is typed, sent or forwarded about clients: read, kept at once, shown back."""
