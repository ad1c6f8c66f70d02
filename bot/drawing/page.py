"""A page to draw on: texts, shapes and lines in pixels from its top left, and the page as a PNG."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from io import BytesIO
from typing import NamedTuple

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from PIL import Image

from bot.drawing.fonts import DPI, TEXT, font
from bot.drawing.palette import FAINT, INK, PAGE, Colour

# A phone shows a picture at half its width.
WIDTH = 800
LEFT, RIGHT = 24, WIDTH - 36
LINE = 34
_OUTLINE = 2.5
_DASHES = (0, (3, 2))
# How far below its middle a capital letter of size 1 stands.
_BASELINE = 0.365

Points = Sequence[tuple[float, float]]


class Layer(IntEnum):
    """What lies over what, from the lowest on."""

    LANE = 0
    GRID = 1
    FILL = 2
    REPORTED = 3
    HATCHES = 4
    MARK = 5
    TEXT = 6


class Box(NamedTuple):
    """A rectangle of the page."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """From its left to its right."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Halfway between its top and its bottom."""
        return (self.top + self.bottom) / 2

    @property
    def points(self) -> Points:
        """Its corners."""
        return [(self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)]


class Page:
    """A page that grows downwards; `y` is where the next thing begins."""

    def __init__(self) -> None:
        self.y = 0.0
        # Filled in by `png`, once the height is known: matplotlib counts from the bottom.
        self._down = Affine2D()
        self._figure = Figure(dpi=DPI, facecolor=PAGE)

    def text(
        self, x: float, middle: float, text: str, *, size: int = TEXT, bold: bool = False, colour: str = INK,
        centred: bool = False, backed: Colour | None = None,
    ) -> None:  # fmt: skip
        """One line of text, from its left end or centred; `backed` by a colour it hides what lies behind it."""
        drawn = Text(
            x,
            # The capitals are centred, whatever the text's own letters are.
            middle + _BASELINE * size,
            text,
            color=colour,
            horizontalalignment="center" if centred else "left",
            verticalalignment="baseline",
            fontproperties=font(size, bold=bold),
            parse_math=False,
            transform=self._down,
            zorder=Layer.TEXT,
        )
        if backed:
            drawn.set_bbox({"facecolor": backed, "edgecolor": "none", "pad": 2})
        self._figure.add_artist(drawn)

    def shape(
        self, points: Points, fill: Colour, *, outline: str | None = None, dashed: bool = False,
        layer: Layer = Layer.FILL,
    ) -> None:  # fmt: skip
        """A filled polygon, with or without an outline."""
        polygon = self._polygon(points, layer)
        polygon.set_facecolor(fill)
        if outline:
            polygon.set_edgecolor(outline)
            polygon.set_linewidth(_OUTLINE)
            polygon.set_linestyle(_DASHES if dashed else "solid")

    def hatches(self, box: Box) -> None:
        """A box of slanted lines, through which one sees what lies behind it."""
        polygon = self._polygon(box.points, Layer.HATCHES)
        polygon.set_edgecolor(INK)
        polygon.set_hatch("//")
        polygon.set_hatch_linewidth(2.2)

    def line(
        self, xs: tuple[float, float], ys: tuple[float, float], colour: str, *, thick: float, layer: Layer
    ) -> None:
        """A straight line."""
        self._figure.add_artist(Line2D(xs, ys, transform=self._down, color=colour, linewidth=thick, zorder=layer))

    def heading(self, text: str) -> None:
        """A line of bold text with air above it."""
        self.y += 16
        self.text(LEFT, self.y + LINE / 2, text, bold=True, backed=PAGE)
        self.y += LINE

    def note(self, text: str) -> None:
        """A line of faint text."""
        self.text(LEFT, self.y + LINE / 2, text, colour=FAINT, backed=PAGE)
        self.y += LINE

    def png(self) -> bytes:
        """The page as it is, no higher than what stands on it."""
        height = round(self.y)
        self._down.scale(1, -1).translate(0, height)
        self._figure.set_size_inches(WIDTH / DPI, height / DPI)
        canvas = FigureCanvasAgg(self._figure)
        canvas.draw()
        picture = BytesIO()
        # Written without matplotlib's own name and version: the same chart, the same bytes.
        Image.frombytes("RGBA", (WIDTH, height), bytes(canvas.buffer_rgba())).convert("RGB").save(picture, "PNG")
        return picture.getvalue()

    def _polygon(self, points: Points, layer: Layer) -> Polygon:
        """A polygon on the page, of which nothing is seen yet."""
        polygon = Polygon(
            points, closed=True, transform=self._down, facecolor="none", edgecolor="none", linewidth=0, zorder=layer
        )
        self._figure.add_artist(polygon)
        return polygon
