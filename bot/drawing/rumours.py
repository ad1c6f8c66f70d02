"""The rumours of a drawn timeline: a diamond for each claim, hollow where it was denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.drawing.legend import Sign
from bot.drawing.page import Box, Layer, Page
from bot.drawing.palette import INK, PAGE
from bot.drawing.scale import Scale
from bot.drawing.sheet import Sheet
from bot.replies.words import picture_words
from db.records import Certainty, Event

# Half a diamond's width, and the air between two.
_HALF, _AIR = 11, 3
_ROW, _MOST_ROWS = 27, 4
_ABOVE = 4


def draw_rumours(sheet: Sheet, rumours: Sequence[Event]) -> None:
    """The claims about the two, each with a line through the days that it may be of."""
    if not rumours:
        return
    page, scale = sheet.page, sheet.scale
    page.heading(picture_words.RUMOURS)
    placed = list(_placed(scale, rumours))
    top, rows = page.y + 2, max(row for _, row, _ in placed) + 1
    bottom = top + rows * _ROW + 2 * _ABOVE
    sheet.lane(top, bottom)
    for x, row, event in placed:
        middle = top + _ABOVE + (row + 0.5) * _ROW
        left, right = scale.x(event.when.earliest), scale.x(event.when.latest)
        if right - left > 2 * _HALF:
            page.line((left, right), (middle, middle), INK, thick=2.5, layer=Layer.FILL)
        denied = event.certainty is Certainty.DENIED
        _draw_diamond(page, x, middle, hollow=denied)
        sheet.legend.explain(_DENIED if denied else _RUMOURED)
    page.y = bottom


def _placed(scale: Scale, rumours: Sequence[Event]) -> Iterator[tuple[float, int, Event]]:
    """Where each claim's mark stands, and in which row, so that none lies on another; some are left out of a crowd."""
    reached = [float("-inf")] * _MOST_ROWS
    middles = ((scale.x(event.when.earliest) + scale.x(event.when.latest)) / 2 for event in rumours)
    for x, event in sorted(zip(middles, rumours, strict=True), key=lambda pair: pair[0]):
        row = next((row for row, last in enumerate(reached) if x - last > 2 * _HALF + _AIR), None)
        if row is not None:
            reached[row] = x
            yield x, row, event


def _draw_diamond(page: Page, x: float, middle: float, *, hollow: bool) -> None:
    points = [(x - _HALF, middle), (x, middle - _HALF), (x + _HALF, middle), (x, middle + _HALF)]
    fill, outline = (PAGE, INK) if hollow else (INK, PAGE)
    page.shape(points, fill, outline=outline, layer=Layer.MARK)


def _sign(meaning: str, *, hollow: bool) -> Sign:
    def sample(page: Page, box: Box) -> None:
        _draw_diamond(page, (box.left + box.right) / 2, box.middle, hollow=hollow)

    return Sign(meaning, sample)


_RUMOURED = _sign(picture_words.RUMOURED, hollow=False)
_DENIED = _sign(picture_words.DENIED, hollow=True)
