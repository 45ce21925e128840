"""The runtime: what keeps the bot alive."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # durations as timedelta, as all of PTB will have them
