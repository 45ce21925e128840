"""The pictures of the report: bars, columns of months, and the curve of who brings how much."""

from typing import TYPE_CHECKING

from bot.charts.canvas import BAR, FAINT, INK, LABEL, LAST_BAR, LINE, PALE, SMALL, Canvas, plain
from handlers.screens.reports.pictures import BarChart, ShareChart, StackChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAMES_END, BARS_BEGIN = 0.19, 0.21  # of the width


def bars(chart: BarChart) -> bytes:
    """Bars one below the other, names before and figures behind them (D1)."""
    canvas = Canvas(chart.language, chart.title)
    axes = canvas.axes(0.05, 0.80, left=BARS_BEGIN, width=0.96 - BARS_BEGIN)
    places = range(len(chart.bars))
    colours = [FAINT if bar.quiet else LAST_BAR for bar in chart.bars]
    axes.barh(places, [bar.length for bar in chart.bars], height=0.62, color=colours)
    for place, bar in enumerate(chart.bars):
        canvas.mark(axes, bar.text, (bar.length, place), (8, 0), va="center", size=LABEL + 1)
        canvas.mark(axes, bar.label, (0, place), (-10, 0), va="center", ha="right", size=LABEL + 1,
                    color=PALE if bar.quiet else INK)  # fmt: skip
    plain(axes)
    axes.set_xticks([])
    axes.set_xlim(0, max(*(bar.length for bar in chart.bars), 1) * 1.42)  # room for the figures behind the longest
    axes.set_ylim(len(chart.bars) - 0.5, -0.5)
    return canvas.png()


def stack(chart: StackChart) -> bytes:
    """Columns of months: who came back below, who is new above (E6)."""
    canvas = Canvas(chart.language, chart.title)
    axes = canvas.axes(0.10, 0.70)
    count = len(chart.labels)
    places = range(count)
    quiet = [1.0] * (count - 1) + [0.55]  # the last month still runs
    whole = [lower + upper for lower, upper in zip(chart.lower, chart.upper, strict=True)]
    for place in places:
        axes.bar(place, chart.lower[place], width=0.66, color=LAST_BAR, alpha=quiet[place])
        axes.bar(place, chart.upper[place], width=0.66, bottom=chart.lower[place], color=BAR, alpha=quiet[place])
    top = max(*whole, 1)
    for place in places:
        if whole[place]:
            canvas.mark(axes, str(whole[place]), (place, whole[place]), (0, 5), ha="center", color=PALE)
        if chart.lower[place] >= 0.07 * top:  # a column lower than a figure is high has none
            canvas.mark(axes, str(chart.lower[place]), (place, chart.lower[place] / 2), (0, 0), ha="center",
                        va="center", color="white" if place < count - 1 else INK)  # fmt: skip
    plain(axes)
    axes.set_xlim(-0.5, count - 0.5)
    axes.set_ylim(0, top * 1.12)
    axes.set_xticks(list(places), chart.labels, fontproperties=canvas.font(SMALL), color=PALE)
    axes.axhline(0, color=PALE, linewidth=1)
    canvas.legend(0.845, ("■", chart.lower_label, LAST_BAR), ("■", chart.upper_label, BAR))
    return canvas.png()


def share(chart: ShareChart) -> bytes:
    """How steeply sales hang on the largest customers (D9)."""
    canvas = Canvas(chart.language, chart.title)
    axes = canvas.axes(0.16, 0.66, left=0.11, width=0.83)
    across, up = zip(*chart.points, strict=True)
    axes.fill_between(across, up, color=FAINT)
    axes.plot(across, up, color=LAST_BAR, linewidth=3)
    axes.plot((0, 1), (0, 1), color=PALE, linewidth=1, linestyle=(0, (2, 4)))
    _told(canvas, axes, chart)
    plain(axes)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1.04)
    scale = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    names = [f"{value:.0%}" for value in scale]
    axes.set_xticks(scale, names, fontproperties=canvas.font(SMALL), color=PALE)
    axes.set_yticks(scale[1:], names[1:], fontproperties=canvas.font(SMALL), color=PALE)
    canvas.words(0.94, 0.035, chart.across, LABEL, PALE, ha="right")
    canvas.words(0.04, 0.85, chart.up, LABEL, PALE)
    return canvas.png()


def _told(canvas: Canvas, axes: "Axes", chart: ShareChart) -> None:
    across, up = chart.told
    axes.plot((across, across, 0), (0, up, up), color=LINE, linewidth=1.5, linestyle=(0, (4, 3)))
    axes.plot((across,), (up,), color=LINE, marker="o", markersize=11)
    right = across <= 0.55
    canvas.mark(axes, chart.told_text, (across, up), (16 if right else -16, -30), ha="left" if right else "right",
                size=LABEL + 2, color=LINE)  # fmt: skip
