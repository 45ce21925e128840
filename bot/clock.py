"""Time, as the one place that may ask the machine for it."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the instant."""

    def now(self) -> datetime:
        """The instant, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The instant, in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """Runs with the machine's clock from a moment of choice, and can be moved on."""

    def __init__(self, start: datetime) -> None:
        self._ahead = start - datetime.now(UTC)

    def now(self) -> datetime:
        """The instant, in UTC."""
        return datetime.now(UTC) + self._ahead

    def move_to(self, moment: datetime) -> None:
        """Go to a later moment; time runs on from there."""
        self._ahead += max(moment - self.now(), timedelta())


class StillClock:
    """Stands still until it is moved; for tests."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The instant, in UTC."""
        return self._now

    def move_to(self, moment: datetime) -> None:
        """Go to another moment."""
        self._now = moment
