"""From a day and an hour on a member's clock to an instant, across changes to and from summer time."""

from datetime import UTC, date, datetime, time, tzinfo


def at_local(day: date, hour: time, zone: tzinfo) -> datetime:
    """The instant (UTC) at which a clock in `zone` shows this day and hour.

    An hour that occurs twice is taken at its first passing; one that is skipped as much later as was skipped.
    """
    return datetime.combine(day, hour.replace(fold=0), tzinfo=zone).astimezone(UTC)


def require_aware(instant: datetime) -> datetime:
    """The same instant, or ValueError if it has no zone and so names no instant at all."""
    if instant.utcoffset() is None:
        raise ValueError("an instant needs a time zone")
    return instant
