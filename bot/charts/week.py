"""The week's picture: a bar a week, and the customers who came back as a line above."""

from typing import TYPE_CHECKING

from bot.charts.canvas import BAR, INK, LABEL, LAST_BAR, LEFT, LINE, PALE, SMALL, Canvas, plain
from handlers.screens.team.weekly import WeekChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def week(chart: WeekChart) -> bytes:
    """Eight weeks of a team (E6)."""
    canvas = Canvas(chart.language, chart.title)
    _bars(canvas, canvas.axes(0.10, 0.44), chart)
    _line(canvas, canvas.axes(0.625, 0.20), chart)
    canvas.words(LEFT, 0.85, f"● {chart.line_label}", LABEL, LINE)
    canvas.words(LEFT, 0.555, f"■ {chart.bar_label}", LABEL, LAST_BAR)
    return canvas.png()


def _bars(canvas: Canvas, axes: "Axes", chart: WeekChart) -> None:
    places = range(len(chart.bars))
    colours = [BAR] * (len(chart.bars) - 1) + [LAST_BAR]
    axes.bar(places, chart.bars, width=0.62, color=colours)
    highest, lowest = max(*chart.bars, 1.0), min(*chart.bars, 0.0)
    axes.set_ylim(lowest * 1.15, highest * 1.18)
    for place, (value, text) in enumerate(zip(chart.bars, chart.bar_texts, strict=True)):
        canvas.mark(axes, text, (place, max(value, 0)), (0, 5), ha="center", color=INK)
    plain(axes)
    axes.set_xlim(-0.5, len(chart.bars) - 0.5)
    axes.set_xticks(list(places), chart.weeks, fontproperties=canvas.font(SMALL), color=PALE)
    axes.axhline(0, color=PALE, linewidth=1)


def _line(canvas: Canvas, axes: "Axes", chart: WeekChart) -> None:
    places = range(len(chart.line))
    axes.plot(places, chart.line, color=LINE, linewidth=2.5, marker="o", markersize=8)
    axes.set_ylim(-0.1 * max(*chart.line, 1), max(*chart.line, 1) * 1.45)
    for place, value in enumerate(chart.line):
        canvas.mark(axes, str(value), (place, value), (0, 8), ha="center", color=LINE)
    plain(axes)
    axes.set_xlim(-0.5, len(chart.line) - 0.5)
    axes.set_xticks([])
