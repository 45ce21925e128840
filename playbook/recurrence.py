"""What comes again and again: the next day that a rule names."""

from datetime import date, datetime, time

from dateutil.rrule import rrulestr


def next_day(rule: str, first: date, after: date) -> date | None:
    """The first day after `after` on which an RFC 5545 rule that began on `first` falls; None if it has ended.

    Days only: the hour is put to the day on the member's clock, so that a change to or from summer time moves nothing.
    Raises ValueError for a rule that can't be read.
    """
    days = rrulestr(rule, dtstart=datetime.combine(first, time.min))
    found: datetime | None = days.after(datetime.combine(after, time.min))
    return found.date() if found is not None else None
