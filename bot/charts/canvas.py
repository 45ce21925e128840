"""What every picture shares: its size, fonts, colours, and how it becomes a PNG."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from handlers.screens.format import width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, HEIGHT, DPI = 9.0, 6.0, 100  # inches: 900 × 600 pixels
FACES = {"zh_Hans": 2, "zh_Hant": 3, "en": 2}  # faces of the font collection: the first one is Japanese
INK, PALE, BAR, LAST_BAR, LINE = "#26323d", "#7b8794", "#b9cfe4", "#3f7cb5", "#d9772b"
FAINT, SHADE = "#e7ecf1", "#d5dee8"
TITLE, LABEL, SMALL = 22, 17, 15  # points
LEFT, ROOM = 0.04, 0.92  # of the width
COLOURS = 64


class Canvas:
    """A white sheet with a title, in a language's writing."""

    def __init__(self, language: str, title: str) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.font_manager import FontPath, FontProperties, get_font
        from noto_cjk_sans_otc import FONT_PATH

        self.figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor="white")
        FigureCanvasAgg(self.figure)
        self._face = FontPath(str(FONT_PATH), FACES[language])
        self._properties = FontProperties
        self._sign = get_font(self._face).get_char_index
        self.words(LEFT, 0.925, title, TITLE, INK)

    def font(self, size: float) -> Any:
        """The language's letters in a size (points)."""
        return self._properties(fname=self._face, size=size)

    def axes(self, bottom: float, height: float, *, left: float = LEFT, width: float = ROOM) -> "Axes":
        """A part of the sheet to draw in; all measures are parts of its width and height."""
        return self.figure.add_axes((left, bottom, width, height))

    def words(self, across: float, up: float, text: str, size: float, colour: str, **more: Any) -> None:
        """Words anywhere on the sheet."""
        # A dollar sign is one: without this, what stands between two of them would be set as mathematics.
        style = {"fontproperties": self.font(size), "color": colour, "parse_math": False, **more}
        self.figure.text(across, up, self._drawn(text), **style)

    def mark(self, axes: "Axes", text: str, at: tuple[float, float], away: tuple[float, float], **more: Any) -> None:
        """Words beside a point of the drawing, so many points away from it; `size` and `color` as `more` has them."""
        size, colour = more.pop("size", SMALL), more.pop("color", INK)
        style = {"fontproperties": self.font(size), "color": colour, "parse_math": False, **more}
        axes.annotate(self._drawn(text), at, away, textcoords="offset points", **style)

    def _drawn(self, text: str) -> str:
        """Words without the signs that the font has not, such as a little car in a team's name."""
        return "".join(sign for sign in text if self._sign(ord(sign))).strip()

    def legend(self, up: float, *told: tuple[str, str, str]) -> None:
        """Signs with what they stand for, side by side: (sign, words, colour)."""
        across = LEFT
        for sign, words, colour in told:
            self.words(across, up, sign, LABEL, colour)
            self.words(across + 0.03, up, words, LABEL, INK)
            across += 0.065 + 0.0133 * width(words)

    def png(self) -> bytes:
        """The picture, in no more colours than it needs: a quarter of the bytes."""
        from PIL import Image

        drawn, content = BytesIO(), BytesIO()
        self.figure.savefig(drawn, format="png", pil_kwargs={"compress_level": 0})
        with Image.open(drawn) as image:
            few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(content, "PNG", optimize=True)
        return content.getvalue()


def plain(axes: "Axes") -> None:
    """No frame, no scale: every value stands at its mark."""
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_yticks([])
    axes.tick_params(length=0)
