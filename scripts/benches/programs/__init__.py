"""What is measured: each a process of its own, beside the one with the local Telegram and its people."""
