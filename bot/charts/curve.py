"""The picture of one customer's chances: a curve that leaps up with each purchase and falls with silence (D3)."""

from typing import TYPE_CHECKING

from bot.charts.canvas import DPI, FAINT, INK, LAST_BAR, LINE, PALE, SHADE, SMALL, WIDTH, Canvas, plain
from handlers.screens.format import width
from handlers.screens.reports.curve import CurveChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOWEST, HIGHEST = -0.09, 1.06  # of the chance; marks of purchases stand below its zero
MARKS = -0.045
LOW = 0.2  # a chance below which there is no room below it
ACROSS = 0.84  # of the width
LETTER = 13  # pixels


def curve(chart: CurveChart) -> bytes:
    """One customer's chances up to today, and on if nothing is bought."""
    canvas = Canvas(chart.language, chart.title)
    axes = canvas.axes(0.09, 0.73, left=0.13, width=ACROSS)
    first, last = min(chart.bought[0], chart.past[0][0]), chart.ahead[-1][0]
    axes.axvspan(*chart.usual, ymin=-LOWEST / (HIGHEST - LOWEST), color=SHADE, linewidth=0)
    for level, _ in chart.levels:
        axes.axhline(level, color=FAINT, linewidth=1.2, zorder=0)
    axes.plot(*zip(*chart.past, strict=True), color=LAST_BAR, linewidth=3)
    axes.plot(*zip(*chart.ahead, strict=True), color=LAST_BAR, linewidth=2, linestyle=(0, (1.5, 2)))
    axes.plot(chart.bought, [MARKS] * len(chart.bought), color=INK, marker="^", markersize=9, linestyle="none")
    _today(canvas, axes, chart)
    plain(axes)
    axes.set_xlim(first - 0.02 * (last - first), last)
    axes.set_ylim(LOWEST, HIGHEST)
    values, names = zip(*chart.levels, strict=True)
    axes.set_yticks(values, names, fontproperties=canvas.font(SMALL), color=PALE)
    days, months = zip(*chart.months, strict=True) if chart.months else ((), ())
    axes.set_xticks(days, months, fontproperties=canvas.font(SMALL), color=PALE)
    signs = (("▲", chart.bought_label, INK), ("■", chart.usual_label, SHADE), ("┄", chart.ahead_label, LAST_BAR))
    canvas.legend(0.855, *signs)
    return canvas.png()


def _today(canvas: Canvas, axes: "Axes", chart: CurveChart) -> None:
    day, chance = chart.past[-1]
    axes.plot((day, day), (0, chance), color=LINE, linewidth=1.5, linestyle=(0, (4, 3)))
    axes.plot((day,), (chance,), color=LINE, marker="o", markersize=11)
    ahead = (chart.ahead[-1][0] - day) / (chart.ahead[-1][0] - min(chart.bought[0], chart.past[0][0]))
    right = ahead * ACROSS * WIDTH * DPI >= width(chart.now_text) * LETTER
    # To come it only falls, so there is room above; else below the fall, or above what has long been low.
    away = (8, 12) if right else (-10, -24 if chance > LOW else 12)
    canvas.mark(axes, chart.now_text, (day, chance), away, ha="left" if right else "right", size=SMALL + 3,
                color=LINE)  # fmt: skip
