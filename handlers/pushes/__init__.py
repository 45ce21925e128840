"""What comes by itself: queued, limited, looked at again before it goes."""
