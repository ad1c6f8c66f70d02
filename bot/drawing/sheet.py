"""What the parts of a drawn timeline share, and the signs of what is only reported and of what is vague."""

from __future__ import annotations

from dataclasses import dataclass

from bot.drawing.legend import Legend, Sign
from bot.drawing.page import LEFT, RIGHT, Box, Layer, Page, Points
from bot.drawing.palette import HUES, INK, LANE, light
from bot.drawing.scale import Scale
from bot.reasoning.calculus import Romantic
from bot.reasoning.chart import Turn
from bot.replies.words import picture_words

# The least width at which a shape is seen as one.
SLIVER = 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, the scale of its days, and the legend of what is drawn on it."""

    page: Page
    scale: Scale
    legend: Legend

    def reported(self, points: Points, hue: str) -> None:
        """A shape that rests on reports alone; its first two points are the ends of its top."""
        _draw_reported(self.page, points, hue)
        self.legend.explain(_REPORTED)

    def vague(self, turn: Turn, top: float, bottom: float) -> None:
        """The days between which a turn happened, hatched where they are more than one."""
        left, right = self.scale.x(turn.possible), self.scale.x(turn.certain)
        if turn.possible != turn.certain and right > left:
            # Wide enough to be seen as hatched, however long the story is.
            air = max(0.0, 2 * SLIVER - (right - left)) / 2
            self.page.hatches(Box(max(left - air, LEFT), min(right + air, RIGHT), top, bottom))
            self.legend.explain(_VAGUE)

    def lane(self, top: float, bottom: float) -> None:
        """What bands and marks stand on, from margin to margin."""
        self.page.shape(Box(LEFT, RIGHT, top, bottom).points, LANE, layer=Layer.LANE)


def _draw_reported(page: Page, points: Points, hue: str) -> None:
    # Dashes around a sliver would be all that is left of it.
    outline = INK if points[1][0] - points[0][0] >= SLIVER + 1 else None
    page.shape(points, light(hue), outline=outline, dashed=True, layer=Layer.REPORTED)


def _reported_sample(page: Page, box: Box) -> None:
    inside = Box(box.left + 1, box.right - 1, box.top + 1, box.bottom - 1)
    _draw_reported(page, inside.points, HUES[Romantic.APART])


def _vague_sample(page: Page, box: Box) -> None:
    page.shape(box.points, LANE)
    page.hatches(box)


_REPORTED = Sign(picture_words.REPORTED_ONLY, _reported_sample)
_VAGUE = Sign(picture_words.DATE_NOT_EXACT, _vague_sample)
