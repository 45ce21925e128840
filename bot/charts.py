"""The week's picture, drawn with matplotlib: meant to be read on a phone in a few seconds."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from handlers.screens.team.weekly import WeekChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, HEIGHT, DPI = 9.0, 6.0, 100  # inches: 900 × 600 pixels
FACES = {"zh_Hans": 2, "zh_Hant": 3, "en": 2}  # faces of the font collection: the first one is Japanese
INK, PALE, BAR, LAST_BAR, LINE = "#26323d", "#7b8794", "#b9cfe4", "#3f7cb5", "#d9772b"
LABEL, SMALL = 15, 14  # points


def draw(chart: WeekChart) -> bytes:
    """The picture as PNG. Takes a tenth of a second, the first time two: not for the database's thread."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    font = _font(chart.language)
    bars = figure.add_axes((0.04, 0.10, 0.92, 0.44))
    line = figure.add_axes((0.04, 0.625, 0.92, 0.20))
    _draw_bars(bars, chart, font)
    _draw_line(line, chart, font)
    figure.text(0.04, 0.925, chart.title, fontproperties=font, fontsize=21, color=INK)
    figure.text(0.04, 0.85, f"● {chart.line_label}", fontproperties=font, fontsize=LABEL, color=LINE)
    figure.text(0.04, 0.555, f"■ {chart.bar_label}", fontproperties=font, fontsize=LABEL, color=LAST_BAR)
    content = BytesIO()
    figure.savefig(content, format="png")
    return content.getvalue()


def _font(language: str) -> Any:
    from matplotlib.font_manager import FontPath, FontProperties
    from noto_cjk_sans_otc import FONT_PATH

    return FontProperties(fname=FontPath(str(FONT_PATH), FACES[language]))


def _draw_bars(axes: "Axes", chart: WeekChart, font: Any) -> None:
    places = range(len(chart.bars))
    colours = [BAR] * (len(chart.bars) - 1) + [LAST_BAR]
    axes.bar(places, chart.bars, width=0.62, color=colours)
    highest, lowest = max(*chart.bars, 1.0), min(*chart.bars, 0.0)
    axes.set_ylim(lowest * 1.15, highest * 1.18)
    for place, (value, text) in enumerate(zip(chart.bars, chart.bar_texts, strict=True)):
        axes.annotate(
            text, (place, max(value, 0)), (0, 5), textcoords="offset points", ha="center",
            fontproperties=font, fontsize=SMALL, color=INK,
        )  # fmt: skip
    _plain(axes, len(chart.bars))
    axes.set_xticks(list(places), chart.weeks, fontproperties=font, fontsize=SMALL, color=PALE)
    axes.axhline(0, color=PALE, linewidth=1)


def _draw_line(axes: "Axes", chart: WeekChart, font: Any) -> None:
    places = range(len(chart.line))
    axes.plot(places, chart.line, color=LINE, linewidth=2.5, marker="o", markersize=8)
    axes.set_ylim(-0.1 * max(*chart.line, 1), max(*chart.line, 1) * 1.45)
    for place, value in enumerate(chart.line):
        axes.annotate(
            str(value), (place, value), (0, 8), textcoords="offset points", ha="center",
            fontproperties=font, fontsize=SMALL, color=LINE,
        )  # fmt: skip
    _plain(axes, len(chart.line))
    axes.set_xticks([])


def _plain(axes: "Axes", count: int) -> None:
    """No frame, no grid, no scale: every value stands at its mark."""
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_xlim(-0.5, count - 0.5)
    axes.set_yticks([])
    axes.tick_params(length=0)
