"""Pictures, drawn with matplotlib: each is meant to be read on a phone in a few seconds."""

from threading import Lock

from bot.charts import curve, report, week
from handlers.reports.pictures import Chart
from handlers.screens.reports.curve import CurveChart
from handlers.screens.reports.pictures import BarChart, StackChart
from handlers.screens.team.weekly import WeekChart

__all__ = ["draw"]


_pen = Lock()  # matplotlib and its fonts are not made for several threads


def draw(chart: Chart | WeekChart) -> bytes:
    """The picture as PNG. Takes a tenth of a second, the first time two: not for the database's thread."""
    with _pen:
        return _drawn(chart)


def _drawn(chart: Chart | WeekChart) -> bytes:
    if isinstance(chart, WeekChart):
        return week.week(chart)
    if isinstance(chart, BarChart):
        return report.bars(chart)
    if isinstance(chart, StackChart):
        return report.stack(chart)
    return curve.curve(chart) if isinstance(chart, CurveChart) else report.share(chart)
